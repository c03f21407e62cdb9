"""Column widths from what the cells hold, measured in half-widths (half a Chinese character)."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from math import ceil, sqrt

from tjplan.document import Cell, plain
from tjplan.word.characters import longest_word, width
from tjplan.word.grid import Grid

# Up to this a cell asks for one line; from there on for a share that grows with its text's root, as its area
# would ask: in proportion one text would starve its neighbours, and capped it would run over many pages.
_LONGEST = 48
# No column is squeezed below six Chinese characters, then five, then four, while others have room:
# a term whose last character stands alone on a line reads badly.
_NARROWEST = (12, 10, 8)
# The share of the room that short terms may take before long texts are squeezed.
_FOR_TERMS = 0.8
# A Chinese character.
_CHARACTER = 2
# Lines from which on one more is not noticed.
_MANY = 4
# How often columns give and take: a column mended for one text may leave another's last character alone.
_ROUNDS = 2
# A cell's margins, left and right together.
_MARGINS = 2


def column_widths(grid: Grid, total: int, size: float) -> tuple[int, ...]:
    """Twips of each column, exactly ``total`` in all, for characters of ``size`` points.

    Each column gets its longest word; what is left is shared by how much more each would like.
    """
    room = total / (size * 10) - _MARGINS * grid.width
    liked = _measure(grid, _liked)
    least = next((found for found in _leasts(grid) if sum(found) <= room * _FOR_TERMS), _measure(grid, _least))
    shares = _shared(least, liked, room)
    lines = _own_lines(grid)
    for _ in range(_ROUNDS):
        _mend(shares, least, lines)
    return _whole([share + _MARGINS for share in shares], total)


def needed(grid: Grid) -> float:
    """The half-widths that all columns need, with their margins, so that no word is broken."""
    return sum(_measure(grid, _least)) + _MARGINS * grid.width


def _leasts(grid: Grid) -> Iterator[list[float]]:
    """What the columns need, from generous to narrow."""
    return (_measure(grid, partial(_least, narrowest=narrowest)) for narrowest in _NARROWEST)


def _least(cell: Cell, narrowest: float = _NARROWEST[-1]) -> float:
    return min(_liked(cell), max(narrowest, longest_word(plain(cell.text))))


def _liked(cell: Cell) -> float:
    """One line for a text, two for a head: a head needs little more room than what stands below it."""
    lines = [width(line) for line in plain(cell.text).split("\n")]
    line = max(min(_LONGEST, max(lines)), _by_area(sum(lines)))
    half = 2 * ceil(line / 4)
    return min(line, max(_NARROWEST[0], half, longest_word(plain(cell.text)))) if cell.header else line


def _by_area(length: float) -> float:
    """What a text of several full lines asks for; nothing where it is shorter."""
    return sqrt(_LONGEST * length) if length > _MANY * _LONGEST else 0


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


def _own_lines(grid: Grid) -> list[list[float]]:
    """The half-widths of every line of Chinese text that stands in each column alone.

    Of a line of words each word counts: where they are divided depends on the words.
    """
    lines: list[list[float]] = [[] for _ in range(grid.width)]
    for span, column, cell in _cells(grid):
        for line in plain(cell.text).split("\n") if span == 1 else ():
            lines[column].append(longest_word(line) if " " in line else width(line))
    return lines


def _mend(shares: list[float], least: Sequence[float], lines: Sequence[Sequence[float]]) -> None:
    """Where the last character of a text would stand alone, take its room from the column that can best spare it."""
    for column, own in enumerate(lines):
        lack = max((_lack(line, shares[column]) for line in own), default=0)
        spare = [_spare(*found) for found in zip(shares, least, lines, strict=True)]
        spare[column] = 0
        giver = max(range(len(shares)), key=spare.__getitem__)
        if 0 < lack <= spare[giver]:
            shares[column] += lack
            shares[giver] -= lack


def _lack(line: float, share: float) -> float:
    """What one line less would take, where the last has one character and it would take no more than that."""
    count = _count(line, share)
    if count < 2 or line - (count - 1) * _filled(share) > _CHARACTER:
        return 0
    lack = _evenly(line, count - 1) - share
    return lack if lack <= _CHARACTER else 0


def _spare(share: float, least: float, lines: Sequence[float]) -> float:
    """What a column can give without a line more; a text of many lines can take one more."""
    counts = [_count(line, share) for line in lines]
    if max(counts, default=1) > _MANY:
        return min(_CHARACTER, max(0, share - least))
    return share - max((_evenly(line, count) for line, count in zip(lines, counts, strict=True)), default=0)


def _filled(share: float) -> float:
    """The half-widths of the whole Chinese characters that fit."""
    return max(_CHARACTER, share // _CHARACTER * _CHARACTER)


def _count(line: float, share: float) -> int:
    return 1 if line <= share else ceil(line / _filled(share))


def _evenly(line: float, count: int) -> float:
    """The room that ``count`` lines need."""
    return line if count < 2 else _CHARACTER * ceil(line / count / _CHARACTER)


def _whole(shares: Sequence[float], total: int) -> tuple[int, ...]:
    """``shares`` as whole twips that add up to ``total``."""
    ends = [round(end * total / sum(shares)) for end in accumulate(shares)]
    return tuple(end - start for start, end in zip([0, *ends], ends, strict=False))
