"""What a rule computes with: intervals with a dimension that remember which figures they came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tjplan.check.arithmetic import Interval, interval, shown
from tjplan.check.operands import operand, value_of
from tjplan.model.finding import Operand
from tjplan.model.plan import Figure
from tjplan.model.units import Unit

Dimension = tuple[tuple[str, int], ...]
"""Powers of base dimensions, sorted: area is ``(("area", 1),)``; empty for plain numbers and shares."""

_PLAIN = ("share",)
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Value:
    """``bounds`` in base units; ``loose`` for a bare number of the rule, which takes any dimension.

    ``middle`` is the value as printed; ``last`` the size of one unit of the last displayed place,
    0 for exact counts; ``parts`` counts the rounded figures that were added up.
    """

    bounds: Interval
    middle: Decimal
    dimension: Dimension
    unit: Unit | None
    operands: tuple[Operand, ...] = ()
    loose: bool = False
    last: Decimal = Decimal(0)
    parts: int = 1
    label: str = ""
    """How the plan prints the value, where it is one figure and nothing was computed."""

    def printed(self) -> str:
        """The value in its unit, at most four decimals, or as the plan prints it."""
        if self.label:
            return self.label
        if self.unit is None:
            return shown(self.middle)
        size = _HUNDREDTH if self.unit.dimension == "share" else self.unit.factor
        return shown(self.middle / size) + self.unit.zh

    def spread(self) -> str:
        """The interval in the value's unit: ``[3.79, 3.89]平方千米``; the value itself where exact."""
        if self.bounds.low == self.bounds.high:
            return self.printed()
        size, name = Decimal(1), ""
        if self.unit is not None:
            size, name = (_HUNDREDTH if self.unit.dimension == "share" else self.unit.factor), self.unit.zh
        return f"[{shown(self.bounds.low / size)}, {shown(self.bounds.high / size)}]{name}"


def bare(value: Decimal) -> Value:
    """A number of the rule without unit."""
    return Value(Interval(value, value), value, (), None, loose=True)


def with_unit(value: Decimal, unit: Unit) -> Value:
    """A number of the rule with its unit, exact."""
    size = _HUNDREDTH if unit.dimension == "share" else unit.factor
    return Value(Interval(value * size, value * size), value * size, _dimension(unit), unit)


def of_figure(figure: Figure) -> Value | None:
    """A figure of the plan, None where it states no number (words, —)."""
    quantity, unit = figure.quantity, figure.unit
    if quantity is None or quantity.low is None or quantity.high is None:
        return None
    size = _HUNDREDTH if unit and unit.dimension == "share" else unit.factor if unit else Decimal(1)
    stated = interval(figure)
    factor = unit.factor if unit else Decimal(1)
    bounds = Interval(quantity.low * size, quantity.high * size)
    if stated is not None:
        bounds = Interval(stated.low / factor * size, stated.high / factor * size)
    exact = unit is None or unit.dimension in ("count", "rank", "calendar year") or stated is None
    last = Decimal(0) if exact else Decimal(1).scaleb(_places(quantity.low)) * size
    middle = (quantity.low + quantity.high) / 2 * size
    return Value(
        bounds, middle, _dimension(unit) if unit else (), unit, (operand(figure),), last=last, label=value_of(figure)
    )


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _dimension(unit: Unit) -> Dimension:
    return () if unit.dimension in _PLAIN else ((unit.dimension, 1),)


def named(dimension: Dimension) -> str:
    """A dimension for a message: ``area``, ``area / count``."""
    over = [name if power == 1 else f"{name}^{power}" for name, power in dimension if power > 0]
    under = [name if power == -1 else f"{name}^{-power}" for name, power in dimension if power < 0]
    return (" · ".join(over) or "1") + ("".join(f" / {name}" for name in under))


def multiplied(left: Dimension, right: Dimension, sign: int) -> Dimension:
    """The dimension of a product (``sign`` 1) or quotient (-1)."""
    powers = dict(left)
    for name, power in right:
        powers[name] = powers.get(name, 0) + sign * power
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def operands(values: Iterable[Value]) -> tuple[Operand, ...]:
    """The figures behind ``values``, each once, in order."""
    return tuple(dict.fromkeys(one for value in values for one in value.operands))
