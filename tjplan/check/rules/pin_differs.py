"""The words say another number than the data.

Each figure stands once in the data and is pinned wherever text or table states it, in both
languages. When one of them changes alone, this rule names both places. Digits count as printed:
57.6 is not 57.60. English writes 万 units out, so 25万立方米 is 250,000 m³. Change all places at
once with `tjplan set PATH VALUE`.

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
          text: {zh: '全镇有井[[4个|facts.wells]]。', en: 'The town has [[three|facts.wells]] wells.'}

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
          text: {zh: '全镇有井[[三个|facts.wells]]。', en: 'The town has [[three|facts.wells]] wells.'}
"""

from collections.abc import Iterator

from tjplan.check.context import Context, Pinned, datum
from tjplan.check.page import rule
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Figure
from tjplan.model.text import Bilingual
from tjplan.model.wording import figure

PAGE_ZH = """
正文或表格中的数字与数据不同。

每个数字在数据中只写一次，正文和专栏（中英文）凡写到它的地方都用标记钉住。只改其中一处，本规则就指出
两处位置。数字按印出的样子比较：57.6 不等于 57.60。英文把“万”展开，25万立方米即 250,000 m³。
用 `tjplan set 路径 值` 可一次改完。
"""
RULE = rule(
    "pin-differs",
    "error",
    zh="文字与数据的数字不同",
    en="text and data differ",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per pin whose number, or comparison (以上, at most), is not that of the data."""
    for pin in context.pins:
        if pin.verdict != "number":
            continue
        other = datum(context.plan, pin.found, pin.pin.path, pin.lang)
        where = f"{other.place.file}:{other.place.line}" if other.place else ""
        yield Finding(
            RULE.code,
            RULE.severity,
            pin.place,
            pin.path,
            Bilingual(
                f"此处写“{pin.pin.literal}”，数据 {pin.pin.path} 为 {other.printed}（{where}）",
                f"the text says “{pin.pin.literal}”, the data {pin.pin.path} says {_english(pin, other)} ({where})",
            ),
            Bilingual(
                f"改正其中一处，或用 tjplan set {pin.pin.path} 值 一次改完",
                f"mend one of the two, or change all places with tjplan set {pin.pin.path} VALUE",
            ),
            (pin.operand, other),
        )


def _english(pin: Pinned, other: Operand) -> str:
    """The datum as an English sentence says it."""
    return figure(pin.found, "en") if isinstance(pin.found, Figure) else other.printed
