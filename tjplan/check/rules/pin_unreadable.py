"""The words of a pin state no number, though its path names a figure.

Write the number and its unit between `[[` and `|`: digits (12.50公顷, 12.50 ha), Chinese or English
number words (两个, two), ordinals (第一处, first), comparisons (5家以上, at least five).

Wrong:

    facts:
      wells: {name: {zh: 井数, en: wells}, value: 3, unit: 个, as_of: 2020, scope: places.town}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: '全镇有[[若干口井|facts.wells]]。', en: 'The town has [[three|facts.wells]] wells.'}

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
          text: {zh: '全镇有井[[3个|facts.wells]]。', en: 'The town has [[3|facts.wells]] wells.'}
"""

from collections.abc import Iterator

from tjplan.check.context import Context, datum
from tjplan.check.page import rule
from tjplan.model.finding import Finding
from tjplan.model.plan import Figure
from tjplan.model.text import Bilingual
from tjplan.model.wording import figure

PAGE_ZH = """
标记指向一个数字，但标记中的文字读不出数字。

在 `[[` 与 `|` 之间写数字和单位：12.50公顷、12.50 ha、两个、two、第一处、first、5家以上、at least five。
"""
RULE = rule(
    "pin-unreadable",
    "error",
    zh="标记中读不出数字",
    en="no number in the pin",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per pin on a figure that states no number."""
    for pin in context.pins:
        if pin.verdict == "unreadable" and isinstance(pin.found, Figure) and pin.found.quantity:
            expected = figure(pin.found, pin.lang)
            yield Finding(
                RULE.code,
                RULE.severity,
                pin.place,
                pin.path,
                Bilingual(f"“{pin.pin.literal}”中读不出数字", f"“{pin.pin.literal}” states no number"),
                Bilingual(f"写“{expected}”", f"write “{expected}”"),
                (pin.operand, datum(context.plan, pin.found, pin.pin.path, pin.lang)),
            )
