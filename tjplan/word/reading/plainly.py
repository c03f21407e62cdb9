"""The form in which a Document and what is read back of its Word file are equal."""

from collections.abc import Iterator
from dataclasses import fields, replace

from tjplan.document import Block, Cell, Chart, Cover, Document, Heading, Inlines, Origin, Paragraph, Row, Table, plain
from tjplan.word.characters import printable
from tjplan.word.grid import Grid, Slot, lay_out
from tjplan.word.reading.grid import made_row
from tjplan.word.reading.lines import inlines

_DEEPEST = 4


def plainly(document: Document) -> Document:
    """``document`` with no more in it than its Word file shows; ``plainly`` of that changes nothing.

    Of each text the characters that a file can hold, runs joined, without the addresses of figures in
    them.  No charts, and neither subject nor keywords, which LibreOffice saves as it likes.  Headings at most four levels deep.  Tables have every place filled, their width
    what their rows take, their orientation ``auto``; whether a row is of the head or a total is told by
    its cells, and one without cells has no key.
    """
    return replace(
        document,
        cover=Cover(**{one.name: printable(getattr(document.cover, one.name)) for one in fields(Cover)}),
        blocks=tuple(_blocks(document)),
        subject="",
        keywords=(),
    )


def _blocks(document: Document) -> Iterator[Block]:
    for block in document.blocks:
        match block:
            case Heading():
                yield _heading(block)
            case Paragraph():
                yield _paragraph(block)
            case Table():
                yield _table(block)
            case Chart():
                pass


def _heading(block: Heading) -> Heading:
    level = min(max(block.level, 1), _DEEPEST)
    return replace(block, level=level, number=printable(block.number), text=_joined(block.text))


def _paragraph(block: Paragraph) -> Paragraph:
    lead = _joined(block.lead)
    return replace(
        block,
        text=_joined(block.text),
        number=printable(block.number),
        lead=lead,
        lead_origin=block.lead_origin if lead else None,
    )


def _table(block: Table) -> Table:
    grid = lay_out(block.rows, block.width) if block.rows else Grid(1, ())
    rows = (_row(block, row, tuple(_cells(grid, at, row, block.origin))) for at, row in enumerate(block.rows))
    return replace(
        block,
        label=printable(block.label),
        title=_joined(block.title),
        width=grid.width,
        rows=tuple(rows),
        orientation="auto",
    )


def _row(block: Table, row: Row, cells: tuple[Cell, ...]) -> Row:
    return made_row(block.origin.address, cells, row.total and not all(cell.header for cell in cells))


def _cells(grid: Grid, at: int, row: Row, table: Origin) -> Iterator[Cell]:
    """The cells of a row, one without a home in each hole."""
    for slot in grid.rows[at]:
        if slot.cell:
            yield replace(
                slot.cell,
                text=_joined(slot.cell.text),
                colspan=slot.span,
                rowspan=_depth(grid, at, slot),
                header=slot.cell.header or row.header,
            )
        elif slot.merge == "none":
            yield Cell((), Origin("", table.lang))


def _depth(grid: Grid, at: int, slot: Slot) -> int:
    """How many rows the cell in ``slot`` takes from row ``at`` on."""
    end = at + 1
    while slot.merge == "start" and end < len(grid.rows) and _goes_on(grid, end, slot):
        end += 1
    return end - at


def _goes_on(grid: Grid, at: int, slot: Slot) -> bool:
    return any(below.merge == "continue" and below.column == slot.column for below in grid.rows[at])


def _joined(text: Inlines) -> Inlines:
    return inlines(printable(plain(text)))
