"""The tables of a paper: fixed shares of the page, a head on each page, long rows on two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil

from tjplan.model.text import Lang
from tjplan.paper import Grid, Marked, Paper, plain, said
from tjplan.word.characters import printable, width
from tjplan.word.fit import CELL_ENDS, CELL_SIDES
from tjplan.word.layout import text_height, text_width, turned
from tjplan.word.marked import marked
from tjplan.word.paragraphs import paragraph
from tjplan.word.press import Press
from tjplan.word.xml import Element, w

_LINE = 1.2
"""A font's own line height, where the style gives none."""
_WHOLE = 1 / 3
"""Up to this share of a page a row stays whole; of a longer one the gap at the foot of a page would be too large."""


def grid(block: Grid, paper: Paper, press: Press) -> Element:
    """The table as wide as the page."""
    page = turned(press.style.page) if paper.lying else press.style.page
    widths = _widths(block.shares, text_width(page))
    room = text_height(page) * _WHOLE
    head = _row(
        tuple(map(said, block.heads)), _Looks("TableHead", widths, block, paper.lang), w("cantSplit"), w("tblHeader")
    )
    rows = []
    for at, cells in enumerate(block.rows):
        style = "TableTotal" if block.total and at == len(block.rows) - 1 else "TableText"
        whole = _height(cells, widths, press) <= room
        rows.append(_row(cells, _Looks(style, widths, block, paper.lang), *([w("cantSplit")] if whole else [])))
    columns = (w("gridCol", w=one) for one in widths)
    return w("tbl", _properties(sum(widths), paper), w("tblGrid", *columns), head, *rows)


def _widths(shares: Sequence[int], total: int) -> tuple[int, ...]:
    ends = [round(total * share / sum(shares)) for share in (0, *accumulate(shares))]
    return tuple(end - start for start, end in pairwise(ends))


def _properties(total: int, paper: Paper) -> Element:
    """In the order of ECMA-376 Part 1, 17.4.59, with what a screen reader says first."""
    return w(
        "tblPr",
        w("tblStyle", val="ColumnTable"),
        w("tblW", w=total, type="dxa"),
        w("jc", val="center"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        w("tblCaption", val=" ".join(printable(paper.title).split())),
    )


@dataclass(frozen=True, slots=True)
class _Looks:
    """How the cells of a row look: their style, widths and alignment."""

    style: str
    widths: Sequence[int]
    block: Grid
    lang: Lang

    def align(self, column: int) -> Iterator[Element]:
        if self.style == "TableHead":
            return
        for columns, side in ((self.block.centred, "center"), (self.block.right, "right")):
            if column in columns:
                yield w("jc", val=side)


def _row(cells: Sequence[Marked], looks: _Looks, *manners: Element) -> Element:
    content = (_cell(words, at, looks) for at, words in enumerate(cells))
    return w("tr", *([w("trPr", *manners)] if manners else []), *content)


def _cell(words: Marked, column: int, looks: _Looks) -> Element:
    text = paragraph(looks.style, marked(words, looks.lang), *looks.align(column))
    place = w("vAlign", val="center" if looks.style == "TableHead" else "top")
    return w("tc", w("tcPr", w("tcW", w=looks.widths[column], type="dxa"), place), text)


def _height(cells: Sequence[Marked], widths: Sequence[int], press: Press) -> float:
    """Twips of a row, as far as widths of characters tell."""
    cell = press.style.cell
    size = cell.size
    line = (cell.line or size * _LINE) * 20
    heights = []
    for words, whole in zip(cells, widths, strict=True):
        room = max(whole - CELL_SIDES, size * 20)
        lines = sum(max(1, ceil(width(part) * size * 10 / room)) for part in plain(words).split("\n"))
        heights.append(lines * line + CELL_ENDS)
    return max(heights, default=0)
