"""A changed figure as numbers: by how much, in which unit, and which way from its target."""

from decimal import Decimal

import pytest
from edited import Edit, plan

from tjplan.diff.figures import number_change
from tjplan.model.plan import Figure
from tjplan.review import NumberChange


def change(path: str, *edits: Edit) -> NumberChange:
    old, new = plan(), plan(*edits)
    before, after = old.resolve(path), new.resolve(path)
    assert isinstance(before, Figure) and isinstance(after, Figure)
    return number_change(before, after, old, new)


def test_absolute_and_percent() -> None:
    found = change("facts.catch", ("facts.yaml", "value: 1.7,", "value: 1.87,"))
    assert (found.old.zh, found.new.zh, found.old.en, found.new.en) == ("1.7万吨", "1.87万吨", "17,000 t", "18,700 t")
    assert (found.absolute, found.unit.zh, found.percent) == (Decimal("0.17"), "万吨", Decimal("10.0"))


def test_another_unit_of_one_dimension_is_converted() -> None:
    found = change("facts.seiner_power", ("facts.yaml", "value: 6200, unit: 千瓦", "value: 0.62, unit: 万千瓦"))
    assert found.same_amount and found.absolute == 0 and (found.old_unit.zh, found.new_unit.zh) == ("千瓦", "万千瓦")


def test_another_dimension_has_no_difference() -> None:
    found = change("facts.depth", ("facts.yaml", "value: ≥4.50, unit: 米", "value: ≥4.50, unit: 吨"))
    assert found.absolute is None and found.percent is None and not found.same_amount


def test_other_digits_of_one_amount() -> None:
    found = change("facts.catch_before", ("facts.yaml", "value: 2.0, unit", "value: 2.00, unit"))
    assert found.same_amount and found.absolute == 0


def test_shares_differ_by_percentage_points() -> None:
    found = change("facts.catch_fall", ("facts.yaml", "value: 15\n", "value: 18\n"))
    assert (found.absolute, found.unit.zh, found.unit.en, found.percent) == (
        Decimal(3), "个百分点", "percentage points", Decimal("20.0"),
    )  # fmt: skip


def test_a_small_share_never_reads_as_none() -> None:
    assert change(
        "projects.breakwater.investment", ("projects.yaml", "value: 1250", "value: 1250.1")
    ).percent == Decimal("0.008")


def test_from_nothing_there_is_no_percent() -> None:
    old, new = plan(("facts.yaml", "value: 1.7,", "value: 0,")), plan()
    before, after = old.resolve("facts.catch"), new.resolve("facts.catch")
    assert isinstance(before, Figure) and isinstance(after, Figure)
    found = number_change(before, after, old, new)
    assert found.percent is None and found.absolute == Decimal("1.7")


def test_the_comparison_itself_can_change() -> None:
    found = change("facts.depth", ("facts.yaml", "value: ≥4.50", "value: ≤4.50"))
    assert found.bound and not found.same_amount


@pytest.mark.parametrize(
    ("value", "course"), [("100", "nearer"), ("90", "further"), ("120", "reached"), ("130", "reached"), ("96.0", None)]
)
def test_a_result_is_seen_from_its_target(value: str, course: str | None) -> None:
    found = change("indicators.berths.baseline", ("indicators.yaml", "value: 96", f"value: {value}"))
    assert found.course == course and found.against and found.against.zh.startswith("≥120")


@pytest.mark.parametrize(("value", "course"), [("≥130", "higher"), ("≥110", "lower")])
def test_a_target_asks_more_or_less(value: str, course: str) -> None:
    found = change("indicators.berths.target", ("indicators.yaml", "value: ≥120", f"value: {value}"))
    assert found.course == course and found.against and found.against.zh == "96泊位"


@pytest.mark.parametrize(("value", "course"), [("≤1", "higher"), ("≤3", "lower")])
def test_less_can_be_more(value: str, course: str) -> None:
    assert (
        change("indicators.waiting_time.target", ("indicators.yaml", "value: ≤2", f"value: {value}")).course == course
    )


def test_a_fact_has_no_target() -> None:
    found = change("facts.catch", ("facts.yaml", "value: 1.7,", "value: 1.8,"))
    assert found.course is None and found.against is None


@pytest.mark.parametrize(
    ("value", "course"), [("＜3", None), ("1", "kept"), ("2", "kept"), ("3", "missed"), ("4", "missed")]
)
def test_a_limit_is_met_until_it_is_passed(value: str, course: str | None) -> None:
    """The target is less than three: three is no longer less."""
    old = plan(("indicators.yaml", "baseline: {value: —,", "baseline: {value: 0,"))
    new = plan(("indicators.yaml", "baseline: {value: —,", f"baseline: {{value: {value},"))
    before, after = old.resolve("indicators.spills.baseline"), new.resolve("indicators.spills.baseline")
    assert isinstance(before, Figure) and isinstance(after, Figure)
    found = number_change(before, after, old, new)
    assert found.course == (course or "missed") or course is None


@pytest.mark.parametrize(
    ("field", "value", "course"),
    [
        ("target", "25", "lower"),
        ("target", "60", "higher"),
        ("baseline", "36", "nearer"),
        ("baseline", "55", "reached"),
    ],
)
def test_the_way_is_that_of_the_old_state(field: str, value: str, course: str) -> None:
    signless = (
        "indicators.yaml",
        "direction: up\n    baseline: {value: 96, as_of: 2025, scope: places.wangchao}\n    target: {value: ≥120,",
        "baseline: {value: 28, as_of: 2025, scope: places.wangchao}\n    target: {value: 50,",
    )
    was = {"target": "50", "baseline": "28"}[field]
    old = plan(signless)
    new = plan(
        (signless[0], signless[1], signless[2].replace(f"{field}: {{value: {was},", f"{field}: {{value: {value},"))
    )
    path = f"indicators.berths.{field}"
    before, after = old.resolve(path), new.resolve(path)
    assert isinstance(before, Figure) and isinstance(after, Figure)
    assert number_change(before, after, old, new).course == course
