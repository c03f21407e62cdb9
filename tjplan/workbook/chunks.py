"""Long texts cut into parts that fit the tallest row of a spreadsheet."""

import re
from collections.abc import Iterator
from itertools import pairwise

from tjplan.paper import Marked, plain
from tjplan.textdiff import Piece
from tjplan.xlsx import measure

_LINES = 26
"""Lines of a row at most: 409 points, less its margins, of 11-point type."""
_AIR = 3
"""Half-widths of a column that stay free."""
_STOPS = re.compile(r"[\n。；！？]|[.;!?]\s|[，,、\s]")


def chunks(words: Marked, width: float) -> tuple[Marked, ...]:
    """``words`` in parts that each fill at most one row in a column of ``width`` half-widths; together they are
    ``words`` again.  Cut behind a stop or a blank where there is one in the last fifth.
    """
    text = plain(words)
    ends = _ends(text, max(width - _AIR, 4))
    return tuple(_between(words, start, end) for start, end in pairwise((0, *ends))) or ((),)


def _ends(text: str, room: float) -> Iterator[int]:
    start = 0
    while start < len(text):
        end = start + _fitting(text[start:], room)
        if end < len(text):
            lowest = start + (end - start) * 4 // 5
            stops = [found.end() for found in _STOPS.finditer(text, lowest, end)]
            end = stops[-1] if stops else end
        yield end
        start = end


def _fitting(text: str, room: float) -> int:
    """How many characters from the first on take no more than the lines of a row, at least one."""
    lines, used = 1, 0.0
    for at, char in enumerate(text):
        size = measure(char)
        if char == "\n" or used + size > room:
            lines, used = lines + 1, 0.0
        if lines > _LINES:
            return max(at, 1)
        used += 0 if char == "\n" else size
    return len(text)


def _between(words: Marked, start: int, end: int) -> Marked:
    found: list[Piece] = []
    at = 0
    for piece in words:
        text = piece.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            found.append(Piece(piece.kind, text))
        at += len(piece.text)
    return tuple(found)
