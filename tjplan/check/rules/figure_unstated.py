"""A figure of the data stands nowhere in the text.

The data records what the plan says. A figure that no text, column or other figure uses is either
not part of the plan or was lost from it.

Wrong:

    facts:
      wells: {name: {zh: 井数, en: wells}, value: 3, unit: 个, as_of: 2020, scope: places.town}

Right:

    facts:
      wells: {name: {zh: 井数, en: wells}, value: 3, unit: 个, as_of: 2020, scope: places.town}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: '全镇有井[[3个|facts.wells]]。', en: 'The town has [[three|facts.wells]] wells.'}
"""

from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.operands import value_of
from tjplan.check.page import rule
from tjplan.model.finding import Finding
from tjplan.model.text import Bilingual, Binding

PAGE_ZH = """
数据中的数字没有出现在正文中。

数据记录规划所写的内容。没有任何正文、专栏或其他数字用到的，要么不属于规划，要么是正文漏写了。
"""
RULE = rule(
    "figure-unstated", "warning", zh="数字未在正文出现", en="figure not stated", page_zh=PAGE_ZH, page_en=__doc__
)


def check(context: Context) -> Iterator[Finding]:
    """One note per figure that no mark names and no other figure is tied to."""
    used = context.weighed | {pin.pin.path for pin in context.pins}
    used |= {part.path for _, _, phrase in context.marked for part in phrase.parts if isinstance(part, Binding)}
    for figure in context.figures:
        tied = {figure.same_as.path} if figure.same_as else set()
        if figure.address not in used and not tied & used:
            yield Finding(
                RULE.code,
                RULE.severity,
                figure.spot.place,
                figure.address,
                Bilingual(
                    f"{figure.address}（{value_of(figure)}）没有出现在正文或专栏中",
                    f"{figure.address} ({value_of(figure)}) stands in no text or column",
                ),
                Bilingual(
                    "在正文中钉住它，或从数据中删去",
                    "pin it where the text states it, or delete it from the data",
                ),
            )
