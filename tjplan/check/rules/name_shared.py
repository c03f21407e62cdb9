"""Two things of one register have the same name.

A reader, and a pin that states the name, could mean either. The names are compared language by language:
an English name that was copied from the entry above is found although the Chinese differ. Where two things
really are called the same, both list that name under `other_names`, too; a body or document that replaces
another may keep its name. Facts are left alone: their names are labels for editors.

Wrong:

    minerals:
      sand: {name: {zh: 河砂, en: river sand}, class: non_metallic}
      clay: {name: {zh: 粘土, en: river sand}, class: non_metallic}

Right:

    minerals:
      sand: {name: {zh: 河砂, en: river sand}, class: non_metallic}
      clay: {name: {zh: 粘土, en: clay}, class: non_metallic}
"""

from collections.abc import Iterable, Iterator

from tjplan.check.context import Context
from tjplan.check.operands import words
from tjplan.check.page import rule
from tjplan.model.finding import Finding
from tjplan.model.plan import Entity, Reference
from tjplan.model.text import LANGS, Bilingual, Lang, Text, unmarked

PAGE_ZH = """
同一登记中两个条目的名称相同。

读者分不清说的是哪一个，钉住名称的文字也一样。中文、英文分别比较：英文照抄了上一条的，中文不同也能发现。确实同名的，
两个条目都把这个名称写进 `other_names`；接替者可以沿用被接替者的名称。facts 的名称只供编辑时辨认，不查。
"""
RULE = rule(
    "name-shared",
    "warning",
    zh="两个条目同名",
    en="one name for two things",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)
_LABELS = frozenset({"facts", "superior"})


def check(context: Context) -> Iterator[Finding]:
    """One finding per thing whose name an earlier one has, in the first language in which they agree."""
    for collection, entities in context.plan.collections.items():
        if collection not in _LABELS:
            yield from _register(entities.values())


def _register(entities: Iterable[Entity]) -> Iterator[Finding]:
    known: dict[Lang, dict[str, Entity]] = {"zh": {}, "en": {}}
    for entity in entities:
        told = False
        for lang in LANGS if entity.name else ():
            called = unmarked(entity.name[lang]).casefold() if entity.name else ""
            other = known[lang].setdefault(called, entity) if called else entity
            if other is not entity and not told and not _is_known(entity, other, called, lang):
                told = True
                yield _finding(entity, other, lang)


def _is_known(one: Entity, other: Entity, called: str, lang: Lang) -> bool:
    """Whether the data says that they share the name: one replaces the other, or both list it once more."""
    follows = any(_replaced_by(this) == that.address for this, that in ((one, other), (other, one)))
    return follows or all(called in _others(this, lang) for this in (one, other))


def _replaced_by(entity: Entity) -> str:
    found = entity.fields.get("replaced_by")
    return found.path if isinstance(found, Reference) else ""


def _others(entity: Entity, lang: Lang) -> list[str]:
    found = entity.fields.get("other_names")
    return [
        unmarked(one[lang]).casefold() for one in (found if isinstance(found, tuple) else ()) if isinstance(one, Text)
    ]


def _finding(entity: Entity, other: Entity, lang: Lang) -> Finding:
    sides = tuple(
        words(f"{one.address}.{'name' if 'name' in one.fields else 'title'}", one.name, lang)
        for one in (other, entity)
        if one.name
    )
    return Finding(
        RULE.code,
        RULE.severity,
        sides[-1].place or entity.spot.place,
        sides[-1].path,
        Bilingual(
            f"{entity.address} 与 {other.address} 的{'中文' if lang == 'zh' else '英文'}名称都是“{sides[-1].printed}”",
            f"{entity.address} and {other.address} have one {'Chinese' if lang == 'zh' else 'English'} name, “{sides[-1].printed}”",
        ),
        Bilingual(
            "改正其中一个；确实同名则两条都写进 other_names",
            "mend one of the two; if both are called so, list it under other_names of both",
        ),
        sides,
    )
