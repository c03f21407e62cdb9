"""The name of a thing says other than its record.

East Village is no county, and a bureau of a county is not of the level of the province. Three fields are
read against the name of their own entry: `kind` of a place (where both languages name the kind: 村 and
Village), `level` of an organisation (by the place or level that its Chinese name starts with, or by 部 and
Ministry), and `scope` of the figures of a zone, block or project whose name says a registered place: that
place, one in it, or one that it lies in. A name that says none of these is left alone.

Wrong:

    places:
      east: {name: {zh: 东村, en: East Village}, kind: county}

Right:

    places:
      east: {name: {zh: 东村, en: East Village}, kind: village}
"""

from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.names import called
from tjplan.check.operands import field, name
from tjplan.check.page import rule
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Entity, Figure, Plain, Plan, Reference
from tjplan.model.source import Place
from tjplan.model.text import Bilingual, unmarked

PAGE_ZH = """
名称与登记的内容矛盾。

东村不会是县，县里的局也不是省级。以条目自己的名称核对三个字段：地点的 `kind`（中英文名称都说明种类时，如“村”、
Village）；机构的 `level`（看中文名称开头的地名或级别，或“部”、Ministry）；区域、区块、项目的名称中有已登记地名的，
其数字的 `scope` 应是该地、在该地之内或包含该地。名称没有说到的不查。
"""
RULE = rule(
    "name-contradicts",
    "warning",
    zh="名称与登记矛盾",
    en="a name against its record",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)
_KINDS = (
    ("省", "province", ("province",)),
    ("县", "county", ("county",)),
    ("市", "city", ("province", "prefecture", "county")),
    ("乡", "township", ("township",)),
    ("镇", "town", ("town", "township")),
    ("村", "village", ("village", "locality")),
    ("农场", "farm", ("farm",)),
    ("江", "river", ("river",)),
    ("河", "river", ("river",)),
    ("山", "mountain", ("mountain", "locality")),
    ("湖", "lake", ("lake", "locality")),
)
"""How a name ends in Chinese, what it says in English, and the kinds that may be: 市 are of three levels."""
_LEVELS = (
    ("国务院", ("national",)),
    ("国家", ("national",)),
    ("省", ("province",)),
    ("市", ("prefecture", "county")),
    ("县", ("county",)),
    ("乡", ("township",)),
    ("镇", ("township",)),
)
_LEVEL_OF = {"country": "national", "town": "township"} | {
    kind: kind for kind in ("province", "prefecture", "county", "township")
}
_SMALLER = "市县区乡镇村"
_NAMED = ("zones", "blocks", "projects")


def check(context: Context) -> Iterator[Finding]:
    """One finding per field that its entry's name denies."""
    collections = context.plan.collections
    for place in collections.get("places", {}).values():
        yield from _contradicted(place, "kind", _kinds(place))
    for body in collections.get("organisations", {}).values():
        yield from _contradicted(body, "level", _levels(body, context.plan))
    home = [one.address for one in _upwards(context, context.plan.home.fields.get("scope"))]
    for collection in _NAMED:
        for entity in collections.get(collection, {}).values():
            yield from _scopes(context, entity, home)


def _contradicted(entity: Entity, key: str, wanted: tuple[str, ...]) -> Iterator[Finding]:
    found = entity.fields.get(key)
    if isinstance(found, Plain) and wanted and found.value not in (*wanted, "other"):
        yield _finding(entity, f"{entity.address}.{key}", found.spot.place, field(entity, key), " / ".join(wanted))


def _kinds(place: Entity) -> tuple[str, ...]:
    zh, en = (unmarked(place.name[lang]) if place.name else "" for lang in ("zh", "en"))
    words = en.lower().split()
    return next((kinds for end, word, kinds in _KINDS if zh.endswith(end) and len(zh) > len(end) and word in words), ())


def _levels(body: Entity, plan: Plan) -> tuple[str, ...]:
    """What the start of the name says: 东县水利局 is of the county; a smaller place behind it leaves it open."""
    zh, en = (unmarked(body.name[lang]) if body.name else "" for lang in ("zh", "en"))
    rest, level = zh, ""
    while found := _first_place(rest, plan):
        kind = found.fields.get("kind")
        level = _LEVEL_OF.get(kind.value, "") if isinstance(kind, Plain) else ""
        rest = rest.removeprefix(unmarked(found.name.zh) if found.name else rest)
    if rest != zh:
        return (level,) if level and not any(sign in rest[1:7] for sign in _SMALLER) else ()
    if zh.endswith("部") and "ministry" in en.lower():
        return ("national",)
    said = next((levels for start, levels in _LEVELS if zh.startswith(start)), ())
    return said if not any(sign in zh[1:7] for sign in _SMALLER) else ()


def _first_place(words: str, plan: Plan) -> Entity | None:
    places = plan.collections.get("places", {}).values()
    found = [one for one in places if one.name and one.name.zh and words.startswith(unmarked(one.name.zh))]
    return max(found, key=lambda one: len(unmarked(one.name.zh)) if one.name else 0, default=None)


def _scopes(context: Context, entity: Entity, home: list[str]) -> Iterator[Finding]:
    shown = unmarked(entity.name.zh) if entity.name else ""
    places = context.plan.collections.get("places", {}).values()
    named = [one for one in places if any(form in shown for form in called(one, "zh"))]
    meant = [one for one in named if not any(_is_within_name(one, other) for other in named)]
    meant = [one for one in meant if one.address not in home]
    if not meant:
        return
    above = {up.address for one in meant for up in (one, *_upwards(context, one.fields.get("within")))}
    above |= {one.address for one in named}
    for figure in entity.figures():
        scope = figure.scope.path if figure.scope else ""
        inside = any(one in meant for one in _upwards(context, figure.scope))
        if scope.startswith("places.") and scope not in above and not inside:
            yield _of_scope(entity, figure, meant)


def _is_within_name(one: Entity, other: Entity) -> bool:
    """Whether it is only part of the other's name: 云溪 in 云溪省."""
    short, long_ = (unmarked(each.name.zh) if each.name else "" for each in (one, other))
    return short in long_ and short != long_


def _upwards(context: Context, reference: object) -> Iterator[Entity]:
    """The place referred to, and those that it lies in."""
    seen: set[str] = set()
    while isinstance(reference, Reference) and reference.path not in seen:
        seen.add(reference.path)
        found = context.resolve(reference.path)
        if not isinstance(found, Entity):
            return
        yield found
        reference = found.fields.get("within")


def _of_scope(entity: Entity, figure: Figure, meant: list[Entity]) -> Finding:
    assert figure.scope
    place, path = figure.scope.spot.place, f"{figure.address}.scope"
    wanted = " / ".join(one.address for one in meant)
    return _finding(entity, path, place, Operand(path, figure.scope.path, place), wanted)


def _finding(entity: Entity, path: str, place: Place, said: Operand, wanted: str) -> Finding:
    zh, en = name(entity, "zh").printed, name(entity, "en").printed
    return Finding(
        RULE.code,
        RULE.severity,
        place,
        path,
        Bilingual(
            f"按名称“{zh}”应为 {wanted}，{path} 写的是 {said.printed}",
            f"the name “{en}” says {wanted}, {path} says {said.printed}",
        ),
        Bilingual("改正该字段或名称", "mend the field or the name"),
        (said, name(entity, "zh")),
    )
