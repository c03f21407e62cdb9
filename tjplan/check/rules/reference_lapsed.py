"""The text relies on a body or document that is no longer there, or not yet.

Bodies have `valid_from`, `valid_to` and `replaced_by`, documents `date`, `valid_to` and `replaced_by`.
The date of the plan decides. Names of fewer than three characters (环保, 国土) are ordinary words too
and count where they are pinned; 原国土资源部, “the former”, speaks of the past and is right. A document
that lapses within the round is a note.

Wrong:

    organisations:
      water_office: {name: {zh: 水利管理站, en: Water Control Station}, valid_to: '2019-03', replaced_by: organisations.office}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 管理, en: Administration}
      body:
        - id: control
          text: {zh: 由水利管理站监督。, en: The Water Control Station supervises it.}

Right:

    organisations:
      water_office: {name: {zh: 水利管理站, en: Water Control Station}, valid_to: '2019-03', replaced_by: organisations.office}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 管理, en: Administration}
      body:
        - id: control
          text: {zh: 由原水利管理站的接替单位监督。, en: The body that replaced it supervises it.}
"""

from collections.abc import Iterator
from typing import NamedTuple

from tjplan.check.context import Context
from tjplan.check.names import called
from tjplan.check.operands import field
from tjplan.check.page import rule
from tjplan.check.years import before, day, day_of, year_of
from tjplan.model.finding import Finding, Operand, Severity
from tjplan.model.plan import Entity, Plain, Plan, Reference
from tjplan.model.source import Place
from tjplan.model.text import Bilingual, Binding, Pin
from tjplan.model.wording import wording

PAGE_ZH = """
规划依据的机构或文件已不存在，或尚不存在。

机构有 `valid_from`、`valid_to`、`replaced_by`，文件有 `date`、`valid_to`、`replaced_by`，以规划的日期为准。不足
三字的名称（环保、国土）也是普通词语，钉住的才算；“原国土资源部”说的是过去，不算。规划期内失效的文件给出提示。
"""
RULE = rule(
    "reference-lapsed",
    "warning",
    zh="机构或文件已失效",
    en="body or document not in force",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)
_SHORTEST = 3
_REGISTERS = ("organisations.", "documents.")
_FORMER = ("原", "former ")


class _Use(NamedTuple):
    path: str
    shown: str
    place: Place


class _Lapse(NamedTuple):
    """The date that the use goes against: which field, its day, and what it says."""

    field: str
    day: str
    told: Bilingual
    severity: Severity = RULE.severity


def check(context: Context) -> Iterator[Finding]:
    """One finding per body or document and text that relies on it."""
    dated_by = day(context.plan)
    today, end = day_of(context.plan), str(year_of(context.plan, "target_year") or "")
    dated = [one for one in _dated(context.plan) if _lapse(one, today, end)]
    if dated:
        uses = _uses(context, dated)
        for entity in dated:
            lapse = _lapse(entity, today, end)
            for address, found in uses.get(entity.address, {}).items():
                if lapse:
                    yield _finding(context.plan, entity, address, found, lapse, today, dated_by)
    yield from _issuers(context.plan)


def _dated(plan: Plan) -> Iterator[Entity]:
    for collection in ("organisations", "documents"):
        for entity in plan.collections.get(collection, {}).values():
            if entity.fields.keys() & {"valid_from", "valid_to", "date"}:
                yield entity


def _lapse(entity: Entity, day: str, end: str = "") -> _Lapse | None:
    """What is wrong with relying on ``entity`` at ``day``, or until ``end``; None where nothing is."""
    starts, ends = _day(entity, "valid_from") or _day(entity, "date"), _day(entity, "valid_to")
    since = "valid_from" if "valid_from" in entity.fields else "date"
    if ends and before(ends, day):
        return _Lapse("valid_to", ends, Bilingual(f"{ends} 起已不存在或失效", f"ended in {ends}"))
    if starts and before(day, starts):
        return _Lapse(since, starts, Bilingual(f"{starts} 才设立或发布", f"began only in {starts}"))
    if ends and entity.collection == "documents" and end and ends[:4] <= end:
        return _Lapse(
            "valid_to",
            ends,
            Bilingual(f"{ends} 失效，在规划期内", f"is in force until {ends}, which is within the round"),
            "note",
        )
    return None


def _day(entity: Entity, key: str) -> str:
    found = entity.fields.get(key)
    return found.value if isinstance(found, Plain) else ""


def _uses(context: Context, dated: list[Entity]) -> dict[str, dict[str, list[_Use]]]:
    """By thing and text: where printed texts pin it, or write its name."""
    found: dict[str, dict[str, list[_Use]]] = {}
    wanted = {entity.address for entity in dated}
    for address, name, use in _marks(context, wanted):
        found.setdefault(name, {}).setdefault(address, []).append(use)
    for entity in dated:
        for address, use in _written(context, entity):
            if address not in found.get(entity.address, {}):
                found.setdefault(entity.address, {})[address] = [use]
    return found


def _marks(context: Context, wanted: set[str]) -> Iterator[tuple[str, str, _Use]]:
    """The marks of printed texts that lead to one of ``wanted``: the text, which one, and the use."""
    for address, lang, phrase in context.marked:
        for part in phrase.parts if address.startswith(("nodes.", "columns.")) else ():
            if isinstance(part, Pin | Binding) and part.path.startswith(_REGISTERS):
                name = ".".join(part.path.split(".", 2)[:2])
                if name in wanted:
                    shown = part.literal if isinstance(part, Pin) else f"{{{{{part.path}}}}}"
                    yield address, name, _Use(f"{address}.{lang}", shown, phrase.place(part.offset))


def _written(context: Context, entity: Entity) -> Iterator[tuple[str, _Use]]:
    for form in called(entity, "zh"):
        if len(form) >= _SHORTEST:
            words = context.words("zh")
            for hit in words.find(form):
                if not words.joined.startswith(_FORMER, hit.at - 1):
                    yield hit.address, _Use(f"{hit.address}.zh", hit.shown, hit.place)


def _finding(
    plan: Plan, entity: Entity, address: str, found: list[_Use], lapse: _Lapse, day: str, dated_by: Operand
) -> Finding:
    """``dated_by`` says of which ``day`` the text is."""
    uses = list(dict.fromkeys(found))
    return Finding(
        RULE.code,
        lapse.severity,
        uses[0].place,
        address,
        Bilingual(
            f"“{uses[0].shown}”（{entity.address}）{lapse.told.zh}；{_whose(dated_by).zh}的日期是 {day}",
            f"“{uses[0].shown}” ({entity.address}) {lapse.told.en}; the {_whose(dated_by).en} bears the date {day}",
        ),
        _successor(plan, entity),
        (
            *(Operand(use.path, use.shown, use.place) for use in uses),
            field(entity, lapse.field),
            dated_by,
        ),
    )


def _whose(dated_by: Operand) -> Bilingual:
    return Bilingual("规划", "plan") if dated_by.path.startswith("plan.") else Bilingual("文件", "document")


def _successor(plan: Plan, entity: Entity) -> Bilingual:
    other = entity.fields.get("replaced_by")
    found = plan.resolve(other.path) if isinstance(other, Reference) else None
    if not isinstance(found, Entity):
        return Bilingual("改写，或在数据中写明 replaced_by", "write another, or say replaced_by in the data")
    return Bilingual(f"改写为“{wording(found, 'zh')}”", f"write “{wording(found, 'en')}”")


def _issuers(plan: Plan) -> Iterator[Finding]:
    """Documents of a day at which their issuer was not there."""
    for document in plan.collections.get("documents", {}).values():
        issuer, when = document.fields.get("issuer"), _day(document, "date")
        body = plan.resolve(issuer.path) if isinstance(issuer, Reference) else None
        lapse = _lapse(body, when) if isinstance(body, Entity) and when else None
        if lapse and isinstance(body, Entity) and isinstance(issuer, Reference):
            use = _Use(f"{document.address}.issuer", issuer.path, issuer.spot.place)
            yield _finding(plan, body, use.path, [use], lapse, when, field(document, "date"))
