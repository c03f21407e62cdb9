"""Rows as CSV that Excel opens right and runs nothing of.

UTF-8 with BOM (Excel on Chinese Windows reads a file without one as GBK), CRLF (RFC 4180).
A cell that starts with ``= + - @``, their full-width forms, tab, CR or LF gets an apostrophe
before it, unless it is a plain number (``-5``, ``+1,200.50``, ``-3%``), which stays one.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from tjplan.pages import escape

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(\.[0-9]+)?%?")


def to_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """The bytes of a CSV file; every row a line, no header added."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def safe(cell: str) -> str:
    """``cell`` on one line, and such that no spreadsheet takes it for a formula.

    >>> safe("=1+1"), safe("-5"), safe("-5+A1"), safe("—")
    ("'=1+1", '-5', "'-5+A1", '—')
    """
    if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell):
        return "'" + escape.clean(cell)
    return formula_free(escape.clean(cell))


def formula_free(line: str) -> str:
    """A cleaned cell, quoted if cleaning brought a formula sign to its front."""
    return "'" + line if line.startswith(_FORMULA) and not _NUMBER.fullmatch(line) else line
