"""A registered name or term stands in one language of a text only.

Places, minerals and terms are recorded in both languages. Where a text writes one of them in Chinese,
its English writes the English of it, and the other way round: otherwise the translation speaks of
something else. Terms of fewer than four characters (单位, 在建) are also ordinary words and are left
alone, as are the place of the plan and those it lies in, which a text may call 我市 or the province.

Wrong:

    minerals:
      sand: {name: {zh: 河砂, en: river sand}, class: non_metallic}
      clay: {name: {zh: 粘土, en: clay}, class: non_metallic}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: mining
          text: {zh: 主要开采河砂。, en: Mainly clay is mined.}

Right:

    minerals:
      sand: {name: {zh: 河砂, en: river sand}, class: non_metallic}
      clay: {name: {zh: 粘土, en: clay}, class: non_metallic}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: mining
          text: {zh: 主要开采河砂。, en: Mainly river sand is mined.}
"""

from collections import Counter
from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.names import called
from tjplan.check.page import rule
from tjplan.check.words import Hit
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Entity, Plan, Reference
from tjplan.model.text import LANGS, Bilingual, Lang, Text, unmarked

PAGE_ZH = """
已登记的名称或术语只出现在一种语言中。

地点、矿产和术语都有中英文。中文写到了，英文就应有相应的英文，反之亦然；否则译文说的是别的东西。不足四字的术语
（单位、在建）也是普通词语，不查；本地及上级的地名可写作“我市”、the province，也不查。
"""
RULE = rule(
    "term-in-one-language",
    "warning",
    zh="名称只在一种语言中",
    en="name in one language only",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)
_SHORTEST: dict[str, int] = {"places": 2, "minerals": 2, "terms": 4}
Forms = dict[Lang, tuple[str, ...]]


def check(context: Context) -> Iterator[Finding]:
    """One finding per name and text that has it in one language and not in the other."""
    times = Counter(address for address, _ in context.texts)  # two texts of one id are told by another rule
    texts = {
        address: text
        for address, text in context.texts
        if not text.shared and text.zh and text.en and times[address] == 1
    }
    shown: dict[tuple[str, Lang], str] = {}
    home = _home(context.plan)
    near = [form for place in home for form in called(place, "zh")]
    for collection, shortest in _SHORTEST.items():
        for entity in context.plan.collections.get(collection, {}).values():
            if entity in home:
                continue
            forms: Forms = {lang: tuple(called(entity, lang)) for lang in LANGS}
            wanted = _looked_for(collection, forms, shortest, near)
            yield from _entity(context, texts, shown, entity, forms, wanted)


def _home(plan: Plan) -> list[Entity]:
    """The place of the plan and those it lies in: a text may just say 我市, the province."""
    found: list[Entity] = []
    place = plan.home.fields.get("scope")
    while isinstance(place, Reference):
        entity = plan.collections.get("places", {}).get(place.path.rpartition(".")[2])
        if entity is None or entity in found:
            break
        found.append(entity)
        place = entity.fields.get("within")
    return found


def _looked_for(collection: str, forms: Forms, shortest: int, near: list[str]) -> Forms:
    """The forms that are names wherever they stand: neither short words nor the start of a near place."""
    zh = tuple(form for form in forms["zh"] if len(form) >= shortest)
    en = forms["en"] if any(len(form) >= shortest for form in zh) else ()
    if collection == "terms":
        en = tuple(form for form in en if " " in form)
    return {"zh": tuple(form for form in zh if not any(form in name for name in near)), "en": en}


def _entity(
    context: Context,
    texts: dict[str, Text],
    shown: dict[tuple[str, Lang], str],
    entity: Entity,
    forms: Forms,
    wanted: Forms,
) -> Iterator[Finding]:
    for lang, other in (LANGS, LANGS[::-1]):
        if not forms[other]:
            continue
        hits = {hit.address: hit for form in wanted[lang] for hit in context.words(lang).find(form)}
        for address, hit in hits.items():
            text = texts.get(address)
            if text is None:
                continue
            words = shown.get((address, other)) or shown.setdefault((address, other), unmarked(text[other]).lower())
            if not _says(words, forms[other], other):
                yield _finding(entity, hit, lang, other, forms[other][0])


def _says(words: str, forms: tuple[str, ...], lang: Lang) -> bool:
    """Whether ``words`` have one of the forms; in English its words may stand apart."""
    if lang == "zh":
        return any(form.lower() in words for form in forms)
    return any(form.lower() in words or all(word in words for word in form.lower().split()) for form in forms)


def _finding(entity: Entity, hit: Hit, lang: Lang, other: Lang, wanted: str) -> Finding:
    name = {"zh": Bilingual("中文", "Chinese"), "en": Bilingual("英文", "English")}
    return Finding(
        RULE.code,
        RULE.severity,
        hit.place,
        f"{hit.address}.{other}",
        Bilingual(
            f"{name[lang].zh}写到“{hit.shown}”，{name[other].zh}没有“{wanted}”",
            f"the {name[lang].en} says “{hit.shown}”, the {name[other].en} does not say “{wanted}”",
        ),
        Bilingual(
            f"在{name[other].zh}中写上“{wanted}”，或改正{name[lang].zh}；另有叫法则写进 other_names",
            f"write “{wanted}” in the {name[other].en}, or mend the {name[lang].en}; another name goes to other_names",
        ),
        (Operand(f"{hit.address}.{lang}", hit.shown, hit.place), Operand(entity.address, wanted, entity.spot.place)),
    )
