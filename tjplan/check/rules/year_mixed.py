"""Figures that belong together are of different years.

The figures of one thing (the mines of a kind by size and by state, area and cost of a project) are of one
year, as are a sum and its parts; `as_of` says of which. Only an indicator has figures of several years: its
baseline, its target, and what the round before set and reached.

Wrong:

    projects:
      pump:
        name: {zh: 泵站, en: Pump}
        tasks: {zh: 建, en: building}
        area: {value: 2, unit: 公顷, as_of: 2030, scope: places.town}
        investment: {value: 5, unit: 万元, as_of: 2025, scope: places.town}

Right:

    projects:
      pump:
        name: {zh: 泵站, en: Pump}
        tasks: {zh: 建, en: building}
        area: {value: 2, unit: 公顷, as_of: 2030, scope: places.town}
        investment: {value: 5, unit: 万元, as_of: 2030, scope: places.town}
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from tjplan.check.context import Context
from tjplan.check.operands import as_of
from tjplan.check.page import rule
from tjplan.check.years import calendar_year
from tjplan.model.finding import Finding
from tjplan.model.plan import Entity, Figure, Plan
from tjplan.model.text import Bilingual

PAGE_ZH = """
同一事项的数字年份不一。

一个对象的数字（某类矿山按规模和按状态的个数，项目的面积和投资）是同一年的，合计与其分项也是；年份写在 `as_of`。
只有指标有不同年份的数字：基期值、目标，以及上轮的目标和完成情况。
"""
RULE = rule(
    "year-mixed",
    "warning",
    zh="相关的数字年份不一",
    en="figures that belong together, of different years",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per group of figures that are not of one year, at the one that is of the rarest."""
    told: set[str] = set()
    for group in _groups(context):
        years = Counter(figure.as_of[:4] for figure in group)
        if len(years) > 1:
            odd = min(group, key=lambda figure: years[figure.as_of[:4]])
            if odd.address not in told:
                told.add(odd.address)
                yield _finding(odd, [figure for figure in group if figure is not odd])
    yield from _own_years(context.plan)


def _groups(context: Context) -> Iterator[list[Figure]]:
    for entity in context.plan.entities():
        if entity is not context.plan.home:
            yield _dated(_of(entity))
    for figure in context.figures:
        if figure.derived_from and figure.derived_from.form == "sum":
            yield _dated([figure, *_figures(context, [one.path for one in figure.derived_from.parts])])


def _of(entity: Entity) -> list[Figure]:
    """The figures of one thing that are of one year: of an indicator, those of the round before."""
    of_indicator = entity.collection == "indicators"
    return [one for one in entity.figures() if not of_indicator or ".previous_" in one.address]


def _figures(context: Context, paths: Iterable[str]) -> Iterator[Figure]:
    for path in paths:
        found = context.resolve(path)
        if isinstance(found, Figure):
            yield found


def _dated(figures: Iterable[Figure]) -> list[Figure]:
    return [one for one in figures if one.as_of and not calendar_year(one)]


def _own_years(plan: Plan) -> Iterator[Finding]:
    """The years of the plan, which are of themselves."""
    for figure in plan.home.figures():
        year = calendar_year(figure)
        if year and figure.as_of and figure.as_of[:4] != year:
            yield _finding(figure, [])


def _finding(odd: Figure, others: list[Figure]) -> Finding:
    said = as_of(odd)
    return Finding(
        RULE.code,
        RULE.severity,
        said.place or odd.spot.place,
        said.path,
        Bilingual(
            f"{odd.address} 是 {odd.as_of} 年的数字，"
            + (f"{others[0].address} 是 {others[0].as_of} 年的" if others else f"它说的是 {odd.printed} 年"),
            f"{odd.address} is a figure of {odd.as_of}, "
            + (f"{others[0].address} of {others[0].as_of}" if others else f"but the year {odd.printed} itself"),
        ),
        Bilingual("核对 as_of", "see which as_of is right"),
        (said, *map(as_of, others)),
    )
