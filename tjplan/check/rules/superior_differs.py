"""A superior plan is called otherwise than the document that it points to.

An entry of `superior` holds what a superior plan sets, and points to that plan in the register `documents`.
Its name stands in the title of the document, or is one of its other names, in both languages.

Wrong:

    documents:
      city_plan: {title: {zh: 大城供水规划（2026-2030年）, en: Water Supply Plan of the City (2026–2030)}, kind: plan}
    ---
    superior:
      city: {name: {zh: 大省供水规划, en: Water Supply Plan of the Province}, document: documents.city_plan}

Right:

    documents:
      city_plan: {title: {zh: 大城供水规划（2026-2030年）, en: Water Supply Plan of the City (2026–2030)}, kind: plan}
    ---
    superior:
      city: {name: {zh: 大城供水规划, en: Water Supply Plan of the City}, document: documents.city_plan}
"""

from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.names import called
from tjplan.check.operands import words
from tjplan.check.page import rule
from tjplan.model.finding import Finding
from tjplan.model.plan import Entity, Reference
from tjplan.model.text import LANGS, Bilingual, Lang

PAGE_ZH = """
上级规划的名称与所指的文件不同。

`superior` 的一个条目记录一个上级规划的要求，并指向 `documents` 中登记的该规划。条目的名称应在文件的标题中，或是它的
另一个名称，中英文都是如此。
"""
RULE = rule(
    "superior-differs",
    "error",
    zh="上级规划的名称与文件不同",
    en="a superior plan and its document differ",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per superior plan and language whose name is not in the title of its document."""
    for entity in context.plan.collections.get("superior", {}).values():
        reference = entity.fields.get("document")
        document = context.resolve(reference.path) if isinstance(reference, Reference) else None
        if isinstance(document, Entity):
            yield from (one for lang in LANGS for one in _check(entity, document, lang))


def _check(entity: Entity, document: Entity, lang: Lang) -> Iterator[Finding]:
    if entity.name is None or document.name is None or not entity.name[lang] or not document.name[lang]:
        return
    said = words(f"{entity.address}.name", entity.name, lang)
    if any(said.printed in form for form in called(document, lang)):
        return
    title = words(f"{document.address}.title", document.name, lang)
    yield Finding(
        RULE.code,
        RULE.severity,
        said.place or entity.spot.place,
        said.path,
        Bilingual(
            f"{entity.address} 名为“{said.printed}”，所指的文件 {document.address} 是“{title.printed}”",
            f"{entity.address} is called “{said.printed}”, the document {document.address} that it names “{title.printed}”",
        ),
        Bilingual("改正名称或 document", "mend the name or document"),
        (said, title),
    )
