from small_documents import cell, row

from tjplan.word.grid import Grid, lay_out


def picture(grid: Grid) -> list[str]:
    """A row a line: each slot's text (^ below a merged cell, . in a hole) with its width."""
    return [
        " ".join(
            f"{slot.cell.text[0].text if slot.cell else '^' if slot.merge == 'continue' else '.'}{slot.span}"  # type: ignore[union-attr]
            for slot in slots
        )
        for slots in grid.rows
    ]


def test_cells_fill_the_columns_in_order() -> None:
    assert picture(lay_out((row(cell("a"), cell("b", 2)),), 3)) == ["a1 b2"]


def test_a_cell_merged_downwards_pushes_the_cells_below_to_the_right() -> None:
    rows = (row(cell("a", 1, 2), cell("b")), row(cell("c")))
    assert picture(lay_out(rows, 2)) == ["a1 b1", "^1 c1"]


def test_a_cell_merged_both_ways_is_continued_at_its_full_width() -> None:
    rows = (row(cell("a"), cell("b", 2, 2)), row(cell("c")), row(cell("d", 3)))
    assert picture(lay_out(rows, 3)) == ["a1 b2", "c1 ^2", "d3"]


def test_a_row_that_is_all_continued_has_no_cells_of_its_own() -> None:
    rows = (row(cell("a", 1, 2), cell("b", 1, 2)), row())
    assert picture(lay_out(rows, 2)) == ["a1 b1", "^1 ^1"]


def test_a_row_too_short_is_filled_up() -> None:
    assert picture(lay_out((row(cell("a")),), 3)) == ["a1 .1 .1"]


def test_a_row_too_long_widens_the_grid() -> None:
    grid = lay_out((row(cell("a"), cell("b"), cell("c")), row(cell("d"))), 2)
    assert grid.width == 3
    assert picture(grid) == ["a1 b1 c1", "d1 .1 .1"]


def test_a_merge_ends_with_the_last_row() -> None:
    grid = lay_out((row(cell("a", 1, 9), cell("b")),), 2)
    assert [slot.merge for slot in grid.rows[0]] == ["none", "none"]


def test_a_wide_cell_never_covers_a_merged_one() -> None:
    rows = (row(cell("a"), cell("b", 1, 2)), row(cell("c", 2)))
    assert picture(lay_out(rows, 2)) == ["a1 b1", "c1 ^1"]
