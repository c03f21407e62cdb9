"""A review as Markdown for the comment on a pull request (GitHub, Gitea, GitLab), within a number of characters.

What matters most comes first, the changes folded by chapter.  Redlines are ``<del>`` and ``<ins>``:
``~~`` and ``**`` are no marks where they touch Chinese punctuation (CommonMark 0.31, 6.2).
"""

from collections.abc import Iterator, Sequence

from tjplan import telling
from tjplan.cli import gfm, report_text
from tjplan.cli.fitting import Section, fitted
from tjplan.model.finding import SEVERITIES, Finding
from tjplan.model.source import Place
from tjplan.model.text import Bilingual, Lang
from tjplan.model.visible import visible
from tjplan.review import Group, Item, Review, Untranslated
from tjplan.telling import Block
from tjplan.textdiff import Piece, pieces

MARKER = "<!-- tjplan diff -->"
"""The first line, by which a program finds its comment again."""
_LONGEST = 600
"""Characters of one text that are shown."""
_STALE = 4
"""Places that still state the old words, listed with one change."""
_TAGS = {"deleted": "del", "inserted": "ins"}
_WHERE = Bilingual("所在", "Where")
_SUM = Bilingual("合计", "Total")
_INDICATORS = Bilingual("指标的变化", "Indicators")
_REASON = Bilingual("理由", "Reason")
_ALL = Bilingual(
    "为控制篇幅，另有 {0} 处改动、{1} 条其他内容未列出；全文见 `tjplan diff` 的输出。",
    "To keep this short, {0} changes and {1} other entries are left out: `tjplan diff` tells all.",
)


def render(review: Review, lang: Lang, *, size: int = 0) -> str:
    """The comment, of at most ``size`` characters (0: no limit) unless the few lines of its head alone are longer."""
    telling_ = _Telling(review, lang)
    sections = tuple(telling_.sections())
    return fitted(telling_.head(), sections, size, _ALL[lang])


class _Telling:
    """The parts of one review in one language."""

    def __init__(self, review: Review, lang: Lang) -> None:
        self.review, self.lang = review, lang
        self.colon = "：" if lang == "zh" else ": "

    def head(self) -> str:
        """Marker, title and the lines that count."""
        old, new = (telling.side(one, self.lang) for one in (self.review.old, self.review.new))
        title = telling.title(self.review, self.lang)
        heading = f"{title}{self.colon}{old} → {new}" if title else f"{old} → {new}"
        counts = "\n".join(f"- {gfm.text(line)}" for line in telling.summary(self.review, self.lang))
        return f"{MARKER}\n\n## {_text(heading)}\n\n{counts}"

    def sections(self) -> Iterator[Section]:
        """All that follows, the weightiest first."""
        yield Section("", tuple(f"> - **{_text(words[self.lang])}**" for words in self.review.remarks))
        yield self._table()
        yield self._indicators()
        found = self.review.findings
        lists = telling.finding_lists(found) if found else ()
        yield from (self._findings(heading, some) for heading, some in lists[:2])
        yield self._untranslated()
        yield from (self._group(group) for group in self.review.groups)
        yield from (self._findings(heading, some) for heading, some in lists[2:])
        yield self._unexplained()

    def _table(self) -> Section:
        """How many changes of each kind each chapter has."""
        kinds = [kind for kind, _ in telling.counted(self.review.items)]
        heads = [_WHERE[self.lang], *(telling.KIND_WORDS[kind][self.lang] for kind in kinds), _SUM[self.lang]]
        rows = [self._counts(group, kinds) for group in self.review.groups]
        return Section("\n".join([_row(heads), _row(["---", *["---:"] * (len(heads) - 1)])]), tuple(rows))

    def _counts(self, group: Group, kinds: Sequence[str]) -> str:
        blocks = telling.blocks(item for item in self.review.items if item.group == group.id)
        counts = [sum(block.kind == kind for block in blocks) for kind in kinds]
        return _row(
            [_text(telling.said(group.title, self.lang)), *(str(count or "") for count in counts), str(len(blocks))]
        )

    def _indicators(self) -> Section:
        """What became of the indicators, figure by figure."""
        blocks = telling.blocks(
            item for item in self.review.items if item.change.address.startswith("indicators.") and item.number
        )
        heading = f"### {_INDICATORS[self.lang]}\n"
        rows = tuple(
            f"- {_text(telling.name(block.first, self.lang))}{self.colon}{self._number(block.first)}"
            for block in blocks
        )
        return Section(heading, rows)

    def _number(self, item: Item) -> str:
        assert item.number
        return _text(telling.number(item.number, self.lang))

    def _findings(self, heading: Bilingual, some: Sequence[Finding]) -> Section:
        grave_first = sorted(some, key=lambda finding: -SEVERITIES.index(finding.severity))
        entries = tuple(self._finding(finding) for finding in grave_first)
        return Section(f"### {heading[self.lang]} ({len(some)})\n", entries, more=self._more())

    def _finding(self, finding: Finding) -> str:
        severity = report_text.SEVERITY_WORDS[finding.severity][self.lang]
        lead = f"- **{severity}** {_text(finding.message[self.lang])}{_at(finding.place)} ({gfm.code(visible(finding.code))})"
        if not finding.waived:
            return lead
        return f"{lead}\n  - {_REASON[self.lang]}{self.colon}{_text(finding.waived.reason[self.lang])}"

    def _untranslated(self) -> Section:
        found = self.review.untranslated
        heading = f"### {telling.UNTRANSLATED[self.lang]} ({len(found)})\n"
        return Section(heading, tuple(self._lagging(one) for one in found), more=self._more())

    def _lagging(self, one: Untranslated) -> str:
        other: Lang = "en" if one.changed == "zh" else "zh"
        lines = [f"- {_text(telling.lagging(one, self.lang))}{_at(one.place)}"]
        for sentence in one.sentences:
            said = _text(sentence.other) if sentence.other else telling.UNMATCHED[self.lang]
            where = _at(sentence.place) if sentence.place != one.place else ""
            lines.append(
                f"  - {self._lead(telling.LANGUAGES[one.changed])}{_redline(pieces(sentence.old, sentence.new))}"
            )
            lines.append(f"  - {self._lead(telling.LANGUAGES[other])}{said}{where}")
        return "\n".join(lines)

    def _lead(self, words: Bilingual | None) -> str:
        return f"{words[self.lang]}{self.colon}" if words else ""

    def _group(self, group: Group) -> Section:
        blocks = telling.blocks(item for item in self.review.items if item.group == group.id)
        title = gfm.html(_cut(visible(telling.said(group.title, self.lang))))
        opening = f"<details>\n<summary>{title} ({len(blocks)})</summary>\n"
        entries = tuple(map(self._block, blocks))
        return Section(opening, entries, "\n</details>", self._more(), (1,) * len(entries))

    def _block(self, block: Block) -> str:
        head = f"- **{block.kinds(self.lang)}** {_text(telling.name(block.first, self.lang))}{_at(block.place)}"
        happened = dict.fromkeys(line for item in block.told for line in self._happened(item, block.place is None))
        return "\n".join([head, *(f"  - {line}" for line in (*happened, *self._effects(block)))])

    def _happened(self, item: Item, placed: bool) -> Iterator[str]:
        where = _at(item.place) if placed else ""
        if item.number:
            yield self._number(item) + where
        elif item.change.kind in ("moved", "renumbered", "renamed"):
            yield _text(telling.shifted(item, self.lang))
        else:
            yield from (f"{self._lead(of)}{_redline(words)}{where}" for of, words in telling.reworded(item, self.lang))

    def _effects(self, block: Block) -> Iterator[str]:
        """The places that did not change with it, and why it changed."""
        for one in block.stale[:_STALE]:
            lead, said = telling.stated(one, self.lang)
            yield f"{lead}{self.colon}{_text(said)}{_at(one.place)}"
        if len(block.stale) > _STALE:
            yield gfm.text(telling.more_stale(len(block.stale) - _STALE, self.lang))
        yield from (f"{_REASON[self.lang]}{self.colon}{_text(words)}" for words in block.reasons(self.lang))

    def _unexplained(self) -> Section:
        found = telling.unexplained(self.review)
        if not found:
            return Section("", ())
        if telling.none_is_explained(self.review):
            return Section("", (telling.none_explained(len(found), self.lang),))
        names = [_text(telling.name(block.first, self.lang)) for block in found]
        heading = f"<details>\n<summary>{telling.UNEXPLAINED[self.lang]} ({len(found)})</summary>\n"
        return Section(heading, tuple(f"- {name}" for name in names), "\n</details>", self._more())

    def _more(self) -> str:
        return Bilingual("- 另有 {0} 条未列出", "- {0} more are left out")[self.lang]


def _text(words: str) -> str:
    """Plan text that shows as itself and nothing else, its end cut where it is long."""
    return gfm.text(_cut(visible(words)))


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _at(place: Place | None) -> str:
    return f" {gfm.code(visible(f'{place.file}:{place.line}'))}" if place else ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _redline(words: Sequence[Piece]) -> str:
    return "".join(map(_piece, telling.elided(words)))


def _piece(piece: Piece) -> str:
    """The words with the spaces at their ends, which the escaping takes off; blanks alone are made visible."""
    text = piece.text
    if piece.kind != "same" and text.isspace():
        text = text.replace(" ", "␣")
    before, behind = (" " if end.isspace() and end != "\n" else "" for end in (text[:1], text[-1:]))
    shown = f"{before}{_text(text)}{behind}" if text.strip() else before + _text(text)
    tag = _TAGS.get(piece.kind)
    return f"<{tag}>{shown}</{tag}>" if tag else shown
