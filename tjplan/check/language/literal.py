"""The numbers that a rule writes itself: ``5``, ``0.5``, ``5 公顷``, ``20%``, ``50万元/公顷``."""

import difflib
from decimal import Decimal

from tjplan.check.amounts import size_of
from tjplan.check.language import value as values
from tjplan.check.language.faults import Stop
from tjplan.check.language.syntax import Number
from tjplan.check.language.value import Value
from tjplan.model.plan import Plan
from tjplan.model.text import Bilingual
from tjplan.model.units import UNITS, Unit, per


def value(tree: Number, plan: Plan) -> Value:
    """The number, exact, in base units; bare where it has no unit.

    Raises:
        Stop: its unit is none of the plan's.
    """
    if not tree.unit:
        return values.bare(Decimal(tree.digits))
    found = unit(tree, plan)
    if found.zh == "年" and len(tree.digits) == 4 and tree.digits.isdigit():  # 2025年 is a date, 5年 a duration
        found = UNITS["年份"]
    return values.exact(Decimal(tree.digits) * size_of(found), found)


def unit(tree: Number, plan: Plan) -> Unit:
    """The unit behind a number, in either language, or two of them joined by a stroke.

    Raises:
        Stop: there is no such unit.
    """
    if found := _named(tree.unit, plan):
        return found
    over, stroke, under = tree.unit.rpartition("/")
    parts = (_named(over, plan), _named(under, plan)) if stroke else (None, None)
    if parts[0] and parts[1]:
        return per(parts[0], parts[1])
    near = ", ".join(difflib.get_close_matches(tree.unit, plan.units, 3, 0.4))
    raise Stop(
        tree.offset + len(tree.digits),
        Bilingual(f"未知单位“{tree.unit}”", f"unknown unit “{tree.unit}”"),
        Bilingual(f"是否为 {near}？", f"did you mean {near}?") if near else None,
    )


def _named(name: str, plan: Plan) -> Unit | None:
    known = plan.units
    if name in known:
        return known[name]
    symbols = (one for one in known.values() if name in (one.symbol, one.plural) and not one.expands)
    return next(symbols, None) if name else None
