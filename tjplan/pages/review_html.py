"""A review as one HTML file that can be mailed, opened from a disk and printed: no script, nothing loaded."""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from tjplan import telling
from tjplan.model.finding import Finding
from tjplan.model.text import Lang
from tjplan.pages import escape
from tjplan.pages.changed import Telling, at, to_change
from tjplan.pages.languages import HTML_LANG
from tjplan.pages.redline import lines, to_redline
from tjplan.pages.review_words import WORDS
from tjplan.pages.words import WORDS as SITE_WORDS
from tjplan.review import Group, Item, Review, Sentence, Untranslated
from tjplan.textdiff import pieces


def to_html(review: Review, lang: Lang) -> str:
    """The whole review as an HTML page in ``lang``; texts of the other language say that they are."""
    return "\n".join(_Page(review, lang).lines()) + "\n"


@cache
def _style() -> str:
    return Path(__file__).with_name("review.css").read_text(encoding="utf-8")


def _policy() -> str:
    """Nothing loads and nothing runs but the style sheet in the page itself (CSP level 2)."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


class _Page:
    def __init__(self, review: Review, lang: Lang) -> None:
        self.review, self.lang = review, lang
        self.how = Telling(lang)
        self.sections = list(self._sections())

    def word(self, name: str) -> str:
        return WORDS[name][self.lang]

    def lines(self) -> Iterator[str]:
        title = escape.markup(self._title())
        yield f'<!doctype html>\n<html lang="{HTML_LANG[self.lang]}">\n<head>\n<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="generator" content="tjplan">'
        yield f"<title>{title}</title>\n<style>{_style()}</style>\n</head>\n<body>"
        yield f'<a class="skip" href="#content">{self.word("to_content")}</a>'
        yield f"<header>\n<h1>{title}</h1>\n{self._sides()}\n</header>"
        yield from self._contents()
        yield '<main id="content" tabindex="-1">'
        for anchor, heading, content in self.sections:
            yield f'<section aria-labelledby="{anchor}">\n<h2 id="{anchor}">{escape.markup(heading)}</h2>'
            yield from content
            yield "</section>"
        yield "</main>\n</body>\n</html>"

    def _title(self) -> str:
        plan = telling.title(self.review, self.lang)
        return f"{plan}{self.how.colon}{self.word('compared')}" if plan else self.word("compared")

    def _sides(self) -> str:
        pairs = (("old", self.review.old), ("new", self.review.new))
        rows = "".join(
            f"<dt>{self.word(name)}</dt><dd>{escape.markup(telling.side(one, self.lang))}</dd>" for name, one in pairs
        )
        return f"<dl>{rows}</dl>"

    def _contents(self) -> Iterator[str]:
        if len(self.sections) > 1:
            links = "".join(
                f'<li><a href="#{anchor}">{escape.markup(heading)}</a></li>' for anchor, heading, _ in self.sections
            )
            yield f'<nav aria-label="{self.word("contents")}">\n<ul>{links}</ul>\n</nav>'

    def _sections(self) -> Iterator[tuple[str, str, list[str]]]:
        """Id, heading and HTML of each part that has something to tell."""
        review = self.review
        yield "summary", self.word("summary"), list(self._summary())
        if review.remarks:
            yield "remarks", self.word("remarks"), [_listed(lines(one[self.lang]) for one in review.remarks)]
        for number, group in enumerate(review.groups, 1):
            own = [item for item in review.items if item.group == group.id]
            changes = [to_change(block, self.how) for block in telling.blocks(own)]
            yield f"part-{number}", telling.said(group.title, self.lang), changes
        if review.findings is None or any(some for _, some in telling.finding_lists(review.findings)):
            yield "findings", self.word("findings"), list(self._findings())
        if review.untranslated:
            yield (
                "untranslated",
                telling.UNTRANSLATED[self.lang],
                [part for one in review.untranslated for part in self._lagging(one)],
            )
        if telling.unexplained(review):
            yield "unexplained", telling.UNEXPLAINED[self.lang], [self._unexplained()]

    def _summary(self) -> Iterator[str]:
        yield _listed(escape.markup(line) for line in telling.summary(self.review, self.lang))
        if self.review.items:
            yield f"<p>{self.word('legend')}</p>"
            yield self._counts()
        yield from self._indicators()

    def _counts(self) -> str:
        """Changes by part and kind, kinds that do not occur left out."""
        used = [kind for kind, _ in telling.counted(self.review.items)]
        names = [*(telling.KIND_WORDS[kind][self.lang] for kind in used), self.word("all_parts")]
        heads = "".join(f'<th scope="col" class="number">{name}</th>' for name in names)
        rows = "".join(self._count_row(number, group, used) for number, group in enumerate(self.review.groups, 1))
        total = _numbers(self.review.items, used)
        return (
            f'<div class="wide" role="region" tabindex="0" aria-labelledby="counts"><table><caption id="counts">{self.word("by_part")}'
            f'</caption><thead><tr><th scope="col">{self.word("part")}</th>{heads}</tr></thead><tbody>{rows}</tbody>'
            f'<tfoot><tr><th scope="row">{self.word("all_parts")}</th>{total}</tr></tfoot></table></div>'
        )

    def _count_row(self, number: int, group: Group, used: Sequence[str]) -> str:
        own = [item for item in self.review.items if item.group == group.id]
        title = escape.markup(telling.said(group.title, self.lang))
        return f'<tr><th scope="row"><a href="#part-{number}">{title}</a></th>{_numbers(own, used)}</tr>'

    def _indicators(self) -> Iterator[str]:
        found = [item for item in self.review.items if item.group == "indicators"]
        if found:
            yield f"<h3>{self.word('indicators')}</h3>"
            yield _listed(dict.fromkeys(self._indicator(block) for block in telling.blocks(found)))

    def _indicator(self, block: telling.Block) -> str:
        item, kind = block.first, telling.KIND_WORDS[block.kind][self.lang]
        told = telling.number(item.number, self.lang) if item.number else kind
        return escape.markup(f"{telling.name(item, self.lang)}{self.how.colon}{told}")

    def _findings(self) -> Iterator[str]:
        if self.review.findings is None:
            yield f"<p>{self.word('not_checked')}</p>"
            return
        for heading, some in telling.finding_lists(self.review.findings):
            if some:
                yield f"<h3>{heading[self.lang]} ({len(some)})</h3>\n{_listed(self._finding(one) for one in some)}"

    def _finding(self, one: Finding) -> str:
        grade = SITE_WORDS[f"grade_{one.severity}"][self.lang]
        advice = one.waived.reason[self.lang] if one.waived else one.hint[self.lang]
        return (
            f"<b>{grade}</b>{self.how.colon}{escape.markup(one.message[self.lang])}"
            f"<br>{escape.markup(advice)}<br><code>{escape.markup(one.code)}</code>{at(one.place)}"
        )

    def _lagging(self, one: Untranslated) -> Iterator[str]:
        yield f'<div class="tj-change">\n<h3>{escape.markup(telling.lagging(one, self.lang))}</h3>'
        for sentence in one.sentences:
            yield from self._sentence(one.changed, sentence)
        yield f'<p class="tj-aside">{self.word("file")}{self.how.colon}{at(one.place)}</p>' if one.place else ""
        yield "</div>"

    def _sentence(self, changed: Lang, sentence: Sentence) -> Iterator[str]:
        other: Lang = "en" if changed == "zh" else "zh"
        names = {of: f"{telling.LANGUAGES[of][self.lang]}{self.how.colon}" for of in (changed, other)}
        yield to_redline(pieces(sentence.old, sentence.new), changed, self.lang, names[changed])
        lang = f' lang="{HTML_LANG[other]}"' if sentence.other and other != self.lang else ""
        said = lines(sentence.other or telling.UNMATCHED[self.lang])
        yield f'<p><span class="tj-which">{names[other]}</span><span{lang}>{said}</span>{at(sentence.place)}</p>'

    def _unexplained(self) -> str:
        found = telling.unexplained(self.review)
        if telling.none_is_explained(self.review):
            return f"<p>{escape.markup(telling.none_explained(len(found), self.lang))}</p>"
        return _listed(escape.markup(telling.name(block.first, self.lang)) for block in found)


def _numbers(items: Sequence[Item], used: Sequence[str]) -> str:
    blocks = telling.blocks(items)
    counts = [*(sum(block.kind == kind for block in blocks) for kind in used), len(blocks)]
    return "".join(f'<td class="number">{count or ""}</td>' for count in counts)


def _listed(entries: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{one}</li>' for one in entries)}</ul>"
