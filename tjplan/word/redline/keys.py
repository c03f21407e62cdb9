"""Which part of the old body is which part of the new one: by the place in the plan that it comes from."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tjplan.word.home import Entry
from tjplan.word.xml import Element, clark

Key = tuple[str | int, ...]
"""What an element is, and of several that are the same, which."""

_START, _NAME, _LINK, _ANCHOR = clark("w:bookmarkStart"), clark("w:name"), clark("w:hyperlink"), clark("w:anchor")
_TABLE, _COLUMN, _ROW = clark("w:tbl"), clark("w:gridCol"), clark("w:tr")
_STYLE, _VALUE = f"{clark('w:pPr')}/{clark('w:pStyle')}", clark("w:val")
_BEHIND, _ENTRY = "behind", "entry"
_CONTENTS = ("contents",)
# The parts of the contents that stand for no heading.
_TITLE, _FIRST, _FOOT = range(3)


@dataclass(frozen=True, slots=True)
class Places:
    """What the bookmarks of one body stand for: places in the plan, and anchors of headings."""

    entries: Mapping[str, Entry]
    headings: Mapping[str, str]

    def blocks(self, elements: Sequence[Element]) -> list[Key]:
        """The key of each paragraph and table, all different."""
        return _told_apart([self._block(element) for element in elements])

    def rows(self, table: Element) -> list[Key]:
        """The key of each row of ``table``, all different."""
        return _told_apart([self._row(row) for row in table.iterchildren(_ROW)])

    def _block(self, element: Element) -> Key:
        found = self._found(element)
        if element.tag == _TABLE:
            # Grids of different widths have no rows in common.
            columns = sum(1 for _ in element.iter(_COLUMN))
            return ("table", columns, _column(found[0].origin.address) if found else "")
        style = element.find(_STYLE)
        named = "" if style is None else style.get(_VALUE, "")
        if found:
            # A paragraph that got a run-in heading, or lost it, is the same paragraph.
            kept = next((entry for entry in found if entry.role == "paragraph"), found[0])
            # Of another style, as a heading of another level, it is not: pandoc cannot take a style back.
            return (kept.role, kept.origin.address, named)
        for link in element.iterchildren(_LINK):
            if (anchor := self.headings.get(link.get(_ANCHOR, ""))) is not None:
                return (_ENTRY, anchor, named)
        return (*_CONTENTS, _TITLE) if named == "TOCHeading" else (_BEHIND, named)

    def _row(self, row: Element) -> Key:
        found = self._found(row)
        return ("row", _row_of(found[0].origin.address)) if found else (_BEHIND, "")

    def _found(self, element: Element) -> list[Entry]:
        names = (mark.get(_NAME, "") for mark in element.iter(_START))
        return [self.entries[name] for name in names if name in self.entries]


def role(key: Key) -> str:
    """What an element with ``key`` is: the role of its bookmark, ``contents``, ``table``, or ``behind`` another."""
    return str(key[0])


def is_first(key: Key) -> bool:
    """Whether the contents begin with an element of ``key``."""
    return key[:2] == (*_CONTENTS, _FIRST)


def is_foot(key: Key) -> bool:
    """Whether the contents end with an element of ``key``."""
    return key[:2] == (*_CONTENTS, _FOOT)


def _column(address: str) -> str:
    """``columns.wells`` of ``columns.wells.rows.north.depth``."""
    return address.partition(".rows.")[0].partition(".head.")[0].removesuffix(".title")


def _row_of(address: str) -> str:
    """``north`` of ``columns.wells.rows.north.depth``; what else names a row, whole but for the cell."""
    _, rows, rest = address.partition(".rows.")
    return rest.partition(".")[0] if rows else address.rpartition(".")[0]


def _told_apart(keys: Iterable[Key]) -> list[Key]:
    """Each key with its number among its equals; what has none of its own stands behind the last that has."""
    count: Counter[Key] = Counter()
    told: list[Key] = []
    last: Key = ()
    for key in _framed(keys):
        key = (*key, *last) if key[0] == _BEHIND else key
        count[key] += 1
        told.append((*key, count[key]))
        last = last if key[0] == _BEHIND else told[-1]
    return told


def _framed(keys: Iterable[Key]) -> Iterator[Key]:
    """The contents with a first entry and a foot of fixed keys: there the field begins and ends that holds them."""
    inside = False
    for key in keys:
        entry = key[0] == _ENTRY
        if entry and not inside:
            yield (*_CONTENTS, _FIRST)
        elif inside and not entry:
            yield (*_CONTENTS, _FOOT)
        else:
            yield key
        inside = entry
