"""A registered name or term stands in one language of a text only.

Places, minerals and terms are recorded in both languages. Where a text writes one of them in Chinese,
its English writes the English of it, and the other way round: otherwise the translation speaks of
something else. Terms of fewer than four characters (单位, 在建) are also ordinary words and are looked
for only where they are all of a cell or heading; the place of the plan and those it lies in, which a
text may call 我市 or the province, are left alone.

So it is with ordinary words of planning, sentence by sentence: levels (省级, city level), sizes and
states of mines (大型, suspended), rounds and periods (上轮, base year), activities, wastes, the quarters
of the compass, no and not. Other words for the same are known; a term of the plan that says one of
them in a way of its own is heard as well.

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
from tjplan.check.operands import name
from tjplan.check.page import rule
from tjplan.check.pairs import MARK, Pair, pairs
from tjplan.check.vocabulary import Missed, missed
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Entity, Plan, Reference
from tjplan.model.source import Place
from tjplan.model.text import LANGS, Bilingual, Lang, Phrase, Text, Words, unmarked

PAGE_ZH = """
已登记的名称或术语只出现在一种语言中。

地点、矿产和术语都有中英文。中文写到了，英文就应有相应的英文，反之亦然；否则译文说的是别的东西。不足四字的术语
（单位、在建）也是普通词语，只在独占一个单元格或标题时才查；本地及上级的地名可写作“我市”、the province，不查。

规划常用词逐句同样核对：级别（省级、city level）、矿山的规模和状态（大型、suspended）、轮次和时期（上轮、base year）、
各项活动、废弃物、方位、否定词等。常见的别种译法都算；规划自己的术语另有译法的，也算。
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
_LONGEST_TERM = 24
"""A longer text is more than a term."""
_PRINTED = frozenset({"terms", "minerals", "zones", "blocks", "projects", "documents", "organisations", "indicators"})
Forms = dict[Lang, tuple[str, ...]]


def check(context: Context) -> Iterator[Finding]:
    """One finding per name or word and text that has it in one language and not in the other."""
    told = set[tuple[str, str, str]]()
    for finding in (*_names(context), *_whole(context), *_ordinary(context)):
        shown = finding.operands[0]
        if (finding.path, shown.path, shown.printed.lower()) not in told:
            told.add((finding.path, shown.path, shown.printed.lower()))
            yield finding


def _names(context: Context) -> Iterator[Finding]:
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
                yield _finding(hit.address, hit.place, hit.shown, lang, forms[other][0], name(entity, other))


def _says(words: str, forms: tuple[str, ...], lang: Lang) -> bool:
    """Whether ``words`` have one of the forms; in English its words may stand apart."""
    if lang == "zh":
        return any(form.lower() in words for form in forms)
    return any(form.lower() in words or all(word in words for word in form.lower().split()) for form in forms)


def _whole(context: Context) -> Iterator[Finding]:
    """Cells and headings that are a term in one language and not that term in the other."""
    names: dict[Lang, dict[str, list[Entity]]] = {"zh": {}, "en": {}}
    for entity in context.plan.collections.get("terms", {}).values():
        for lang in LANGS:
            for form in called(entity, lang):
                names[lang].setdefault(_tight(form), []).append(entity)
    for address, text in context.texts if names["zh"] else ():
        if text.shared or text.zh is None or text.en is None or len(text.zh.value) > _LONGEST_TERM:
            continue
        shown: dict[Lang, str] = {lang: unmarked(text[lang]) for lang in LANGS}
        for lang, other in (LANGS, LANGS[::-1]):
            found = names[lang].get(_tight(shown[lang]), [])
            wanted = [form for entity in found for form in called(entity, other)]
            if wanted and _tight(shown[other]) not in map(_tight, wanted):
                phrase = text.zh if lang == "zh" else text.en
                yield _finding(address, phrase.place(), shown[lang], lang, wanted[0], name(found[0], other))


def _tight(form: str) -> str:
    """A term without the case, the blanks and the plural that a table may give it: 总 计."""
    return form.lower().replace(" ", "").removesuffix("s")


def _ordinary(context: Context) -> Iterator[Finding]:
    """Words of the table that stand in one language of a sentence only."""
    for address, text, paired in (*context.paired, *_printed_names(context)):
        for pair in paired:
            for one in missed(pair):
                if not _in_own_words(context.plan, pair, one):
                    yield _of_word(address, text, one)


def _printed_names(context: Context) -> Iterator[tuple[str, Text, tuple[Pair, ...]]]:
    """The names and wordings of the data that texts and cells show; those of facts are labels for editors."""
    for address, text in context.data_texts:
        collection, _, rest = address.partition(".")
        if collection in _PRINTED and not rest.endswith(("number", "short")) and "other_names" not in rest:
            yield address, text, () if text.shared else pairs(text)


def _in_own_words(plan: Plan, pair: Pair, one: Missed) -> bool:
    """Whether a thing of the plan has the word in its name, and both languages of the sentence name it."""
    said: dict[Lang, str] = {"zh": pair.zh.whole, "en": pair.en.whole}
    for collection in ("terms", "organisations", "minerals", "places"):
        for entity in plan.collections.get(collection, {}).values():
            forms: Forms = {lang: tuple(form.lower() for form in called(entity, lang)) for lang in LANGS}
            own = any(one.form in form and form in said[one.lang] for form in forms[one.lang])
            if own and all(_says(said[lang], forms[lang], lang) for lang in LANGS):
                return True
    return False


def _of_word(address: str, text: Text, one: Missed) -> Finding:
    other: Lang = "en" if one.lang == "zh" else "zh"
    phrase, absent = text[one.lang], text[other]
    assert phrase and absent
    wanted = (*one.entry.asks[other], *one.entry.answers[other])[0].rstrip("*").strip(MARK + " ")
    shown, place = _standing(phrase, one.form.strip(MARK + " "))
    missing = Operand(f"{address}.{other}", "—", absent.place())
    return _finding(address, place, shown, one.lang, wanted, missing, often=one.oftener)


def _standing(phrase: Phrase, form: str) -> tuple[str, Place]:
    """``form`` as the text writes it, and where."""
    for part in phrase.parts:
        if isinstance(part, Words) and (at := part.text.lower().find(form)) >= 0:
            return part.text[at : at + len(form)], phrase.place_in(part, at)
    return form, phrase.place()


_LANGUAGE = {"zh": Bilingual("中文", "Chinese"), "en": Bilingual("英文", "English")}


def _finding(
    address: str, place: Place, shown: str, lang: Lang, wanted: str, missing: Operand, *, often: bool = False
) -> Finding:
    other: Lang = "en" if lang == "zh" else "zh"
    here, there = _LANGUAGE[lang], _LANGUAGE[other]
    ordinary = missing.printed == "—"
    return Finding(
        RULE.code,
        RULE.severity,
        place,
        f"{address}.{other}",
        _message(here, there, shown, wanted, often=often, ordinary=ordinary),
        Bilingual(
            f"在{there.zh}中写上“{wanted}”，或改正{here.zh}；"
            + ("规划另有固定译法则登记为术语（terms）" if ordinary else "另有叫法则写进 other_names"),
            f"write “{wanted}” in the {there.en}, or mend the {here.en}; "
            + ("register a wording of the plan’s own under terms" if ordinary else "another name goes to other_names"),
        ),
        (Operand(f"{address}.{lang}", shown, place), missing),
    )


def _message(here: Bilingual, there: Bilingual, shown: str, wanted: str, *, often: bool, ordinary: bool) -> Bilingual:
    if often:
        return Bilingual(
            f"{here.zh}写到“{shown}”的次数比{there.zh}（{wanted}等）多",
            f"the {here.en} says “{shown}” more often than the {there.en} (“{wanted}” or the like)",
        )
    return Bilingual(
        f"{here.zh}写到“{shown}”，{there.zh}没有“{wanted}”" + ("或意思相同的词" if ordinary else ""),
        f"the {here.en} says “{shown}”, the {there.en} does not say “{wanted}”"
        + (" or another word for it" if ordinary else ""),
    )
