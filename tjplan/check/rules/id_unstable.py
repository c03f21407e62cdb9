"""An id is made of a position.

Ids stay when paragraphs are moved or renumbered: links, bookmarks and comparisons rely on them. An
id such as `item_2` or `p3` would be wrong after the next insertion. Say what the part is about.

Wrong:

    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: p1
          text: {zh: 用水充足。, en: Water is plentiful.}

Right:

    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: 用水充足。, en: Water is plentiful.}
"""

import re
from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding
from tjplan.model.plan import Placement, walk
from tjplan.model.text import Bilingual

PAGE_ZH = """
id 由序号构成。

段落移动、重新编号后 id 不变，链接、书签和对比都靠它。`item_2`、`p3` 这样的 id 插入一段后就不对了，
应写明内容。
"""
RULE = rule("id-unstable", "warning", zh="id 由序号构成", en="id made of a position", page_zh=PAGE_ZH, page_en=__doc__)
_POSITION = re.compile(
    r"(?:.*_)?(?:p|par|para|paragraph|sec|section|ch|chapter|item|subitem|heading|node|col|column|row|text|no|s|c)_?\d+"
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per id of a text part or column that says only where it stands."""
    parts = [(f"nodes.{p.id}", p.id, p.spot) for p in walk(context.plan.chapters) if not isinstance(p, Placement)]
    parts += [(column.address, column.id, column.spot) for column in context.plan.columns.values()]
    for address, name, spot in parts:
        if _POSITION.fullmatch(name):
            yield Finding(
                RULE.code,
                RULE.severity,
                spot.place,
                address,
                Bilingual(f"id“{name}”只说明位置", f"id “{name}” says only where the part stands"),
                Bilingual(
                    "换成说明内容的 id，如 water_supply",
                    "choose an id that says what it is about, e.g. water_supply",
                ),
            )
