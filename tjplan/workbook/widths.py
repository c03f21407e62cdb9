"""How wide the columns of a sheet are, from what stands in them."""

import re
from collections.abc import Sequence

from tjplan.xlsx import Align, Cell, Column, measure, told

_NARROWEST, _WIDEST = 7, 28
# A head may take two lines, and a cell keeps a little air.
_AIR = 3
_WORDS = re.compile("[A-Za-z0-9,.³²/]+")


def widths(rows: Sequence[Sequence[Cell]], aligns: Sequence[Align], *, heads: int = 1) -> tuple[Column, ...]:
    """One column for each of ``aligns``; ``heads`` rows wrap and need only half their length."""
    found = []
    for at, align in enumerate(aligns):
        tops = [max(_width(row[at]) / 2 + 1, _word(row[at])) for row in rows[:heads] if at < len(row)]
        below = [_width(row[at]) for row in rows[heads:] if at < len(row)]
        longest = max((*tops, *below), default=0)
        found.append(Column(min(max(longest + _AIR, _NARROWEST), _WIDEST), align))
    return tuple(found)


def _width(cell: Cell) -> float:
    return max(measure(line) for line in told(cell).split("\n"))


def _word(cell: Cell) -> float:
    """The longest word, bold: a head that breaks in the middle of one is hard to read."""
    return max((measure(word) * 1.1 for word in _WORDS.findall(told(cell))), default=0)
