"""Rates, durations and calendar years; counts as powers; units joined by a stroke."""

import pytest
from rule_plans import outcome, plan, rule_findings, verdict

PLAN = plan(
    data="""\
plan:
  id: well-town
  round: 2026-2030
  base_year: {value: 2025, unit: 年份}
  target_year: {value: 2030, unit: 年份}
---
facts:
  rate: {value: 43, unit: 万立方米/年}
  output: {value: 215, unit: 万立方米}
  ore: {value: 1200, unit: 吨/年}
  all_ore: {value: 0.6, unit: 万吨}
  years: {value: 5, unit: 年}
  span: {value: 3-5, unit: 年}
  months: {value: 60, unit: 个月}
  mines: {value: 8, unit: 家}
  closed: {value: 10, unit: 家}
  cost: {value: 4605, unit: 万元}
  area: {value: 57.62, unit: 公顷}
  before: {value: 20, unit: '%'}
  after: {value: 25, unit: '%'}
  points: {value: 5, unit: 个百分点}
"""
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("facts.rate * facts.years == facts.output", "holds"),
        ("facts.years * facts.rate == facts.output", "holds"),
        ("facts.rate * 5年 == 215万立方米", "holds"),
        ("facts.rate * (plan.target_year - plan.base_year) == facts.output", "holds"),
        ("facts.output / facts.years == facts.rate", "holds"),
        ("facts.output / facts.rate == facts.years", "holds"),
        ("facts.output / facts.rate == plan.target_year - plan.base_year", "holds"),
        ("facts.rate * 6个月 == 21.5万立方米", "holds"),
        ("facts.months == facts.years", "holds"),
        ("facts.ore * facts.years ≈ facts.all_ore", "holds"),
        ("facts.span == 3年", "broken"),
        ("facts.span * facts.rate >= 129万立方米", "holds"),
        ("facts.span <= 5年", "holds"),
        ("facts.rate == facts.output", "quantities of different kinds: volume / time (facts.rate, 430,000 m³/year) and volume (facts.output, 2,150,000 m³)"),
        ("facts.rate * facts.years == facts.rate", "quantities of different kinds: volume and volume / time (facts.rate, 430,000 m³/year)"),
        ("facts.rate * plan.base_year == facts.output", "quantities of different kinds: calendar year · volume / time and volume (facts.output, 2,150,000 m³)"),
        ("facts.rate * facts.years == 215", "quantities of different kinds: plain number or share and volume"),
        ("plan.base_year + plan.target_year == 4055", "calendar years cannot be added up"),
        ("sum(plan.base_year, plan.target_year) == 4055", "calendar years cannot be added up"),
        ("facts.years + plan.base_year == plan.target_year", "holds"),
        ("5 + plan.base_year == plan.target_year", "holds"),
        ("plan.target_year - facts.years == plan.base_year", "holds"),
        ("plan.base_year == 5年", "quantities of different kinds: calendar year (plan.base_year, 2025) and time"),
        ("facts.span == 2025年", "quantities of different kinds: time (facts.span, 3–5 years) and calendar year"),
        ("max(plan.base_year, plan.target_year) - min(plan.base_year, plan.target_year) == 5年", "holds"),
    ],
)  # fmt: skip
def test_rates_durations_and_years(text: str, said: str) -> None:
    assert verdict(text, PLAN) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("facts.mines / facts.years * facts.years == facts.mines", "holds"),
        ("facts.mines / facts.years == 1.6家/年", "holds"),
        ("facts.mines / facts.years == facts.mines", "quantities of different kinds: 1 / time and count (facts.mines, 8)"),
        ("facts.mines * facts.mines == 64家", "quantities of different kinds: count^2 and count"),
        ("facts.area / facts.mines * facts.closed == 72.025公顷", "holds"),
        ("facts.rate / facts.mines * facts.years * facts.mines == facts.output", "holds"),
        ("facts.cost / facts.area >= 79万元/公顷", "holds"),
        ("facts.cost / facts.area >= 80", "quantities of different kinds: plain number or share and money / area"),
        ("facts.cost == 50 frogs/ha", "unknown unit “frogs/ha”"),
        ("facts.after - facts.before == 5个百分点", "holds"),
        ("facts.after - facts.before == facts.points", "holds"),
        ("facts.after - facts.before == 6个百分点", "broken"),
        ("facts.after == 25个百分点", "quantities of different kinds: plain number or share (facts.after, 25%) and percentage points"),
    ],
)  # fmt: skip
def test_counts_quotients_and_percentage_points(text: str, said: str) -> None:
    assert verdict(text, PLAN) == said


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        (
            "facts.rate * facts.years == 200万立方米",
            "215万立方米 [191.25, 239.25]万立方米 == 200万立方米",
            "2,150,000 m³ [1,912,500, 2,392,500] m³ == 2,000,000 m³",
        ),
        (
            "facts.cost / facts.area > 100万元/公顷",
            "79.9202万元/公顷 [79.9046, 79.9358]万元/公顷 > 100万元/公顷",
            "RMB 799,201.666/ha [RMB",
        ),
        ("facts.after - facts.before > 10个百分点", "5", "5"),
    ],
)
def test_a_computed_quantity_is_told_in_a_unit_of_its_own(text: str, zh: str, en: str) -> None:
    (failure,) = outcome(text, PLAN).failures
    assert zh in failure.said.zh
    assert en.partition(".")[0] in failure.said.en


def test_a_year_and_a_duration_are_told_apart_with_what_to_write() -> None:
    ((_, _, hint),) = outcome("plan.base_year == facts.years", PLAN).faults
    assert "年份" in hint.zh and "duration" in hint.en


def test_much_money_is_told_in_english_millions_and_billions() -> None:
    of = plan("sum: facts.a + facts.b == facts.c", "facts:\n  a: {value: 11.0, unit: 亿元}\n  b: {value: 0.5, unit: 亿元}\n  c: {value: 3000, unit: 万元}\n")  # fmt: skip
    (found,) = rule_findings(of)
    assert found.message.en == (
        "should hold: RMB 1.15 billion RMB [1.14, 1.16] billion == RMB 30 million RMB [29.995, 30.005] million"
        " does not hold, a gap of RMB 1.12 billion"
    )
    assert "亿元" in found.message.zh
