"""Tables that came or went, and those that are in both documents, row by row and cell by cell."""

from collections.abc import Sequence

from tjplan.word.redline import properties
from tjplan.word.redline.align import anchors
from tjplan.word.redline.hand import Change, Hand
from tjplan.word.redline.keys import Key
from tjplan.word.redline.paragraphs import both, untouched, whole
from tjplan.word.redline.tally import Tally
from tjplan.word.xml import Element, clark

_ROW, _CELL, _PARAGRAPH = clark("w:tr"), clark("w:tc"), clark("w:p")
_SPAN, _MERGE = (f"{clark('w:tcPr')}/{clark(f'w:{name}')}" for name in ("gridSpan", "vMerge"))
_VALUE = clark("w:val")


def whole_table(table: Element, change: Change, names: frozenset[str], hand: Hand) -> Element:
    """``table`` with every row inside ``change``: a table has no mark of its own."""
    for row in table.iterchildren(_ROW):
        whole_row(row, change, names, hand)
    return table


def whole_row(row: Element, change: Change, names: frozenset[str], hand: Hand) -> Element:
    """``row`` marked, and all that stands in it: not every program takes the row's mark for its content's."""
    properties.row_properties(row).append(hand.wrote(change))
    for paragraph in row.iter(_PARAGRAPH):
        whole(paragraph, change, names, hand)
    return row


class Pair:
    """A table of both documents; ``keys`` are those of the rows of each."""

    def __init__(self, old: Element, new: Element, names: frozenset[str], hand: Hand, tally: Tally) -> None:
        self._old, self._new, self._names, self._hand, self._tally = old, new, names, hand, tally

    def merged(self, old_keys: Sequence[Key], new_keys: Sequence[Key]) -> Element:
        """The new table with the old one's rows where they were."""
        before, after = list(self._old.iterchildren(_ROW)), list(self._new.iterchildren(_ROW))
        for row in after:
            self._new.remove(row)
        at = here = 0
        for old, new in [*self._stay(before, after, old_keys, new_keys), (len(before), len(after))]:
            self._new.extend(self._all(before[at:old], "del"))
            self._new.extend(self._all(after[here:new], "ins"))
            if new < len(after):
                self._new.append(self._row(before[old], after[new]))
            at, here = old + 1, new + 1
        properties.table(self._old, self._new, self._hand)
        return self._new

    def _stay(
        self, before: Sequence[Element], after: Sequence[Element], old_keys: Sequence[Key], new_keys: Sequence[Key]
    ) -> list[tuple[int, int]]:
        """The rows of both: merged cells must be the same, or one document or the other would get a broken grid."""
        old = [(*key, build(row)) for key, row in zip(old_keys, before, strict=True)]
        new = [(*key, build(row)) for key, row in zip(new_keys, after, strict=True)]
        return [(one.old, one.new) for one in anchors(old, new, [1] * len(new))]

    def _all(self, rows: Sequence[Element], change: Change) -> list[Element]:
        self._tally.add("row", change, len(rows))
        return [whole_row(row, change, self._names, self._hand) for row in rows]

    def _row(self, old: Element, new: Element) -> Element:
        if untouched(old, new, self._names):
            return new
        for before, after in zip(old.iterchildren(_CELL), list(new.iterchildren(_CELL)), strict=True):
            self._cell(before, after)
        properties.row(old, new, self._hand)
        return new

    def _cell(self, old: Element, new: Element) -> None:
        pairs = zip(old.iterchildren(_PARAGRAPH), list(new.iterchildren(_PARAGRAPH)), strict=True)
        for before, after in pairs:
            both(before, after, self._names, self._hand)
        self._tally.edit("cell", new)
        properties.cell(old, new, self._hand)


def build(row: Element) -> tuple[object, ...]:
    """How ``row`` is divided: the span and merge of each cell and its number of paragraphs."""
    return tuple((_value(cell.find(_SPAN)), _value(cell.find(_MERGE)), len(cell)) for cell in row.iterchildren(_CELL))


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(_VALUE, "")
