"""The name of a block or area speaks of another mineral than its record.

A name such as 东滩河砂开采区块 says for which mineral the area is. The field `mineral` must
name that one, by its name or one of its other names. A name of one character counts where 矿 follows
it. A name that mentions no registered mineral says nothing.

Wrong:

    minerals:
      sand: {name: {zh: 河砂, en: river sand}, class: non_metallic}
      clay: {name: {zh: 粘土, en: clay}, class: non_metallic}
    ---
    blocks:
      east: {name: {zh: 东滩河砂开采区块, en: East Beach River Sand Block}, kind: mining, mineral: minerals.clay}

Right:

    minerals:
      sand: {name: {zh: 河砂, en: river sand}, class: non_metallic}
      clay: {name: {zh: 粘土, en: clay}, class: non_metallic}
    ---
    blocks:
      east: {name: {zh: 东滩河砂开采区块, en: East Beach River Sand Block}, kind: mining, mineral: minerals.sand}
"""

from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.names import called
from tjplan.check.operands import field, name
from tjplan.check.page import rule
from tjplan.model.finding import Finding
from tjplan.model.plan import Entity, Plan, Reference
from tjplan.model.text import Bilingual, unmarked

PAGE_ZH = """
区块、区域的名称与登记的矿种不同。

“东滩河砂开采区块”这样的名称写明了矿种，`mineral` 应是同一矿种（名称或 `other_names` 均可）。单字的矿种名后面要有“矿”字才算。名称中没有已登记的矿种时不查。
"""
RULE = rule(
    "mineral-differs",
    "error",
    zh="名称与矿种不同",
    en="name and mineral differ",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per block or zone whose name mentions minerals, but not its own."""
    minerals = _minerals(context.plan)
    for collection in ("blocks", "zones"):
        for entity in context.plan.collections.get(collection, {}).values():
            own, name = entity.fields.get("mineral"), entity.name
            mineral = context.resolve(own.path) if isinstance(own, Reference) else None
            if not isinstance(own, Reference) or name is None or not isinstance(mineral, Entity):
                continue
            shown = unmarked(name.zh)
            told = {form: path for form, path in minerals.items() if form in shown}
            if told and not any(form in shown for form in called(mineral, "zh")):
                yield _finding(entity, own, shown, max(told, key=len))


def _minerals(plan: Plan) -> dict[str, str]:
    """What each mineral is called in Chinese; one character (金, 煤) is too short to look for without 矿."""
    return {
        form if len(form) > 1 else f"{form}矿": mineral.address
        for mineral in plan.collections.get("minerals", {}).values()
        for form in called(mineral, "zh")
    }


def _finding(entity: Entity, own: Reference, shown: str, form: str) -> Finding:
    return Finding(
        RULE.code,
        RULE.severity,
        own.spot.place,
        f"{entity.address}.mineral",
        Bilingual(
            f"名称“{shown}”说的是“{form}”，登记的是 {own.path}",
            f"the name “{shown}” says “{form}”, the record {own.path}",
        ),
        Bilingual("改正矿种或名称", "mend the mineral or the name"),
        (name(entity, "zh"), field(entity, "mineral")),
    )
