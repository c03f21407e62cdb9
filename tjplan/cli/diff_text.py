"""A review for a person at a terminal: what was not compared, the counts, the changes, then what they do."""

from collections.abc import Iterator, Sequence

from tjplan import telling
from tjplan.cli import report_text
from tjplan.model.finding import Finding
from tjplan.model.source import Place
from tjplan.model.text import Bilingual, Lang
from tjplan.model.visible import visible
from tjplan.review import Item, Review, Sentence, Stated, Untranslated
from tjplan.telling import Block
from tjplan.textdiff import Piece, pieces

STALE_SHOWN = 8
"""Places that still state the old words, listed with one change."""
_REMARK = Bilingual("注意：", "Note: ")
_ASK = Bilingual(
    "理由写在提交说明末尾（Reason-zh:、Reason-en:），或写入规划文件夹中的 changes.yaml。",
    "Give reasons at the end of commit messages (Reason-zh:, Reason-en:) or in changes.yaml in the plan's folder.",
)
_REASON = Bilingual("理由", "reason")
_COLOURS = {"deleted": "31", "inserted": "32"}
_MARKS = {"deleted": ("[-", "-]"), "inserted": ("{+", "+}")}


def render(review: Review, lang: Lang, *, colour: bool = False) -> str:
    """The whole review, ending in a line feed."""
    return "\n".join(_Telling(review, lang, colour).lines()) + "\n"


class _Telling:
    """The lines of one review in one language."""

    def __init__(self, review: Review, lang: Lang, colour: bool) -> None:
        self.review, self.lang, self.colour = review, lang, colour
        self.colon = "：" if lang == "zh" else ": "

    def paint(self, text: str, code: str) -> str:
        return f"\033[{code}m{text}\033[0m" if self.colour and text else text

    def lines(self) -> Iterator[str]:
        for remark in self.review.remarks:
            yield self.paint(_REMARK[self.lang] + visible(remark[self.lang]), "33")
        yield from ("",) if self.review.remarks else ()
        yield from self._summary()
        for group in self.review.groups:
            yield ""
            yield self.paint(visible(telling.said(group.title, self.lang)), "1")
            yield from self._items([item for item in self.review.items if item.group == group.id])
        yield from self._findings()
        yield from self._untranslated()
        yield from self._unexplained()

    def _summary(self) -> Iterator[str]:
        old, new = (telling.side(one, self.lang) for one in (self.review.old, self.review.new))
        titled = f"{telling.title(self.review, self.lang)}{self.colon}" if telling.title(self.review, self.lang) else ""
        yield self.paint(visible(f"{titled}{old} → {new}"), "1")
        yield from telling.summary(self.review, self.lang)

    def _items(self, items: Sequence[Item]) -> Iterator[str]:
        for block in telling.blocks(items):
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        yield f"  {block.kinds(self.lang)}  {visible(telling.name(block.first, self.lang))}{self._at(block.place)}"
        happened = (line for item in block.told for line in self._happened(item, block.place is None))
        for line in (*dict.fromkeys(happened), *self._stale(block.stale)):
            yield f"      {line}"
        yield from (f"      {_REASON[self.lang]}{self.colon}{visible(words)}" for words in block.reasons(self.lang))

    def _at(self, place: Place | None) -> str:
        return "  " + self.paint(visible(f"{place.file}:{place.line}"), "2") if place else ""

    def _happened(self, item: Item, placed: bool) -> Iterator[str]:
        """Lines that say what became of it; with the place where items of one block stand in several."""
        where = self._at(item.place) if placed else ""
        if item.number:
            yield visible(telling.number(item.number, self.lang)) + where
        elif item.change.kind in ("moved", "renumbered", "renamed"):
            yield visible(telling.shifted(item, self.lang))
        else:
            for of, words in telling.reworded(item, self.lang):
                lead = f"{of[self.lang]}{self.colon}" if of else ""
                yield lead + self._redline(words) + where

    def _redline(self, words: Sequence[Piece]) -> str:
        return "".join(map(self._piece, telling.elided(words)))

    def _piece(self, piece: Piece) -> str:
        text = visible(piece.text)
        if piece.kind == "same":
            return text
        start, end = ("", "") if self.colour else _MARKS[piece.kind]
        return self.paint(f"{start}{text}{end}", _COLOURS[piece.kind])

    def _stale(self, stated: Sequence[Stated]) -> Iterator[str]:
        for one in stated[:STALE_SHOWN]:
            lead, said = telling.stated(one, self.lang)
            yield lead + self.colon + visible(said) + self._at(one.place)
        if len(stated) > STALE_SHOWN:
            yield telling.more_stale(len(stated) - STALE_SHOWN, self.lang)

    def _findings(self) -> Iterator[str]:
        found = self.review.findings
        if found is None:
            return
        for heading, some in telling.finding_lists(found):
            if some:
                yield from ("", self.paint(f"{heading[self.lang]} ({len(some)})", "1"))
                yield from (line for finding in some for line in self._finding(finding))

    def _finding(self, finding: Finding) -> Iterator[str]:
        severity = report_text.SEVERITY_WORDS[finding.severity][self.lang]
        place = ":".join(map(str, finding.place))
        yield visible(f"  {place} {severity} [{finding.code}] {finding.message[self.lang]}")
        if finding.waived:
            yield visible(f"      {_REASON[self.lang]}{self.colon}{finding.waived.reason[self.lang]}")

    def _untranslated(self) -> Iterator[str]:
        found = self.review.untranslated
        if found:
            yield from ("", self.paint(f"{telling.UNTRANSLATED[self.lang]} ({len(found)})", "1"))
        for one in found:
            yield f"  {visible(telling.lagging(one, self.lang))}{self._at(one.place)}"
            yield from (line for sentence in one.sentences for line in self._sentence(one, sentence))

    def _sentence(self, one: Untranslated, sentence: Sentence) -> Iterator[str]:
        other: Lang = "en" if one.changed == "zh" else "zh"
        where = self._at(sentence.place) if sentence.place != one.place else ""
        changed, kept = telling.LANGUAGES[one.changed][self.lang], telling.LANGUAGES[other][self.lang]
        yield f"      {changed}{self.colon}{self._redline(pieces(sentence.old, sentence.new))}"
        said = visible(sentence.other) if sentence.other else telling.UNMATCHED[self.lang]
        yield f"      {kept}{self.colon}{said}{where}"

    def _unexplained(self) -> Iterator[str]:
        found = telling.unexplained(self.review)
        if not found:
            return
        yield ""
        if telling.none_is_explained(self.review):
            yield telling.none_explained(len(found), self.lang)
        else:
            yield self.paint(f"{telling.UNEXPLAINED[self.lang]} ({len(found)})", "1")
            yield from (
                f"  {visible(telling.name(block.first, self.lang))}{self._at(block.first.place)}" for block in found
            )
        yield _ASK[self.lang]
