"""Printed columns (专栏) as sheets: the grid as it stands, merged cells too, numbers typed."""

from collections.abc import Iterator
from itertools import takewhile

from tjplan.document import Cell as Printed
from tjplan.document import Table, plain
from tjplan.model.plan import Plan
from tjplan.workbook.cells import printed
from tjplan.workbook.widths import widths
from tjplan.xlsx import Align, Cell, Merge, Sheet

_ALIGNS: dict[str, Align] = {"start": "left", "center": "center", "end": "right"}


def column(table: Table, plan: Plan, name: str) -> Sheet:
    """The sheet ``name`` of one printed table."""
    placed = list(_placed(table))
    width = max((at + cell.colspan for _, at, cell in placed), default=1)
    grid: list[list[Cell]] = [[None] * width for _ in table.rows]
    aligns: list[Align] = ["left"] * width
    for row, at, cell in placed:
        grid[row][at] = printed(cell, plan)
        if not cell.header:
            aligns[at] = _ALIGNS[cell.align]
    heads = len(list(takewhile(lambda row: row.header, table.rows)))
    spread = [
        [None if _merged(placed, row, at) else cell for at, cell in enumerate(cells)] for row, cells in enumerate(grid)
    ]
    return Sheet(
        name=name,
        heading=f"{table.label} {plain(table.title)}".strip(),
        columns=widths(spread, aligns, heads=heads),
        rows=tuple(tuple(cells) for cells in grid),
        heads=heads,
        merges=tuple(
            Merge(row, at, min(row + cell.rowspan, len(table.rows)) - 1, at + cell.colspan - 1)
            for row, at, cell in placed
            if cell.rowspan > 1 or cell.colspan > 1
        ),
        totals=frozenset(at for at, row in enumerate(table.rows) if row.total),
    )


def _merged(placed: list[tuple[int, int, Printed]], row: int, at: int) -> bool:
    """Whether a cell that spans columns starts there: it asks no width of the first alone."""
    return any((one, two) == (row, at) and cell.colspan > 1 for one, two, cell in placed)


def _placed(table: Table) -> Iterator[tuple[int, int, Printed]]:
    """Row, column and cell, both from 0; a cell's column is the first that no merge from above covers."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.rows):
        at = 0
        for cell in cells.cells:
            while (row, at) in taken:
                at += 1
            taken |= {(row + down, at + over) for down in range(cell.rowspan) for over in range(cell.colspan)}
            yield row, at, cell
            at += cell.colspan
