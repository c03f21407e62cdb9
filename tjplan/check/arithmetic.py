"""Printed figures as closed intervals, and sums, shares and falls over them.

A displayed number stands for itself plus or minus half of its last digit; counts are exact (the
precedent is XBRL Calculations 1.1).  All in the dimension's base unit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext

from tjplan.model.plan import Figure

_EXACT = ("count", "rank", "calendar year")


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``, both included."""

    low: Decimal
    high: Decimal

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def overlaps(self, other: "Interval") -> bool:
        return self.low <= other.high and other.low <= self.high

    def gap(self, other: "Interval") -> Decimal:
        """How far apart the two are, 0 where they overlap."""
        return max(self.low - other.high, other.low - self.high, Decimal(0))


def interval(figure: Figure) -> Interval | None:
    """What ``figure`` may stand for, None where it states no plain number."""
    quantity, unit = figure.quantity, figure.unit
    if quantity is None or quantity.low is None or quantity.high is None or quantity.kind not in ("exact", "range"):
        return None
    if unit is None and figure.unit_name:  # an unknown unit has a finding of its own
        return None
    exact = unit is None or unit.dimension in _EXACT
    half = Decimal(0) if exact else _half(quantity.low)
    factor = unit.factor if unit else Decimal(1)
    return Interval((quantity.low - half) * factor, (quantity.high + half) * factor)


def _half(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)


def total(parts: Iterable[Interval]) -> Interval:
    """The sum of ``parts``, zero for none."""
    sum_ = Interval(Decimal(0), Decimal(0))
    for part in parts:
        sum_ += part
    return sum_


def one_figure(left: Interval, right: Interval) -> bool:
    """Whether one is the other, rounded: 12.52 and 12.5 are one figure, 28 and 29 are two that touch."""
    apart = abs((left.low + left.high) - (right.low + right.high)) / 2
    return apart <= max(left.high - left.low, right.high - right.low) / 2


def share(part: Interval, whole: Interval) -> Interval | None:
    """``part`` of ``whole`` in percent, None where the whole may be zero."""
    if whole.low <= 0:
        return None
    return Interval(part.low / whole.high * 100, part.high / whole.low * 100)


def decrease(before: Interval, after: Interval) -> Interval | None:
    """The fall from ``before`` to ``after`` in percent of ``before``."""
    kept = share(after, before)
    return None if kept is None else Interval(100 - kept.high, 100 - kept.low)


def shown(value: Decimal) -> str:
    """A result for a message: at most four decimals, no trailing zeros."""
    with localcontext() as exact:
        exact.prec = 999  # a slip of the keyboard may be long, and quantize refuses what does not fit
        text = f"{value.quantize(Decimal('0.0001')):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
