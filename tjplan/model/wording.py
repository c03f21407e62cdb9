"""How data reads in a sentence of either language: what ``{{path}}`` renders."""

from decimal import Decimal

from tjplan.model.plan import Column, Entity, Figure, Node, Plain, Reference, Resolved
from tjplan.model.text import Lang, unmarked
from tjplan.model.units import Unit, printed

_PREFIX = {
    "at_most": "at most ",
    "less_than": "less than ",
    "at_least": "at least ",
    "more_than": "more than ",
}


def wording(found: Resolved, lang: Lang) -> str:
    """The words for ``found`` in one language; empty where the data has none."""
    if isinstance(found, Figure):
        return figure(found, lang)
    if isinstance(found, Entity):
        return unmarked(found.name[lang]) if found.name else found.id
    if isinstance(found, Unit):
        return found.label(lang)
    if isinstance(found, Column | Node):
        return unmarked(found.title[lang]) if found.title else ""
    if isinstance(found, Plain):
        return found.value
    if isinstance(found, Reference):
        return found.path
    return unmarked(found[lang])


def figure(found: Figure, lang: Lang) -> str:
    """Number and unit as prose writes them: "43万立方米", "430,000 m³", "RMB 46.05 million"."""
    if found.words:
        return unmarked(found.words[lang])
    if found.quantity is None or found.quantity.low is None or found.quantity.high is None:
        return found.printed
    if found.quantity.kind == "ratio":
        return found.printed if lang == "zh" else f"1:{found.quantity.low:,f}"
    if lang == "zh":
        return found.printed + (printed(found.unit) if found.unit else found.unit_name)
    ends = sorted({found.quantity.low, found.quantity.high})
    return _PREFIX.get(found.quantity.kind, "") + _english(ends, found)


def _english(ends: list[Decimal], found: Figure) -> str:
    unit = found.unit
    if unit is None or unit.dimension in ("count", "rank", "calendar year"):
        plain = unit is not None and unit.dimension == "calendar year"
        return "–".join(f"{end:f}" if plain else f"{end:,f}" for end in ends)
    scaled = [_tidy(end * unit.factor / unit.symbol_factor) if unit.expands else end for end in ends]
    if unit.dimension == "money":
        return f"RMB {_money(scaled)}"
    symbol = unit.plural if unit.plural and scaled != [Decimal(1)] else unit.symbol
    gap = "" if symbol in ("", "%") else " "
    return "–".join(f"{end:,f}" for end in scaled) + gap + symbol


def _money(ends: list[Decimal]) -> str:
    for size, word in ((Decimal(10**9), " billion"), (Decimal(10**6), " million")):
        if ends[0] >= size:
            return "–".join(f"{_tidy(end / size):,f}" for end in ends) + word
    return "–".join(f"{end:,f}" for end in ends)


def _tidy(value: Decimal) -> Decimal:
    """``value`` without zeros that only the change of scale brought."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()
