"""What the words of a pin state."""

from decimal import Decimal

import pytest

from tjplan.model.literal import read
from tjplan.model.text import Lang


@pytest.mark.parametrize(
    "text, lang, kind, digits, unit",
    [
        ("57.60公顷", "zh", "exact", "57.60", "公顷"),
        ("两个", "zh", "exact", "2", "个"),
        ("第一处", "zh", "exact", "1", "处"),
        ("第2位", "zh", "exact", "2", "位"),
        ("十二万", "zh", "exact", "120000", ""),
        ("5万立方米/年以上", "zh", "at_least", "5", "万立方米/年"),
        ("不超过3次", "zh", "at_most", "3", "次"),
        ("少于3次", "zh", "less_than", "3", "次"),
        ("≤6", "zh", "at_most", "6", ""),
        ("＜15家", "zh", "less_than", "15", "家"),
        ("3-5年", "zh", "range", "3-5", "年"),
        ("3至5年", "zh", "range", "3-5", "年"),
        ("1:20万", "zh", "ratio", "1:200000", ""),
        ("—", "zh", "not_applicable", "", ""),
        ("57.60 ha", "en", "exact", "57.60", "ha"),
        ("6,300 km²", "en", "exact", "6300", "km²"),
        ("Two", "en", "exact", "2", ""),
        ("first", "en", "exact", "1", ""),
        ("2nd", "en", "exact", "2", ""),
        ("at least 50,000 m³/year", "en", "at_least", "50000", "m³/year"),
        ("no fewer than five years", "en", "at_least", "5", "years"),
        ("50% or more", "en", "at_least", "50", "%"),
        ("3–5 years", "en", "range", "3-5", "years"),
        ("1:200,000", "en", "ratio", "1:200000", ""),
        ("RMB 46.05 million", "en", "exact", "46.05", "RMB"),
    ],
)
def test_a_literal_is_read(text: str, lang: Lang, kind: str, digits: str, unit: str) -> None:
    found = read(text, lang)
    assert found is not None
    assert (found.quantity.kind, found.quantity.digits, found.unit) == (kind, digits, unit)


def test_million_is_a_scale_and_no_unit() -> None:
    found = read("11.7 million m³", "en")
    assert found is not None and (found.scale, found.unit) == (Decimal(10**6), "m³")


@pytest.mark.parametrize(
    "text, lang",
    [("", "zh"), ("若干", "zh"), ("约3个", "zh"), ("", "en"), ("several", "en"), ("-", "en"), ("RMB", "en")],
)
def test_words_without_a_number_state_none(text: str, lang: Lang) -> None:
    assert read(text, lang) is None
