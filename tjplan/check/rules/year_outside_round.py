"""A figure is of a year that cannot be.

`as_of` says of which year a figure is. A baseline and the results and targets of the round before
are of the base year or earlier, a target is later than the base year, and nothing is later than the
target year, or than `plan.outlook_year` where the plan looks further ahead.

Wrong:

    indicators:
      wells:
        name: {zh: 机井, en: wells}
        unit: 个
        target: {value: 9, as_of: 2050, scope: places.town}

Right:

    indicators:
      wells:
        name: {zh: 机井, en: wells}
        unit: 个
        target: {value: 9, as_of: 2030, scope: places.town}
"""

from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.operands import as_of, field
from tjplan.check.page import rule
from tjplan.check.years import Limits
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Figure
from tjplan.model.text import Bilingual

PAGE_ZH = """
数字的年份不对。

`as_of` 说明数字是哪一年的。基期值、上轮规划的目标和完成情况不晚于基期；规划目标晚于基期；任何数字不晚于目标年，
规划另有展望年的，不晚于 `plan.outlook_year`。
"""
RULE = rule(
    "year-outside-round",
    "error",
    zh="数字的年份不对",
    en="a year outside the round",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)
_TOLD = {
    "past": Bilingual("应不晚于基期", "it must not be later than the base year"),
    "future": Bilingual("应晚于基期", "it must be later than the base year"),
    "target": Bilingual("应不晚于末年", "it must not be later than the last year"),
    "outlook": Bilingual("应不晚于末年", "it must not be later than the last year"),
}
_BOUNDS = {"past": "base_year", "future": "base_year", "target": "target_year", "outlook": "outlook_year"}


def check(context: Context) -> Iterator[Finding]:
    """One finding per figure whose year is too early or too late for what it is."""
    limits = Limits.of(context.plan)
    for figure in context.figures if limits else ():
        limit = limits.broken_by(figure) if limits else None
        if limit:
            yield _finding(figure, _TOLD[limit], field(context.plan.home, _BOUNDS[limit]))


def _finding(figure: Figure, wanted: Bilingual, bound: Operand) -> Finding:
    said = as_of(figure)
    return Finding(
        RULE.code,
        RULE.severity,
        said.place or figure.spot.place,
        said.path,
        Bilingual(
            f"{figure.address} 是 {figure.as_of} 年的数字，{wanted.zh}（{bound.path} 为 {bound.printed}）",
            f"{figure.address} is a figure of {figure.as_of}, but {wanted.en} ({bound.path} is {bound.printed[:4]})",
        ),
        Bilingual("改正 as_of，或核对规划的年份", "mend as_of, or see whether the plan's years are right"),
        (said, bound),
    )
