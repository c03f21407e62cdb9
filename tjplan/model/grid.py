"""The merged cells of a column: which cell covers which places of the matrix."""

from typing import Literal, NamedTuple

from tjplan.model.plan import Column

Mark = Literal["", "<", "^"]


class Area(NamedTuple):
    """A cell at ``row`` and ``col`` (from 0) and how many grid rows and columns it covers."""

    row: int
    col: int
    rowspan: int
    colspan: int


def areas(column: Column) -> tuple[list[Area], list[tuple[int, int]]]:
    """The areas in reading order, and the merge marks (row, col) that belong to no rectangle.

    ``<`` extends the cell on its left, ``^`` the cell above; in a block of several rows and
    columns the first mark of each further row is ``^`` and the rest may be either.
    """
    marks = [[cell.merge for cell in row.cells] for row in column.rows]
    taken: set[tuple[int, int]] = set()
    found: list[Area] = []
    for row, line in enumerate(marks):
        for col, mark in enumerate(line):
            if mark or (row, col) in taken:
                continue
            area = Area(row, col, *_extent(marks, row, col))
            found.append(area)
            taken.update((r, c) for r in range(row, row + area.rowspan) for c in range(col, col + area.colspan))
    stray = [(r, c) for r, line in enumerate(marks) for c, mark in enumerate(line) if mark and (r, c) not in taken]
    return found, stray


def _extent(marks: list[list[Mark]], row: int, col: int) -> tuple[int, int]:
    width = 1
    while col + width < len(marks[row]) and marks[row][col + width] == "<":
        width += 1
    height = 1
    while row + height < len(marks) and _continues(marks[row + height], col, width):
        height += 1
    return height, width


def _continues(line: list[Mark], col: int, width: int) -> bool:
    part = line[col : col + width]
    if len(part) < width or part[0] != "^" or not all(part[1:]):
        return False
    return col + width >= len(line) or line[col + width] != "<"
