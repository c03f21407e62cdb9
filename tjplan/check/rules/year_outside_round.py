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
from tjplan.check.page import rule
from tjplan.check.years import year_of
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
_PAST = frozenset({"baseline", "previous_target", "previous_result"})


def check(context: Context) -> Iterator[Finding]:
    """One finding per figure whose year is too early or too late for what it is."""
    base, target, outlook = (year_of(context.plan, name) for name in ("base_year", "target_year", "outlook_year"))
    if base is None or target is None:
        return
    last = outlook or target
    for figure in context.figures:
        year, field = figure.as_of[:4], figure.address.rpartition(".")[2]
        if not year.isdecimal():
            continue
        if field in _PAST and int(year) > base:
            yield _finding(figure, ("应不晚于基期", "it is no later than the base year"), "plan.base_year", base)
        elif field == "target" and int(year) <= base:
            yield _finding(figure, ("应晚于基期", "it is later than the base year"), "plan.base_year", base)
        elif int(year) > last:
            name = "plan.outlook_year" if outlook else "plan.target_year"
            yield _finding(figure, ("应不晚于", "it is no later than"), name, last)


def _finding(figure: Figure, wanted: tuple[str, str], name: str, bound: int) -> Finding:
    return Finding(
        RULE.code,
        RULE.severity,
        figure.spot.place,
        f"{figure.address}.as_of",
        Bilingual(
            f"{figure.address} 是 {figure.as_of} 年的数字，{wanted[0]}（{name} 为 {bound}）",
            f"{figure.address} is of {figure.as_of}; {wanted[1]} ({name} is {bound})",
        ),
        Bilingual("改正 as_of，或核对规划的年份", "mend as_of, or see whether the plan's years are right"),
        (Operand(f"{figure.address}.as_of", figure.as_of, figure.spot.place), Operand(name, str(bound))),
    )
