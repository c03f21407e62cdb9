"""How a table fits its page: upright or turned, at its own size or a smaller one, and how high its rows are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from tjplan.document import Table, plain
from tjplan.model.style import Block, Style
from tjplan.word.characters import width
from tjplan.word.grid import Grid, Slot, lay_out
from tjplan.word.layout import text_height, text_width, turned
from tjplan.word.widths import column_widths, needed

# Twips above and below, and left and right of a cell's text, both sides together.
CELL_ENDS, CELL_SIDES = 80, 160
# A font's own line height, where the style gives none.
_LINE = 1.2


@dataclass(frozen=True, slots=True)
class Fit:
    """A table on its page: column widths, estimated row heights and the room for them in twips."""

    grid: Grid
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    room: int
    lying: bool = False
    small: bool = False


@lru_cache(maxsize=256)  # a file is written again for its page numbers, and two versions share most tables
def fit(block: Table, style: Style) -> Fit:
    """The first way in which every column has room for its longest word; the roomiest where none has.

    Upright before turned, and the style's own size before its smallest; what the column asks for
    itself leaves no choice between upright and turned.  Where a row is higher than a page, the first
    way that takes the fewest pages.
    """
    grid = lay_out(block.rows, block.width)
    need = needed(grid)
    ways = [(lying, small) for lying in _orientations(block) for small in (False, True)]
    held = [way for way in ways if _holds(need, style, *way)] or ways[-1:]
    first = _fitted(grid, style, *held[0])
    if max(first.heights, default=0) <= first.room:
        return first
    return min((first, *(_fitted(grid, style, *way) for way in held[1:])), key=_pages)


def _fitted(grid: Grid, style: Style, lying: bool, small: bool) -> Fit:
    page = turned(style.page) if lying else style.page
    size = _size(style, small=small)
    widths = column_widths(grid, text_width(page), size)
    heights = _heights(grid, widths, size, _line(style.cell, size))
    return Fit(grid, widths, tuple(heights), text_height(page), lying, small)


def _pages(fitted: Fit) -> int:
    return ceil(sum(fitted.heights) / fitted.room)


def _orientations(block: Table) -> tuple[bool, ...]:
    return {"auto": (False, True), "portrait": (False,), "landscape": (True,)}[block.orientation]


def _holds(need: float, style: Style, lying: bool, small: bool) -> bool:
    page = turned(style.page) if lying else style.page
    return need * _size(style, small=small) * 10 <= text_width(page)


def _size(style: Style, *, small: bool) -> float:
    return min(style.smallest, style.cell.size) if small else style.cell.size


def _line(cell: Block, size: float) -> float:
    """Twips of a line of ``size`` in points."""
    return (cell.line / cell.size or _LINE) * size * 20


def _heights(grid: Grid, widths: Sequence[int], size: float, line: float) -> list[int]:
    """Of each row; what a cell merged downwards needs beyond its rows is its last row's."""
    heights = [
        max((_height(slot, widths, size, line) for slot in row if slot.merge == "none"), default=0) for row in grid.rows
    ]
    for top, slot, rows in merged(grid):
        missing = _height(slot, widths, size, line) - sum(heights[top : top + rows])
        heights[top + rows - 1] += max(missing, 0)
    return heights


def merged(grid: Grid) -> Iterator[tuple[int, Slot, int]]:
    """Each cell merged downwards: its first row from 0, its slot, and how many rows it covers."""
    for top, row in enumerate(grid.rows):
        for slot in row:
            if slot.merge == "start":
                yield top, slot, 1 + _continued(grid, top + 1, slot.column)


def _continued(grid: Grid, row: int, column: int) -> int:
    count = 0
    for below in grid.rows[row:]:
        if not any(slot.column == column and slot.merge == "continue" for slot in below):
            break
        count += 1
    return count


def _height(slot: Slot, widths: Sequence[int], size: float, line: float) -> int:
    text = plain(slot.cell.text) if slot.cell else ""
    room = max(sum(widths[slot.column : slot.column + slot.span]) - CELL_SIDES, size * 20)
    lines = sum(max(1, ceil(width(part) * size * 10 / room)) for part in text.split("\n"))
    return round(lines * line) + CELL_ENDS
