"""A figure that changed, in words: from what to what, by how much, and what that means."""

import re
from collections.abc import Iterator
from decimal import Context, Decimal

from tjplan.model.text import Bilingual, Lang
from tjplan.model.units import UNITS
from tjplan.review import Course, NumberChange
from tjplan.telling.words import bracketed

_COURSES: dict[Course, tuple[Bilingual, Bilingual]] = {
    "nearer": (Bilingual("离目标更近", "nearer to the target"), Bilingual("目标", "target")),
    "further": (Bilingual("离目标更远", "further from the target"), Bilingual("目标", "target")),
    "reached": (Bilingual("已达到目标", "the target is now reached"), Bilingual("目标", "target")),
    "kept": (Bilingual("仍达到目标", "the target is still reached"), Bilingual("目标", "target")),
    "missed": (Bilingual("不再达到目标", "the target is no longer reached"), Bilingual("目标", "target")),
    "higher": (Bilingual("要求提高", "asks for more than before"), Bilingual("基期", "baseline")),
    "lower": (Bilingual("要求降低", "asks for less than before"), Bilingual("基期", "baseline")),
}
"""What is said of each course, and what it is held against."""
_SCALED = re.compile(r"(?P<money>RMB ?)?(?P<size>[\d,]*)(?P<million> million)?(?: (?P<of>.+))?")
"""A unit that is itself a number (``10,000 m³``), or money."""
_MONEY = ((Decimal(10**9), " billion"), (Decimal(10**6), " million"))
_RANGE = re.compile(r"\d–")
_SIGNS = ("at most", "less than", "at least", "more than")
_BOUNDS = {
    "at most": Bilingual("不超过", "at most"),
    "less than": Bilingual("小于", "less than"),
    "at least": Bilingual("不少于", "at least"),
    "more than": Bilingual("大于", "more than"),
    "range": Bilingual("范围", "a range"),
    "exact": Bilingual("确数", "an exact figure"),
}
"""What is said of the bound of a figure, by how English prose opens it."""
_DIGITS = 8
"""Significant digits of a difference; conversions between units can bring any number of them."""


def number(change: NumberChange, lang: Lang) -> str:
    """The figure as numbers: ``12.50公顷 → 13.00公顷（+0.50公顷，+4.0%）``, and what it means."""
    moved = f"{change.old[lang]} → {change.new[lang]}{bracketed(_by(change, lang), lang)}"
    return ("；" if lang == "zh" else "; ").join([moved, *meanings(change, lang)])


def _by(change: NumberChange, lang: Lang) -> Iterator[str]:
    if change.absolute:
        yield amount(change.absolute, change.unit, lang)
        if change.percent:
            yield f"{_signed(change.percent, lang)}%"


def amount(value: Decimal, unit: Bilingual, lang: Lang) -> str:
    """A difference with its sign and unit: ``+0.58公顷``, ``-1,200 ha``, ``+30,000 m³`` for 3 of 10,000 m³.

    Counters have no word of their own in English ("number" heads their columns).
    """
    signed, word = _signed(value, lang), unit[lang]
    if lang == "zh" or not word or word == "%":
        return signed + word
    if word == "number":
        return signed
    scaled = _SCALED.fullmatch(word)
    if scaled and (scaled["size"] or scaled["money"]):
        return _written_out(value, scaled)
    return f"{signed} {_inflected(word, unit.zh, single=abs(value) == 1)}"


def _written_out(value: Decimal, unit: re.Match[str]) -> str:
    """``value`` in a unit that is itself a number, as prose writes it."""
    size = Decimal(unit["size"].replace(",", "") or 1) * (10**6 if unit["million"] else 1)
    whole = value * size
    if not unit["money"]:
        return " ".join(filter(None, (_signed(_plain(whole), "en"), unit["of"])))
    scale, word = next((one for one in _MONEY if abs(whole) >= one[0]), (Decimal(1), ""))
    signed = _signed(_plain(whole / scale), "en")
    return f"{signed[0]}RMB {signed[1:]}{word}"


def _plain(value: Decimal) -> Decimal:
    """``value`` without zeros that only the change of scale brought."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def _inflected(word: str, zh: str, *, single: bool) -> str:
    """One percentage point, two percentage points."""
    known = UNITS.get(zh)
    if known is None or not known.plural or word not in (known.symbol, known.table, known.plural):
        return word
    return known.symbol if single else known.plural


def _signed(value: Decimal, lang: Lang) -> str:
    if len(value.as_tuple().digits) > _DIGITS:
        whole = Context(prec=max(value.adjusted(), 0) + 2 * _DIGITS)
        value = value.quantize(Decimal(1).scaleb(min(0, value.adjusted() + 1 - _DIGITS)), context=whole)
        value = value.normalize(whole)
    return f"{value:+,f}" if lang == "en" else f"{value:+f}"


def meanings(change: NumberChange, lang: Lang) -> Iterator[str]:
    """What a figure's change means, in plain words: for its unit, its bound, and the target."""
    other = change.old_unit != change.new_unit
    if change.same_amount:
        yield Bilingual(
            "数量不变，只换了单位" if other else "数量不变，只换了写法",
            "the same amount in another unit" if other else "the same amount written in another way",
        )[lang]
    elif change.old_unit[lang] != change.new_unit[lang]:
        was, now = (one[lang] or Bilingual("无", "none")[lang] for one in (change.old_unit, change.new_unit))
        yield Bilingual(f"单位由{was}改为{now}", f"the unit changed from {was} to {now}")[lang]
    if change.bound:
        yield _rebound(change)[lang]
    if change.course:
        words, against = _COURSES[change.course]
        held = [f"{against[lang]}{' ' if lang == 'en' else ''}{change.against[lang]}"] if change.against else []
        yield words[lang] + bracketed(held, lang)


def _rebound(change: NumberChange) -> Bilingual:
    """Which bound became which; where there is no number on a side, that."""
    if not _has_number(change.old):
        return Bilingual("此前没有数字", "a figure where there was none")
    if not _has_number(change.new):
        if any(char.isalpha() for char in change.new.zh):
            return Bilingual("改为文字", "words in place of a figure")
        return Bilingual("不再有数字", "no figure any more")
    was, now = _bound(change.old), _bound(change.new)
    return Bilingual(f"限定方式由“{was.zh}”改为“{now.zh}”", f"the bound changed from “{was.en}” to “{now.en}”")


def _has_number(printed: Bilingual) -> bool:
    return any(char.isdigit() for char in printed.zh)


def _bound(printed: Bilingual) -> Bilingual:
    kind = next((sign for sign in _SIGNS if printed.en.startswith(f"{sign} ")), "")
    return _BOUNDS[kind or ("range" if _RANGE.search(printed.en) else "exact")]
