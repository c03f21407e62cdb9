"""What the rules about words leave alone."""

import pytest
from plan_texts import chapter, checked, facts, open_findings

TERMS = """terms:
  well: {name: {zh: 驱动机井, en: driven well}, deprecated: [{zh: 机井, en: well}]}
"""
PLACES = """places:
  bay: {name: {zh: 听涛湾, en: Tingtao Bay}, kind: region}
"""


def codes(*texts: str) -> set[str]:
    return {finding.code for finding in open_findings(checked(*texts))}


@pytest.mark.parametrize(
    "zh, en",
    [
        ("禁止取水，严格禁止排污。", "Taking water is prohibited; discharge is strictly prohibited."),
        ("不得不停水。", "Water has to be cut off."),
        ("不得取水。", "Nobody may take water: it must not be taken."),
        ("努力节水。", "Strive to save water."),
        ("应节水，要节水。", "Water should be saved and shall be saved."),
    ],
)
def test_words_that_oblige_alike_are_no_finding(zh: str, en: str) -> None:
    assert "modality-differs" not in codes(chapter(zh, en))


@pytest.mark.parametrize(
    "zh, en",
    [
        ("必须节水。", "Water should be saved."),
        ("应节水。", "Water must be saved."),
        ("严禁取水。", "Taking water is prohibited."),
        ("力争节水。", "Water is saved."),
        ("必须节水，必须检查。", "Water must be saved and checked."),
    ],
)
def test_words_that_do_not_are_one(zh: str, en: str) -> None:
    assert "modality-differs" in codes(chapter(zh, en))


def test_a_deprecated_form_inside_the_right_one_is_no_finding() -> None:
    assert "term-deprecated" not in codes(TERMS, chapter("打驱动机井。", "Sink driven wells."))
    assert "term-deprecated" in codes(TERMS, chapter("打机井，不打驱动机井。", "Sink wells."))


@pytest.mark.parametrize("en", ["In Tingtao Bay.", "In the bay that is called Tingtao."])
def test_an_english_name_may_be_spread_over_the_text(en: str) -> None:
    assert "term-in-one-language" not in codes(PLACES, chapter("在听涛湾。", en))


def test_the_place_of_the_plan_may_be_called_the_town() -> None:
    own = "places:\n  town: {name: {zh: 望潮镇, en: Wangchao Town}, kind: town}\n"
    report = open_findings(checked(own, chapter("在望潮镇。", "In our town.")))
    assert "term-in-one-language" not in {finding.code for finding in report}


@pytest.mark.parametrize(
    "zh, en",
    [
        ("十四五期间按二○二六年第三号令。", "During the 14th Five-Year Plan, under the third Order of 2026."),
        ("依第55号令。", "Under Order No. 55."),
        ("在S313旁。", "Beside S313."),
    ],
)
def test_digits_may_be_spelt_out_in_the_other_language(zh: str, en: str) -> None:
    assert "digits-differ" not in codes(chapter(zh, en))


def test_a_figure_of_an_earlier_year_may_stand_beside_one_of_the_year_named() -> None:
    sentence = chapter(
        "到{{plan.target_year}}，在现有{{facts.now}}的基础上增至{{facts.then}}。",
        "By {{plan.target_year}}, from {{facts.now}} to {{facts.then}}.",
    )
    both = facts(now="3 个", then="9 个").replace(
        "value: 9, unit: '个', as_of: 2025", "value: 9, unit: '个', as_of: 2030"
    )
    assert "year-differs" not in codes(both, sentence)
    assert "year-differs" in codes(facts(now="3 个", then="9 个"), sentence)
