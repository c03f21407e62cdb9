"""A finding points at the very character, however the value is written."""

import pytest
from through_the_door import at, opened, scalar

FOLDED = "zh: >-\n  第一句，\n\n  面积57公顷，\n  𠮷林。\n"
CASES = {
    "plain": ("k: 全镇有井三口\n", "三"),
    "plain over two lines": ("k: 全镇有井\n  三口\n", "三"),
    "single quotes with a doubled one": ("k: 'it''s ''three'''\n", "t"),
    "double quotes with escapes": ('k: "a\\tb \\"c\\" \\u4e09 \\x41 三"\n', "三"),
    "a line continued in double quotes": ('k: "全镇\\\n  有三口"\n', "三"),
    "folded block": ("k: >-\n  全镇\n  有井，\n  三口。\n", "三"),
    "folded block with a comment in its head": ("k: >- # three\n    全镇有\n    三口。\n", "三"),
    "literal block with deeper lines": ("k: |\n  one\n    two\n  3 wells\n", "3"),
    "flow mapping": ("a: {b: [x, '井, 三口'], k: 1}\nk: 三\n", "三"),
    "behind an astral character": ("k: 𠮷𠮷三口\n", "三"),
    "ideographic space": ("k: >-\n  全镇　有\n  三口\n", "三"),
}


@pytest.mark.parametrize("text, character", CASES.values(), ids=CASES.keys())
def test_a_place_inside_a_value_is_that_of_its_character(text: str, character: str) -> None:
    value = scalar(text, "k")
    place = value.spot.place_of(value.text, value.text.rindex(character))
    assert at(text, place) == character


def test_line_and_column_count_from_one_in_characters() -> None:
    value = scalar("a: 1\nk: >-\n  𠮷林，\n  面积57公顷\n", "k")
    assert value.spot.place_of(value.text, value.text.index("5")) == ("f.yaml", 4, 5)
    assert value.spot.place == ("f.yaml", 2, 4)


def test_an_escape_is_found_at_its_backslash() -> None:
    text = 'k: "\\u4e09口"\n'
    value = scalar(text, "k")
    assert value.text == "三口"
    assert at(text, value.spot.place_of(value.text, 0)) == "\\"
    assert at(text, value.spot.place_of(value.text, 1)) == "口"


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_bom_and_foreign_line_ends_shift_nothing(end: str) -> None:
    text = "a: 1\nk: >-\n  全镇\n  三口\n"
    value = scalar(b"\xef\xbb\xbf" + text.replace("\n", end).encode(), "k")
    assert value.text == scalar(text, "k").text
    assert value.spot.place_of(value.text, value.text.index("三")) == ("f.yaml", 4, 3)


def test_the_end_of_a_value_is_behind_its_last_character() -> None:
    text = "k: '三口'\n"
    value = scalar(text, "k")
    assert value.spot.place_of(value.text, len(value.text)) == ("f.yaml", 1, 7)


def test_a_fault_inside_a_file_with_a_bom_is_at_its_own_column() -> None:
    (finding,) = opened(b"\xef\xbb\xbfk: yes\r\n").findings
    assert finding.place == ("f.yaml", 1, 4)
