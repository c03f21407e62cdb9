"""The page of what changed, and the edition that every page names at its foot."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tjplan.document import Document
from tjplan.model.plan import Plan
from tjplan.model.text import Lang
from tjplan.pages import escape
from tjplan.pages.edition import to_summary
from tjplan.pages.editions import NO_EDITIONS, Editions
from tjplan.pages.review_words import WORDS as REVIEW_WORDS
from tjplan.pages.words import WORDS

PATH = "changes.md"


@dataclass(frozen=True, slots=True)
class Edition:
    """The state of the plan's files that a website shows: a commit and its day (``2026-11-23``),
    each empty where it is not known; a plus sign behind the commit says that files changed since."""

    commit: str = ""
    date: str = ""

    @property
    def short(self) -> str:
        """The commit as people quote it."""
        return self.commit[:10] + ("+" if self.commit.endswith("+") else "")


UNKNOWN = Edition()


def to_line(edition: Edition, lang: Lang) -> str:
    """The edition in one line of plain text, empty where nothing is known of it."""
    known = (("edition", edition.short), ("edition_date", edition.date))
    colon, between = ("：", "，") if lang == "zh" else (": ", "; ")
    line = between.join(f"{WORDS[word][lang].lower()}{colon}{value}" for word, value in known if value)
    return line[:1].upper() + line[1:]


def to_changes(
    plan: Plan,
    document: Document,
    edition: Edition,
    editions: Editions = NO_EDITIONS,
    histories: Mapping[str, str] | None = None,
) -> str:
    """The Markdown of changes.md; ``histories`` are the pages of what parts of the text went through: path -> title."""
    lang = document.lang
    lines = "\n".join(f"- {line}" for line in _known(plan, document, edition))
    parts = [f"# {WORDS['changes'][lang]} {{: #changes }}", f"## {WORDS['this_edition'][lang]} {{: #edition }}", lines]
    parts += [
        f"## {WORDS['compared'][lang]} {{: #compared }}",
        *_compared(editions, lang),
        *_histories(histories or {}, lang),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _compared(editions: Editions, lang: Lang) -> Iterator[str]:
    if not editions.found and not editions.remarks:
        yield WORDS["nothing_before"][lang]
    yield from (escape.line(escape.markdown(remark[lang])) for remark in editions.remarks)
    for one in editions.found:
        yield from to_summary(one, lang)


def _histories(histories: Mapping[str, str], lang: Lang) -> Iterator[str]:
    if histories:
        yield f"## {REVIEW_WORDS['by_paragraph'][lang]} {{: #history }}"
        yield REVIEW_WORDS["by_paragraph_note"][lang]
        yield "\n".join(f"- [{escape.markdown(title)}]({path})" for path, title in histories.items())


def _known(plan: Plan, document: Document, edition: Edition) -> Iterator[str]:
    lang, cover = document.lang, document.cover
    known = (
        ("round", plan.round),
        ("issued_by", cover.issuer),
        ("issued_on", cover.date),
        ("edition", edition.short),
        ("edition_date", edition.date),
    )
    colon = "：" if lang == "zh" else ": "
    for word, value in known:
        if value:
            yield f"{WORDS[word][lang]}{colon}{escape.markdown(value)}"
