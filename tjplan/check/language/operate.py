"""The four operations, and sum, min, max and abs, over traced intervals."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from tjplan.check.arithmetic import Interval
from tjplan.check.language.value import COUNT, YEAR, YEARS, Dimension, Value, bare, operands, size_of
from tjplan.model.units import UNITS

_ZERO = Decimal(0)


class Mixed(Exception):
    """Two quantities of different kinds met."""

    def __init__(self, left: Value, right: Value) -> None:
        self.left = left
        self.right = right


def adopted(one: Value, other: Value) -> Value:
    """A bare number in the unit of the other side: 35 beside a percentage is 35%.

    A ratio that was computed has no unit of its own, so a bare number beside it stays what it is.

    Raises:
        Mixed: the other side was computed and has a dimension but no unit, so that 5 says nothing.
    """
    if not one.loose or other.loose:
        return one
    if other.unit is None and other.dimension not in ((), COUNT):
        raise Mixed(one, other)
    size = size_of(other.unit)
    bounds = Interval(one.bounds.low * size, one.bounds.high * size)
    middle = one.middle * size
    return replace(one, bounds=bounds, middle=middle, dimension=other.dimension, unit=other.unit, loose=False)


def _beside(one: Value, other: Value) -> Value:
    """A bare number beside a share is itself, so that 1 - 20% is 80%; beside a measure it takes the unit."""
    return one if other.dimension == () else adopted(one, other)


def plus(left: Value, right: Value, sign: str) -> Value:
    """Sum (``+``) or difference (``-``); years between two calendar years are a duration.

    Raises:
        Mixed: the two are of different kinds.
    """
    kinds = left.dimension, right.dimension
    if sign == "-" and kinds == (YEAR, YEAR) and not left.loose and not right.loose:
        return replace(total([left, _negated(right)]), dimension=YEARS, unit=UNITS["年"])
    if kinds == (YEAR, YEARS) and not right.loose:
        right = replace(right, dimension=YEAR, unit=left.unit)
    left, right = _beside(left, right), _beside(right, left)
    return total([left, right if sign == "+" else _negated(right)])


def _negated(one: Value) -> Value:
    return replace(one, bounds=Interval(-one.bounds.high, -one.bounds.low), middle=-one.middle, figure=None)


def times(left: Value, right: Value) -> Value:
    """The product; a count beside another quantity only says how often."""
    dimension = _joined(left.dimension, right.dimension, 1)
    kept = [one.unit for one in (left, right) if one.unit and one.dimension == dimension]
    middle = left.middle * right.middle
    result = _combined(left, right, _corners(left, right, lambda a, b: a * b), middle, dimension)
    return replace(result, unit=kept[0] if kept else None, loose=left.loose and right.loose)


def over(left: Value, right: Value) -> Value:
    """The quotient; the caller has seen that the divisor is not zero."""
    dimension = _joined(left.dimension, right.dimension, -1)
    kept = left.unit if left.dimension == dimension and (right.loose or right.dimension in ((), COUNT)) else None
    middle = left.middle / right.middle
    result = _combined(left, right, _corners(left, right, lambda a, b: a / b), middle, dimension)
    ratio = left.dimension == right.dimension and not right.loose
    return replace(result, unit=None if ratio else kept, loose=left.loose and right.loose)


def _joined(left: Dimension, right: Dimension, sign: int) -> Dimension:
    """The dimension of a product (``sign`` 1) or quotient (-1): an area per mine is an area."""
    powers = dict(left)
    for name, power in right:
        powers[name] = powers.get(name, 0) + sign * power
    left_over = {name: power for name, power in powers.items() if power}
    if len(left_over) > 1:
        left_over.pop("count", None)
    return tuple(sorted(left_over.items()))


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
    """
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
    )


def like(found: list[Value]) -> None:
    """See that all are of one kind.

    Raises:
        Mixed: two of them are not.
    """
    for one in found:
        if one.dimension != found[0].dimension:
            raise Mixed(found[0], one)


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
    return replace(best, bounds=Interval(low, high), operands=operands(found), figure=None)


def absolute(one: Value) -> Value:
    """``one`` without its sign."""
    low, high = one.bounds.low, one.bounds.high
    if low >= 0:
        return one
    bounds = Interval(-high, -low) if high <= 0 else Interval(_ZERO, max(-low, high))
    return replace(one, bounds=bounds, middle=abs(one.middle), figure=None)
