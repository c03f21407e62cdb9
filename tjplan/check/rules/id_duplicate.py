"""Two things bear one id.

Ids of chapters, sections, items, sub-items and paragraphs are unique over the whole plan, and so is each
entity in its collection and each column: addresses, anchors and bookmarks are made of them.

Wrong:

    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: 用水充足。, en: Water is plentiful.}
        - id: water
          text: {zh: 水质良好。, en: Its quality is good.}

Right:

    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: 用水充足。, en: Water is plentiful.}
        - id: water_quality
          text: {zh: 水质良好。, en: Its quality is good.}
"""

from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Node, Placement, walk
from tjplan.model.source import Spot
from tjplan.model.text import Bilingual

PAGE_ZH = """
两处用了同一个 id。

章、节、条、款、段的 id 在整个规划中唯一；同类对象之间、各专栏之间的 id 也唯一。地址、网页锚点和 Word
书签都由 id 构成。
"""
RULE = rule("id-duplicate", "error", zh="id 重复", en="duplicate id", page_zh=PAGE_ZH, page_en=__doc__)

_ANOTHER = Bilingual("换一个说明内容的 id", "choose another id that says what it is about")
_ONE_PLAN = Bilingual("一个规划期只留一个 plan 文件", "keep one plan file in a round")


def check(context: Context) -> Iterator[Finding]:
    """One finding per later use of an id; columns share the anchors of the page with the text."""
    first: dict[str, Spot] = {column.id: column.spot for column in context.plan.columns.values()}
    for part in walk(context.plan.chapters):
        if isinstance(part, Placement) or not part.id:  # the schema has told of a missing id
            continue
        if part.id in first:
            yield _finding(f"nodes.{part.id}", part.spot, first[part.id])
        first.setdefault(part.id, part.spot)
        if isinstance(part, Node) and part.title and part.text and not part.run_in:
            first.setdefault(f"{part.id}_text", part.spot)  # the anchor of the paragraph below the heading
    for address, later, earlier in context.plan.twice:
        yield _finding(address, later, earlier)


def _finding(address: str, later: Spot, earlier: Spot) -> Finding:
    name, place = address.rpartition(".")[2], earlier.place
    return Finding(
        RULE.code,
        RULE.severity,
        later.place,
        address,
        Bilingual(
            f"id“{name}”已用于 {place.file}:{place.line}",
            f"id “{name}” is taken at {place.file}:{place.line}",
        ),
        _ONE_PLAN if address == "plan" else _ANOTHER,
        (Operand(address, name, place),),
    )
