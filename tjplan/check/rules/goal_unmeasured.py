"""A goal of the text has no indicator.

A hedged fact (`hedge: 力争`) is a goal. A goal that no indicator states, sums or derives is set
without anything that will measure it.

Wrong:

    facts:
      wells: {name: {zh: 新井数, en: new wells}, value: 3, unit: 个, as_of: 2030, scope: places.town, hedge: {zh: 力争, en: strive}}

Right:

    facts:
      wells: {name: {zh: 新井数, en: new wells}, value: 3, unit: 个, as_of: 2030, scope: places.town, hedge: {zh: 力争, en: strive}, same_as: indicators.wells.target}
    ---
    indicators:
      wells:
        name: {zh: 新井数, en: new wells}
        unit: 个
        target: {value: 3, as_of: 2030, scope: places.town}
"""

from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.operands import operand
from tjplan.check.page import rule
from tjplan.check.sentences import sentences
from tjplan.model.finding import Finding, Operand
from tjplan.model.text import Bilingual, Binding, Part, Pin
from tjplan.model.wording import wording

PAGE_ZH = """
正文的目标没有指标。

facts 中带 `hedge`（力争等）的是目标。没有一个指标写到它、合计它或由它算出，就没有办法衡量它是否实现。
"""
RULE = rule(
    "goal-unmeasured",
    "note",
    zh="目标没有指标",
    en="goal without indicator",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One note per goal; of goals that are one thing only the first is told."""
    measured, told = _measured(context), set[str]()
    for figure in context.figures:
        if figure.hedge is None or not figure.address.startswith("facts."):
            continue
        same = context.one_thing(figure)
        if not same & (measured | told):
            told |= same
            yield Finding(
                RULE.code,
                RULE.severity,
                figure.value_spot.place,
                figure.address,
                Bilingual(
                    f"目标 {figure.address}（{operand(figure).printed}）没有指标",
                    f"no indicator measures the goal {figure.address} ({wording(figure, 'en')})",
                ),
                Bilingual(
                    "为它设指标，或用 same_as、derived_from 连到已有指标",
                    "set an indicator for it, or tie it to one by same_as or derived_from",
                ),
                (operand(figure), *_stated(context, same)),
            )


def _measured(context: Context) -> set[str]:
    """What the indicators state, and what they are derived from."""
    found: set[str] = set()
    for indicator in context.plan.collections.get("indicators", {}).values():
        for figure in indicator.figures():
            found |= context.one_thing(figure)
            if figure.derived_from:
                found |= {part.path for part in (*figure.derived_from.parts, *figure.derived_from.base)}
    return found


def _stated(context: Context, same: frozenset[str]) -> Iterator[Operand]:
    """The Chinese sentences that set the goal: a waiver is for their words, too."""
    for address, lang, phrase in context.marked:
        if lang == "zh" and address.startswith("nodes.") and any(_names(part, same) for part in phrase.parts):
            for sentence in sentences(phrase, "。！？；"):
                mark = next((mark for mark in sentence.marks if mark.path in same), None)
                if mark:
                    yield Operand(f"{address}.zh", sentence.text.strip(), phrase.place(sentence.offset))


def _names(part: Part, same: frozenset[str]) -> bool:
    return isinstance(part, Pin | Binding) and part.path in same
