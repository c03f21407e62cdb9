"""Laws of the rule language: nothing raises, and sums are judged as plain fractions judge them."""

import math
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from tjplan.check.arithmetic import Interval
from tjplan.check.language import Outcome, SyntaxFault, evaluate, parse
from tjplan.check.language.judge import reachable
from tjplan.check.language.value import Value, of_figure
from tjplan.load import folder
from tjplan.model import quantity
from tjplan.model.plan import Entity, Figure, Plan
from tjplan.model.source import SourceFile, Spot
from tjplan.model.text import Text
from tjplan.model.units import UNITS, powers

SPOT = Spot(SourceFile("f.yaml", ""), 1, 1, 0, 0)
EMPTY = folder.load({}).plan
SIZES = {"平方千米": Fraction(1_000_000), "公顷": Fraction(10_000), "平方米": Fraction(1), "万平方米": Fraction(10_000)}

PIECES = (
    "facts.a", "facts.b", "zones[*].area", "zones[*]", "zones", "kind", "previous.facts.a", "rules.x", "columns.c.rows[*].n",
    "plan.base_year", "*", "+", "-", "/", "==", "!=", "≈", "~=", "<", "<=", "＝", "（", "）", "(", ")", ",", "，", "and",
    "or", "not", "where", "sum(", "count(", "min(", "abs(", "reachable(", "5", "0", "17%", "5 公顷", "2025年", "3 x", "'key'",
    "“key”", "'", "。", "東", "\u200b", "\ud800", "\x00", " ", "\n", "[*]", ".",
)  # fmt: skip
ATOMS = st.sampled_from(
    [
        "facts.a", "facts.b", "facts.w", "zones.z", "zones.z.name", "zones[*].area", "zones[*]", "facts[*]", "zones[*].*",
        "plan.base_year", "previous.facts.a", "previous.zones[*].area", "area", "name", "5", "0", "17%", "5 公顷", "5 家",
        "2025年", "5年", "5 万元/公顷", "facts.a / 5年", "unit", "value", "3 x", "'key'", "columns.c.rows[*].n", "nothing.at.all",
    ]
)  # fmt: skip
SIGNS = st.sampled_from(["+", "-", "*", "/", "==", "!=", "≈", "<", "<=", ">", ">=", "and", "or"])
CALLS = st.sampled_from(["sum", "count", "min", "max", "abs", "reachable", "known"])
GRAMMAR = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds("{} {} {}".format, inner, SIGNS, inner),
        st.builds("({})".format, inner),
        st.builds("not {}".format, inner),
        st.builds("-{}".format, inner),
        st.builds("{}({})".format, CALLS, inner),
        st.builds("{}({}, {})".format, CALLS, inner, inner),
        st.builds("{}({} where {})".format, CALLS, inner, inner),
    ),
    max_leaves=8,
)
"""Lines that mostly can be read, whatever they mean."""
LINES = st.one_of(GRAMMAR, st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))


def figure(name: str, printed: str, unit: str) -> Figure:
    return Figure(f"facts.{name}", printed, quantity.read(printed), SPOT, SPOT, unit=UNITS[unit], unit_name=unit)


def plan_of(figures: dict[str, Figure]) -> Plan:
    """A plan whose facts are ``figures``."""
    facts = {name: Entity("facts", name, {}, SPOT, one, one.unit) for name, one in figures.items()}
    zones = {"z": Entity("zones", "z", {"area": next(iter(figures.values()))}, SPOT)} if figures else {}
    home = EMPTY.home
    return Plan(home, (), {}, {**EMPTY.collections, "facts": facts, "zones": zones}, EMPTY.lexicon, (), EMPTY.units)


WORDS = Figure("facts.w", "", quantity.Quantity("words"), SPOT, SPOT, words=Text(None, None, SPOT))
PLAN = plan_of({"a": figure("a", "1.5", "公顷"), "b": figure("b", "—", "公顷"), "w": WORDS})


@given(LINES)
@example("previous")
@example("9" * 1900)
@example("-" * 39 + "1")
def test_reading_a_line_gives_a_tree_or_a_fault_inside_it(line: str) -> None:
    try:
        parse(line)
    except SyntaxFault as fault:
        assert 0 <= fault.offset <= len(line)
        assert fault.message.zh and fault.message.en


@given(LINES)
@example("facts.a / facts.b == 1")
@example("sum(zones[*]) == 1")
@example("columns[*].rows[*].n == 1")
@example("count(facts[*] where facts[*] == 1) == 1")
@example("reachable(17%, facts.a * 0)")
@example("previous[*] == 1")
def test_evaluating_a_tree_never_raises(line: str) -> None:
    try:
        tree = parse(line)
    except SyntaxFault:
        return
    for plan, previous in ((PLAN, None), (PLAN, PLAN), (EMPTY, None)):
        outcome = evaluate(tree, plan, previous)
        assert outcome.holds or outcome.failures or outcome.faults or outcome.skipped
        assert all(0 <= offset <= len(line) and zh.zh and zh.en for offset, zh, _ in outcome.faults)


@st.composite
def printed(draw: st.DrawFn) -> str:
    """Digits as a plan prints them: 0 to 3 decimals."""
    places = draw(st.integers(0, 3))
    number = draw(st.integers(0, 10**6))
    whole, rest = divmod(number, 10**places)
    return f"{whole}.{rest:0{places}d}" if places else str(whole)


def bounds(text: str, unit: str) -> tuple[Fraction, Fraction, Fraction]:
    """Low end, high end and last place of a printed number in base units, with nothing but fractions."""
    last = Fraction(1, 10 ** len(text.partition(".")[2])) * SIZES[unit]
    value = Fraction(text) * SIZES[unit]
    return value - last / 2, value + last / 2, last


def tier(parts: list[tuple[str, str]], total: tuple[str, str]) -> str:
    """What an auditor with fractions says of a printed sum."""
    ends = [bounds(*part) for part in parts]
    low, high, last = bounds(*total)
    if sum(end[0] for end in ends) > high or sum(end[1] for end in ends) < low:
        return "error"
    gap = abs(sum(Fraction(text) * SIZES[unit] for text, unit in parts) - Fraction(total[0]) * SIZES[total[1]])
    size = max([last, *(end[2] for end in ends)])
    if gap <= size / 2:
        return "none"
    # 3.29 * sqrt((n + 1) / 12) units of the last place, squared so that no root is needed
    return "warning" if gap * gap > Fraction(329, 100) ** 2 * Fraction(len(parts) + 1, 12) * size * size else "note"


def judged(outcome: Outcome) -> str:
    if outcome.holds:
        return "none"
    (failure,) = outcome.failures
    return failure.severity or "error"


@given(
    st.lists(st.tuples(printed(), st.sampled_from(sorted(SIZES))), min_size=1, max_size=12),
    st.sampled_from(sorted(SIZES)),
    st.integers(0, 3),
    st.integers(-30, 30),
)
@example([("1.4", "公顷")] * 9, "公顷", 1, 4)
@example([("1.4", "公顷")] * 9, "公顷", 1, 5)
@example([("1.4", "公顷")] * 9, "公顷", 1, 6)
def test_a_sum_is_judged_as_fractions_judge_it(parts: list[tuple[str, str]], unit: str, places: int, off: int) -> None:
    true = sum(Fraction(text) * SIZES[of] for text, of in parts) / SIZES[unit]
    near = max(0, round(true * 10**places) + off)
    whole, rest = divmod(near, 10**places)
    total = f"{whole}.{rest:0{places}d}" if places else str(whole)
    figures = {f"p{at}": figure(f"p{at}", *part) for at, part in enumerate(parts)}
    figures["total"] = figure("total", total, unit)
    line = f"sum({', '.join(f'facts.p{at}' for at in range(len(parts)))}) ≈ facts.total"
    assert judged(evaluate(parse(line), plan_of(figures))) == tier(parts, (total, unit))


@given(st.integers(1, 300), st.integers(0, 300), st.integers(0, 2))
def test_a_share_that_a_count_really_makes_is_reachable(whole: int, part: int, places: int) -> None:
    text = f"{float(round(Fraction(100 * part, whole), places)):.{places}f}"
    assert reachable(value(text, "%"), value(str(whole), "个")) is None


@given(st.integers(1, 60), st.integers(0, 100), st.integers(0, 1))
def test_a_share_is_reachable_exactly_when_some_count_of_things_rounds_to_it(
    whole: int, percent: int, places: int
) -> None:
    half = Fraction(1, 2 * 10**places)
    possible = any(abs(Fraction(100 * part, whole) - percent) <= half for part in range(2 * whole + 1))
    text = f"{percent}.0" if places else str(percent)
    assert (reachable(value(text, "%"), value(str(whole), "个")) is None) == possible


def value(text: str, unit: str) -> Value:
    found = of_figure(figure("x", text, unit), "facts.x")
    assert found
    return found


@given(st.integers(1, 9999), st.integers(1, 9999), st.integers(1, 9999))
def test_dividing_and_multiplying_back_gives_the_same_figure(a: int, b: int, c: int) -> None:
    plan = plan_of({"a": figure("a", str(a), "家"), "b": figure("b", str(b), "家"), "c": figure("c", str(c), "家")})
    assert evaluate(parse("facts.a / facts.b / facts.c * facts.b * facts.c == facts.a"), plan).holds


VOLUMES = {"立方米": Fraction(1), "千立方米": Fraction(1000), "万立方米": Fraction(10_000)}
MASSES = {"千克": Fraction(1), "吨": Fraction(1000), "万吨": Fraction(10_000_000)}
HALF = Fraction(1, 2)


def ends(text: str, size: Fraction) -> tuple[Fraction, Fraction]:
    """Low and high end of a printed figure in base units."""
    half = size * Fraction(1, 10 ** len(text.partition(".")[2])) * HALF
    return Fraction(text) * size - half, Fraction(text) * size + half


@given(printed(), st.integers(1, 40), printed(), st.sampled_from([VOLUMES, MASSES]), st.data())
def test_an_output_a_year_times_years_is_judged_as_fractions_judge_it(
    rate: str, years: int, total: str, sizes: dict[str, Fraction], data: st.DataObject
) -> None:
    known = [unit for unit in sizes if f"{unit}/年" in UNITS]
    per_year, whole = data.draw(st.sampled_from(known)), data.draw(st.sampled_from(sorted(sizes)))
    plan = plan_of({"rate": figure("rate", rate, f"{per_year}/年"), "total": figure("total", total, whole)})
    low, high = (end * years for end in ends(rate, sizes[per_year]))
    first, last = ends(total, sizes[whole])
    assert evaluate(parse(f"facts.rate * {years}年 <= facts.total"), plan).holds == (low <= last)
    assert evaluate(parse(f"facts.rate * {years}年 >= facts.total"), plan).holds == (high >= first)
    exact = Fraction(rate) * sizes[per_year] * years == Fraction(total) * sizes[whole]
    assert evaluate(parse(f"facts.rate * {years}年 == facts.total"), plan).holds == exact
    assert evaluate(parse(f"facts.total / {years}年 == facts.rate"), plan).holds == exact
    assert evaluate(parse("facts.rate == facts.total"), plan).faults


@given(st.integers(1, 200), st.integers(1, 200), st.integers(0, 2))
def test_a_printed_percentage_is_judged_as_fractions_judge_it(part: int, whole: int, places: int) -> None:
    text = f"{float(round(Fraction(100 * part, whole), places)):.{places}f}"
    plan = plan_of(
        {"part": figure("part", str(part), "家"), "whole": figure("whole", str(whole), "座"), "share": figure("share", text, "%")}
    )  # fmt: skip
    assert evaluate(parse("facts.part / facts.whole ≈ facts.share"), plan).holds
    low, high = ends(text, Fraction(1, 100))
    assert evaluate(parse("facts.share * facts.whole <= facts.part"), plan).holds == (low * whole <= part)
    assert evaluate(parse("facts.share * facts.whole >= facts.part"), plan).holds == (high * whole >= part)


MANY = ("公顷", "亩", "万立方米", "万立方米/年", "吨", "万元", "年", "个月", "家", "座", "%", "年份", "千米", "位")


@given(st.lists(st.tuples(st.integers(1, 999), st.sampled_from(MANY)), min_size=2, max_size=6))
def test_a_sum_over_units_is_a_number_where_they_are_of_one_dimension_and_else_a_fault_that_names_one(
    parts: list[tuple[int, str]],
) -> None:
    plan = plan_of({f"p{at}": figure(f"p{at}", str(number), unit) for at, (number, unit) in enumerate(parts)})
    names = ", ".join(f"facts.p{at}" for at in range(len(parts)))
    kinds = {powers(UNITS[unit].dimension) for _, unit in parts}
    for function in ("sum", "min", "max"):
        outcome = evaluate(parse(f"{function}({names}) == facts.p0"), plan)
        if len(kinds) > 1:
            assert len(outcome.faults) == 1 and "facts.p" in outcome.faults[0][1].en
        elif function == "sum" and kinds == {(("calendar year", 1),)}:
            assert outcome.faults[0][1].en == "calendar years cannot be added up"
        else:
            assert not outcome.faults


@given(printed(), printed())
def test_an_order_and_its_opposite_are_never_both_broken(a: str, b: str) -> None:
    plan = plan_of({"a": figure("a", a, "公顷"), "b": figure("b", b, "公顷")})
    held = [evaluate(parse(line), plan).holds for line in ("facts.a <= facts.b", "facts.a >= facts.b")]
    assert any(held)
    assert evaluate(parse("facts.a < facts.b"), plan).holds or held[1]


@given(printed(), st.sampled_from(sorted(SIZES)))
def test_a_figure_stands_for_its_interval(text: str, unit: str) -> None:
    found = value(text, unit)
    low, high, _ = bounds(text, unit)
    assert (Fraction(found.bounds.low), Fraction(found.bounds.high)) == (low, high)
    assert isinstance(found.bounds, Interval) and math.isfinite(found.middle)
