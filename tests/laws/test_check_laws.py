"""Laws of checking: what is rendered is accepted, a rule never fails, and a report is in order."""

from datetime import date
from decimal import Decimal

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from written_plans import Files, damaged, plans

from tjplan.check import Report, check
from tjplan.check.arithmetic import interval, shown
from tjplan.check.context import judge
from tjplan.load import folder
from tjplan.model import literal, numbering, numerals, quantity
from tjplan.model.plan import Figure, Plan
from tjplan.model.source import SourceFile, Spot
from tjplan.model.text import LANGS
from tjplan.model.units import UNITS, Unit
from tjplan.model.wording import figure

TODAY = date(2026, 6, 1)
EMPTY: Plan = folder.load({}).plan
_SPOT = Spot(SourceFile("f.yaml", ""), 1, 1, 0, 0)
_units = st.sampled_from([unit for unit in UNITS.values() if unit.dimension != "calendar year"])
_whole = st.integers(0, 10**9).map(str)
_decimals = st.decimals(0, 10**7, places=4).flatmap(
    lambda number: st.integers(0, 4).map(lambda places: f"{number:.{places}f}")
)
_numbers = st.one_of(_whole, _decimals)
_printed = st.one_of(
    _numbers,
    st.tuples(st.sampled_from(["≤", "≥", "＜", "＞", "<", ">"]), _numbers).map("".join),
    st.tuples(_numbers, _numbers).filter(lambda ends: Decimal(ends[0]) < Decimal(ends[1])).map("-".join),
    st.integers(1, 9999).map(lambda scale: f"1:{scale}万"),
    st.just("—"),
)


def of(printed: str, unit: Unit) -> Figure:
    return Figure("facts.x", printed, quantity.read(printed), _SPOT, _SPOT, unit=unit, unit_name=unit.zh)


def report(files: Files) -> Report:
    loaded = folder.load(files)
    return check(loaded.plan, loaded.findings, today=TODAY, partial=loaded.broken)


@settings(max_examples=400)
@given(_printed, _units)
@example("0.0005", UNITS["万亩"])
@example("1.5", UNITS["亿元"])
def test_what_a_binding_renders_is_accepted_as_a_pin_in_both_languages(printed: str, unit: Unit) -> None:
    one = of(printed, unit)
    for lang in LANGS:
        words = figure(one, lang)
        assert words == words.strip() and "E+" not in words
        assert judge(words, lang, one, EMPTY, "facts.x") == "agrees", words


@settings(max_examples=200)
@given(_numbers, _numbers, _units)
def test_another_number_is_never_accepted(printed: str, other: str, unit: Unit) -> None:
    assume(Decimal(printed) != Decimal(other))
    for lang in LANGS:
        assert judge(figure(of(other, unit), lang), lang, of(printed, unit), EMPTY, "facts.x") == "number"


@given(st.text(max_size=20), st.sampled_from(LANGS), _printed, _units)
def test_any_words_are_judged(words: str, lang, printed: str, unit: Unit) -> None:  # type: ignore[no-untyped-def]
    assert judge(words, lang, of(printed, unit), EMPTY, "facts.x") in ("agrees", "number", "unit", "unreadable")
    literal.read(words, lang)


@given(st.integers(1, 999))
def test_a_chinese_numeral_read_back_is_the_number(value: int) -> None:
    assert numerals.chinese(numbering.han(value)) == value


@given(st.integers(0, 10**12))
def test_grouped_digits_read_back_are_the_number(value: int) -> None:
    assert numerals.number(f"{value:,}") == value


@given(_numbers, _units)
def test_an_interval_holds_its_figure(printed: str, unit: Unit) -> None:
    found = interval(of(printed, unit))
    assert found is not None and found.low <= Decimal(printed) * unit.factor <= found.high


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_every_result_can_be_shown(value: Decimal) -> None:
    assume(abs(value) < Decimal(10) ** 400)
    assert abs(Decimal(shown(value)) - value) <= Decimal("0.00005")


@settings(max_examples=120, deadline=None)
@given(damaged())
def test_a_damaged_plan_is_checked_and_no_rule_fails(files: Files) -> None:
    found = report(files)
    assert "rule-crashed" not in {finding.code for finding in found.findings}
    for finding in found.findings:
        assert finding.message.zh and finding.message.en and finding.hint.zh and finding.hint.en
        assert finding.place.file in files or finding.place.file == "plan.yaml"
        assert finding.place.line >= 1 and finding.place.col >= 1


@settings(max_examples=40, deadline=None)
@given(damaged())
def test_a_report_is_sorted_and_the_same_each_time(files: Files) -> None:
    first, second = report(files), report(dict(reversed(files.items())))
    assert first == second
    assert [finding.order for finding in first.findings] == sorted(finding.order for finding in first.findings)


@settings(max_examples=40, deadline=None)
@given(plans())
def test_a_generated_plan_is_checked_and_no_rule_fails(files: Files) -> None:
    assert "rule-crashed" not in {finding.code for finding in report(files).findings}
