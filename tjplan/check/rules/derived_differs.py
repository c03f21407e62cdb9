"""A printed figure does not follow from its parts.

`derived_from` says how a printed total, count, share or fall follows from other figures. Each
figure stands for itself plus or minus half of its last digit, counts are exact; where even so the
two sides do not meet, the message shows the arithmetic. Forms: `sum: [paths]`, `count: [paths]`,
`share: {of: [paths], in: [paths]}` in percent, `decrease: {from: path, to: path}` in percent.
The parts are of one kind and each has a number: areas cannot be added to counts, nor to words or —.

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

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from tjplan.check.amounts import difference, stated
from tjplan.check.arithmetic import Interval, decrease, interval, share, total
from tjplan.check.context import Context
from tjplan.check.operands import operand
from tjplan.check.page import rule
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Derivation, Entity, Figure, Reference
from tjplan.model.text import LANGS, Bilingual, Lang
from tjplan.model.units import COUNT, Dimension, Unit, named, powers
from tjplan.model.wording import wording

Things = list[Figure | Entity]
_HUNDREDTH = Decimal("0.01")

PAGE_ZH = """
印出的数字与其来源算不拢。

`derived_from` 说明印出的合计、个数、占比或降幅怎样由其他数字得出。每个数字代表其本身加减末位的一半，计数
为精确值；两边仍对不上时，提示中列出算式。写法：`sum: [路径]`、`count: [路径]`、
`share: {of: [路径], in: [路径]}`（百分比）、`decrease: {from: 路径, to: 路径}`（百分比）。
各项须为同类量，且都有数字：面积不能与个数相加，“—”和文字不能相加。
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
    """One finding per derived figure whose parts give another value or none, with the arithmetic."""
    for figure in context.figures:
        if figure.derived_from:
            yield from _check(context, figure, figure.derived_from)


def _check(context: Context, figure: Figure, derivation: Derivation) -> Iterator[Finding]:
    parts, base = _resolved(context, derivation.parts), _resolved(context, derivation.base)
    if not parts or base is None:  # the schema has told of an empty list
        return
    if derivation.form != "count":
        numberless = [thing for thing in (*parts, *base) if not isinstance(thing, Figure) or _numberless(thing)]
        if numberless:
            yield _cannot(figure, numberless[0], parts, base)
            return
        odd = _odd(derivation.form, figure, [*parts, *base])
        if odd:
            yield _mixed(figure, *odd, parts, base)
            return
    if (printed := interval(figure)) is not None:
        yield from _compared(figure, printed, derivation, parts, base)


def _compared(
    figure: Figure, printed: Interval, derivation: Derivation, parts: Things, base: Things
) -> Iterator[Finding]:
    result = _result(derivation, parts, base)
    if result is None and _of_nothing(derivation, parts, base):
        yield _finding_of_nothing(figure, derivation, parts, base)
    if result is None or result.overlaps(printed) or _told_elsewhere(derivation.form, figure, parts):
        return
    size = _HUNDREDTH if figure.unit and figure.unit.dimension == "share" else Decimal(1)
    middle, gap = (result.low + result.high) / 2 * size, difference(result.gap(printed) * size, figure.unit)
    told = [
        (wording(figure, lang), f"{_formula(derivation, parts, base, lang)} = {stated(middle, figure.unit, lang)}")
        for lang in LANGS
    ]
    yield _finding(
        figure,
        Bilingual(
            f"{figure.address} 印作 {told[0][0]}，但 {told[0][1]}，相差 {gap.zh}",
            f"{figure.address} is printed as {told[1][0]}, but {told[1][1]}, a gap of {gap.en}",
        ),
        Bilingual("核对合计与各分项", "see whether the figure or one of its parts is wrong"),
        parts,
        base,
    )


def _finding(figure: Figure, message: Bilingual, hint: Bilingual, parts: Things, base: Things) -> Finding:
    operands = (operand(figure), *(_operand(thing) for thing in (*parts, *base)))
    return Finding(RULE.code, RULE.severity, figure.value_spot.place, figure.address, message, hint, operands)


def _resolved(context: Context, references: tuple[Reference, ...]) -> Things | None:
    """The things referred to, None where one is missing (another rule's finding)."""
    found = [context.resolve(reference.path) for reference in references]
    things = [thing for thing in found if isinstance(thing, Figure | Entity)]
    return things if len(things) == len(found) else None


def _numberless(figure: Figure) -> bool:
    """Whether a part states no number that could be added up; one that cannot be read has its finding."""
    return figure.quantity is not None and figure.quantity.kind not in ("exact", "range")


def _cannot(figure: Figure, part: Figure | Entity, parts: Things, base: Things) -> Finding:
    said = [f"“{wording(part, lang)}”" for lang in LANGS]
    return _finding(
        figure,
        Bilingual(
            f"{figure.address} 无法核对：{part.address} 是{said[0]}，不是一个数字",
            f"{figure.address} cannot be checked: {part.address} is {said[1]}, not one number",
        ),
        Bilingual(
            "从 derived_from 中删去该项，或在数据中给出数字", "leave the part out of derived_from, or give it a number"
        ),
        parts,
        base,
    )


def _odd(form: str, figure: Figure, parts: Things) -> tuple[Figure, Figure] | None:
    """The part that is not of the kind of most, and one of these; None where all are of one kind.

    Parts of a sum whose total has a unit are held against that unit by unit-mismatch.
    """
    figures = [thing for thing in parts if isinstance(thing, Figure)]
    if any(one.unit is None and one.unit_name for one in (figure, *figures)):  # figure-unreadable tells of it
        return None
    weighed = [*figures, figure] if form == "sum" else figures
    usual = Counter(_kind(one) for one in weighed).most_common(1)[0][0]
    like = next(one for one in weighed if _kind(one) == usual)
    odd = next((one for one in weighed if _kind(one) != usual), None)
    if odd is None or (form == "sum" and figure.unit and all(one.unit for one in figures)):
        return None
    return odd, like


def _kind(figure: Figure) -> Dimension:
    """The dimension; a bare number may count things."""
    return powers(figure.unit.dimension) if figure.unit else COUNT


def _mixed(figure: Figure, odd: Figure, like: Figure, parts: Things, base: Things) -> Finding:
    kinds = named(_kind(odd)), named(_kind(like))
    return _finding(
        figure,
        Bilingual(
            f"{figure.address} 的各项不是同类量：{odd.address}（{wording(odd, 'zh')}）是{kinds[0].zh}，{like.address}（{wording(like, 'zh')}）是{kinds[1].zh}",
            f"{figure.address} mixes kinds of quantity: {odd.address} ({wording(odd, 'en')}) is {_a(odd, kinds[0])}, {like.address} ({wording(like, 'en')}) {_a(like, kinds[1])}",
        ),
        Bilingual(
            "改正该项的单位，或从 derived_from 中删去", "mend the unit of the part, or leave it out of derived_from"
        ),
        parts,
        base,
    )


def _a(figure: Figure, kind: Bilingual) -> str:
    return kind.en if figure.unit else f"without unit ({kind.en})"


def _told_elsewhere(form: str, figure: Figure, parts: Things) -> bool:
    """Whether a sum is over units of other dimensions than its total (unit-mismatch)."""
    units: list[Unit] = [thing.unit for thing in (figure, *parts) if isinstance(thing, Figure) and thing.unit]
    return form == "sum" and len({powers(unit.dimension) for unit in units}) > 1


def _result(derivation: Derivation, parts: Things, base: Things) -> Interval | None:
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


def _of_nothing(derivation: Derivation, parts: Things, base: Things) -> bool:
    """Whether a share or fall is of a whole that may be zero."""
    whole = _intervals(base if derivation.form == "share" else parts)
    return derivation.form in ("share", "decrease") and bool(whole) and total(whole or []).low <= 0


def _finding_of_nothing(figure: Figure, derivation: Derivation, parts: Things, base: Things) -> Finding:
    formula = {lang: _formula(derivation, parts, base, lang) for lang in LANGS}
    return _finding(
        figure,
        Bilingual(
            f"{figure.address} 印作 {wording(figure, 'zh')}，但 {formula['zh']} 的基数为零",
            f"{figure.address} is printed as {wording(figure, 'en')}, but {formula['en']} divides by zero",
        ),
        Bilingual("核对基数", "see whether the whole is right"),
        parts,
        base,
    )


def _intervals(things: Things) -> list[Interval] | None:
    found = [interval(thing) for thing in things if isinstance(thing, Figure)]
    known = [one for one in found if one is not None]
    return known if len(known) == len(things) else None


def _formula(derivation: Derivation, parts: Things, base: Things, lang: Lang) -> str:
    if derivation.form == "count":
        return f"count({', '.join(_shown(thing, lang) for thing in parts)})"
    first, second = (" + ".join(_shown(thing, lang) for thing in things) for things in (parts, base))
    if derivation.form == "sum":
        return first
    if derivation.form == "share":
        return f"({first}) / ({second})"
    return f"({first} - {second}) / {first}"


def _shown(thing: Figure | Entity, lang: Lang) -> str:
    return wording(thing, lang) if isinstance(thing, Figure) else thing.address


def _operand(thing: Figure | Entity) -> Operand:
    return operand(thing) if isinstance(thing, Figure) else Operand(thing.address, thing.id, thing.spot.place)
