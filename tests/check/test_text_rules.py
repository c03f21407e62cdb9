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


@pytest.mark.parametrize(
    "zh, en",
    [
        ("村民可以取水。", "Villagers may take water."),
        ("村民可取水。", "Villagers are allowed to take water."),
        ("可能有水，可视范围内有井。", "There might be water; there are wells within sight."),
        ("不得取水。", "Water must not be taken."),
        ("多个水厂不能重叠。", "Waterworks may not overlap."),
        ("坚决取缔私井。", "Private wells will be banned."),
        ("无需加盖。", "Wells need not be covered."),
        ("适应需要，供应用水。", "Water is supplied to meet the needs."),
        ("水厂未建成。", "The waterworks are unfinished."),
        ("不断节水。", "Water is saved ever more."),
        ("不但节水，而且增效。", "It not only saves water but also works better."),
        ("不鼓励打井。", "Sinking wells is discouraged."),
    ],
)
def test_what_is_allowed_forbidden_needless_or_denied_alike_is_no_finding(zh: str, en: str) -> None:
    assert "modality-differs" not in codes(chapter(zh, en))


@pytest.mark.parametrize(
    "zh, en",
    [
        ("村民可以取水。", "Villagers may not take water."),
        ("村民可取水。", "Villagers must take water."),
        ("村民不可取水。", "Villagers may take water."),
        ("多个水厂可以重叠。", "Waterworks may not overlap."),
        ("多个水厂不能重叠。", "Waterworks may overlap."),
        ("坚决取缔私井。", "Private wells will be discouraged."),
        ("应节水。", "Water may be saved."),
        ("井口必须加盖。", "Wells need not be covered."),
        ("不得取水。", "Water may be taken."),
        ("水厂未建成。", "The waterworks are finished."),
        ("水厂已建成。", "The waterworks are not finished."),
        ("禁止取水。禁止排污。", "Taking water is prohibited twice over and prohibited. Discharge is allowed."),
    ],
)
def test_what_only_one_language_allows_forbids_or_denies_is_one(zh: str, en: str) -> None:
    assert "modality-differs" in codes(chapter(zh, en))


def duties(*english: str) -> list[str]:
    """The sentences in which a plan that has 应 and these words breaks its own custom."""
    paragraphs = "".join(
        f"    - id: d{at}\n      text: {{zh: 水应节约。, en: Water {word} be saved.}}\n"
        for at, word in enumerate(english)
    )
    report = checked(chapter("节水。", "Save water.") + paragraphs)
    return [one.path for one in open_findings(report) if one.code == "modality-differs"]


def test_a_plan_keeps_to_its_own_english_for_a_duty() -> None:
    assert duties("shall", "shall", "should", "shall") == ["nodes.d2.text.shall"]
    assert duties("should", "should", "shall", "should") == ["nodes.d2.text.should"]
    assert duties("should", "shall", "shall", "should") == []
    assert duties("shall", "should") == []


@pytest.mark.parametrize(
    "zh, en",
    [
        ("第三轮治水。", "The third round of water control."),
        ("围绕四个重点。", "Keep to the four-pronged plan."),
        ("第十四个五年规划。", "The 14th Five-Year Plan."),
        ("道路两侧植树。", "Trees are planted on both sides of roads."),
        ("三角地带。", "A triangular stretch of land."),
        ("首先修渠。", "First build channels."),
        ("一定要修一条渠。", "One channel will be built."),
        ("分布零散，四季有水。", "Scattered, with water all year round."),
    ],
)
def test_number_words_that_agree_are_no_finding(zh: str, en: str) -> None:
    assert "number-word-differs" not in codes(chapter(zh, en))


@pytest.mark.parametrize(
    "zh, en",
    [
        ("第三轮治水。", "The second round of water control."),
        ("做好四篇文章。", "Deliver on the three undertakings."),
        ("做好文章。", "Deliver on the three undertakings."),
        ("第一步修渠。", "Build channels in the next step."),
    ],
)
def test_number_words_that_do_not_are_one(zh: str, en: str) -> None:
    assert "number-word-differs" in codes(chapter(zh, en))


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
