"""A printed figure does not follow from its parts.

`derived_from` says how a printed total, count, share or fall follows from other figures. Each
figure stands for itself plus or minus half of its last digit, counts are exact; where even so the
two sides do not meet, the message shows the arithmetic. Forms: `sum: [paths]`, `count: [paths]`,
`share: {of: [paths], in: [paths]}` in percent, `decrease: {from: path, to: path}` in percent.

Wrong:

    facts:
      east: {name: {zh: 东片面积, en: east area}, value: 1.2, unit: 平方千米, as_of: 2020, scope: places.town}
      west: {name: {zh: 西片面积, en: west area}, value: 0.5, unit: 平方千米, as_of: 2020, scope: places.town}
      both: {name: {zh: 总面积, en: total area}, value: 1.9, unit: 平方千米, as_of: 2020, scope: places.town, derived_from: {sum: [facts.east, facts.west]}}

Right:

    facts:
      east: {name: {zh: 东片面积, en: east area}, value: 1.2, unit: 平方千米, as_of: 2020, scope: places.town}
      west: {name: {zh: 西片面积, en: west area}, value: 0.5, unit: 平方千米, as_of: 2020, scope: places.town}
      both: {name: {zh: 总面积, en: total area}, value: 1.7, unit: 平方千米, as_of: 2020, scope: places.town, derived_from: {sum: [facts.east, facts.west]}}
"""

from collections.abc import Iterator
from decimal import Decimal

from tjplan.check.arithmetic import Interval, decrease, interval, share, shown, total
from tjplan.check.context import Context
from tjplan.check.operands import operand
from tjplan.check.page import rule
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Derivation, Entity, Figure, Reference
from tjplan.model.text import Bilingual

PAGE_ZH = """
印出的数字与其来源算不拢。

`derived_from` 说明印出的合计、个数、占比或降幅怎样由其他数字得出。每个数字代表其本身加减末位的一半，计数
为精确值；两边仍对不上时，提示中列出算式。写法：`sum: [路径]`、`count: [路径]`、
`share: {of: [路径], in: [路径]}`（百分比）、`decrease: {from: 路径, to: 路径}`（百分比）。
"""
RULE = rule(
    "derived-differs",
    "error",
    zh="算不拢",
    en="does not follow from its parts",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per derived figure whose parts give another value, with the arithmetic."""
    for figure in context.figures:
        if figure.derived_from:
            yield from _check(context, figure, figure.derived_from)


def _check(context: Context, figure: Figure, derivation: Derivation) -> Iterator[Finding]:
    stated = interval(figure)
    parts, base = _resolved(context, derivation.parts), _resolved(context, derivation.base)
    if stated is None or parts is None or base is None:
        return
    result = _result(derivation, parts, base)
    if result is None and _of_nothing(derivation, parts, base):
        yield _finding_of_nothing(figure, derivation, parts, base)
    if result is None or result.overlaps(stated) or _mixed(derivation, [figure, *parts]):
        return
    unit = figure.unit.factor if figure.unit else Decimal(1)
    sides = _formula(derivation, parts, base), shown((result.low + result.high) / 2 / unit)
    gap = shown(result.gap(stated) / unit)
    name = figure.unit_name
    yield Finding(
        RULE.code,
        RULE.severity,
        figure.value_spot.place,
        figure.address,
        Bilingual(
            f"{figure.address} 印作 {operand(figure).printed}，但 {sides[0]} = {sides[1]}{name}，相差 {gap}{name}",
            f"{figure.address} is printed as {operand(figure).printed}, but {sides[0]} = {sides[1]}{name}, a gap of {gap}{name}",
        ),
        Bilingual("核对合计与各分项", "see whether the figure or one of its parts is wrong"),
        (operand(figure), *(_operand(thing) for thing in (*parts, *base))),
    )


def _resolved(context: Context, references: tuple[Reference, ...]) -> list[Figure | Entity] | None:
    """The things referred to, None where one is missing (another rule's finding)."""
    found = [context.resolve(reference.path) for reference in references]
    things = [thing for thing in found if isinstance(thing, Figure | Entity)]
    return things if len(things) == len(found) else None


def _result(derivation: Derivation, parts: list[Figure | Entity], base: list[Figure | Entity]) -> Interval | None:
    if derivation.form == "count":
        return Interval(Decimal(len(parts)), Decimal(len(parts)))
    first, second = _intervals(parts), _intervals(base)
    if first is None or second is None:
        return None
    if derivation.form == "sum":
        return total(first)
    if not first or not second:
        return None
    return share(total(first), total(second)) if derivation.form == "share" else decrease(total(first), total(second))


def _of_nothing(derivation: Derivation, parts: list[Figure | Entity], base: list[Figure | Entity]) -> bool:
    """Whether a share or fall is of a whole that may be zero."""
    whole = _intervals(base if derivation.form == "share" else parts)
    return derivation.form in ("share", "decrease") and bool(whole) and total(whole or []).low <= 0


def _finding_of_nothing(
    figure: Figure, derivation: Derivation, parts: list[Figure | Entity], base: list[Figure | Entity]
) -> Finding:
    formula = _formula(derivation, parts, base)
    return Finding(
        RULE.code,
        RULE.severity,
        figure.value_spot.place,
        figure.address,
        Bilingual(
            f"{figure.address} 印作 {operand(figure).printed}，但 {formula} 的基数为零",
            f"{figure.address} is printed as {operand(figure).printed}, but {formula} divides by zero",
        ),
        Bilingual("核对基数", "see whether the whole is right"),
        (operand(figure), *(_operand(thing) for thing in (*parts, *base))),
    )


def _mixed(derivation: Derivation, things: list[Figure | Entity]) -> bool:
    """Whether a sum is over units of different dimensions (another rule's finding)."""
    dimensions = {thing.unit.dimension for thing in things if isinstance(thing, Figure) and thing.unit}
    return derivation.form == "sum" and len(dimensions) > 1


def _intervals(things: list[Figure | Entity]) -> list[Interval] | None:
    found = [interval(thing) for thing in things if isinstance(thing, Figure)]
    known = [one for one in found if one is not None]
    return known if len(known) == len(things) else None


def _formula(derivation: Derivation, parts: list[Figure | Entity], base: list[Figure | Entity]) -> str:
    if derivation.form == "count":
        return f"count({', '.join(_shown(thing) for thing in parts)})"
    first, second = " + ".join(map(_shown, parts)), " + ".join(map(_shown, base))
    if derivation.form == "sum":
        return first
    if derivation.form == "share":
        return f"({first}) / ({second})"
    return f"({first} - {second}) / {first}"


def _shown(thing: Figure | Entity) -> str:
    return operand(thing).printed if isinstance(thing, Figure) else thing.address


def _operand(thing: Figure | Entity) -> Operand:
    return operand(thing) if isinstance(thing, Figure) else Operand(thing.address, thing.id, thing.spot.place)
