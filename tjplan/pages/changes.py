"""The page of what changed, and the edition that every page names at its foot."""

from collections.abc import Iterator
from dataclasses import dataclass

from tjplan.document import Document
from tjplan.model.plan import Plan
from tjplan.model.text import Lang
from tjplan.pages import escape
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


def to_changes(plan: Plan, document: Document, edition: Edition) -> str:
    """The Markdown of changes.md."""
    lang = document.lang
    lines = "\n".join(f"- {line}" for line in _known(plan, document, edition))
    parts = [f"# {WORDS['changes'][lang]} {{: #changes }}", f"## {WORDS['this_edition'][lang]} {{: #edition }}", lines]
    parts += [f"## {WORDS['compared'][lang]} {{: #compared }}", WORDS["nothing_before"][lang]]
    return "\n\n".join(filter(None, parts)) + "\n"


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
