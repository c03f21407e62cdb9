"""A number in the text is tied to no data.

A number that no pin holds can change without contradiction. Pin it, `[[12家|facts.shops]]`, or, if
it is no figure (a road number, a slogan, an ordinal), put the phrase into the lexicon.

Wrong:

    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: road
          text: {zh: 省道S901穿镇而过。, en: The provincial road passes through the town.}

Right:

    lexicon:
      zh: [S901]
      en: []
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: road
          text: {zh: 省道S901穿镇而过。, en: The provincial road passes through the town.}
"""

from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding
from tjplan.model.text import Bilingual

PAGE_ZH = """
正文中的数字没有数据依据。

没有钉住的数字改了也不会被发现。用标记钉住：`[[12家|facts.shops]]`；如果它不是数据（道路编号、提法、
序数），把整个词写进 lexicon。
"""
RULE = rule("number-unbound", "warning", zh="数字没有依据", en="unbound number", page_zh=PAGE_ZH, page_en=__doc__)


def check(context: Context) -> Iterator[Finding]:
    """One finding per number outside pins, bindings and the lexicon."""
    for number in context.unbound:
        yield Finding(
            RULE.code,
            RULE.severity,
            number.place,
            number.path,
            Bilingual(
                f"“{number.text}”没有数据依据：“…{number.around}…”",
                f"“{number.text}” is tied to no data: “…{number.around}…”",
            ),
            Bilingual(
                f"写成“[[{number.text}…|路径]]”，或把词写进 lexicon",
                f"write “[[{number.text}…|path]]”, or add the phrase to the lexicon",
            ),
        )
