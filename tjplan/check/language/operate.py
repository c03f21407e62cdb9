"""The four operations, and sum, min, max and abs, over traced intervals."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from tjplan.check.amounts import size_of
from tjplan.check.arithmetic import Interval
from tjplan.check.language.value import POINTS, YEAR, YEARS, Value, bare, kind, operands
from tjplan.model.units import COUNT, UNITS, Dimension, Unit, per, powers

_ZERO = Decimal(0)


class Mixed(Exception):
    """Two quantities of different kinds met; ``odd`` is the one that is unlike the rest, ``other`` one of these."""

    def __init__(self, odd: Value, other: Value) -> None:
        self.odd = odd
        self.other = other


class Ambiguous(Exception):
    """A bare 1 stands before a percentage: 1 - 20% would be 1% - 20%."""


class Dates(Exception):
    """Calendar years were added up: 2020 and 2025 make no year."""


def adopted(one: Value, other: Value) -> Value:
    """A bare number in the unit of the other side: 35 beside a percentage is 35%.

    A ratio that was computed has no unit of its own, so a bare number beside it stays what it is.

    Raises:
        Mixed: the other side was computed and has a dimension but no unit, so that 5 says nothing.
    """
    if one.dimension == POINTS and other.label == UNITS["个百分点"]:
        return _percent(one)
    if not one.loose or other.loose:
        return one
    if other.unit is None and other.dimension not in ((), COUNT):
        raise Mixed(one, other)
    size = size_of(other.unit)
    bounds = Interval(one.bounds.low * size, one.bounds.high * size)
    middle = one.middle * size
    return replace(one, bounds=bounds, middle=middle, dimension=other.dimension, unit=other.unit, loose=False)


def _percent(points: Value) -> Value:
    """Percentage points beside a difference of percentages, which lies so many of them apart."""
    unit = UNITS["%"]
    size = size_of(unit)
    bounds = Interval(points.bounds.low * size, points.bounds.high * size)
    return replace(points, bounds=bounds, middle=points.middle * size, last=points.last * size, dimension=(), unit=unit)


def plus(left: Value, right: Value, sign: str) -> Value:
    """Sum (``+``) or difference (``-``).

    Years between two calendar years are a duration, and a calendar year and a duration another year.

    Raises:
        Mixed: the two are of different kinds.
        Dates: two calendar years are to be added.
        Ambiguous: a bare 1 stands before a percentage.
    """
    if left.loose and left.middle == 1 and right.unit == UNITS["%"]:
        raise Ambiguous
    if sign == "-" and (left.dimension, right.dimension) == (YEAR, YEAR):
        return replace(_sum([left, _negated(right)]), dimension=YEARS, unit=UNITS["年"])
    if left.dimension == YEAR:
        right = _dated(right, left)
    elif right.dimension == YEAR and sign == "+":
        left = _dated(left, right)
    left, right = adopted(left, right), adopted(right, left)
    if sign == "+":
        return _sum([left, right])
    gap = _sum([left, _negated(right)])
    shares = left.unit == right.unit == UNITS["%"]
    return replace(gap, label=UNITS["个百分点"]) if shares else gap


def _dated(one: Value, year: Value) -> Value:
    """A duration, or a bare number, as what is counted on from a calendar year.

    Raises:
        Dates: it is a calendar year itself.
    """
    if one.dimension == YEAR:
        raise Dates
    return replace(one, dimension=YEAR, unit=year.unit, loose=False) if one.loose or one.dimension == YEARS else one


def _negated(one: Value) -> Value:
    bounds = Interval(-one.bounds.high, -one.bounds.low)
    return replace(one, bounds=bounds, middle=-one.middle, figure=None, above=one.below, below=one.above)


def times(left: Value, right: Value) -> Value:
    """The product: an output a year times years is an output; a count only says how often."""
    dimension = _joined(left.dimension, right.dimension, 1)
    kept = [one.unit for one in (left, right) if one.unit and one.kind == kind(dimension)]
    middle = left.middle * right.middle
    result = _combined(left, right, _corners(left, right, lambda a, b: a * b), middle, dimension)
    unit = kept[0] if kept else None
    label = unit or _over_the_stroke(left, right, dimension)
    above, below = left.above + right.above, left.below + right.below
    return replace(result, unit=unit, label=label, loose=left.loose and right.loose, above=above, below=below)


def _over_the_stroke(left: Value, right: Value, dimension: Dimension) -> Unit | None:
    """万立方米 for a product of 万立方米/年 and years, to say it in; the base unit for others, if there is one."""
    for one in (left, right):
        over = UNITS.get(one.unit.zh.partition("/")[0]) if one.unit else None
        if over and powers(over.dimension) == kind(dimension):
            return over
    return _base(dimension)


def _base(dimension: Dimension) -> Unit | None:
    same = (unit for unit in UNITS.values() if powers(unit.dimension) == kind(dimension) and unit.factor == 1)
    return next(same, None) if dimension else None


def over(left: Value, right: Value) -> Value:
    """The quotient; the caller has seen that the divisor is not zero."""
    dimension = _joined(left.dimension, right.dimension, -1)
    kept = left.unit if left.kind == kind(dimension) and (right.loose or right.dimension in ((), COUNT)) else None
    middle = left.middle / right.middle
    result = _combined(left, right, _corners(left, right, lambda a, b: a / b), middle, dimension)
    unit = None if left.dimension == right.dimension and not right.loose else kept
    label = unit or _quotient(left, right, dimension)
    above, below = left.above + right.below, left.below + right.above
    return replace(result, unit=unit, label=label, loose=left.loose and right.loose, above=above, below=below)


def _quotient(left: Value, right: Value, dimension: Dimension) -> Unit | None:
    """万立方米/年 for a quotient of 万立方米 and years, to say it in."""
    top, bottom = left.unit or left.label, right.unit or right.label
    if top is None or bottom is None or kind(dimension) in ((), left.kind):
        return _base(dimension)
    found = per(top, bottom)
    known = UNITS.get(found.zh, found)
    return known if powers(known.dimension) == kind(dimension) else _base(dimension)


def _joined(left: Dimension, right: Dimension, sign: int) -> Dimension:
    """The dimension of a product (``sign`` 1) or quotient (-1)."""
    joined = dict(left)
    for name, power in right:
        joined[name] = joined.get(name, 0) + sign * power
    return tuple(sorted((name, power) for name, power in joined.items() if power))


def _corners(left: Value, right: Value, operation: Callable[[Decimal, Decimal], Decimal]) -> Interval:
    found = [
        operation(a, b) for a in (left.bounds.low, left.bounds.high) for b in (right.bounds.low, right.bounds.high)
    ]
    return Interval(min(found), max(found))


def _combined(left: Value, right: Value, bounds: Interval, middle: Decimal, dimension: Dimension) -> Value:
    width = bounds.high - bounds.low  # what rounding leaves open plays the part of the last place
    both = operands((left, right))
    return Value(bounds, middle, dimension, None, both, last=width, parts=1 if width else 0)


def total(found: list[Value]) -> Value:
    """The sum of values of one dimension, in one pass however many they are; a bare zero for none.

    Raises:
        Mixed: two of them are of different kinds.
        Dates: they are calendar years.
    """
    added = _sum(found)
    if len(found) > 1 and added.dimension == YEAR:
        raise Dates
    return added


def _sum(found: list[Value]) -> Value:
    if not found:
        return bare(_ZERO)
    like(found)
    return Value(
        Interval(sum((one.bounds.low for one in found), _ZERO), sum((one.bounds.high for one in found), _ZERO)),
        sum((one.middle for one in found), _ZERO),
        found[0].dimension,
        next((one.unit for one in found if one.unit), None),
        operands(found),
        loose=all(one.loose for one in found),
        last=max(one.last for one in found),
        parts=sum(one.parts for one in found),
        reach=sum((one.reach for one in found), _ZERO),
        figure=found[0].figure if len(found) == 1 else None,
        label=next((one.label for one in found if one.label), None),
        above=tuple(open_ for one in found for open_ in one.above),
        below=tuple(open_ for one in found for open_ in one.below),
    )


def like(found: list[Value]) -> None:
    """See that all are of one kind.

    Raises:
        Mixed: one of them is not as most are; of two, one is not as the other.
    """
    first = found[0].kind
    if all(one.dimension == found[0].dimension or one.kind == first for one in found):
        return
    if len(found) == 2:
        raise Mixed(found[0], found[1])
    usual = Counter(one.kind for one in found).most_common(1)[0][0]
    odd = next(one for one in found if one.kind != usual)
    raise Mixed(odd, next(one for one in found if one.kind == usual))


def least(found: list[Value]) -> Value:
    """The smallest of ``found``."""
    return _extreme(found, min)


def greatest(found: list[Value]) -> Value:
    """The largest of ``found``."""
    return _extreme(found, max)


def _extreme(found: list[Value], choose: Callable[..., Value]) -> Value:
    like(found)
    best = choose(found, key=lambda one: one.middle)
    low = choose(found, key=lambda one: one.bounds.low).bounds.low
    high = choose(found, key=lambda one: one.bounds.high).bounds.high
    above = tuple(open_ for one in found for open_ in one.above)
    below = tuple(open_ for one in found for open_ in one.below)
    return replace(best, bounds=Interval(low, high), operands=operands(found), figure=None, above=above, below=below)


def absolute(one: Value) -> Value:
    """``one`` without its sign."""
    low, high = one.bounds.low, one.bounds.high
    if low >= 0:
        return one
    bounds = Interval(-high, -low) if high <= 0 else Interval(_ZERO, max(-low, high))
    return replace(one, bounds=bounds, middle=abs(one.middle), figure=None)
