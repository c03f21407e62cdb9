"""A paper about a plan as a workbook: its tables on sheets that print on A4 across, its notes on one of their own."""

from collections.abc import Iterator

from tjplan import xlsx
from tjplan.paper import Grid, Marked, Paper, Prose, plain
from tjplan.workbook.chunks import chunks
from tjplan.workbook.words import WORDS
from tjplan.xlsx import Align, Book, Cell, Column, Merge, Rich, Sheet

_WIDTH = 168
"""Half-widths of all columns together; a page takes them at about 70 %."""


def write(paper: Paper) -> bytes:
    """The bytes of the workbook of ``paper``; equal papers give equal bytes.

    What stands before a table stands above it, what stands behind the last on the sheet of notes.
    """
    title = _line(paper.title, paper)
    tables = [at for at, block in enumerate(paper.blocks) if isinstance(block, Grid)]
    names = xlsx.names([*(WORDS["amendments"][paper.lang] for _ in tables), WORDS["notes"][paper.lang]])
    first = 0
    sheets: list[Sheet] = []
    for name, at in zip(names, tables, strict=False):
        lead = [block.text for block in paper.blocks[first:at] if not isinstance(block, Grid)]
        block = paper.blocks[at]
        assert isinstance(block, Grid)
        sheets.append(_sheet(block, name, lead, paper))
        first = at + 1
    notes = [block.text for block in paper.blocks[first:] if isinstance(block, Prose)]
    if notes or not sheets:
        sheets.append(_notes(names[-1], notes, paper))
    return xlsx.write(
        Book(
            title=title,
            author=paper.issuer,
            comments="",
            font=WORDS["font"][paper.lang],
            footer=WORDS["footer"][paper.lang],
            sheets=tuple(sheets),
        )
    )


def _sheet(grid: Grid, name: str, lead: list[str], paper: Paper) -> Sheet:
    columns = tuple(_columns(grid))
    above = [(_line(paper.title, paper),), *((words,) for words in lead)]
    rows = [row for cells in grid.rows for row in _rows(cells, columns, paper)]
    last = len(columns) - 1
    return Sheet(
        name=name,
        heading=_line(paper.title, paper),
        columns=columns,
        rows=(*above, grid.heads, *rows),
        above=len(above),
        table=f"amendments_{paper.lang}",
        merges=tuple(Merge(at, 0, at, last) for at in range(len(above))),
        top=True,
    )


def _columns(grid: Grid) -> Iterator[Column]:
    for at, share in enumerate(grid.shares):
        align: Align = "center" if at in grid.centred else "right" if at in grid.right else "left"
        yield Column(_WIDTH * share / sum(grid.shares), align)


def _rows(cells: tuple[Marked, ...], columns: tuple[Column, ...], paper: Paper) -> Iterator[tuple[Cell, ...]]:
    """The row, and below it the rest of what is too long for the height that a row can have."""
    parts = [chunks(words, column.width) for words, column in zip(cells, columns, strict=True)]
    more = WORDS["continued"][paper.lang]
    for at in range(max(map(len, parts))):
        first, *others = (part[at] if at < len(part) else () for part in parts)
        lead = _cell(first) if at == 0 else f"{plain(cells[0])}{more}"
        yield (lead, *map(_cell, others))


def _cell(words: Marked) -> Cell:
    parts = tuple((piece.text, "" if piece.kind == "same" else piece.kind) for piece in words)
    if all(mark == "" for _, mark in parts):
        return plain(words) or None
    return Rich(parts)


def _notes(name: str, notes: list[str], paper: Paper) -> Sheet:
    rows: list[tuple[Cell, ...]] = [(words,) for words in notes]
    return Sheet(
        name=name,
        heading=_line(paper.title, paper),
        columns=(Column(110),),
        rows=((WORDS["notes"][paper.lang],), *rows),
    )


def _line(title: str, paper: Paper) -> str:
    return title.replace("\n", "" if paper.lang == "zh" else " ")
