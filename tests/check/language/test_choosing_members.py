"""What stands behind ``where``, figures without number, and what is written where it does not fit."""

import pytest
from rule_plans import TODAY, outcome, plan, quoted, rule_findings, verdict

from tjplan.check import check

DATA = """\
plan: {id: t, round: 2026-2030}
---
terms:
  city: {name: {zh: 市级, en: city}}
  province: {name: {zh: 省级, en: province}}
---
facts:
  none: {value: 0, unit: 个}
  words: {value: {zh: 统一协调, en: coordinated}}
---
indicators:
  mines: {group: own, level: terms.city, unit: 家, target: {value: 10}}
  area: {group: own, level: terms.province, unit: 公顷, target: {value: 5}}
  sand: {group: city, level: terms.city, unit: 公顷, target: {value: {zh: 由市统一协调, en: coordinated by the city}}}
  dash: {group: other, level: terms.city, unit: 公顷, target: {value: —}}
"""
PLAN = plan(data=DATA)


@pytest.mark.parametrize(
    ("text", "col", "said", "hint"),
    [
        ("count(indicators[*] where typo) == 0", "typo", "a comparison expected here", ""),
        ("count(indicators[*] where tagret == 5) == 0", "tagret", "has a field tagret", "target?"),
        ("count(indicators[*] where colour == 'x') == 0", "colour", "has a field colour", "group, level"),
        ("count(indicators[*] where not colour == 'x') == 4", "colour", "has a field colour", "group"),
        ("count(indicators[*] where group == 'own' and colour != 'x') == 2", "colour", "has a field colour", "group"),
        ("count(indicators[*] where level.nmae == 'x') == 0", "level.nmae", "has a field level.nmae", "name?"),
        ("sum(indicators[*].target where colour == 'x') == 0", "colour", "has a field colour", "group"),
        ("count(indicators[*] where known(colour)) == 0", "colour", "has a field colour", "group"),
        ("count(indicators[*] where colour + 1 == 2) == 0", "colour", "has a field colour", "group"),
        ("count(indicators[*] where group == 'othre') == 0", "'othre'", "group is “othre” nowhere", "'other'?"),
        ("count(indicators[*] where level == 'city level') == 0", "'city", "no “city level”", "'terms.city', 'terms.province'"),
        ("indicators.mines.level == 'city level'", "'city", "no “city level”", "'terms.city', 'terms.province'"),
        ("'city' != indicators.mines.level", "'city'", "no “city”", "'terms.city', 'terms.province'"),
        ("sum(indicators[*].target where group == 'none such') == 0", "group", "where leaves no member", "'own', 'city', 'other'"),
        ("count(blocks[*] where typo) == 0", "typo", "a comparison expected here", ""),
    ],
)  # fmt: skip
def test_a_condition_that_can_choose_nothing_is_a_fault_at_its_column(
    text: str, col: str, said: str, hint: str
) -> None:
    ((offset, message, told),) = outcome(text, PLAN).faults
    assert text[offset:].startswith(col) or (said == "where leaves no member" and text[offset:].startswith("=="))
    assert said in message.en
    assert hint in told.en and hint.rstrip("?") in told.zh


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("count(indicators[*] where group == 'own') == 2", "holds"),
        ("count(indicators[*] where level == 'terms.city') == 3", "holds"),
        ("count(indicators[*] where level == terms.city) == 3", "holds"),
        ("count(indicators[*] where unit == '公顷') == 3", "holds"),
        ("count(indicators[*] where known(target)) == 2", "holds"),
        ("count(indicators[*] where not known(target)) == 2", "holds"),
        ("sum(indicators[*].target where unit == '公顷' and known(target)) == 5公顷", "holds"),
        ("known(facts.none)", "known stands behind where: … where known(area)"),
        ("count(blocks[*] where kind == 'mining') == 0", "holds"),
        ("count(blocks[*] where colour == 'x') == 0", "holds"),
        ("count(indicators[*] where group == 'forbidden') == 0", "holds"),
    ],
)
def test_a_condition_chooses_by_fields_units_and_numbers(text: str, said: str) -> None:
    assert verdict(text, PLAN) == said


@pytest.mark.parametrize("name", ["sum", "min", "max"])
def test_members_of_different_kinds_are_a_fault_that_names_the_odd_one(name: str) -> None:
    of = plan(data="zones:\n  a: {area: {value: 3, unit: 公顷}}\n  b: {area: {value: 4, unit: 公顷}}\n  c: {area: {value: 5, unit: 家}}\n")  # fmt: skip
    ((offset, message, hint),) = outcome(f"{name}(zones[*].area) == 7公顷", of).faults
    assert offset == 0
    assert message.en == "quantities of different kinds: count (zones.c.area, 5) and area (zones.a.area, 3 ha)"
    assert message.zh == "不同类的量不能相比或相加：个数（zones.c.area，5家） 与 面积（zones.a.area，3公顷）"
    assert "where" in hint.zh and "where" in hint.en


@pytest.mark.parametrize(
    "check",
    [
        "sum(indicators[*].target where group == 'city') == 5公顷",
        "min(indicators[*].target where unit == '公顷' and group != 'other') == 5公顷",
        "max(indicators[*].target where group == 'city') == 5公顷",
        "count(indicators[*] where group == 'city' and target > 5公顷) == 0",
    ],
)
def test_a_list_with_words_for_a_number_is_a_finding_that_says_how_to_leave_them_out(check: str) -> None:
    (one,) = rule_findings(plan(f"all: {check}", DATA))
    assert (one.code, one.severity, one.path) == ("rule-unevaluated", "warning", "rules.all.check")
    assert one.message.en == "rule all says nothing: no number in indicators.sand.target (“coordinated by the city”)"
    assert one.message.zh == "规则 all 无法评判：indicators.sand.target（“由市统一协调”） 没有数字"
    assert "where known(target)" in one.hint.en and "where known(target)" in one.hint.zh
    assert [operand.path for operand in one.operands] == ["indicators.sand.target"]


@pytest.mark.parametrize("check", ["facts.words == 5", "5 > facts.words", "facts.none < facts.words"])
def test_words_compared_with_a_number_are_reported(check: str) -> None:
    (one,) = rule_findings(plan(f"all: {check}", DATA))
    assert one.code == "rule-unevaluated"
    assert "facts.words (“coordinated”)" in one.message.en
    assert "give the figure a number" in one.hint.en


def test_a_collection_without_its_members_is_told_with_what_to_write() -> None:
    for text, hint in [
        ("count(indicators) == 4", "indicators is a collection: write indicators[*] for each of it"),
        ("sum(indicators.target) == 4", "indicators is a collection: write indicators[*].target for each of it"),
        ("indicatros.mines.target == 4", "did you mean indicators.mines.target?"),
    ]:
        ((_, _, told),) = outcome(text, PLAN).faults
        assert told.en == hint
        assert told.zh != hint


def test_a_divisor_of_zero_is_told_with_how_to_guard_it() -> None:
    ((_, message, hint),) = outcome("indicators.mines.target / facts.none > 1", PLAN).faults
    assert (message.en, "!= 0 and" in hint.en) == ("the divisor 0 may be zero", True)


@pytest.mark.parametrize(
    "check", ["1 == 2", "1 == 1", "5公顷 == 500亩", "'a' == 'a'", "not 2 < 1", "reachable(17%, 6)"]
)
def test_a_rule_that_weighs_nothing_of_the_plan_is_a_finding(check: str) -> None:
    (one,) = rule_findings(plan(f"constant: {check}", DATA))
    assert one.code == "rule-invalid"
    assert one.message.en == "rule constant: it weighs no figure or name of the plan"
    assert one.message.zh == "规则 constant：没有比较规划中的任何数字或名称"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("{zh: '', en: must hold}", "rule r has no message in Chinese"),
        ("{zh: 应成立, en: ''}", "rule r has no message in English"),
        ("{zh: '  ', en: '\\t'}".replace("\\t", " "), "rule r has no message in Chinese and English"),
        ("{zh: 应成立}", "rule r has no message in English"),
    ],
)
def test_an_empty_message_of_a_rule_is_a_finding(message: str, said: str) -> None:
    data = f"{DATA}---\nrules:\n  r:\n    message: {message}\n    check: {quoted('facts.none == 0')}\n"
    (one,) = rule_findings(plan(data=data))
    assert (one.code, one.severity, one.path) == ("rule-invalid", "error", "rules.r.message")
    assert one.message.en == said
    assert one.message.zh.startswith("规则 r 没有")


def test_references_in_a_circle_are_followed_as_far_as_written_and_no_further() -> None:
    of = plan(data="zones:\n  a: {next: zones.b, n: {value: 1, unit: 个}}\n  b: {next: zones.a, n: {value: 2, unit: 个}}\n")  # fmt: skip
    assert verdict("count(zones[*] where next.next.next.next.n == 1) == 1", of) == "holds"
    assert verdict("count(zones[*] where next == zones.a) == 1", of) == "holds"


def test_figures_that_are_made_of_each_other_are_findings_and_no_endless_loop() -> None:
    of = plan(
        data="facts:\n"
        "  a: {value: 1, unit: 个, same_as: facts.b, derived_from: {sum: [facts.b, facts.b]}}\n"
        "  b: {value: 1, unit: 个, same_as: facts.a, derived_from: {sum: [facts.a, facts.a]}}\n"
    )
    found = [one.path for one in check(of, today=TODAY).findings if one.code == "derived-differs"]
    assert found == ["facts.a", "facts.b"]
