"""What a rule says of a plan: lists, conditions, units, percentages, years, what is not there."""

import time

import pytest
from rule_plans import DATA, PLAN, TODAY, outcome, plan, rule_findings, verdict

from tjplan.check import check, plan_rules
from tjplan.check.language.evaluate import MAX_MEMBERS


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("facts.minse == 8", "there is no facts.minse"),
        ("facts == 8", "there is no facts"),
        ("fact.mines == 8", "there is no collection fact"),
        ("zones[*].aera == 8", "nothing in zones has a field aera"),
        ("sum(zones[*].area where knd == 'key') == 8", "nothing in zones has a field knd"),
        ("sum(zones[*].area where kinds == 'key') == 8", "nothing in zones has a field kinds"),
        ("sum(zones[*].area.unit) == 8", "there is no zones[*].area.unit"),
        ("columns.x.rows.a.b == 8", "there is no x in columns.x.rows.a.b"),
        ("columns == 8", "columns is no cell of a column"),
        ("previous == 8", "there is no previous round"),
        ("previous.facts.mines == 8", "there is no previous round"),
        ("rules.own == 8", "a rule cannot weigh rules"),
        ("count(rules[*]) == 8", "a rule cannot weigh rules"),
    ],
)
def test_a_path_that_leads_nowhere_is_a_fault_of_the_rule(text: str, said: str) -> None:
    assert verdict(text) == said


def test_a_field_that_no_member_has_and_none_is_like_is_an_empty_list() -> None:
    assert verdict("sum(mines[*].under_construction) == 0") == "holds"


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("facts.minse == 8", "facts.mines"),
        ("fact.mines == 8", "facts"),
        ("sum(zones[*].aera) == 8", "area"),
        ("facts.mines == 8 家们", "家"),
    ],
)
def test_the_nearest_names_are_suggested_in_both_languages(text: str, near: str) -> None:
    (_, _, hint), *_ = outcome(text).faults
    assert near in hint.zh
    assert near in hint.en
    assert hint.zh != hint.en


def test_a_rule_that_names_itself_is_a_finding() -> None:
    (found,) = rule_findings(plan("mirror: rules.mirror == 1"))
    assert found.code == "rule-invalid"
    assert found.message.zh == "规则 mirror：规则不能引用规则"


def test_a_cell_of_a_column_that_is_not_there_is_named_with_the_nearest() -> None:
    of = plan(data=DATA + _COLUMN)
    assert verdict("columns.wells.rows.east.number == 3", of) == "holds"
    assert verdict("sum(columns.wells.rows[*].number) == 3", of) == "holds"
    assert verdict("columns.wells.rows.all.number == 3", of) == "holds"
    assert verdict("columns.wells.rows.est.number == 3", of) == "there is no est in columns.wells.rows.est.number"
    (_, _, hint), *_ = outcome("sum(columns.wells.rows[*].numbr) == 3", of).faults
    assert hint.en == "did you mean number?"
    assert verdict("columns.wells.rows.east.name == 3", of) == "there is no figure in columns.wells.rows.east.name"
    assert verdict("columns.wells.title == 3", of) == "columns.wells.title is no cell of a column"
    assert verdict("sum(columns.wells.rows[*].number where name == 'x') == 3", of).startswith("where cannot choose")


_COLUMN = """\
---
column:
  id: wells
  title: {zh: 水井, en: Wells}
  fields: [name, number]
  total: [all]
  rows:
    east: [{zh: 东井, en: East well}, '[[3|facts.wells]]']
    all: [{zh: 合计, en: All}, '{{facts.wells}}']
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sum(zones[*].area where kind == 'key') ≈ facts.key_area", "holds"),
        ("sum(zones[*].area where kind != 'key') == 0.5 平方千米", "holds"),
        ("sum(zones[*].area where not kind == 'key') == 50公顷", "holds"),
        ("sum(zones[*].area where kind == 'key' and set_by == 'own') == 1.2 平方千米", "holds"),
        ("count(zones[*] where kind == 'other' or set_by == 'own') == 2", "holds"),
        ("count(zones[*] where set_by == 'own') == 1", "holds"),
        ("count(zones[*] where set_by != 'own') == 2", "holds"),
        ("count(zones[*] where area > 45公顷) == 2", "holds"),
        ("sum(mines[*].small where mineral == 'minerals.slate') == 6", "holds"),
        ("sum(mines[*].small where mineral == minerals.slate) == 6", "holds"),
        ("sum(mines[*].small where mineral.class == 'energy') == 1", "holds"),
        ("count(mines[*].large) == 1", "holds"),
        ("count(mines[*] where large == 1) == 1", "holds"),
        ("sum(mines[*].small, mines[*].large) == facts.mines", "holds"),
        ("sum(zones[*].area where kind == 'no such kind') == 0", "kind is “no such kind” nowhere in zones"),
        ("sum(mines[*].suspended) == 0", "holds"),
        ("sum(blocks[*].area) == 0", "holds"),
        ("count(blocks[*]) == 0", "holds"),
        ("max(blocks[*].area) == 0", "max has no values"),
        ("min(mines[*].small) == 1 and max(mines[*].small) == 6", "holds"),
        ("abs(facts.wells - facts.mines) == 5", "holds"),
        ("abs(facts.wells, facts.mines) == 5", "abs takes one value"),
        ("count(5) == 5", "count counts the members of paths"),
        ("zones[*].area == 5", "zones[*].area has 3 values: make one of them with sum, count, …"),
        ("zones.hill == 5", "words cannot be compared with a number"),
        ("zones.hill.name > 'a'", "words compare with == or != only"),
        ("zones.hill.name == 'a'", "broken"),
        ("zones.hill.name == '东山'", "holds"),
        ("zones.hill.name + 5 == 6", "zones.hill.name is no figure"),
        ("facts.mines", "a comparison expected here, e.g. a ≈ b"),
        ("count(zones[*] where known(mines[*].small)) == 1", "known asks for one field"),
        ("facts.mines == 'eight'", "words cannot be compared with a number"),
    ],
)
def test_lists_conditions_and_references(text: str, said: str) -> None:
    assert verdict(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("facts.key_area == 160公顷", "holds"),
        ("facts.key_area == 2400亩", "holds"),
        ("facts.key_area == 160 ha", "holds"),
        ("facts.key_area == 1.6 km²", "holds"),
        ("facts.big == 430000 m³", "holds"),
        ("facts.big == 430千立方米", "holds"),
        ("facts.key_area == 1.6", "holds"),
        ("facts.key_area + 1 == 2.6 平方千米", "holds"),
        ("facts.key_area == 8家", "quantities of different kinds: area (facts.key_area, 1.6 km²) and count"),
        (
            "facts.key_area + facts.mines == 5",
            "quantities of different kinds: area (facts.key_area, 1.6 km²) and count (facts.mines, 8)",
        ),
        (
            "sum(facts.key_area, facts.mines) == 5",
            "quantities of different kinds: area (facts.key_area, 1.6 km²) and count (facts.mines, 8)",
        ),
        ("facts.big == 5 立方米/年", "quantities of different kinds: volume (facts.big, 430,000 m³) and volume / time"),
        ("facts.mines == 8个", "holds"),
        ("facts.unitless == 5公顷", "facts.unitless has no known unit"),
        ("facts.odd_unit == 5公顷", "facts.odd_unit has no known unit"),
        ("facts.mines == 8 frogs", "unknown unit “frogs”"),
        ("facts.key_area / facts.mines == 20公顷", "holds"),
        ("facts.key_area / facts.mines * facts.mines == facts.key_area", "holds"),
        ("facts.big / facts.key_area == 5", "quantities of different kinds: plain number or share and volume / area"),
        ("facts.big / facts.key_area == 43万立方米 / 1.6平方千米", "holds"),
        ("facts.key_area / 3 * 3 == facts.key_area", "holds"),
        ("facts.mines / facts.none > 1", "the divisor 0 may be zero"),
        ("facts.none == 0 or facts.mines / facts.none > 1", "holds"),
        ("facts.none != 0 and facts.mines / facts.none > 1", "broken"),
        ("1 / 0 == 1", "the divisor 0 may be zero"),
    ],
)
def test_units_and_kinds_of_quantity(text: str, said: str) -> None:
    assert verdict(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("facts.share == 25%", "holds"),
        ("facts.share == 25", "holds"),
        ("facts.share == 0.25", "broken"),
        ("facts.share ≈ facts.wells / 12个", "holds"),
        ("facts.wells / 12个 == 0.25", "holds"),
        ("facts.wells / 12个 == 25%", "holds"),
        ("facts.wells / 12个 == 25", "broken"),
        ("facts.wells / 12个 * 100 == 25", "holds"),
        ("facts.mines / 4 == 2家", "holds"),
        ("facts.share * facts.mines == 2家", "holds"),
        ("facts.mines * facts.share == 2", "holds"),
        ("facts.share + facts.rate == 42%", "holds"),
        ("facts.share * 2 == 50%", "holds"),
        ("facts.mines / facts.share == 32家", "holds"),
        (
            "facts.share == 25个百分点",
            "quantities of different kinds: plain number or share (facts.share, 25%) and percentage points",
        ),
        ("plan.target_year - plan.base_year == 5", "holds"),
        ("plan.target_year - plan.base_year == 5年", "holds"),
        ("plan.target_year - plan.base_year == facts.years", "holds"),
        ("plan.base_year + facts.years == plan.target_year", "holds"),
        ("plan.base_year == 2025年", "holds"),
        ("plan.base_year == 2025", "holds"),
        ("plan.base_year - 5 == 2020", "holds"),
        (
            "plan.base_year == facts.years",
            "quantities of different kinds: calendar year (plan.base_year, 2025) and time (facts.years, 5 years)",
        ),
        ("facts.few == facts.many", "broken"),
        ("facts.few == facts.years", "holds"),
        ("facts.span == facts.four", "broken"),
        ("facts.span == facts.span", "it weighs a figure against itself"),
    ],
)
def test_percentages_years_and_bounds(text: str, said: str) -> None:
    assert verdict(text) == said


@pytest.mark.parametrize("count", [5, 7, 10])
def test_no_number_of_five_seven_or_ten_mines_is_seventeen_percent(count: int) -> None:
    assert verdict(f"reachable(17%, {count}家)") == "broken"
    assert verdict(f"not reachable(17%, {count})") == "holds"


@pytest.mark.parametrize("count", [6, 12, 100])
def test_one_of_six_mines_or_two_of_twelve_are_seventeen_percent(count: int) -> None:
    assert verdict(f"reachable(facts.rate, {count})") == "holds"


def test_an_unreachable_share_is_told_with_the_nearest_that_can_be() -> None:
    (failure,) = outcome("reachable(facts.rate, facts.mines)").failures
    assert failure.said.zh == "17% [16.5, 17.5]% ≠ 1 / 8家 = 12.5%"
    assert failure.gap.zh == "4.5个百分点"
    assert [operand.path for operand in failure.operands] == ["facts.rate", "facts.mines"]


@pytest.mark.parametrize(
    "text", ["reachable(facts.mines, 5)", "reachable(17%, 2.5)", "reachable(17%, 0)", "reachable(17%, facts.key_area)"]
)
def test_reachable_takes_a_share_and_a_count(text: str) -> None:
    assert verdict(text) == "reachable takes a share and a whole count"


def test_a_figure_without_number_leaves_the_rule_without_a_verdict() -> None:
    for text in [
        "facts.dash == 5公顷",
        "facts.words == 5",
        "sum(facts.dash, facts.key_area) == 5公顷",
        "not facts.dash == 5公顷",
        "facts.mines == 8 and facts.dash > 1公顷",
        "facts.mines == 9 or facts.dash > 1公顷",
        "reachable(facts.words, 5)",
    ]:
        assert verdict(text) == "skipped", text


def test_a_figure_without_number_does_not_hide_what_the_rule_says_of_others() -> None:
    assert verdict("facts.mines == 9 and facts.dash > 1公顷") == "broken"
    assert verdict("facts.mines == 8 or facts.dash > 1公顷") == "holds"


def test_a_rule_without_a_verdict_counts_as_not_evaluated_and_not_as_held() -> None:
    report = check(plan("blank: facts.dash <= 5公顷\nfull: facts.mines == 8\nwrong: facts.x == 8"), today=TODAY)
    graded = report.coverage.graded()
    assert graded.rules == 3
    assert [(one.rule.id, [operand.path for operand in one.operands]) for one in graded.unevaluated] == [
        ("blank", ["facts.dash"]),
        ("wrong", []),
    ]


def test_a_failure_shows_both_sides_their_intervals_the_gap_and_every_operand() -> None:
    (found,) = rule_findings(plan("areas: sum(zones[*].area where kind == 'key') ≈ 2 * facts.key_area"))
    assert found.code == "areas"
    assert (
        found.message.zh
        == "应成立：1.6平方千米 [1.545, 1.655]平方千米 ≈ 3.2平方千米 [3.1, 3.3]平方千米 不成立，相差 1.6平方千米"
    )
    assert (
        found.message.en
        == "should hold: 1.6 km² [1.545, 1.655] km² ≈ 3.2 km² [3.1, 3.3] km² does not hold, a gap of 1.6 km²"
    )
    assert [(one.path, one.printed) for one in found.operands] == [
        ("zones.hill.area", "1.2平方千米"),
        ("zones.lake.area", "40公顷"),
        ("facts.key_area", "1.6平方千米"),
    ]
    assert all(one.place and one.place.file and one.place.line and one.place.col for one in found.operands)


def test_a_condition_that_members_do_not_fulfil_is_not_a_finding_of_its_own() -> None:
    found = rule_findings(plan("areas: sum(zones[*].area where kind == 'key') == facts.wells * 1平方千米"))
    assert len(found) == 1


def test_an_alternative_that_was_not_needed_is_not_told() -> None:
    (found,) = rule_findings(plan("either: (facts.mines == 9 or facts.mines == 8) and facts.wells == 4"))
    assert "3个 == 4个" in found.message.zh


def test_a_broken_not_says_what_holds_against_it() -> None:
    (found,) = rule_findings(plan("never: not facts.wells < facts.mines"))
    assert found.message.zh == "应成立：not (3个 < 8家) 不成立"
    assert [one.path for one in found.operands] == ["facts.wells", "facts.mines"]


def test_the_three_tiers_of_rounding() -> None:
    parts = "\n".join(f"  p{at}: {{value: 1.4, unit: 公顷}}" for at in range(9))

    def severity(total: str) -> str | None:
        of = plan("sum: sum(facts.p0, facts.p1, facts.p2, facts.p3, facts.p4, facts.p5, facts.p6, facts.p7, facts.p8) ≈ facts.all",
                  f"facts:\n{parts}\n  all: {{value: {total}, unit: 公顷}}\n")  # fmt: skip
        return next((found.severity for found in rule_findings(of)), None)

    assert severity("12.6") is None
    assert severity("13") is None
    assert severity("12.8") == "note"
    assert severity("13.0") == "warning"
    assert severity("13.2") == "error"


def test_only_figures_compared_with_another_are_tied() -> None:
    assert outcome("facts.mines == 8").tied == frozenset()
    assert outcome("facts.mines == 8 and facts.wells == 3").tied == frozenset()
    assert outcome("facts.wells < facts.mines").tied == {"facts.wells", "facts.mines"}
    assert outcome("count(zones[*].area) == facts.wells").tied == {"facts.wells"}
    assert outcome("count(zones[*] where area > facts.key_area) == 0").tied == frozenset()


def test_a_crash_inside_one_rule_is_a_finding_and_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    of = plan("first: facts.mines == 9\nsecond: facts.wells == 4")
    whole = plan_rules.evaluate

    def crash(tree, *more):  # type: ignore[no-untyped-def]
        if tree.right.digits == "9":
            raise KeyError("a bug")
        return whole(tree, *more)

    monkeypatch.setattr(plan_rules, "evaluate", crash)
    crashed, failed = sorted(rule_findings(of), key=lambda one: one.code)
    assert (crashed.code, crashed.severity, crashed.path) == ("rule-crashed", "error", "rules.first.check")
    assert "KeyError: 'a bug'" in crashed.message.en
    assert failed.code == "second"


def test_numbers_too_large_to_compute_with_are_a_fault() -> None:
    of = plan(data="facts: {a: {value: '" + "9" * 1_200_000 + "', unit: 公顷}}\n")
    assert verdict("facts.a * facts.a > 1 公顷 * 1 公顷", of) == "a number too large to compute with"


def test_a_sum_over_twenty_thousand_members_does_not_take_the_square_of_their_time() -> None:
    of = plan(data="facts:\n" + "".join(f"  f{at}: {{value: 0.1, unit: 公顷}}\n" for at in range(MAX_MEMBERS)))
    start = time.process_time()
    found = outcome(f"sum(facts[*]) ≈ {MAX_MEMBERS // 10} 公顷", of)
    assert time.process_time() - start < 5  # adding operand by operand would take minutes
    assert found.holds
    assert len(found.operands) == MAX_MEMBERS


def test_more_members_than_the_limit_are_a_fault() -> None:
    of = plan(data="facts:\n" + "".join(f"  f{at}: {{value: 1}}\n" for at in range(MAX_MEMBERS + 1)))
    assert verdict("sum(facts[*]) == 1", of) == "facts[*] has more than 20000 values"


def test_ten_thousand_broken_rules_are_ten_thousand_findings() -> None:
    of = plan("\n".join(f"r{at}: facts.mines == {at + 9}" for at in range(10_000)))
    found = rule_findings(of)
    assert len(found) == 10_000
    assert len({one.code for one in found}) == 10_000


def test_the_plan_that_these_rules_weigh_has_no_rule_of_its_own() -> None:
    assert PLAN.rules == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("facts.mines * (100% - 50%) * 2 == facts.mines", "holds"),
        ("1 - 20% == 80%", "beside a percentage 1 would be 1%"),
        ("100 - 20% == 80%", "holds"),
        ("20% + 1 == 21%", "holds"),
        ("20% + 1 == 120%", "broken"),
    ],
)
def test_a_bare_number_beside_a_share_is_a_share_in_a_sum_as_in_a_comparison(text: str, said: str) -> None:
    assert verdict(text) == said
