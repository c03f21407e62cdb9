"""A chapter or section has a title and nothing below it.

A heading without a word under it is printed all the same, and stands in the contents. Headings that
follow one another are fine where text or a column follows at last.

Wrong:

    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body: []

Right:

    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: 全镇用水充足。, en: The town has enough water.}
"""

from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding
from tjplan.model.plan import Node, Paragraph, Placement, walk
from tjplan.model.text import LANGS, Bilingual, unmarked

PAGE_ZH = """
章或节只有标题，下面没有内容。

没有内容的标题照样会印出来，列入目录。几级标题相连、最后有正文或专栏的，不算。
"""
RULE = rule("chapter-empty", "warning", zh="章节没有内容", en="empty chapter", page_zh=PAGE_ZH, page_en=__doc__)

_HOLDS = ("preamble", "chapter", "section")
"""An item may say all it has to say in its title."""


def check(context: Context) -> Iterator[Finding]:
    """One finding for each chapter or section without content; none again for those inside it."""
    inside: set[str] = set()
    for node in walk(context.plan.chapters):
        if isinstance(node, Node) and node.kind in _HOLDS and node.title and not _has_content(node):
            below = [part for part in walk(node.body) if isinstance(part, Node)]
            if node.id not in inside:
                yield _finding(node)
            inside.update(one.id for one in below)


def _has_content(node: Node) -> bool:
    return any(
        isinstance(part, Paragraph | Placement) or part.text is not None or part.kind not in _HOLDS
        for part in walk((node,))
    )


def _finding(node: Node) -> Finding:
    title = node.title
    place = title.spot.place if title else node.spot.place
    zh, en = (unmarked(title[lang]) if title else "" for lang in LANGS)
    return Finding(
        RULE.code,
        RULE.severity,
        place,
        f"{node.address}.title",
        Bilingual(f"“{zh}”下没有内容", f"nothing stands below “{en}”"),
        Bilingual("补上正文或专栏，或删去标题", "add text or a column, or delete the heading"),
    )
