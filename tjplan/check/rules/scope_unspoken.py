"""A figure is of a place, or of a thing, that nothing beside it names.

`scope` says what a figure is about. Where that is not the place of the plan, a text that states the figure
names it, or the name of the thing that has the figure does: otherwise a reader takes the figure for one of
the whole area. The title of the plan names the place of the plan, `plan.scope`, if it names a place.

Wrong:

    places:
      bay: {name: {zh: 听涛湾, en: Tingtao Bay}, kind: locality}
    ---
    facts:
      wells: {name: {zh: 井数, en: wells}, value: 3, unit: 个, as_of: 2025, scope: places.bay}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: '有井[[3个|facts.wells]]。', en: 'There are [[three|facts.wells]] wells.'}

Right:

    places:
      bay: {name: {zh: 听涛湾, en: Tingtao Bay}, kind: locality}
    ---
    facts:
      wells: {name: {zh: 井数, en: wells}, value: 3, unit: 个, as_of: 2025, scope: places.bay}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: '听涛湾有井[[3个|facts.wells]]。', en: 'In Tingtao Bay there are [[three|facts.wells]] wells.'}
"""

from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.names import called
from tjplan.check.operands import label, name
from tjplan.check.page import rule
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Column, Entity, Figure, Plan, Reference
from tjplan.model.text import Bilingual, Text, unmarked

PAGE_ZH = """
数字所说的地方或对象，旁边无人提及。

`scope` 说明数字说的是哪里、什么。不是本规划所在地的，写到该数字的文字或该对象的名称中应有它的名称，否则读者会当作
全域的数字。规划标题中写了地名的，应是规划的范围 `plan.scope`。
"""
RULE = rule(
    "scope-unspoken",
    "warning",
    zh="数字的范围无处写明",
    en="a scope that the text does not name",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One finding for a title that names another place; else one per figure whose scope is named nowhere."""
    plan = context.plan
    home = plan.home.fields.get("scope")
    titled = list(_title(plan, home.path)) if isinstance(home, Reference) else []
    yield from titled
    if titled or not isinstance(home, Reference):
        return
    for figure in context.figures:
        scope = figure.scope
        entity = plan.resolve(scope.path) if scope and scope.path != home.path else None
        if scope and isinstance(entity, Entity) and not _is_named(context, figure, entity):
            yield _finding(figure, Operand(f"{figure.address}.scope", scope.path, scope.spot.place), entity)


def _title(plan: Plan, scope: str) -> Iterator[Finding]:
    title, own = plan.home.fields.get("title"), plan.resolve(scope)
    if not isinstance(title, Text) or not isinstance(own, Entity):
        return
    printed = unmarked(title.zh)
    places = plan.collections.get("places", {}).values()
    others = [place for place in places if place is not own and any(form in printed for form in called(place, "zh"))]
    if others and not any(form in printed for form in called(own, "zh")):
        said, wanted = label("plan.title", title), name(own, "zh")
        yield Finding(
            RULE.code,
            RULE.severity,
            plan.home.fields["scope"].spot.place
            if isinstance(plan.home.fields["scope"], Reference)
            else title.spot.place,
            "plan.scope",
            Bilingual(
                f"规划的范围是 {scope}（{wanted.printed}），标题写的是“{said.printed}”",
                f"the plan is for {scope} ({name(own, 'en').printed}), its title says “{unmarked(title.en)}”",
            ),
            Bilingual("改正 scope 或标题", "mend scope or the title"),
            (said, wanted),
        )


def _is_named(context: Context, figure: Figure, scope: Entity) -> bool:
    forms = tuple(called(scope, "zh"))
    return any(form in text for text in _beside(context, figure) for form in forms)


def _beside(context: Context, figure: Figure) -> Iterator[str]:
    """The Chinese words of the thing that has the figure, then those of every text that states it."""
    collection, _, rest = figure.address.partition(".")
    owner = context.plan.collections.get(collection, {}).get(rest.partition(".")[0])
    for value in owner.fields.values() if owner else ():
        if isinstance(value, Text):
            yield unmarked(value.zh)
        other = context.plan.resolve(value.path) if isinstance(value, Reference) else None
        if isinstance(other, Entity):
            yield from called(other, "zh")
    for address in context.one_thing(figure):
        for text in context.stating.get(address, ()):
            yield from _whole(context, text)


def _whole(context: Context, address: str) -> Iterator[str]:
    """The text at ``address``; of a cell, its row and the title of its column."""
    if not address.startswith("columns."):
        yield context.said(address)
        return
    column = context.plan.columns.get(address.split(".")[1])
    if isinstance(column, Column):
        yield unmarked(column.title.zh)
        key = address.split(".")[3] if address.count(".") > 3 else ""
        for row in column.rows:
            if row.key == key:
                yield from (context.said(column.cell_address(row, at)) for at in range(len(row.cells)))


def _finding(figure: Figure, scope: Operand, entity: Entity) -> Finding:
    return Finding(
        RULE.code,
        RULE.severity,
        scope.place or figure.spot.place,
        scope.path,
        Bilingual(
            f"{figure.address} 说的是{name(entity, 'zh').printed}，写到它的文字中没有这个名称",
            f"{figure.address} is about {name(entity, 'en').printed}, which no text that states it names",
        ),
        Bilingual("改正 scope，或在正文中写明", "mend scope, or name it in the text"),
        (scope, name(entity, "zh")),
    )
