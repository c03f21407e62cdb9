"""A figure that changed, in words: from what to what, by how much, and what that means."""

import re
from collections.abc import Iterator
from decimal import Context, Decimal

from tjplan.model.text import Bilingual, Lang
from tjplan.review import Course, NumberChange
from tjplan.telling.words import bracketed

_COURSES: dict[Course, tuple[Bilingual, Bilingual]] = {
    "nearer": (Bilingual("离目标更近", "nearer to the target"), Bilingual("目标", "target")),
    "further": (Bilingual("离目标更远", "further from the target"), Bilingual("目标", "target")),
    "reached": (Bilingual("已达到目标", "the target is now reached"), Bilingual("目标", "target")),
    "missed": (Bilingual("不再达到目标", "the target is no longer reached"), Bilingual("目标", "target")),
    "higher": (Bilingual("要求提高", "asks for more than before"), Bilingual("基期", "baseline")),
    "lower": (Bilingual("要求降低", "asks for less than before"), Bilingual("基期", "baseline")),
}
"""What is said of each course, and what it is held against."""
_SCALED = re.compile(r"(RMB )?\d")
"""The start of a unit that is itself a number: ``10,000 m³``."""
_DIGITS = 8
"""Significant digits of a difference; conversions between units can bring any number of them."""


def number(change: NumberChange, lang: Lang) -> str:
    """The figure as numbers: ``57.62公顷 → 58.20公顷（+0.58公顷，+1.0%）``, and what it means."""
    moved = f"{change.old[lang]} → {change.new[lang]}{bracketed(_by(change, lang), lang)}"
    return ("；" if lang == "zh" else "; ").join([moved, *meanings(change, lang)])


def _by(change: NumberChange, lang: Lang) -> Iterator[str]:
    if change.absolute:
        yield amount(change.absolute, change.unit, lang)
        if change.percent:
            yield f"{_signed(change.percent, lang)}%"


def amount(value: Decimal, unit: Bilingual, lang: Lang) -> str:
    """A difference with its sign and unit: ``+0.58公顷``, ``-1,200 ha``, ``+3 × 10,000 m³``.

    Counters have no word of their own in English ("number" heads their columns).
    """
    signed, word = _signed(value, lang), unit[lang]
    if lang == "zh" or not word or word == "%":
        return signed + word
    if word == "number":
        return signed
    return f"{signed} × {word}" if _SCALED.match(word) else f"{signed} {word}"


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
        yield Bilingual("限定方式改变（如“不超过”“以上”）", "the bound changed (exactly, at least, at most, a range)")[
            lang
        ]
    if change.course:
        words, against = _COURSES[change.course]
        held = [f"{against[lang]}{' ' if lang == 'en' else ''}{change.against[lang]}"] if change.against else []
        yield words[lang] + bracketed(held, lang)
