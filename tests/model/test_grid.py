"""Merged cells: which rectangle a cell covers, and which marks belong to none."""

import pytest

from tjplan.model import grid
from tjplan.model.plan import Column, GridCell, GridRow
from tjplan.model.source import SourceFile, Spot
from tjplan.model.text import Text

SPOT = Spot(SourceFile("f.yaml", ""), 1, 1, 0, 0)


def column(*rows: str) -> Column:
    """A column of cells x, < and ^, one character a cell."""
    cells = [
        GridRow(f"r{at}", tuple(GridCell(None, SPOT, mark if mark in "<^" else "") for mark in row), SPOT)  # type: ignore[arg-type]
        for at, row in enumerate(rows)
    ]
    return Column("c", Text(None, None, SPOT), (), tuple(cells), SPOT)


@pytest.mark.parametrize(
    "rows, areas, stray",
    [
        (("xx", "xx"), [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)], []),
        (("x<", "xx"), [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)], []),
        (("xx", "^x"), [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)], []),
        (("x<", "^^"), [(0, 0, 2, 2)], []),
        (("x<", "^<"), [(0, 0, 2, 2)], []),
        (("x<", "^x"), [(0, 0, 1, 2), (1, 1, 1, 1)], [(1, 0)]),
        (("<x",), [(0, 1, 1, 1)], [(0, 0)]),
        (("^",), [], [(0, 0)]),
        (("xx", "^<"), [(0, 0, 1, 1), (0, 1, 1, 1)], [(1, 0), (1, 1)]),
        (("xxx", "^"), [(0, 0, 2, 1), (0, 1, 1, 1), (0, 2, 1, 1)], []),
        ((), [], []),
    ],
)
def test_cells_cover_rectangles(
    rows: tuple[str, ...], areas: list[tuple[int, ...]], stray: list[tuple[int, int]]
) -> None:
    found, left = grid.areas(column(*rows))
    assert [tuple(area) for area in found] == areas
    assert left == stray
