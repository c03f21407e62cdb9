"""What the changes do to the plan's indicators, in plain words."""

from collections.abc import Iterator

from tjplan import telling
from tjplan.diff.note_figures import numbers
from tjplan.model.text import Bilingual, Lang
from tjplan.paper import Block, Prose
from tjplan.review import Item, NumberChange, Review, Stated

_INDICATORS = "indicators."
_NONE = Bilingual("本次修订不涉及规划指标。", "The amendments do not touch the indicators.")
_UNKNOWN = Bilingual(
    "与 Word 文件比较时没有指标数据，本说明不作结论。",
    "A Word file holds no data of indicators, so this note says nothing on them.",
)


def indicators(review: Review, lang: Lang) -> Iterator[Block]:
    """A sentence for each change of an indicator, and for each that states a changed figure."""
    told = dict.fromkeys([*_own(review, lang), *_related(review, lang)])
    if told:
        yield from map(Prose, told)
    else:
        yield Prose((_UNKNOWN if "docx" in (review.old.kind, review.new.kind) else _NONE)[lang])


def _own(review: Review, lang: Lang) -> Iterator[str]:
    by_number = {id(item): number for item, number in numbers(review)}
    for item in review.items:
        if not item.change.address.startswith(_INDICATORS) or (item.number and id(item) not in by_number):
            continue
        if number := by_number.get(id(item)):
            yield _figure(item, number, lang)
        elif item.change.kind == "edited" and item.lang in (None, lang):
            yield _field(item, lang)
        elif item.change.kind in ("added", "removed"):
            yield _came_or_went(item, lang)


def _figure(item: Item, number: NumberChange, lang: Lang) -> str:
    """ "规划指标“…”目标值由50%调整为55%（+5个百分点）；要求提高（基期28%）。" """
    label, field = telling.said(item.label, lang), telling.said(item.field, lang)
    by = [telling.amount(number.absolute, number.unit, lang)] if number.absolute else []
    change = Bilingual(
        f"{label}：{field}由{number.old.zh}调整为{number.new.zh}",
        f"{label}: {_lower(field)} changed from {number.old.en} to {number.new.en}",
    )[lang]
    said = [change + telling.bracketed(by, lang), *telling.meanings(number, lang)]
    return ("；" if lang == "zh" else "; ").join(said) + ("。" if lang == "zh" else ".")


def _field(item: Item, lang: Lang) -> str:
    label, field = telling.said(item.label, lang), telling.said(item.field, lang)
    nothing = Bilingual("无", "nothing")[lang]
    old, new = telling.said(item.old, lang) or nothing, telling.said(item.new, lang) or nothing
    return Bilingual(
        f"{label}：{field}由“{old}”改为“{new}”。", f"{label}: {_lower(field)} changed from “{old}” to “{new}”."
    )[lang]


def _came_or_went(item: Item, lang: Lang) -> str:
    label = telling.said(item.label, lang)
    added = item.change.kind == "added"
    return Bilingual(f"{label}：{'新增' if added else '删除'}。", f"{label}: {'added' if added else 'deleted'}.")[lang]


def _related(review: Review, lang: Lang) -> Iterator[str]:
    """Indicators that state the same as a changed figure, or are made from it, and did not change."""
    for item in review.items:
        for one in item.touches:
            if one.address.startswith(_INDICATORS) and one.kind in ("same", "total") and not one.changed:
                yield _state(item, one, lang)


def _state(item: Item, one: Stated, lang: Lang) -> str:
    where, label, field = (telling.said(words, lang) for words in (one.label, item.label, item.field))
    if lang == "zh":
        source = f"{label}的{field}" if field else label
        relation = f"与{source}应为同一数字" if one.kind == "same" else f"由{source}等得出"
        return f"{where}{f'（{one.words.zh}）' if one.words.zh else ''}：{relation}，未随之修订，请核对。"
    source = f"“{label}” ({_lower(field)})" if field else f"“{label}”"
    relation = "states the same figure as" if one.kind == "same" else "is made from"
    stated = f" ({one.words.en})" if one.words.en else ""
    return f"{where}{stated}: {relation} {source} and did not change with it; please look at it."


def _lower(field: str) -> str:
    return field[:1].lower() + field[1:]
