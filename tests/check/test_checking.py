"""What is said once, what is left unsaid where a file is missing, and the arithmetic of rounding."""

from decimal import Decimal

import pytest
from plan_texts import chapter, checked, facts, open_findings

from tjplan.check import check
from tjplan.check.arithmetic import Interval, decrease, interval, share, shown
from tjplan.model import quantity
from tjplan.model.plan import Figure
from tjplan.model.source import SourceFile, Spot
from tjplan.model.units import UNITS

SPOT = Spot(SourceFile("f.yaml", ""), 1, 1, 0, 0)


def codes(*texts: str) -> list[str]:
    return [finding.code for finding in open_findings(checked(*texts))]


def test_a_broken_file_does_not_make_every_mark_that_leads_into_it_a_finding() -> None:
    report = checked("facts:\n  a: {", chapter("[[3个|facts.a]]", "[[3|facts.a]]"))
    assert [finding.code for finding in report.findings] == ["yaml-syntax"]
    assert report.partial


def test_what_needs_no_other_file_is_still_checked_beside_a_broken_one() -> None:
    assert codes("terms: [", chapter("井[[三口", "wells")) == ["mark-malformed", "yaml-syntax"]


def test_a_value_that_the_schema_refuses_gets_no_second_finding() -> None:
    assert codes(facts(a="abc"), chapter("{{facts.a}}", "{{facts.a}}")) == ["schema"]


def test_an_unknown_unit_is_told_once_and_not_at_every_pin() -> None:
    assert codes(facts(a="3 眼眼"), chapter("[[3个|facts.a]]和[[3个|facts.a]]", "[[3|facts.a]] and [[3|facts.a]]")) == [
        "figure-unreadable"
    ]


def test_a_slip_in_a_path_is_not_also_a_missing_figure() -> None:
    assert codes(facts(a="3 个"), chapter("[[3个|facts.a]]", "[[3|facts.aa]]")) == ["path-unknown"]
    assert codes(facts(a="3 个"), chapter("[[3个|facts.a]]", "[[3|]]")) == ["mark-malformed"]


def test_a_figure_that_only_its_same_as_states_is_stated() -> None:
    both = (
        facts(a="3 个")
        + "  b: {name: {zh: 数, en: figure}, value: 3, unit: 处, as_of: 2025, scope: places.town, same_as: facts.a}\n"
    )
    assert codes(both, chapter("{{facts.a}}", "{{facts.a}}")) == []


def test_an_absurdly_long_number_is_weighed_like_any_other() -> None:
    long = "9" * 60
    texts = facts(a=f"{long} 个", b="1 个") + (
        "  c: {name: {zh: 数, en: figure}, value: 7, unit: 个, as_of: 2025, scope: places.town, derived_from: {sum: [facts.a, facts.b]}}\n"
    )
    assert codes(texts, chapter("{{facts.a}}{{facts.b}}{{facts.c}}", "{{facts.a}} {{facts.b}} {{facts.c}}")) == [
        "derived-differs"
    ]


def test_findings_come_in_the_order_of_their_places() -> None:
    report = checked(facts(a="3 个", b="3 眼眼"), chapter("[[4个|facts.a]]，7家", "[[4|facts.a]], 8"))
    places = [finding.order for finding in report.findings]
    assert places == sorted(places) and len(places) > 4


def test_coverage_counts_figures_of_both_languages_and_lists_the_rest() -> None:
    covered = checked(facts(a="3 个"), chapter("[[3个|facts.a]]，7家", "{{facts.a}}")).coverage
    assert (covered.numbers, covered.bound) == (7, 6)
    assert [(one.text, one.path) for one in covered.unbound] == [("7", "nodes.p.text.zh")]


def test_numbering_cells_are_no_figures() -> None:
    column = (
        "column:\n  id: wells\n  title: {zh: 井, en: Wells}\n  caption: above\n  blank: zero\n  fields: [no_of, name]\n"
        "  ordinal: no_of\n  rows:\n    east: ['1', {zh: 东井, en: East}]\n    west: ['2', {zh: 西井, en: West}]\n"
    )
    assert codes(column, chapter("井", "wells") + "    - column: wells\n") == []


def figure(printed: str, unit: str) -> Figure:
    return Figure("facts.x", printed, quantity.read(printed), SPOT, SPOT, unit=UNITS[unit], unit_name=unit)


@pytest.mark.parametrize(
    "printed, unit, low, high",
    [
        ("57.60", "公顷", "575950", "576050"),
        ("57.6", "公顷", "575500", "576500"),
        ("43", "万立方米", "425000", "435000"),
        ("10", "家", "10", "10"),
        ("3-5", "年", "2.5", "5.5"),
        ("2020", "年份", "2020", "2020"),
    ],
)
def test_a_printed_figure_stands_for_half_its_last_digit_around_it(
    printed: str, unit: str, low: str, high: str
) -> None:
    assert interval(figure(printed, unit)) == Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize("printed", ["≤6", "＜15", "—", "1:20万"])
def test_a_bound_or_a_ratio_is_no_plain_number(printed: str) -> None:
    assert interval(figure(printed, "公顷")) is None


def test_shares_and_falls_are_in_percent_and_need_a_whole() -> None:
    ten, four, none = (Interval(Decimal(v), Decimal(v)) for v in (10, 4, 0))
    assert share(four, ten) == Interval(Decimal(40), Decimal(40))
    assert decrease(ten, four) == Interval(Decimal(60), Decimal(60))
    assert share(four, none) is None and decrease(none, four) is None


@pytest.mark.parametrize("value, text", [("33.33333", "33.3333"), ("50", "50"), ("0.5000", "0.5"), ("100", "100")])
def test_a_result_is_shown_without_idle_zeros(value: str, text: str) -> None:
    assert shown(Decimal(value)) == text


def test_an_empty_plan_can_be_checked() -> None:
    from datetime import date

    from tjplan.load import folder

    report = check(folder.load({}).plan, today=date(2026, 1, 1))
    assert [finding.code for finding in report.findings] == ["chapter-unlisted"]
