"""What a rule computes with: intervals with a dimension that remember which figures they came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tjplan.check.arithmetic import Interval, shown
from tjplan.check.operands import operand
from tjplan.model.finding import Operand
from tjplan.model.plan import Figure
from tjplan.model.text import Bilingual, Lang
from tjplan.model.units import Unit, printed
from tjplan.model.wording import figure as worded

Dimension = tuple[tuple[str, int], ...]
"""Powers of base dimensions, sorted: area is ``(("area", 1),)``; empty for plain numbers and shares."""

COUNT: Dimension = (("count", 1),)
YEAR: Dimension = (("calendar year", 1),)
YEARS: Dimension = (("time", 1),)
_EXACT = ("count", "rank", "calendar year")
_HUNDREDTH, _ONE, _ZERO = Decimal("0.01"), Decimal(1), Decimal(0)


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

    def printed(self, lang: Lang, unit: Unit | None = None) -> str:
        """The value with its unit, at most four decimals, or as the plan prints it; ``unit`` where it has none."""
        if self.figure:
            return worded(self.figure, lang)
        return stated(self.middle, self.unit or unit, lang)

    def side(self, lang: Lang, unit: Unit | None = None) -> str:
        """The value with its interval where rounding leaves it open: ``3.84平方千米 [3.79, 3.89]平方千米``."""
        said = self.printed(lang, unit)
        return said if self.bounds.low == self.bounds.high else f"{said} {self.spread(lang, unit)}"

    def spread(self, lang: Lang, unit: Unit | None = None) -> str:
        """The interval in the value's unit: ``[3.79, 3.89]平方千米``; the value itself where exact."""
        if self.bounds.low == self.bounds.high:
            return self.printed(lang, unit)
        ends = ", ".join(
            shown(end / _shown_size(self.unit or unit, lang)) for end in (self.bounds.low, self.bounds.high)
        )
        return _with_name(f"[{ends}]", self.unit or unit, lang)


def stated(value: Decimal, unit: Unit | None, lang: Lang) -> str:
    """``value`` (in base units) in ``unit`` as a message says it: "43万立方米", "430,000 m³"."""
    return _with_name(_grouped(value / _shown_size(unit, lang), lang), unit, lang)


def _grouped(value: Decimal, lang: Lang) -> str:
    """At most four decimals; English sets commas between thousands."""
    whole, point, places = shown(value).partition(".")
    return f"{int(whole):,}{point}{places}" if lang == "en" and len(whole) > 4 else whole + point + places


def difference(value: Decimal, unit: Unit | None) -> Bilingual:
    """A gap between two values; percentages lie percentage points apart."""
    if unit is not None and unit.dimension == "share":
        points = shown(value / _HUNDREDTH)
        return Bilingual(f"{points}个百分点", f"{points} percentage points")
    return Bilingual(stated(value, unit, "zh"), stated(value, unit, "en"))


def _shown_size(unit: Unit | None, lang: Lang) -> Decimal:
    if unit is None:
        return _ONE
    return size_of(unit) if lang == "zh" or unit.dimension == "share" else unit.symbol_factor


def _with_name(number: str, unit: Unit | None, lang: Lang) -> str:
    if unit is None:
        return number
    if lang == "zh":
        return number + printed(unit)
    if unit.dimension == "money":
        return f"{unit.symbol} {number}"
    name = unit.plural if unit.plural and number != "1" else unit.symbol
    return number + ("" if name in ("", "%") else " ") + name


def size_of(unit: Unit | None) -> Decimal:
    """What one of ``unit`` is worth in base units; a percent is a hundredth."""
    if unit is None:
        return _ONE
    return _HUNDREDTH if unit.dimension == "share" else unit.factor


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
    return Value(
        bounds,
        (low + high) / 2,
        dimension_of(unit),
        unit,
        (one._replace(path=address) if address.startswith("previous.") else one,),
        last=last,
        parts=1 if last else 0,
        reach=(high - low) / 2,
        figure=figure,
    )


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def dimension_of(unit: Unit | None) -> Dimension:
    """The dimension of a unit; a percentage is a plain number."""
    return () if unit is None or unit.dimension == "share" else ((unit.dimension, 1),)


def named(dimension: Dimension) -> str:
    """A dimension for a message: ``area``, ``area / count``."""
    over = [name if power == 1 else f"{name}^{power}" for name, power in dimension if power > 0]
    under = [name if power == -1 else f"{name}^{-power}" for name, power in dimension if power < 0]
    return (" · ".join(over) or "1") + ("".join(f" / {name}" for name in under))


def operands(values: Iterable[Value]) -> tuple[Operand, ...]:
    """The figures behind ``values``, each once, in order."""
    return tuple(dict.fromkeys(one for value in values for one in value.operands))
