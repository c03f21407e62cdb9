"""An indicator has a target that no sentence speaks of.

A target that stands in a column alone tells nobody how it will be reached or for what it is set. A
sentence of the text states it, or a figure that is tied to it by `same_as`, or names the indicator.

Wrong:

    indicators:
      wells:
        name: {zh: 机井数, en: wells}
        unit: 个
        target: {value: 9, as_of: 2030, scope: places.town}
    ---
    column:
      id: targets
      title: {zh: 指标, en: Targets}
      fields: [name, target]
      rows:
        wells: ['{{indicators.wells.name}}', '[[9|indicators.wells.target]]']
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 目标, en: Targets}
      body:
        - column: targets

Right:

    indicators:
      wells:
        name: {zh: 机井数, en: wells}
        unit: 个
        target: {value: 9, as_of: 2030, scope: places.town}
    ---
    column:
      id: targets
      title: {zh: 指标, en: Targets}
      fields: [name, target]
      rows:
        wells: ['{{indicators.wells.name}}', '[[9|indicators.wells.target]]']
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 目标, en: Targets}
      body:
        - column: targets
        - id: more_wells
          text: {zh: '机井增至[[9个|indicators.wells.target]]。', en: 'There will be [[nine|indicators.wells.target]] wells.'}
"""

from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.operands import name, operand
from tjplan.check.page import rule
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Entity, Figure
from tjplan.model.text import Bilingual, Pin
from tjplan.model.wording import wording

PAGE_ZH = """
指标有目标值，正文却没有一句话说到它。

只在专栏中出现的目标，读者不知道为何设定、怎样实现。正文应写到这个目标值（或以 `same_as` 与它相连的数字），或提到
指标的名称。
"""
RULE = rule(
    "indicator-unexplained",
    "note",
    zh="指标在正文中没有说明",
    en="indicator without text",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One note per indicator whose target stands in no sentence."""
    stated = context.in_prose
    for indicator in context.plan.collections.get("indicators", {}).values():
        target = indicator.fields.get("target")
        if not isinstance(target, Figure):
            continue
        if not stated & {f"{indicator.address}.name", *_witnesses(context, target)}:
            yield Finding(
                RULE.code,
                RULE.severity,
                target.value_spot.place,
                target.address,
                Bilingual(
                    f"正文没有说到 {target.address}（{operand(target).printed}）",
                    f"no sentence speaks of {target.address} ({wording(target, 'en')})",
                ),
                Bilingual(
                    "在正文中写明并钉住，或用 same_as 连到正文中的同一数字",
                    "say it in the text and pin it, or tie it by same_as to the figure that says it",
                ),
                (operand(target), *_cells(context, indicator, target)),
            )


def _cells(context: Context, indicator: Entity, target: Figure) -> Iterator[Operand]:
    """What it is called, and the cells that state it: a waiver is for these alone."""
    yield name(indicator, "zh")
    for pin in context.pins:
        if pin.pin.path == target.address and pin.lang == "zh":
            yield pin.operand


def _witnesses(context: Context, target: Figure) -> Iterator[str]:
    """The target and what states the same; where it is put in words, also what these words pin."""
    yield from context.one_thing(target)
    phrase = target.words.zh if target.words else None
    for part in phrase.parts if phrase else ():
        pinned = context.resolve(part.path) if isinstance(part, Pin) else None
        if isinstance(pinned, Figure):
            yield from context.one_thing(pinned)
