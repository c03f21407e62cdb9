"""The places that state what changed, and did not change with it."""

from tjplan.model.text import Bilingual, Lang
from tjplan.review import Item, Stated
from tjplan.telling.words import said

_STATES = Bilingual("也写到它而未改", "also states it, unchanged")
_STALE: dict[str, tuple[Bilingual, Bilingual]] = {
    "sentence": (_STATES, Bilingual("", "")),
    "cell": (_STATES, Bilingual("单元格", "cell")),
    "heading": (_STATES, Bilingual("标题", "heading")),
    "name": (_STATES, Bilingual("名称", "name")),
    "same": (Bilingual("应与它相同而未改", "should say the same, unchanged"), Bilingual("", "")),
    "total": (Bilingual("由它得出而未改", "made from it, unchanged"), Bilingual("", "")),
}
"""What is said of a place that did not change with what it states, and what kind of place it is."""


def stale(item: Item) -> tuple[Stated, ...]:
    """The places that state what changed and did not change with it, without those that show only its unit, and rules."""
    units: set[str] = set()
    if item.number and item.number.old_unit == item.number.new_unit:
        units = {item.number.new_unit.zh, item.number.new_unit.en}
    return tuple(one for one in item.touches if not one.changed and one.kind != "rule" and one.words.zh not in units)


def stated(one: Stated, lang: Lang) -> tuple[str, str]:
    """That a place did not change with what it states, and the place: where it is, what it says."""
    lead, kind = _STALE.get(one.kind, (_STATES, Bilingual("", "")))
    where = " ".join(filter(None, (said(one.label, lang), kind[lang])))
    return lead[lang], f"{where}{'：' if lang == 'zh' else ': '}“{one.words[lang]}”" if one.words[lang] else where


def more_stale(count: int, lang: Lang) -> str:
    """That so many such places are not listed."""
    return Bilingual(
        f"另有 {count} 处也写到它而未改，见 tjplan impact",
        f"{count} more {'place states' if count == 1 else 'places state'} it unchanged: see tjplan impact",
    )[lang]
