from dataclasses import replace

from small_documents import cell, row

from tjplan.document import Cell, Row
from tjplan.word.grid import lay_out
from tjplan.word.widths import column_widths


def widths(*rows: Row, columns: int, total: int = 8844) -> tuple[int, ...]:
    return column_widths(lay_out(rows, columns), total, 12)


def test_the_widths_add_up_to_the_text_width_exactly() -> None:
    assert sum(widths(row(cell("序号"), cell("名称"), cell("1")), columns=3, total=8843)) == 8843


def test_equal_texts_have_equal_columns() -> None:
    assert widths(row(cell("甲"), cell("乙")), columns=2) == (4422, 4422)


def test_a_chinese_character_is_as_wide_as_two_digits() -> None:
    assert widths(row(cell("规划"), cell("2030")), columns=2) == (4422, 4422)


def test_a_long_text_leaves_its_neighbour_the_longest_word() -> None:
    narrow, wide = widths(row(cell("57.62"), cell("长" * 2000)), columns=2)
    assert narrow >= 5 * 120 + 160
    assert wide > 5 * narrow


def test_a_merged_cell_does_not_widen_one_column_alone() -> None:
    first, second = widths(row(cell("库容合计" * 8, 2)), row(cell("甲"), cell("乙")), columns=2)
    assert abs(first - second) <= 1


def test_words_too_long_for_the_page_are_shared_out() -> None:
    found = widths(row(*(cell("W" * 100) for _ in range(12))), columns=12)
    assert sum(found) == 8844
    assert max(found) - min(found) <= 1


def test_a_long_head_does_not_take_the_room_of_the_text_below_others() -> None:
    def head(text: str) -> Cell:
        return replace(cell(text), header=True)

    first, second = widths(
        row(head("项目"), head("查明资源储量矿产累计数")), row(cell("文" * 40), cell("2")), columns=2
    )
    assert first > 3 * second


def characters_a_line(twips: int) -> int:
    """Whole Chinese characters of 12 pt between a cell's margins."""
    return (twips - 240) // 240


def test_no_column_leaves_the_last_character_of_a_term_alone() -> None:
    found = widths(
        row(
            cell("复垦矿山数"),
            cell("规划矿山土地复垦"),
            cell("矿产资源合理开发利用与保护"),
            cell("万立方米"),
            cell("57.62"),
        ),
        columns=5,
        total=7000,
    )
    lines = [("复垦矿山数", 5), ("规划矿山土地复垦", 8), ("矿产资源合理开发利用与保护", 13)]
    for (term, length), twips in zip(lines, found, strict=False):
        fit = characters_a_line(twips)
        assert length <= fit or length % fit != 1, (term, fit)


def test_a_term_takes_no_room_that_its_neighbours_need() -> None:
    found = widths(row(*(cell("规划矿山数") for _ in range(8))), columns=8)
    assert max(found) - min(found) <= 1


def test_a_very_long_text_takes_most_of_the_room() -> None:
    narrow, other, wide = widths(row(cell("矿山治理名称"), cell("土" * 40), cell("长" * 1859)), columns=3)
    assert wide > 2 * other and narrow >= 4 * 240
