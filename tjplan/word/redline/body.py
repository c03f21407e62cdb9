"""The merged body: the new one element for element once all is accepted, the old one once all is rejected."""

from collections.abc import Sequence
from dataclasses import dataclass

from tjplan.word.redline import paragraphs, properties, texts
from tjplan.word.redline.hand import Change, Hand
from tjplan.word.redline.items import Body, Item, items
from tjplan.word.redline.keys import Key, Places, role
from tjplan.word.redline.moves import moves, ranges
from tjplan.word.redline.tables import Pair, whole_table
from tjplan.word.redline.tally import Tally
from tjplan.word.redline.targets import rename
from tjplan.word.xml import Element, clark, w

_SECTION, _START, _END, _NAME, _ID = (
    clark(f"w:{name}") for name in ("sectPr", "bookmarkStart", "bookmarkEnd", "name", "id")
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The element ``w:body`` of one document, and what its bookmarks stand for."""

    body: Element
    places: Places

    def blocks(self) -> Body:
        """Its paragraphs and tables."""
        elements = [element for element in self.body if element.tag != _SECTION]
        return Body(elements, self.places.blocks(elements))


def merge(old: Sheet, new: Sheet, hand: Hand, tally: Tally, *, show_moves: bool) -> None:
    """Make of the body of ``new`` that of the redline; ``old`` is used up."""
    names = frozenset(one.get(_NAME, "").lower() for one in new.body.iter(_START))
    for mark in old.body.iter(_START, _END):
        # Numbers of one document, until each has its own in the whole.
        mark.set(_ID, f"old{mark.get(_ID)}")
    last, former = new.body.find(_SECTION), old.body.find(_SECTION)
    found = items(old.blocks(), new.blocks())
    rename(old.body, found, names)
    made = _Merging(old.places, new.places, names, hand, tally).all(found, show_moves=show_moves)
    properties.section(former, last, hand)
    new.body[:] = [*made, last]


class _Merging:
    def __init__(self, old: Places, new: Places, names: frozenset[str], hand: Hand, tally: Tally) -> None:
        self._old, self._new, self._names, self._hand, self._tally = old, new, names, hand, tally

    def all(self, found: Sequence[Item], *, show_moves: bool) -> list[Element]:
        """The elements of ``found`` in order."""
        moved = self._moved(found) if show_moves else {}
        out: list[Element] = []
        rows = _Rows(self._old, self._new)
        for at, item in enumerate(found):
            out += moved[at] if at in moved else self._item(item, rows)
        return out

    def _item(self, item: Item, rows: "_Rows") -> list[Element]:
        if item.bears is not None:
            return [self._closing(item, item.bears)]
        if item.old is None:
            return [self._alone(item, item.new, "ins")]
        if item.new is None:
            return [self._alone(item, item.old, "del")]
        if item.is_table:
            if paragraphs.untouched(item.old, item.new, self._names):
                return [item.new]
            pair = Pair(item.old, item.new, self._names, self._hand, self._tally)
            return [pair.merged(*rows.of(item))]
        made = self._both(item)
        for paragraph in made:
            self._tally.edit(role(item.key), paragraph)
        return made

    def _both(self, item: Item) -> list[Element]:
        if item.end:
            return [paragraphs.opened(item.old, item.new, self._names, self._hand, item.end)]
        return paragraphs.both(item.old, item.new, self._names, self._hand)

    def _alone(self, item: Item, element: Element, change: Change) -> Element:
        self._tally.add(role(item.key), change)
        make = whole_table if item.is_table else paragraphs.whole
        return make(element, change, self._names, self._hand)

    def _closing(self, item: Item, bears: Item) -> Element:
        change: Change = "ins" if item.old is None else "del"
        self._tally.add(role(item.key), change)
        if change == "ins":
            was, becomes, paragraph = bears.old, item.new, item.new
        else:
            was, becomes, paragraph = item.old, bears.new, item.old
        return paragraphs.closing(paragraph, was, becomes, change, self._names, self._hand)

    def _moved(self, found: Sequence[Item]) -> dict[int, list[Element]]:
        """What stands at the places of moves."""
        out: dict[int, list[Element]] = {}
        for count, group in enumerate(ranges(moves(found)), 1):
            for old, new in group:
                before, after = found[old].old, found[new].new
                compared = texts.compared(paragraphs.content(before), paragraphs.content(after))
                paragraphs.moved(before, after, compared, self._names, self._hand)
                out[old], out[new] = [before], [after]
                self._tally.move()
            self._range("moveFrom", [out[old] for old, _ in group], count)
            self._range("moveTo", [out[new] for _, new in group], count)
        return out

    def _range(self, kind: str, places: Sequence[list[Element]], count: int) -> None:
        """The marks round what moved together: one move for the reader (17.13.5.22 to 17.13.5.28)."""
        start = self._hand.wrote(f"{kind}RangeStart")
        start.set(_NAME, f"move{count}")
        start.set(_ID, f"move{count}")
        places[0][0].insert(1, start)
        places[-1].append(w(f"{kind}RangeEnd", id=f"move{count}"))


class _Rows:
    """The keys of the rows of tables of both documents."""

    def __init__(self, old: Places, new: Places) -> None:
        self._old, self._new = old, new

    def of(self, item: Item) -> tuple[list[Key], list[Key]]:
        """Those of the old and of the new table."""
        return self._old.rows(item.old), self._new.rows(item.new)
