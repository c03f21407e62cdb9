"""Numbered columns (专栏): a caption and a table with merged cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from tjplan.document import Row, Table, plain
from tjplan.word import alternative
from tjplan.word.fit import Fit, merged
from tjplan.word.grid import Slot
from tjplan.word.paragraphs import paragraph
from tjplan.word.press import Press
from tjplan.word.styles import small
from tjplan.word.words import after_number
from tjplan.word.xml import Element, clark, w

# A table of so few rows is kept on one page if it fits there; of a longer one, the head keeps to a row.
_SHORT = 15
# The share of a page that estimated heights may fill: programs set a text a little differently.
_FULL = 0.9
_SETTINGS = {"start": "left", "center": "center", "end": "right"}


def table(block: Table, fit: Fit, press: Press) -> list[Element]:
    """The caption and the table; a table without rows is its caption alone."""
    caption = _caption(block, press)
    manners = _manners(block.rows, fit)
    rows = [
        _row(slots, fit, row, press, manner)
        for slots, row, manner in zip(fit.grid.rows, block.rows, manners, strict=True)
    ]
    if block.caption == "inside":
        return [_table(block, fit.widths, [_caption_row(caption, fit.widths), *rows], press)]
    return [caption, _table(block, fit.widths, rows, press)] if rows else [caption]


def gap(*, keeps: bool = False) -> Element:
    """The low paragraph that must stand between two tables, and that keeps text off a table.

    ``keeps`` holds it on the page of what follows.
    """
    return paragraph("TableGap", [], *([w("keepNext")] if keeps else []))


def keep_foot(table: Element) -> None:
    """Hold the last row of ``table`` on the page of what follows."""
    for properties in table[-1].iter(clark("w:pPr")):
        if properties.find(clark("w:keepNext")) is None:
            properties.insert(1, w("keepNext"))


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a row behaves at the end of a page: repeated on the next, kept with the next row, divided.

    ``top`` sets its texts at the top of its cells: in the middle of two pages nobody finds them.
    """

    repeats: bool = False
    keeps: bool = False
    splits: bool = False
    top: bool = False


def _manners(rows: Sequence[Row], fit: Fit) -> list[_Manner]:
    heads = _heads(rows, fit)
    kept = _kept(rows, fit, heads)
    room = (fit.room - sum(fit.heights[:heads])) * _FULL
    split = {at for at, height in enumerate(fit.heights) if height > room}
    top = split.union(
        *(range(top, top + covered) for top, _, covered in merged(fit.grid) if _is_long(top, covered, fit))
    )
    return [_Manner(at < heads, at in kept, at in split, at in top) for at in range(len(rows))]


def _heads(rows: Sequence[Row], fit: Fit) -> int:
    """How many rows from the first on are repeated on each page: never all, nor more than half a page."""
    heads = len(list(takewhile(lambda row: row.header, rows)))
    return heads if heads < len(rows) and sum(fit.heights[:heads]) <= fit.room / 2 else 0


def _kept(rows: Sequence[Row], fit: Fit, heads: int) -> set[int]:
    """The rows that stay on the page of the next: of a short table, of the head, of a merged cell."""
    whole = len(rows) <= _SHORT and sum(fit.heights) <= fit.room * _FULL
    kept = set(range(len(rows) - 1 if whole else heads))
    for top, _, covered in merged(fit.grid):
        if not _is_long(top, covered, fit):
            kept.update(range(top, top + covered - 1))
    return kept


def _is_long(top: int, covered: int, fit: Fit) -> bool:
    """Whether the rows of a merged cell may stand on two pages."""
    return covered > _SHORT or sum(fit.heights[top : top + covered]) > fit.room / 2


def _table(block: Table, widths: Sequence[int], rows: Sequence[Element], press: Press) -> Element:
    columns = (w("gridCol", w=width) for width in widths)
    return w("tbl", _properties(block, sum(widths), press), w("tblGrid", *columns), *rows)


def _properties(block: Table, width: int, press: Press) -> Element:
    """Table properties in the order of ECMA-376 Part 1, 17.4.59, with what a screen reader says first."""
    return w(
        "tblPr",
        w("tblStyle", val="ColumnTable"),
        w("tblW", w=width, type="dxa"),
        w("jc", val="center"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        w("tblCaption", val=alternative.name(block)),
        w("tblDescription", val=alternative.description(block, press.lang)),
    )


def _caption(block: Table, press: Press) -> Element:
    prefix = after_number(block.label, 1, press.words)
    content = press.references.target(prefix + plain(block.title), block.title_origin, press.lang)
    home = press.bookmarks.wrap(content, block.title_origin, "caption", prefix)
    return paragraph("CaptionInside" if block.caption == "inside" else "Caption", home)


def _caption_row(caption: Element, widths: Sequence[int]) -> Element:
    manner = _Manner(repeats=True, keeps=True)
    return w("tr", *_row_properties(manner), _cell(Slot(0, len(widths)), widths, manner, [caption]))


def _row(slots: Sequence[Slot], fit: Fit, row: Row, press: Press, manner: _Manner) -> Element:
    cells = (_cell(slot, fit.widths, manner, [_content(slot, fit, row, press, keeps=manner.keeps)]) for slot in slots)
    return w("tr", *_row_properties(manner), *cells)


def _row_properties(manner: _Manner) -> Iterator[Element]:
    """A row stays whole, unless it is higher than a page: then its foot would be cut off."""
    properties = [w(name) for name, set_ in (("cantSplit", not manner.splits), ("tblHeader", manner.repeats)) if set_]
    if properties:
        yield w("trPr", *properties)


def _cell(slot: Slot, widths: Sequence[int], manner: _Manner, content: Sequence[Element]) -> Element:
    width = sum(widths[slot.column : slot.column + slot.span])
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *_merges(slot), _place(manner)), *content)


def _merges(slot: Slot) -> Iterator[Element]:
    if slot.span > 1:
        yield w("gridSpan", val=slot.span)
    if slot.merge != "none":
        yield w("vMerge", val="restart" if slot.merge == "start" else "continue")


def _place(manner: _Manner) -> Element:
    return w("vAlign", val="top" if manner.top else "center")


def _content(slot: Slot, fit: Fit, row: Row, press: Press, *, keeps: bool) -> Element:
    """A cell's paragraph: a cell without one is what Word calls unreadable."""
    cell = slot.cell
    keep = [w("keepNext")] if keeps else []
    head = cell is not None and (cell.header or row.header)
    style = "TableHead" if head else "TableTotal" if row.total else "TableText"
    style = small(style) if fit.small else style
    if cell is None:
        return paragraph(style, [], *keep)
    content = press.bookmarks.wrap(press.references.text(cell.text, press.lang), cell.origin, "cell")
    return paragraph(style, content, *keep, w("jc", val=_SETTINGS[cell.align]))
