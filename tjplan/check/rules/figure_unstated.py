"""A figure of the data stands nowhere in the text.

The data records what the plan says. A figure that no text or column states is either not part of
the plan or was lost from it, a cell emptied by mistake, say. A figure that is `same_as` a stated one,
and a superior plan's figure that a rule weighs, need no place of their own.

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
from tjplan.model.wording import wording

PAGE_ZH = """
数据中的数字没有出现在正文中。

数据记录规划所写的内容。没有任何正文或专栏写到的，要么不属于规划，
要么是漏写了（例如误清空了一个单元格）。以 `same_as` 连到已写明数字的，以及由规则比较的上级规划数字，不必另写。
"""
RULE = rule(
    "figure-unstated", "warning", zh="数字未在正文出现", en="figure not stated", page_zh=PAGE_ZH, page_en=__doc__
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per figure that no mark names.

    What a superior plan sets need not be said again where a rule weighs it, nor what is the same as
    a stated figure.
    """
    used = {pin.pin.path for pin in context.pins}
    used |= {path for path in context.weighed if path.startswith("superior.")}
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
                    f"{figure.address} ({wording(figure, 'en')}) stands in no text or column",
                ),
                Bilingual(
                    "在正文中钉住它，或从数据中删去",
                    "pin it where the text states it, or delete it from the data",
                ),
            )
