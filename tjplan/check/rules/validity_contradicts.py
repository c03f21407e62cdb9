"""The dates of a body or document contradict one another.

`valid_from` (or `date`) is no later than `valid_to`, and what replaces an entry (`replaced_by`) is still
there when that entry ends. Otherwise a reader is sent to a successor that had gone before.

Wrong:

    organisations:
      old_office: {name: {zh: 水利站, en: Water Station}, valid_to: '2019', replaced_by: organisations.new_office}
      new_office: {name: {zh: 水务所, en: Water Service}, valid_from: '2010', valid_to: '2015'}

Right:

    organisations:
      old_office: {name: {zh: 水利站, en: Water Station}, valid_to: '2019', replaced_by: organisations.new_office}
      new_office: {name: {zh: 水务所, en: Water Service}, valid_from: '2018'}
"""

from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.operands import field
from tjplan.check.page import rule
from tjplan.check.years import before
from tjplan.model.finding import Finding
from tjplan.model.plan import Entity, Plain, Plan, Reference
from tjplan.model.text import Bilingual

PAGE_ZH = """
机构或文件的日期前后矛盾。

`valid_from`（或 `date`）不晚于 `valid_to`；接替者（`replaced_by`）在被接替者终止时应当还在，否则读者会被引向一个
早已不存在的机构或文件。
"""
RULE = rule(
    "validity-contradicts",
    "error",
    zh="有效期前后矛盾",
    en="contradictory dates of validity",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per entry that ends before it begins, and per successor that ended before."""
    for collection in ("organisations", "documents"):
        for entity in context.plan.collections.get(collection, {}).values():
            yield from _own(entity)
            yield from _successor(context.plan, entity)


def _day(entity: Entity, key: str) -> str:
    found = entity.fields.get(key)
    return found.value if isinstance(found, Plain) else ""


def _own(entity: Entity) -> Iterator[Finding]:
    ends = _day(entity, "valid_to")
    for key in ("valid_from", "date"):
        starts = _day(entity, key)
        if starts and ends and before(ends, starts):
            said = Bilingual(
                f"{entity.address} 的 {key}（{starts}）晚于 valid_to（{ends}）",
                f"{key} of {entity.address} ({starts}) is later than its valid_to ({ends})",
            )
            yield _finding(entity, key, said, entity, "valid_to")


def _successor(plan: Plan, entity: Entity) -> Iterator[Finding]:
    reference = entity.fields.get("replaced_by")
    other = plan.resolve(reference.path) if isinstance(reference, Reference) else None
    if not isinstance(other, Entity) or other is entity:
        return
    ends, lapsed = _day(entity, "valid_to"), _day(other, "valid_to")
    if ends and lapsed and before(lapsed, ends):
        said = Bilingual(
            f"{entity.address} 到 {ends} 为止，接替它的 {other.address} 在 {lapsed} 就已终止",
            f"{entity.address} lasts until {ends}, but {other.address}, which replaces it, ended in {lapsed}",
        )
        yield _finding(entity, "valid_to", said, other, "valid_to")


def _finding(entity: Entity, key: str, said: Bilingual, other: Entity, bound: str) -> Finding:
    left, right = field(entity, key), field(other, bound)
    return Finding(
        RULE.code,
        RULE.severity,
        left.place or entity.spot.place,
        left.path,
        said,
        Bilingual("核对日期和 replaced_by", "see whether the dates and replaced_by are right"),
        (left, right),
    )
