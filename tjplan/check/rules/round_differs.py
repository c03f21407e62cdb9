"""The plan states its own period in two ways.

`round`, the years in the subtitle, `base_year` and `target_year` tell one story: the round ends with
the target year, begins after the base year, and the subtitle has its first and last year.

Wrong:

    plan:
      id: town-2026-2030
      round: 2026-2030
      title: {zh: 供水规划, en: Water Supply Plan}
      subtitle: {zh: （2026—2035年）, en: (2026–2035)}
      issuer: organisations.office
      base_year: {value: 2025, unit: 年份, as_of: 2025, scope: places.town}
      target_year: {value: 2030, unit: 年份, as_of: 2030, scope: places.town}
      scope: places.town
      contents: [text]

Right:

    plan:
      id: town-2026-2030
      round: 2026-2030
      title: {zh: 供水规划, en: Water Supply Plan}
      subtitle: {zh: （2026—2030年）, en: (2026–2030)}
      issuer: organisations.office
      base_year: {value: 2025, unit: 年份, as_of: 2025, scope: places.town}
      target_year: {value: 2030, unit: 年份, as_of: 2030, scope: places.town}
      scope: places.town
      contents: [text]
"""

import re
from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.operands import field, words
from tjplan.check.page import rule
from tjplan.check.years import year_of
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Plain
from tjplan.model.source import Place
from tjplan.model.text import LANGS, Bilingual, Text

PAGE_ZH = """
规划期前后不一。

`round`、副标题中的年份、`base_year` 和 `target_year` 应当一致：规划期的末年是目标年，首年晚于基期；副标题写的是
首年和末年。
"""
RULE = rule(
    "round-differs", "error", zh="规划期前后不一", en="two periods for one plan", page_zh=PAGE_ZH, page_en=__doc__
)
_YEAR = re.compile("[0-9]{4}")


def check(context: Context) -> Iterator[Finding]:
    """One finding per statement of the period that differs from ``round``."""
    home = context.plan.home
    found = home.fields.get("round")
    years = _YEAR.findall(found.value) if isinstance(found, Plain) else []
    if len(years) != 2 or not isinstance(found, Plain):
        return
    stated = Operand("plan.round", found.value, found.spot.place)
    base, target = year_of(context.plan, "base_year"), year_of(context.plan, "target_year")
    if target is not None and target != int(years[1]):
        yield _finding(field(home, "target_year"), years[1], stated)
    if base is not None and base >= int(years[0]):
        yield _finding(field(home, "base_year"), f"<{years[0]}", stated)
    subtitle = home.fields.get("subtitle")
    for said in (words("plan.subtitle", subtitle, lang) for lang in LANGS) if isinstance(subtitle, Text) else ():
        printed = _YEAR.findall(said.printed)
        if printed and printed != years:
            yield _finding(said, found.value, stated)


def _finding(said: Operand, wanted: str, stated: Operand) -> Finding:
    return Finding(
        RULE.code,
        RULE.severity,
        said.place or Place("", 1, 1),
        said.path,
        Bilingual(
            f"{said.path} 为 {said.printed}，按规划期 {stated.printed} 应为 {wanted}",
            f"{said.path} is “{said.printed.removesuffix('年')}”, but the round is {stated.printed}: it should be {wanted}",
        ),
        Bilingual("改正其中一处", "mend one of the two"),
        (said, stated),
    )
