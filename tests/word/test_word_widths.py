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
