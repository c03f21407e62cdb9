"""What cannot be shown as a revision, said in comments: those change no text (ECMA-376 Part 1, 17.13.4)."""

from collections.abc import Sequence
from copy import deepcopy

from tjplan.model.text import Lang
from tjplan.word.redline.hand import Hand
from tjplan.word.runs import runs
from tjplan.word.xml import Element, clark, serialise, w

_PROPERTIES, _PARAGRAPH, _ROW_PROPERTIES = clark("w:pPr"), clark("w:p"), clark("w:trPr")
_CHANGED = tuple(clark(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo"))
_ID = clark("w:id")


class Comments:
    """The comments of one file."""

    def __init__(self, hand: Hand, lang: Lang) -> None:
        self._hand, self._lang = hand, lang
        self._made: list[tuple[Element, Element]] = []

    def add(self, paragraph: Element, lines: Sequence[str]) -> None:
        """``lines`` beside ``paragraph``, each a paragraph of the comment."""
        start, end = w("commentRangeStart", id=0), w("commentRangeEnd", id=0)
        reference = w("commentReference", id=0)
        for mark in (end, start):
            paragraph.insert(_first(paragraph), mark)
        end.addnext(w("r", reference))
        said = [w("p", *runs(line, self._lang)) for line in lines]
        said[0].insert(0, w("r", w("annotationRef")))
        self._made.append((self._hand.wrote("comment", *said), reference))

    def __bool__(self) -> bool:
        return bool(self._made)

    def part(self) -> bytes:
        """The part ``comments.xml``, once the body's annotations have their numbers."""
        for comment, reference in self._made:
            comment.set(_ID, reference.get(_ID))
        return serialise(w("comments", *(deepcopy(comment) for comment, _ in self._made)))


def place(body: Element) -> Element:
    """The first paragraph that is in both documents, where a comment stays whatever becomes of the changes."""
    first = None
    for paragraph in body.iter(_PARAGRAPH):
        first = paragraph if first is None else first
        if _stays(paragraph):
            return paragraph
    return first


def _stays(paragraph: Element) -> bool:
    end = paragraph.find(f"{_PROPERTIES}/{clark('w:rPr')}")
    if end is not None and any(end.find(name) is not None for name in _CHANGED):
        return False
    return not any(
        row.find(f"{_ROW_PROPERTIES}/{name}") is not None
        for row in paragraph.iterancestors(clark("w:tr"))
        for name in _CHANGED
    )


def _first(paragraph: Element) -> int:
    return 1 if len(paragraph) and paragraph[0].tag == _PROPERTIES else 0
