"""What a rule computes with: intervals with a dimension that remember which figures they came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tjplan.check.amounts import between, size_of, stated
from tjplan.check.arithmetic import Interval
from tjplan.check.operands import operand
from tjplan.model.finding import Operand
from tjplan.model.plan import Figure
from tjplan.model.text import Lang
from tjplan.model.units import Dimension, Unit, powers
from tjplan.model.wording import figure as worded

YEAR: Dimension = (("calendar year", 1),)
YEARS: Dimension = (("time", 1),)
POINTS: Dimension = (("share points", 1),)
_EXACT = ("count", "rank", "calendar year")
_UPWARDS, _DOWNWARDS = ("at_least", "more_than"), ("at_most", "less_than")
_ZERO = Decimal(0)
Ends = tuple[tuple[Operand, Figure], ...]
"""The figures that leave a value without limit on one side."""


@dataclass(frozen=True, slots=True)
class Value:
    """``bounds`` in base units; ``loose`` for a bare number of the rule, which takes any dimension.

    ``middle`` is the value as printed, ``reach`` half the width of a printed range (3-5); ``last`` the
    size of one unit of the last displayed place, 0 where exact; ``parts`` counts the rounded figures
    that were added up. ``figure`` is the plan's own where nothing was computed.
    """

    bounds: Interval
    middle: Decimal
    dimension: Dimension
    unit: Unit | None
    operands: tuple[Operand, ...] = ()
    loose: bool = False
    last: Decimal = _ZERO
    parts: int = 0
    reach: Decimal = _ZERO
    figure: Figure | None = None
    label: Unit | None = None
    """The unit in which a message states what was computed and has no unit of its own."""
    above: Ends = ()
    """The figures that leave it without an upper limit: ≥5."""
    below: Ends = ()
    """The figures that leave it without a lower limit: ≤5."""

    @property
    def kind(self) -> Dimension:
        """The dimension without the counts that only say of how many things it is."""
        return kind(self.dimension)

    def printed(self, lang: Lang, unit: Unit | None = None) -> str:
        """The value with its unit, at most four decimals, or as the plan prints it; ``unit`` where it has none."""
        if self.figure:
            return worded(self.figure, lang)
        known = self.unit or self.label or unit
        return stated(self.middle, known, lang, (self.bounds.low, self.bounds.high))

    def side(self, lang: Lang, unit: Unit | None = None) -> str:
        """The value with its interval where rounding leaves it open: ``3.84平方千米 [3.79, 3.89]平方千米``."""
        said = self.printed(lang, unit)
        return said if self.bounds.low == self.bounds.high else f"{said} {self.spread(lang, unit)}"

    def spread(self, lang: Lang, unit: Unit | None = None) -> str:
        """The interval in the value's unit: ``[3.79, 3.89]平方千米``; the value itself where exact."""
        if self.bounds.low == self.bounds.high:
            return self.printed(lang, unit)
        return between(self.bounds, self.unit or self.label or unit, lang, (self.middle,))


def bare(value: Decimal) -> Value:
    """A number of the rule without unit."""
    return Value(Interval(value, value), value, (), None, loose=True)


def exact(value: Decimal, unit: Unit | None, dimension: Dimension | None = None) -> Value:
    """An exact number in base units."""
    return Value(Interval(value, value), value, dimension if dimension is not None else dimension_of(unit), unit)


def of_figure(figure: Figure, address: str) -> Value | None:
    """A figure of the plan, None where it states no number (words, —); ``address`` as the rule names it."""
    quantity, unit = figure.quantity, figure.unit
    if quantity is None or quantity.low is None or quantity.high is None:
        return None
    size = size_of(unit)
    low, high = quantity.low * size, quantity.high * size
    bounds, last = Interval(low, high), _ZERO
    if quantity.kind in ("exact", "range") and unit is not None and unit.dimension not in _EXACT:
        last = Decimal((0, (1,), _places(quantity.low))) * size
        bounds = Interval(low - last / 2, high + last / 2)
    one = operand(figure)
    if address.startswith("previous."):
        one = one._replace(path=address)
    return Value(
        bounds,
        (low + high) / 2,
        dimension_of(unit),
        unit,
        (one,),
        last=last,
        parts=1 if last else 0,
        reach=(high - low) / 2,
        figure=figure,
        above=((one, figure),) if quantity.kind in _UPWARDS else (),
        below=((one, figure),) if quantity.kind in _DOWNWARDS else (),
    )


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def dimension_of(unit: Unit | None) -> Dimension:
    """The dimension of a unit; a percentage is a plain number."""
    return () if unit is None else powers(unit.dimension)


def kind(dimension: Dimension) -> Dimension:
    """What decides whether two quantities can be compared: an area per mine is an area."""
    rest = tuple(one for one in dimension if one[0] != "count")
    return rest or dimension


def operands(values: Iterable[Value]) -> tuple[Operand, ...]:
    """The figures behind ``values``, each once, in order."""
    return tuple(dict.fromkeys(one for value in values for one in value.operands))
