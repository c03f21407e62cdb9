"""Reading the value that an editor gives: a figure ("≤6", "60公顷") or words ("zh=… en=…")."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tjplan.errors import RefusedError
from tjplan.model import numerals, quantity
from tjplan.model.plan import Figure, Plan
from tjplan.model.text import Lang
from tjplan.model.units import UNITS, Unit, printed

_SIGN = re.compile("|".join(sorted(map(re.escape, quantity.SIGNS), key=len, reverse=True)))
_WHOLE = ("rank", "calendar year")
_SIGNED = ("share", "share points", "money")
_LANG = re.compile(r"(?:^|(?<=[\s;；]))(zh|en)=")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def figure(plan: Plan, old: Figure, value: str) -> Figure:
    """``old`` as it would be with ``value``; a unit in ``value`` becomes the figure's.

    Raises:
        RefusedError: ``value`` cannot be read, its unit measures something else, or a rank or year
            is given decimals.
    """
    new = _figure(plan, old, value.strip())
    if new.unit and new.unit.dimension in _WHOLE and "." in new.printed:
        raise RefusedError(
            zh=f"“{value}”有小数；位次和年份只能是整数",
            en=f"“{value}” has decimals; a rank or a year is a whole number",
        )
    if "-" in new.printed[:2] and new.quantity and (new.quantity.low or 0) < 0 and not _may_fall_below_zero(new):
        raise RefusedError(
            zh=f"“{value}”是负数；{old.address} 不能小于零",
            en=f"“{value}” is negative; {old.address} cannot be less than zero",
        )
    return new


def _may_fall_below_zero(found: Figure) -> bool:
    """Shares and money may: growth, a deficit; so may what a plan's own units measure. Areas and counts cannot."""
    unit = found.unit
    if unit is None or unit.dimension == "count":
        return False
    return unit.dimension in _SIGNED or UNITS.get(unit.zh) != unit


def _figure(plan: Plan, old: Figure, value: str) -> Figure:
    if number := _number(value):
        return replace(old, printed=number, quantity=quantity.read(number))
    for name, unit in _units(plan, old):
        number = _number(value.removesuffix(name)) if value.endswith(name) else ""
        if number and unit == old.unit:
            return replace(old, printed=number, quantity=quantity.read(number))
        if number:
            _allow(plan, old, unit)
            return replace(old, printed=number, quantity=quantity.read(number), unit=unit, unit_name=unit.zh)
    raise RefusedError(
        zh=f"读不懂“{value}”。写数字，可带比较符号和单位：60、57.60、≤6、3-5、1:20万、60{_shown(old)}、—",
        en=f"cannot read “{value}”. Write a number, with a comparison or unit if need be: 60, 57.60, ≤6, 3-5, 1:20万, 60{_shown(old)}, —",
    )


def _number(text: str) -> str:
    """``text`` as the data prints a figure, empty where it is none.

    The sign stays as given; digits lose commas and leading zeros.
    """
    text = numerals.narrow(text.strip())
    stated = quantity.read(text)
    if stated is None:
        return ""
    if stated.kind in ("not_applicable", "ratio"):
        return re.sub(r"\s|,", "", text)
    sign = match.group() if (match := _SIGN.match(text)) else ""
    return sign + re.sub(r"(?<![\d.])0+(?=\d)", "", stated.digits)


def _units(plan: Plan, old: Figure) -> Iterator[tuple[str, Unit]]:
    """Names that a value may end in with the unit each means, the figure's own first, long ones first."""
    own = old.unit
    if own:
        yield from ((name, own) for name in sorted({own.zh, printed(own), *old.also}, key=len, reverse=True))
    names = {name: unit for unit in plan.units.values() for name in (printed(unit), unit.zh)}
    yield from sorted(names.items(), key=lambda item: len(item[0]), reverse=True)


def _allow(plan: Plan, old: Figure, unit: Unit) -> None:
    """Refuse a unit that does not measure what ``old`` does, or that others would get with it."""
    if old.unit is None or old.unit_spot is None or unit.dimension != old.unit.dimension:
        raise RefusedError(
            zh=f"{old.address} 的单位是{_shown(old) or '（无）'}，不能用{unit.zh}",
            en=f"{old.address} is in {_shown(old) or 'no unit'} and cannot be given in {unit.zh}",
        )
    shared = [other.address for other in plan.figures() if other.unit_spot == old.unit_spot]
    if len(shared) > 1:
        raise RefusedError(
            zh=f"单位{_shown(old)}由 {'、'.join(shared)} 共用，请按{_shown(old)}给出数值",
            en=f"the unit {_shown(old)} is shared by {', '.join(shared)}: give the value in {_shown(old)}",
        )


def _shown(found: Figure) -> str:
    return printed(found.unit) if found.unit else found.unit_name


def words(value: str, chosen: Lang | None, path: str) -> dict[Lang, str]:
    """The new words by language.

    >>> words("zh=东区 en=East Zone", None, "zones.east.name")
    {'zh': '东区', 'en': 'East Zone'}

    Raises:
        RefusedError: no language is named, or the words are empty or hold control characters.
    """
    marks = list(_LANG.finditer(value)) if chosen is None else []
    ends = [mark.start() for mark in marks[1:]] + [len(value)]
    found: dict[Lang, str] = {chosen: value.strip()} if chosen else {}
    for mark, end in zip(marks, ends, strict=True) if marks else ():
        found["zh" if mark[1] == "zh" else "en"] = value[mark.end() : end].strip().rstrip(";；")
    if (
        found
        and all(found.values())
        and not _CONTROL.search(value)
        and (chosen or not value[: marks[0].start()].strip())
    ):
        return found
    raise RefusedError(
        zh=f"{path} 是中英文文字。写 'zh=…' 或 'en=…'（可两者都写），或用路径 {path}.zh；不能为空，也不能换行",
        en=f"{path} is text in two languages. Write 'zh=…' or 'en=…' or both, or set {path}.zh; not empty and on one line",
    )
