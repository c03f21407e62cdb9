"""Where the cells of a table stand: merged cells laid out on a grid without holes or overlaps."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tjplan.document import Cell, Row

Merge = Literal["none", "start", "continue"]


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands in one row from ``column`` (from 0) on, ``span`` columns wide.

    ``cell`` is None in a hole that the table leaves, and in the rows below a merged cell's first.
    """

    column: int
    span: int
    cell: Cell | None = None
    merge: Merge = "none"


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of slots, each row filling all ``width`` columns."""

    width: int
    rows: tuple[tuple[Slot, ...], ...]


@dataclass(slots=True)
class _Below:
    """A merged cell's columns, taken for ``rows`` more rows."""

    column: int
    span: int
    rows: int


def lay_out(rows: tuple[Row, ...], width: int) -> Grid:
    """The grid of ``rows``; total, so that a faulty table still makes a valid file.

    A row too long widens the grid, one too short is filled; a cell never covers another: it is cut
    where the next one begins, and at the last row.
    """
    placed = list(_placed(rows))
    width = max([1, width, *(slot.column + slot.span for row in placed for slot in row)])
    return Grid(width, tuple(tuple(_filled(row, width)) for row in placed))


def _placed(rows: tuple[Row, ...]) -> Iterator[list[Slot]]:
    merged: list[_Below] = []
    for index, row in enumerate(rows):
        slots = [Slot(below.column, below.span, None, "continue") for below in merged]
        taken = {column for slot in slots for column in _columns(slot)}
        starts = list(_starts(row, taken, len(rows) - index))
        for below in merged:
            below.rows -= 1
        merged = [below for below in merged if below.rows]
        merged += [_Below(slot.column, slot.span, below) for slot, below in starts if below]
        yield sorted(slots + [slot for slot, _ in starts], key=lambda slot: slot.column)


def _starts(row: Row, taken: set[int], rows_left: int) -> Iterator[tuple[Slot, int]]:
    """The cells of ``row`` in the columns that are free, with the rows that each covers below."""
    column = 0
    for cell in row.cells:
        while column in taken:
            column += 1
        span = 1
        while span < cell.colspan and column + span not in taken:
            span += 1
        below = min(cell.rowspan, rows_left) - 1
        yield Slot(column, span, cell, "start" if below > 0 else "none"), max(below, 0)
        column += span


def _filled(slots: list[Slot], width: int) -> Iterator[Slot]:
    column = 0
    for slot in slots:
        yield from (Slot(hole, 1) for hole in range(column, slot.column))
        yield slot
        column = slot.column + slot.span
    yield from (Slot(hole, 1) for hole in range(column, width))


def _columns(slot: Slot) -> range:
    return range(slot.column, slot.column + slot.span)
