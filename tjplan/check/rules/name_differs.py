"""The words give another name than the data.

Names of zones, blocks, projects and cited documents stand once in the data and are pinned where
the text uses them. A second form that the plan really prints goes to `other_names`. Where the
text refers to a column, chapter or section, pin that too, as in `[[Column 4|columns.wells]]` or
`[[Chapter 3|nodes.layout]]`: when a number changes, this rule says where it was used.

Wrong:

    zones:
      hill:
        name: {zh: 东山治理区, en: East Hill Restoration Area}
        kind: key_restoration
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 布局, en: Layout}
      body:
        - id: areas
          text: {zh: '设立[[东山整治区|zones.hill.name]]。', en: 'Set up the [[East Hill Restoration Area|zones.hill.name]].'}

Right:

    zones:
      hill:
        name: {zh: 东山治理区, en: East Hill Restoration Area}
        kind: key_restoration
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 布局, en: Layout}
      body:
        - id: areas
          text: {zh: '设立[[东山治理区|zones.hill.name]]。', en: 'Set up the [[East Hill Restoration Area|zones.hill.name]].'}
"""

from collections.abc import Iterator

from tjplan.check.context import Context, Pinned, datum
from tjplan.check.page import rule
from tjplan.model.finding import Finding
from tjplan.model.plan import Column, Node
from tjplan.model.text import Bilingual

PAGE_ZH = """
正文或表格中的名称与数据不同。

区块、治理区、项目和引用文件的名称在数据中只写一次，正文用到时钉住。规划确实印有的另一种写法，写进
`other_names`。正文提到的专栏、章节也可钉住，如 `[[专栏4|columns.wells]]`、`[[第三章|nodes.layout]]`，
编号一变即可发现。
"""
RULE = rule(
    "name-differs",
    "error",
    zh="文字与数据的名称不同",
    en="text and data differ in name",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per pin on a name whose words are another."""
    for pin in context.pins:
        if pin.verdict == "name":
            other = datum(context.plan, pin.found, pin.pin.path, pin.lang)
            yield Finding(
                RULE.code,
                RULE.severity,
                pin.place,
                pin.path,
                Bilingual(
                    f"此处写“{pin.pin.literal}”，数据 {pin.pin.path} 为“{other.printed}”",
                    f"the text says “{pin.pin.literal}”, the data {pin.pin.path} says “{other.printed}”",
                ),
                _hint(pin),
                (pin.operand, other),
            )


def _hint(pin: Pinned) -> Bilingual:
    if isinstance(pin.found, Column | Node):
        return Bilingual(
            f"编号由顺序算出：照改此处，或写 {{{{{pin.pin.path}}}}} 让程序填写",
            f"numbers follow from the order: mend the words, or write {{{{{pin.pin.path}}}}} and have them filled in",
        )
    return Bilingual(
        "改正其中一处；两种写法都对则写进 other_names",
        "mend one of the two; if both are right add one to other_names",
    )
