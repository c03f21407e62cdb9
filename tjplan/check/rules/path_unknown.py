"""A mark in the text names data that does not exist.

Every `[[words|path]]` and `{{path}}` must lead to a figure, a name or a unit of the data. A path
that leads nowhere ties the words to nothing, so no change would ever contradict them.

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
          text: {zh: '全镇有井[[3个|facts.well]]。', en: 'The town has [[three|facts.wells]] wells.'}

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
from tjplan.check.page import rule
from tjplan.check.suggest import nearest
from tjplan.model.finding import Finding
from tjplan.model.source import Place
from tjplan.model.text import Bilingual, Binding

PAGE_ZH = """
正文中的标记指向不存在的数据。

每个 `[[文字|路径]]` 和 `{{路径}}` 都应指向数据中的一个数字、名称或单位。路径落空，文字就没有依据，
以后怎样改动都不会被发现。
"""
RULE = rule("path-unknown", "error", zh="路径不存在", en="unknown path", page_zh=PAGE_ZH, page_en=__doc__)


def check(context: Context) -> Iterator[Finding]:
    """One finding per mark that leads nowhere, or to a thing that has no words."""
    for pin in context.pins:
        if pin.verdict in ("unknown", "no_value"):
            yield _finding(context, f"{pin.path}", pin.pin.path, pin.phrase.place(pin.pin.path_offset), pin.verdict)
    for address, lang, phrase in context.marked:
        for part in phrase.parts:
            if isinstance(part, Binding) and context.resolve(part.path) is None:
                yield _finding(context, f"{address}.{lang}", part.path, phrase.place(part.offset), "unknown")


def _finding(context: Context, address: str, path: str, place: Place, verdict: str) -> Finding:
    message = (
        Bilingual(f"数据中没有 {path}", f"the data has no {path}")
        if verdict == "unknown"
        else Bilingual(f"{path} 是一个对象，不是数字或名称", f"{path} is a thing, not a figure or name")
    )
    hint = nearest(path, context.plan) if verdict == "unknown" else nearest(f"{path}.name", context.plan)
    return Finding(RULE.code, RULE.severity, place, address, message, hint)
