"""A term or name stands in a form that is not to be used.

Terms and organisations list under `deprecated` the forms that the plan should not use. Each found
in a text or cell names the form to write. A form inside a longer right one does not count, nor do
the words of a mark: the title of a cited document stays as it is.

Wrong:

    terms:
      well: {name: {zh: 机井, en: driven well}, deprecated: [{zh: 水井, en: water hole}]}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: 全镇水井够用。, en: The town has enough water holes.}

Right:

    terms:
      well: {name: {zh: 机井, en: driven well}, deprecated: [{zh: 水井, en: water hole}]}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text: {zh: 全镇机井够用。, en: The town has enough driven wells.}
"""

from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.names import called
from tjplan.check.operands import name
from tjplan.check.page import rule
from tjplan.check.words import Hit
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Entity
from tjplan.model.text import LANGS, Bilingual, Lang, Text, unmarked

PAGE_ZH = """
术语或名称用了不该用的写法。

术语（terms）和机构（organisations）在 `deprecated` 中列出不再使用的写法。正文或单元格中出现时，本规则给出应写
的词。包含在更长的正确写法之中的不算；标记中的文字不算，引用文件的标题照录。
"""
RULE = rule(
    "term-deprecated",
    "warning",
    zh="用了不该用的写法",
    en="a form not to be used",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per form and text, whichever languages have it."""
    for collection in ("terms", "organisations"):
        for entity in context.plan.collections.get(collection, {}).values():
            forms = entity.fields.get("deprecated")
            for form in forms if isinstance(forms, tuple) else ():
                if isinstance(form, Text):
                    yield from _form(context, entity, form)


def _form(context: Context, entity: Entity, form: Text) -> Iterator[Finding]:
    found: dict[str, dict[Lang, Hit]] = {}
    for lang in LANGS:
        words = unmarked(form[lang])
        right = [name for name in called(entity, lang) if words in name and words != name]
        inside = {at for name in right for hit in context.words(lang).find(name) for at in range(hit.at, hit.end)}
        for hit in context.words(lang).find(words):
            if hit.at not in inside:
                found.setdefault(hit.address, {}).setdefault(lang, hit)
    for address, hits in found.items():
        yield _finding(entity, form, address, hits)


def _finding(entity: Entity, form: Text, address: str, hits: dict[Lang, Hit]) -> Finding:
    first_lang, first = next(iter(hits.items()))
    write = {lang: next(iter(called(entity, lang)), entity.id) for lang in LANGS}
    return Finding(
        RULE.code,
        RULE.severity,
        first.place,
        address,
        Bilingual(
            f"此处写“{first.shown}”，应写“{write[first_lang]}”",
            f"the text says “{first.shown}”, the form to use is “{write[first_lang]}”",
        ),
        Bilingual(
            "改用应写的词（中英文一并改）；写法本来可用则从 deprecated 中删去",
            "use that form in both languages, or take the other out of deprecated if it is right",
        ),
        (
            *(Operand(f"{address}.{lang}", hit.shown, hit.place) for lang, hit in hits.items()),
            name(entity, "zh"),
        ),
    )
