"""A figure that changed, as numbers: by how much, by what share, in which unit, and which way from its target."""

from decimal import Decimal
from typing import Literal

from tjplan.model.plan import Entity, Figure, Plain, Plan
from tjplan.model.text import LANGS, Bilingual
from tjplan.model.units import Unit
from tjplan.model.wording import wording
from tjplan.review import Course, NumberChange

_RESULTS = ("baseline", "result", "current", "value")
"""The fields of an indicator that are held against its target, as ``previous_result`` against ``previous_target``."""
_POINTS = Bilingual("个百分点", "percentage points")
_PLACE, _SMALL = Decimal("0.1"), Decimal("0.001")
_UP, _DOWN = ("at_least", "more_than"), ("at_most", "less_than")


def number_change(old: Figure, new: Figure, old_plan: Plan, new_plan: Plan) -> NumberChange:
    """What became of ``old``, a figure of ``old_plan``, in ``new``.

    ``course`` is told of an indicator alone: of a result by its distance from the target as it now
    stands, of a target by whether it asks more, as far as its sign, the indicator's ``direction`` or
    the value that it starts from say which way is up.
    """
    before, after = _amount(old), _amount(new)
    absolute, percent, same = _difference(before, after, old, new)
    course, against = _course(old, new, old_plan, new_plan)
    return NumberChange(
        old=_both(old),
        new=_both(new),
        absolute=absolute,
        unit=_POINTS if new.unit_name == "%" == old.unit_name else _unit(new),
        percent=percent,
        old_unit=_unit(old),
        new_unit=_unit(new),
        bound=_kind(old) != _kind(new),
        same_amount=same,
        course=course,
        against=against,
    )


def _both(figure: Figure) -> Bilingual:
    return Bilingual(*(wording(figure, lang) for lang in LANGS))


def _unit(figure: Figure) -> Bilingual:
    name = figure.unit_name
    return Bilingual(*(figure.unit.label(lang) for lang in LANGS)) if figure.unit else Bilingual(name, name)


def _kind(figure: Figure) -> str:
    return figure.quantity.kind if figure.quantity else ""


def _amount(figure: Figure) -> Decimal | None:
    """The one number that the figure states, None for a range, a scale, words and a dash."""
    quantity = figure.quantity
    if quantity is None or quantity.kind in ("range", "ratio", "words", "not_applicable"):
        return None
    return quantity.low


def _difference(
    before: Decimal | None, after: Decimal | None, old: Figure, new: Figure
) -> tuple[Decimal | None, Decimal | None, bool]:
    """Absolute in the new unit, percent of the old amount, and whether both are one amount."""
    if before is None or after is None:
        return None, None, False
    scale = _scale(old.unit, new.unit) if (old.unit or new.unit) else Decimal(1)
    if scale is None or (old.unit is None) != (new.unit is None):
        return None, None, False
    converted = before * scale
    absolute = after - converted
    percent = _percent(absolute / converted * 100) if converted else None
    return absolute, percent, absolute == 0 and _kind(old) == _kind(new)


def _percent(share: Decimal) -> Decimal:
    """Rounded to a tenth, a small share to a thousandth: a change never reads as none."""
    return share.quantize(_PLACE if abs(share) >= _PLACE else _SMALL)


def _scale(old: Unit | None, new: Unit | None) -> Decimal | None:
    """How many of the new unit one of the old one is, None where they measure different things."""
    if old is None or new is None or old.dimension != new.dimension:
        return None
    return Decimal(1) if old.zh == new.zh else old.factor / new.factor


def _course(old: Figure, new: Figure, old_plan: Plan, new_plan: Plan) -> tuple[Course | None, Bilingual | None]:
    head, _, rest = new.address.partition(".")
    name, _, field = rest.partition(".")
    indicator = new_plan.collections.get(head, {}).get(name) if head == "indicators" else None
    if indicator is None or _unit(old) != _unit(new):
        return None, None
    past = "previous_" if field.startswith("previous_") else ""
    target, start = indicator.fields.get(f"{past}target"), indicator.fields.get("baseline" if not past else "")
    way = _way(old_plan.collections.get(head, {}).get(old.address.split(".")[1]), indicator, past)
    own = field.removeprefix(past)
    if own == "target":
        return _demand(old, new, start if isinstance(start, Figure) else None, way)
    if own in _RESULTS and isinstance(target, Figure):
        return _progress(old, new, target, way), _both(target)
    return None, None


_Way = Literal["up", "down"]


def _way(before: Entity | None, now: Entity, past: str) -> _Way | None:
    """Which way the indicator is meant to go: by its targets' signs, what the data says, or whence it set out.

    The old state counts first: a change of the start or of the target does not turn an indicator round.  A
    result tells nothing, as it may be beyond its target.
    """
    sides = [one for one in (before, now) if one is not None]
    for one in sides:
        for field in (f"{past}target", "target", "previous_target"):
            target = one.fields.get(field)
            if isinstance(target, Figure) and _kind(target) in (*_UP, *_DOWN):
                return "up" if _kind(target) in _UP else "down"
        direction = one.fields.get("direction")
        if isinstance(direction, Plain) and direction.value in ("up", "down"):
            return "up" if direction.value == "up" else "down"
    return next((way for one in sides if (way := _set_out(one))), None)


def _set_out(indicator: Entity) -> _Way | None:
    """From the baseline towards the target."""
    start, target = indicator.fields.get("baseline"), indicator.fields.get("target")
    first, last = (_amount(one) if isinstance(one, Figure) else None for one in (start, target))
    if first is None or last is None or first == last:
        return None
    return "up" if last > first else "down"


def _demand(old: Figure, new: Figure, start: Figure | None, way: _Way | None) -> tuple[Course | None, Bilingual | None]:
    """Whether a target asks more than before."""
    before, after = _amount(old), _amount(new)
    against = _both(start) if start else None
    if before is None or after is None or before == after or way is None:
        return None, against
    return ("higher" if (after > before) == (way == "up") else "lower"), against


def _progress(old: Figure, new: Figure, target: Figure, way: _Way | None) -> Course | None:
    """Where a result went, seen from the target."""
    before, after, goal = _amount(old), _amount(new), _amount(target)
    if before is None or after is None or goal is None or before == after or way is None:
        return None
    strict = _kind(target) in ("less_than", "more_than")
    was, met = (_meets(one, goal, way, strict=strict) for one in (before, after))
    if met:
        return "kept" if was else "reached"
    if was:
        return "missed"
    return "nearer" if abs(goal - after) < abs(goal - before) else "further"


def _meets(result: Decimal, goal: Decimal, way: _Way, *, strict: bool) -> bool:
    if result == goal:
        return not strict
    return (result > goal) == (way == "up")
