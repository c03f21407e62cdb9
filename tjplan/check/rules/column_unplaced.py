"""A column stands nowhere in the text, or twice.

A column is printed where a chapter places it with `- column: <id>`, once.

Wrong:

    column:
      id: wells
      title: {zh: 水井, en: Wells}
      fields: [name]
      rows:
        first_well: [{zh: 东井, en: East well}]

Right:

    column:
      id: wells
      title: {zh: 水井, en: Wells}
      fields: [name]
      rows:
        first_well: [{zh: 东井, en: East well}]
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - column: wells
"""

from collections import Counter
from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Placement, walk
from tjplan.model.text import Bilingual

PAGE_ZH = """
专栏没有放进正文，或放了两次。

专栏印在章节中 `- column: <id>` 所在的位置，且只印一次。
"""
RULE = rule(
    "column-unplaced",
    "error",
    zh="专栏未放置或重复放置",
    en="column not placed once",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per column that is not placed exactly once."""
    placed = Counter(part.column.path for part in walk(context.plan.chapters) if isinstance(part, Placement))
    for column in context.plan.columns.values():
        times = placed[column.address]
        if times != 1:
            yield Finding(
                RULE.code,
                RULE.severity,
                column.spot.place,
                column.address,
                Bilingual(f"专栏 {column.id} 在正文中放置 {times} 次", f"column {column.id} is placed {times} times"),
                Bilingual(f"在章节中写一次 - column: {column.id}", f"write - column: {column.id} once in a chapter"),
                (Operand(column.address, str(times), column.spot.place),),
            )
