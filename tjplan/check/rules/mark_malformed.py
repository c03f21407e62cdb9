"""A mark does not close or names no path.

`[[words|path]]` and `{{path}}` must be written whole. To print the signs `[ ] { } |` themselves,
put a backslash before them.

Wrong:

    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: '全镇有井[[三个。', en: The town has wells.}

Right:

    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: '全镇有井\\[\\[若干\\]\\]。', en: The town has wells.}
"""

from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding
from tjplan.model.text import Bilingual, Malformed

PAGE_ZH = """
标记没有写完整。

`[[文字|路径]]` 和 `{{路径}}` 要成对写全。要印出 `[ ] { } |` 本身，就在前面加反斜杠。
"""
RULE = rule("mark-malformed", "error", zh="标记不完整", en="broken mark", page_zh=PAGE_ZH, page_en=__doc__)


def check(context: Context) -> Iterator[Finding]:
    """One finding per broken mark; the closing sign of one that opened wrongly is part of it."""
    for address, lang, phrase in context.marked:
        opened = False
        for part in phrase.parts:
            if isinstance(part, Malformed):
                closes, opened = opened and part.text in ("]]", "}}"), part.text in ("[[", "{{")
                if closes:
                    continue
                yield Finding(
                    RULE.code,
                    RULE.severity,
                    phrase.place(part.offset),
                    f"{address}.{lang}",
                    Bilingual(f"“{part.text}”没有配对，或缺少路径", f"“{part.text}” has no partner or no path"),
                    Bilingual(
                        "写成 [[文字|路径]]；要印出符号本身则写 \\[",
                        "write [[words|path]]; to print the sign itself write \\[",
                    ),
                )
