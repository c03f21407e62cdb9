"""The two bodies as one list: what only the old one has, only the new one, and both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tjplan.word.redline import properties
from tjplan.word.redline.align import Anchor, anchors
from tjplan.word.redline.keys import Key, is_first, is_foot
from tjplan.word.redline.names import asked, shared
from tjplan.word.xml import Element, clark

_TABLE, _TEXT = clark("w:tbl"), clark("w:t")
_HOLDS_SECTION = 10**6
_IN_TABLE = 2
_EXTRA = 1

End = Literal["", "ins", "del"]


@dataclass(slots=True)
class Item:
    """A paragraph or table of the redline; ``old`` or ``new`` is None where that document lacks it.

    ``end`` says that the end of a paragraph of both came or went: it is the last of one document alone.
    The last of the list then ``bears`` in its place the end that stays.
    """

    key: Key
    old: Element | None = None
    new: Element | None = None
    end: End = ""
    bears: "Item | None" = None
    move: int = 0

    @property
    def is_table(self) -> bool:
        """Whether it is a table."""
        return any(element is not None and element.tag == _TABLE for element in (self.old, self.new))


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs and tables of a body with their keys."""

    elements: Sequence[Element]
    keys: Sequence[Key]


def items(old: Body, new: Body) -> list[Item]:
    """Both bodies in one list, in which the end of the last paragraph stays and no two tables touch.

    Those alone do that stand between the contents, or the beginning, and the last paragraph.
    """
    stay = anchors(old.keys, new.keys, [_weight(element) for element in new.elements])
    stay = _closed(old, new, _with_headings(old, new, stay))
    while drop := _touching(old, new, stay):
        stay = [anchor for anchor in stay if anchor not in drop]
    return _ended(list(_listed(old, new, stay)))


def _weight(element: Element) -> int:
    """How much would be said to have moved: characters, those of tables more, as they cannot be shown as moved."""
    characters = sum(len(one.text or "") for one in element.iter(_TEXT))
    return _EXTRA + characters * (_IN_TABLE if element.tag == _TABLE else 1)


def _with_headings(old: Body, new: Body, stay: Sequence[Anchor]) -> list[Anchor]:
    """``stay`` without the entries of the contents whose headings do not stay where they are; the first always stays."""
    kept = {name for one in stay for name in shared(old.elements[one.old], new.elements[one.new])}
    return [one for one in stay if is_first(old.keys[one.old]) or kept.issuperset(asked(old.elements[one.old]))]


def _closed(old: Body, new: Body, stay: list[Anchor]) -> list[Anchor]:
    """``stay`` with the last paragraph in it: that of one document is taken for that of the other.

    Where that of one stays somewhere before the other's last, and no table between, it is left there.
    """
    last = Anchor(len(old.elements) - 1, len(new.elements) - 1)
    before = stay[-1] if stay else Anchor(-1, -1)
    if before.old < last.old and before.new < last.new:
        return [*stay, last]
    rest = [*old.elements[before.old + 1 :], *new.elements[before.new + 1 :]]
    if any(element.tag == _TABLE for element in rest):
        return [*stay[:-1], last]
    return stay


def _touching(old: Body, new: Body, stay: Sequence[Anchor]) -> set[Anchor]:
    """What must not stay, because two tables, one of each document, would stand side by side: Word makes one of them."""
    found: set[Anchor] = set()
    for before, after in zip([None, *stay], stay, strict=False):
        start = before or Anchor(-1, -1)
        gone, come = after.old - 1, start.new + 1
        if start.old < gone and come < after.new and _are_tables(old.elements[gone], new.elements[come]):
            around = [one for one in (before, after) if one and one != stay[-1] and not is_foot(old.keys[one.old])]
            found.update(sorted(around, key=lambda one: _cost(old, new, one))[:1])
    return found


def _are_tables(*elements: Element) -> bool:
    return all(element.tag == _TABLE for element in elements)


def _cost(old: Body, new: Body, anchor: Anchor) -> int:
    elements = (old.elements[anchor.old], new.elements[anchor.new])
    sections = any(properties.section_of(one) is not None for one in elements)
    return sum(map(_weight, elements)) + _HOLDS_SECTION * sections


def _listed(old: Body, new: Body, stay: Sequence[Anchor]) -> Iterator[Item]:
    at = here = 0
    for i, j in [*stay, Anchor(len(old.elements), len(new.elements))]:
        yield from (Item(old.keys[one], old.elements[one], None) for one in range(at, i))
        yield from (Item(new.keys[one], None, new.elements[one]) for one in range(here, j))
        if j < len(new.elements) and i < len(old.elements):
            yield Item(new.keys[j], old.elements[i], new.elements[j])
        at, here = i + 1, j + 1


def _ended(found: list[Item]) -> list[Item]:
    """``found`` with its last paragraph told whose end it bears: that of a document can neither come nor go."""
    end = found[-1]
    if end.old is None or end.new is None:
        end.bears = next(item for item in reversed(found) if item.old is not None and item.new is not None)
        end.bears.end = "ins" if end.old is None else "del"
    return found
