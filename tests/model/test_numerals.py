"""Numbers as words, and where prose has any."""

import pytest

from tjplan.model import numerals
from tjplan.model.text import Lang


@pytest.mark.parametrize(
    "text, value",
    [
        ("十", 10), ("十二", 12), ("二十", 20), ("二十三", 23), ("一百零五", 105), ("三百", 300), ("两千", 2000),
        ("一万二千", 12000), ("两万", 20000), ("三十万", 300000), ("一亿", 10**8), ("二〇二三", 2023), ("二○二五", 2025), ("零", 0),
    ],
)  # fmt: skip
def test_chinese_numerals_have_a_value(text: str, value: int) -> None:
    assert numerals.chinese(text) == value


@pytest.mark.parametrize("text", ["", "般", "一般", "三江", "千米", "十年"])
def test_other_words_have_none(text: str) -> None:
    assert numerals.chinese(text) is None


@pytest.mark.parametrize(
    "written, digits",
    [("6,300", "6300"), ("57.60", "57.60"), ("５７．６", "57.6"), ("Twelve", "12"), ("十二", "12"), ("6,30", None), ("", None)],
)  # fmt: skip
def test_digits_are_kept_as_printed_without_commas(written: str, digits: str | None) -> None:
    assert numerals.digits_of(written) == digits


@pytest.mark.parametrize(
    "text, lang, found",
    [
        ("压减17%，共12家、三处和第一个", "zh", ["17%", "12", "三", "第一"]),
        ("一般地区三江平原，千米之外", "zh", []),
        ("三分之一", "zh", ["三"]),
        ("增长两倍", "zh", ["两"]),
        ("面积１２．５公顷", "zh", ["１２．５"]),
        ("12 mines, three blocks and sixteen others", "en", ["12", "three", "sixteen"]),
        ("6,300 km² or 17.5%", "en", ["6,300", "17.5%"]),
        ("one of them, often, tenfold, two-thirds", "en", []),
    ],
)
def test_numbers_are_found_in_prose(text: str, lang: Lang, found: list[str]) -> None:
    assert [number.text for number in numerals.find(text, lang)] == found


def test_a_number_inside_a_phrase_of_the_lexicon_is_none() -> None:
    text = "省道S901与十九大，共9家"
    assert [number.text for number in numerals.find(text, "zh", {"S901", "十九大"})] == ["9"]


def test_an_offset_counts_from_the_start_of_the_text() -> None:
    (number,) = numerals.find("𠮷林有12家", "zh")
    assert number.offset == 3


def test_the_units_of_a_plan_count_too() -> None:
    assert [number.text for number in numerals.find("设三孔", "zh")] == []
    assert [number.text for number in numerals.find("设三孔", "zh", units=frozenset(["孔"]))] == ["三"]
