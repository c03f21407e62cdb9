"""Quantities that were computed, as the messages of either language say them."""

from decimal import Decimal

from tjplan.check.arithmetic import Interval, shown
from tjplan.model.text import Bilingual, Lang
from tjplan.model.units import Unit, printed

_HUNDREDTH, _ONE = Decimal("0.01"), Decimal(1)
_WORDS = ((Decimal(10**9), " billion"), (Decimal(10**6), " million"))
_MONEY = "RMB"


def size_of(unit: Unit | None) -> Decimal:
    """What one of ``unit`` is worth in base units; a percent is a hundredth."""
    if unit is None:
        return _ONE
    return _HUNDREDTH if unit.dimension == "share" else unit.factor


def stated(value: Decimal, unit: Unit | None, lang: Lang, beside: tuple[Decimal, ...] = ()) -> str:
    """``value`` (in base units) in ``unit`` as a message says it: "43万立方米", "430,000 m³", "RMB 1.1 billion".

    ``beside`` are values said in the same breath, and so in the same scale.
    """
    size, word = _scale((value, *beside), unit, lang)
    return _with_name(_grouped(value / size, lang), word, unit, lang)


def between(bounds: Interval, unit: Unit | None, lang: Lang, beside: tuple[Decimal, ...] = ()) -> str:
    """An interval as a message says it: "[3.79, 3.89]平方千米", "RMB [1.095, 1.105] billion"."""
    size, word = _scale((bounds.low, bounds.high, *beside), unit, lang)
    ends = ", ".join(_grouped(end / size, lang) for end in (bounds.low, bounds.high))
    return _with_name(f"[{ends}]", word, unit, lang)


def difference(value: Decimal, unit: Unit | None) -> Bilingual:
    """A gap between two values; percentages lie percentage points apart."""
    if unit is not None and unit.dimension == "share":
        points = shown(value / _HUNDREDTH)
        return Bilingual(f"{points}个百分点", f"{points} percentage point{'' if points == '1' else 's'}")
    return Bilingual(stated(value, unit, "zh"), stated(value, unit, "en"))


def _scale(values: tuple[Decimal, ...], unit: Unit | None, lang: Lang) -> tuple[Decimal, str]:
    """What the number is divided by, and the word that says so: 10**9 and " billion" for much money."""
    if unit is None:
        return _ONE, ""
    if lang == "zh" or unit.dimension == "share":
        return size_of(unit), ""
    size = unit.symbol_factor
    for scale, word in _WORDS if unit.symbol.startswith(_MONEY) else ():
        parts = [value / size / scale for value in values]
        if max(map(abs, parts)) >= 1 and (scale == _WORDS[-1][0] or not any(map(_hides, parts))):
            return size * scale, word
    return size, ""


def _hides(part: Decimal) -> bool:
    """Whether a scale is too coarse: it hides digits, for a message shows four, that a finer one would state in full."""
    finer = part * 1000
    return part != round(part, 4) and finer == round(finer, 4)


def _grouped(value: Decimal, lang: Lang) -> str:
    """At most four decimals; English sets commas between thousands."""
    whole, point, places = shown(value).partition(".")
    return f"{Decimal(whole):,f}{point}{places}" if lang == "en" and len(whole) > 3 else whole + point + places


def _with_name(number: str, word: str, unit: Unit | None, lang: Lang) -> str:
    if unit is None:
        return number
    if lang == "zh":
        return number + printed(unit)
    if unit.symbol.startswith(_MONEY):
        return f"{_MONEY} {number}{word}{unit.symbol.removeprefix(_MONEY)}"
    name = unit.plural if unit.plural and number != "1" else unit.symbol
    return number + ("" if name in ("", "%") else " ") + name
