"""Words of bound beside a figure: what both languages must share, and what the data allows."""

import pytest
from plan_texts import chapter, checked, facts, open_findings

ZH, EN = "[[12.50公顷|facts.n]]", "[[12.50 ha|facts.n]]"
LEAST_ZH, LEAST_EN = "[[12.50公顷以上|facts.n]]", "[[at least 12.50 ha|facts.n]]"


def bounds(value: str, zh: str, en: str) -> list[str]:
    found = open_findings(checked(facts(n=value), chapter(zh, en)))
    return [finding.path for finding in found if finding.code == "bound-differs"]


@pytest.mark.parametrize("word", ["不足", "不到", "少于", "低于", "近", "超过", "逾", "大于", "至少", "最多", "不少于", "不超过", "不低于"])  # fmt: skip
def test_an_exact_figure_has_no_chinese_bound_before_it(word: str) -> None:
    assert bounds("12.50 公顷", f"水面{word}{ZH}。", f"The surface is {EN}.") == ["nodes.p.text.zh"]


@pytest.mark.parametrize("word", ["以上", "以下", "以内", "及以上"])
def test_nor_one_behind_it(word: str) -> None:
    assert bounds("12.50 公顷", f"水面{ZH}{word}。", f"The surface is {EN}.") == ["nodes.p.text.zh"]


@pytest.mark.parametrize(
    "word",
    [
        "less than",
        "under",
        "nearly",
        "over",
        "more than",
        "at least",
        "at most",
        "not less than",
        "no more than",
        "up to",
    ],
)
def test_nor_an_english_one(word: str) -> None:
    assert bounds("12.50 公顷", f"水面{ZH}。", f"The surface is {word} {EN}.") == ["nodes.p.text.en"]


@pytest.mark.parametrize("word", ["or more", "or less", "and above", "at least"])
def test_nor_an_english_one_behind_it(word: str) -> None:
    assert bounds("12.50 公顷", f"水面{ZH}。", f"The surface is {EN} {word}.") == ["nodes.p.text.en"]


@pytest.mark.parametrize(
    "zh, en, found",
    [
        (f"水面约{ZH}。", f"The surface is about {EN}.", 0),
        (f"水面{ZH}左右。", f"The surface is roughly {EN}.", 0),
        (f"水面约{ZH}。", f"The surface is {EN}.", 1),
        (f"水面{ZH}。", f"The surface is around {EN}.", 1),
        (f"节约{ZH}，附近{ZH}。", f"Save {EN}; nearby {EN}.", 0),
        (f"水面{ZH}上下游。", f"The surface is {EN} oriented.", 0),
    ],
)
def test_about_is_said_in_both_languages_or_in_none(zh: str, en: str, found: int) -> None:
    assert len(bounds("12.50 公顷", zh, en)) == found


@pytest.mark.parametrize(
    "zh, en, found",
    [
        (f"水面{LEAST_ZH}。", f"The surface is {LEAST_EN}.", 0),
        (f"水面至少{LEAST_ZH}。", f"The surface is not less than {LEAST_EN}.", 0),
        (f"水面不超过{LEAST_ZH}。", f"The surface is {LEAST_EN}.", 1),
        (f"水面{LEAST_ZH}。", f"The surface is {EN}.", 0),
    ],
)
def test_a_bound_of_the_data_may_be_repeated_and_not_turned(zh: str, en: str, found: int) -> None:
    """A bound left out of a pin is told by pin-differs, and not twice."""
    assert len(bounds("≥12.50 公顷", zh, en)) == found


def test_spans_of_time_are_no_bounds() -> None:
    assert not bounds("3 年", "近[[三年|facts.n]]。", "Over [[three years|facts.n]].")
    assert bounds("3 年", "不足[[三年|facts.n]]。", "[[Three years|facts.n]].")
