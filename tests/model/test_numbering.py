"""Printed numbers of chapters, sections, items and columns."""

import pytest

from tjplan.model import numbering
from tjplan.model.text import Lang


@pytest.mark.parametrize(
    "value, han, roman",
    [(1, "一", "I"), (4, "四", "IV"), (10, "十", "X"), (19, "十九", "XIX"), (40, "四十", "XL"), (99, "九十九", "XCIX"),
     (100, "一百", "C"), (105, "一百零五", "CV"), (110, "一百一十", "CX"), (399, "三百九十九", "CCCXCIX")],
)  # fmt: skip
def test_numbers_as_numerals(value: int, han: str, roman: str) -> None:
    assert numbering.han(value) == han
    assert numbering.roman(value) == roman


@pytest.mark.parametrize(
    "kind, lang, shown",
    [("chapter", "zh", "第三章"), ("section", "zh", "三、"), ("item", "zh", "3、"), ("subitem", "zh", "（3）"),
     ("chapter", "en", "Chapter 3"), ("section", "en", "III."), ("item", "en", "3."), ("subitem", "en", "(3)")],
)  # fmt: skip
def test_a_number_bears_the_mark_of_its_kind(kind: str, lang: Lang, shown: str) -> None:
    assert numbering.printed(kind, 3, lang) == shown


def test_a_column_is_labelled_in_both_languages() -> None:
    assert (numbering.label(9, "zh"), numbering.label(9, "en")) == ("专栏9", "Column 9")
