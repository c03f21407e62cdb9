"""Numbered columns (专栏): a caption and a table with merged cells."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from tjplan.document import Row, Table, plain
from tjplan.word.grid import Slot, lay_out
from tjplan.word.paragraphs import paragraph
from tjplan.word.press import Press
from tjplan.word.runs import runs
from tjplan.word.widths import column_widths
from tjplan.word.words import after_number
from tjplan.word.xml import Element, w

# A table of so few rows is kept on one page if it fits there; of a longer one, the head keeps to a row.
_SHORT = 15
_SETTINGS = {"start": "left", "center": "center", "end": "right"}


def table(block: Table, press: Press) -> list[Element]:
    """The caption and the table; a table without rows is its caption alone."""
    caption = _caption(block, press)
    grid = lay_out(block.rows, block.width)
    widths = column_widths(grid, press.layout.page.text_width, press.layout.cell.size)
    heads = _heads(block.rows)
    together = len(block.rows) if len(block.rows) <= _SHORT else heads + 1
    rows = [
        _row(slots, widths, row, press, repeats=index < heads, keeps=index < together - 1)
        for index, (slots, row) in enumerate(zip(grid.rows, block.rows, strict=True))
    ]
    if block.caption == "inside":
        return [_table(widths, [_caption_row(caption, widths), *rows])]
    return [caption, _table(widths, rows)] if rows else [caption]


def gap() -> Element:
    """The low paragraph that must stand between two tables, and that keeps text off a table's foot."""
    return paragraph("TableGap", [])


def _heads(rows: Sequence[Row]) -> int:
    """How many rows from the first on are repeated on each page: never all of them."""
    heads = len(list(takewhile(lambda row: row.header, rows)))
    return heads if heads < len(rows) else 0


def _table(widths: Sequence[int], rows: Sequence[Element]) -> Element:
    columns = (w("gridCol", w=width) for width in widths)
    return w("tbl", _properties(sum(widths)), w("tblGrid", *columns), *rows)


def _properties(width: int) -> Element:
    """Table properties in the order of ECMA-376 Part 1, 17.4.59.

    No tblCaption or tblDescription: they would be read as a second caption.
    """
    return w(
        "tblPr",
        w("tblStyle", val="ColumnTable"),
        w("tblW", w=width, type="dxa"),
        w("jc", val="center"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )


def _caption(block: Table, press: Press) -> Element:
    prefix = after_number(block.label, 1, press.words)
    content = runs(prefix + plain(block.title), press.lang)
    home = press.bookmarks.wrap(content, block.title_origin, "caption", prefix)
    return paragraph("CaptionInside" if block.caption == "inside" else "Caption", home)


def _caption_row(caption: Element, widths: Sequence[int]) -> Element:
    return w("tr", _row_properties(repeats=True), _cell(Slot(0, len(widths)), widths, [caption]))


def _row(
    slots: Sequence[Slot], widths: Sequence[int], row: Row, press: Press, *, repeats: bool, keeps: bool
) -> Element:
    cells = (_cell(slot, widths, [_content(slot, row, press, keeps=keeps)]) for slot in slots)
    return w("tr", _row_properties(repeats=repeats), *cells)


def _row_properties(*, repeats: bool) -> Element:
    return w("trPr", w("cantSplit"), *([w("tblHeader")] if repeats else []))


def _cell(slot: Slot, widths: Sequence[int], content: Sequence[Element]) -> Element:
    width = sum(widths[slot.column : slot.column + slot.span])
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *_merges(slot)), *content)


def _merges(slot: Slot) -> Iterator[Element]:
    if slot.span > 1:
        yield w("gridSpan", val=slot.span)
    if slot.merge != "none":
        yield w("vMerge", val="restart" if slot.merge == "start" else "continue")
    yield w("vAlign", val="center")


def _content(slot: Slot, row: Row, press: Press, *, keeps: bool) -> Element:
    """A cell's paragraph: a cell without one is what Word calls unreadable."""
    cell = slot.cell
    keep = [w("keepNext")] if keeps else []
    if cell is None:
        return paragraph("TableText", [], *keep)
    head = cell.header or row.header
    style = "TableHead" if head else "TableTotal" if row.total else "TableText"
    content = press.bookmarks.wrap(runs(plain(cell.text), press.lang), cell.origin, "cell")
    return paragraph(style, content, *keep, w("jc", val=_SETTINGS[cell.align]))
