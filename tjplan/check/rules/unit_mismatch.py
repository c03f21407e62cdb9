"""Figures that belong together are in units of different dimensions.

`same_as` and `derived_from` tie figures, and so does an indicator, whose baseline, results and targets
are of one kind; areas cannot be added to counts, and a volume is not a volume per year. Units of one dimension (公顷, 平方千米) may differ.

Wrong:

    facts:
      output: {name: {zh: 产量, en: output}, value: 43, unit: 万立方米, as_of: 2020, scope: places.town}
      capacity: {name: {zh: 年产量, en: yearly output}, value: 43, unit: 万立方米/年, as_of: 2020, scope: places.town, same_as: facts.output}

Right:

    facts:
      output: {name: {zh: 产量, en: output}, value: 43, unit: 万立方米/年, as_of: 2020, scope: places.town}
      capacity: {name: {zh: 年产量, en: yearly output}, value: 43, unit: 万立方米/年, as_of: 2020, scope: places.town, same_as: facts.output}
"""

from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.operands import operand
from tjplan.check.page import rule
from tjplan.model.finding import Finding
from tjplan.model.plan import Figure, Reference
from tjplan.model.text import Bilingual

PAGE_ZH = """
相关联的数字量纲不同。

`same_as` 和 `derived_from` 把数字联系起来，同一指标的基期值、完成情况和目标也是同类量；面积不能与个数相加，体积也不等于年产量。同一量纲的不同单位
（公顷、平方千米）可以并用。
"""
RULE = rule(
    "unit-mismatch",
    "error",
    zh="量纲不同",
    en="units of different dimensions",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per figure and tied figure of another dimension."""
    for figure in context.figures:
        if figure.same_as is None and figure.derived_from is None:
            continue
        for reference in _tied(figure):
            other = context.resolve(reference.path)
            if isinstance(other, Figure) and _clash(figure, other):
                yield _finding(figure, other)
    for indicator in context.plan.collections.get("indicators", {}).values():
        figures = tuple(indicator.figures())
        yield from (_finding(other, figures[0]) for other in figures[1:] if _clash(other, figures[0]))


def _tied(figure: Figure) -> Iterator[Reference]:
    if figure.same_as:
        yield figure.same_as
    if figure.derived_from and figure.derived_from.form == "sum":
        yield from figure.derived_from.parts


def _clash(figure: Figure, other: Figure) -> bool:
    return bool(figure.unit and other.unit and figure.unit.dimension != other.unit.dimension)


def _english(figure: Figure) -> str:
    return figure.unit.table if figure.unit else figure.unit_name


def _finding(figure: Figure, other: Figure) -> Finding:
    left, right = operand(figure), operand(other)
    return Finding(
        RULE.code,
        RULE.severity,
        (figure.unit_spot or figure.value_spot).place,
        figure.address,
        Bilingual(
            f"{figure.address} 的单位是{figure.unit_name}，{other.address} 的单位是{other.unit_name}，不是同类量",
            f"{figure.address} is in {_english(figure)}, {other.address} in {_english(other)}: these measure different things",
        ),
        Bilingual("统一单位，或删去两者的联系", "use one unit, or cut the tie between the two"),
        (left, right),
    )
