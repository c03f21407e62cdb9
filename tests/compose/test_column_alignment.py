"""All cells of a grid column are aligned alike."""

import pytest
from test_orientation import CHAPTER

from tjplan.compose import compose
from tjplan.document import Table, plain
from tjplan.load import folder

HEAD = "schema_version: 1\ncolumn:\n  id: dykes\n  title: {zh: 堤防, en: Dykes}\n  caption: above\n  blank: zero\n"


def aligned(rows: str, fields: str = "[bank]") -> dict[str, str]:
    column = f"{HEAD}  fields: {fields}\n  rows:\n{rows}"
    files = {"chapter.yaml": CHAPTER.encode(), "column.yaml": column.encode()}
    blocks = compose(folder.load(files).plan, "zh").blocks
    [table] = [block for block in blocks if isinstance(block, Table)]
    return {plain(cell.text): cell.align for row in table.rows for cell in row.cells}


@pytest.mark.parametrize(
    "cells, align",
    [
        (("57.60", "暂无"), "center"),
        (("57.60", "3", "争取达到省内同类矿山先进水平"), "center"),
        (("57.60", "争取达到省内同类矿山先进水平"), "start"),
        (("57.60", "3", "争取达到省内同类矿山先进水平" * 2), "start"),
        (("左岸堤防加固除险工程", "右岸"), "start"),
    ],
)
def test_numbers_and_words_of_a_column_are_aligned_alike(cells: tuple[str, ...], align: str) -> None:
    rows = "".join(f"    r{at}: ['{cell}']\n" for at, cell in enumerate(cells))
    assert set(aligned(rows).values()) == {align}


def test_a_cell_over_two_columns_is_aligned_as_those_above_and_below_it() -> None:
    long = "左岸堤防加固除险工程"
    assert aligned(f"    a: ['{long}', '1']\n    b: ['合', <]\n", "[bank, work]")["合"] == "start"
    assert aligned(f"    a: ['1', '{long}']\n    b: ['合', <]\n", "[bank, work]")["合"] == "center"


def test_the_word_total_over_several_columns_is_centred() -> None:
    rows = "    a: ['左岸堤防加固除险工程', '1']\n    b: ['合计', <]\n  total: [b]\n"
    assert aligned(rows, "[bank, work]")["合计"] == "center"
