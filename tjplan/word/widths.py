"""Column widths from what the cells hold, measured in half-widths (half a Chinese character)."""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from tjplan.document import Cell, plain
from tjplan.word.characters import longest_word, width
from tjplan.word.grid import Grid

# No cell asks for a longer line than this, or one text would starve its neighbours.
_LONGEST = 48
# No column is squeezed below four Chinese characters, a common term, while others have room.
_NARROWEST = 8
# A cell's margins, left and right together.
_MARGINS = 2


def column_widths(grid: Grid, total: int, size: float) -> tuple[int, ...]:
    """Twips of each column, exactly ``total`` in all, for characters of ``size`` points.

    Each column gets its longest word; what is left is shared by how much more each would like.
    """
    room = total / (size * 10) - _MARGINS * grid.width
    least, liked = _measure(grid, _least), _measure(grid, _liked)
    return _whole([share + _MARGINS for share in _shared(least, liked, room)], total)


def _least(cell: Cell) -> float:
    return min(_liked(cell), max(_NARROWEST, longest_word(plain(cell.text))))


def _liked(cell: Cell) -> float:
    """One line for a text, two for a head: a head needs little more room than what stands below it."""
    line = min(_LONGEST, max(width(line) for line in plain(cell.text).split("\n")))
    return min(line, max(_NARROWEST, line / 2, longest_word(plain(cell.text)))) if cell.header else line


def _measure(grid: Grid, wish: Callable[[Cell], float]) -> list[float]:
    """The wish of each column, those of merged cells spread over their columns; at least 1."""
    columns = [1.0] * grid.width
    for span, column, cell in sorted(_cells(grid), key=lambda found: found[:2]):
        missing = wish(cell) - sum(columns[column : column + span]) - _MARGINS * (span - 1)
        for covered in range(column, column + span) if missing > 0 else ():
            columns[covered] += missing / span
    return columns


def _cells(grid: Grid) -> Iterator[tuple[int, int, Cell]]:
    for row in grid.rows:
        for slot in row:
            if slot.cell:
                yield slot.span, slot.column, slot.cell


def _shared(least: Sequence[float], liked: Sequence[float], room: float) -> list[float]:
    if sum(liked) <= room:
        return [wish * room / sum(liked) for wish in liked]
    if sum(least) >= room:
        return [need * max(room, 1) / sum(least) for need in least]
    more = [max(wish - need, 0) for need, wish in zip(least, liked, strict=True)]
    return [need + extra * (room - sum(least)) / sum(more) for need, extra in zip(least, more, strict=True)]


def _whole(shares: Sequence[float], total: int) -> tuple[int, ...]:
    """``shares`` as whole twips that add up to ``total``."""
    ends = [round(end * total / sum(shares)) for end in accumulate(shares)]
    return tuple(end - start for start, end in zip([0, *ends], ends, strict=False))
