"""A column of the plan as a table of the document."""

import re
from typing import cast

from tjplan import document as doc
from tjplan.compose.inline import Wording
from tjplan.model import grid
from tjplan.model.plan import Column
from tjplan.model.text import Text

_NUMBER = re.compile(r"[-−≤≥<>＜＞]?[\d.,:%-]+|[—–]")
_SHORT = 14
"""A grid column whose cells are at most this many half-widths is centred."""
_FEW_LINES = 48
"""One that holds mostly numbers is centred while its words are no longer than this."""


def table(column: Column, label: str, words: Wording) -> doc.Table:
    """The grid with merged cells laid out; a stray merge mark shows as an empty cell."""
    found, stray = grid.areas(column)
    width = max((len(row.cells) for row in column.rows), default=0)
    cells: dict[int, list[tuple[int, doc.Cell]]] = {at: [] for at in range(len(column.rows))}
    texts = {(area.row, area.col): _text(column, area.row, area.col, words) for area in found}
    aligns = _aligns(column, texts, width)
    for area in (*found, *(grid.Area(r, c, 1, 1) for r, c in stray)):
        row = column.rows[area.row]
        header, total = row.key in column.header, row.key in column.total
        inlines = texts.get((area.row, area.col), ())
        cells[area.row].append((area.col, doc.Cell(
            text=inlines,
            origin=doc.Origin(column.cell_address(row, area.col), words.lang),
            colspan=area.colspan,
            rowspan=area.rowspan,
            header=header,
            align="center" if header or (total and area.colspan > 1) else aligns[area.col],
        )))  # fmt: skip
    return doc.Table(
        label=label,
        title=words.inlines(column.title),
        title_origin=doc.Origin(f"{column.address}.title", words.lang),
        caption=column.caption,
        width=width,
        rows=tuple(
            doc.Row(row.key, tuple(cell for _, cell in sorted(cells[at], key=lambda pair: pair[0])),
                    row.key in column.header, row.key in column.total)
            for at, row in enumerate(column.rows)
        ),
        origin=doc.Origin(column.address, words.lang),
        anchor=column.id,
        orientation=column.orientation,
    )  # fmt: skip


def _text(column: Column, row: int, col: int, words: Wording) -> doc.Inlines:
    text = column.rows[row].cells[col].text
    inlines = words.inlines(text) if text else ()
    return _capitalised(inlines, words) if words.lang == "en" else inlines


def _capitalised(inlines: doc.Inlines, words: Wording) -> doc.Inlines:
    """A name from the data starts an English cell with a capital letter."""
    first = inlines[0] if inlines else None
    if isinstance(first, doc.Run) and first.address and isinstance(words.plan.resolve(first.address), Text):
        return (doc.Run(first.text[:1].upper() + first.text[1:], first.address), *inlines[1:])
    return inlines


def _aligns(column: Column, texts: dict[tuple[int, int], doc.Inlines], width: int) -> list[doc.Align]:
    """One for each grid column: cells that begin in one are set alike."""
    own = [cast(doc.Align, align) for align in column.align]
    return [own[col] if col < len(own) else _natural(_body(column, texts, col)) for col in range(width)]


def _body(column: Column, texts: dict[tuple[int, int], doc.Inlines], col: int) -> list[str]:
    """The words that stand below the head in a grid column."""
    found = (inlines for (row, at), inlines in texts.items() if at == col and not _is_head(column, row))
    return [words for inlines in found if (words := doc.plain(inlines))]


def _is_head(column: Column, row: int) -> bool:
    return column.rows[row].key in column.header


def _natural(cells: list[str]) -> doc.Align:
    numbers = sum(1 for words in cells if _NUMBER.fullmatch(words))
    longest = max((_half_widths(line) for words in cells for line in words.split("\n")), default=0)
    most = _FEW_LINES if 2 * numbers > len(cells) else _SHORT
    return "center" if longest <= most else "start"


def _half_widths(line: str) -> int:
    return sum(1 if char < "\u2e80" else 2 for char in line)
