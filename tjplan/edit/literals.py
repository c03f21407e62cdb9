"""New words for a pin in the manner of the old: digits stay digits, 两个 becomes 三个, two three.

Only the number (with "million" behind it) is exchanged, so that comparison words, counters and units
stay as the author wrote them; where the kind of the figure or its unit changes, so do they.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from tjplan.edit import numbers
from tjplan.model import literal, numerals, stating, wording
from tjplan.model.literal import Literal
from tjplan.model.plan import Figure
from tjplan.model.text import Lang
from tjplan.model.units import Unit, printed

_ZH = re.compile(
    r"1[:：][\d.,]+万?|[-−]?\d[\d.,]*(?:\s*[-–—~～至到]\s*\d[\d.,]*)?|[〇○零一二两三四五六七八九十百千万亿]+"
)
_EN = re.compile(
    r"1:[\d.,]+|\d+(?:st|nd|rd|th)|[-−]?\d[\d,]*(?:\.\d+)?(?:\s*(?:[-–—~]|to)\s*\d[\d,]*(?:\.\d+)?)?|[A-Za-z]+"
)
_SCALE = re.compile(r"\s+(?:thousand|million|billion|trillion)\b")
_SCALES = ((Decimal(10**9), " billion"), (Decimal(10**6), " million"))
_SEPARATOR = re.compile(r"(?<=\d)\s*(?:[-–—~～至到]|to)\s*(?=\d)")
_COMPARED = {"at_most": "不超过{}", "less_than": "低于{}", "at_least": "{}以上", "more_than": "超过{}"}
_WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


class _Number(NamedTuple):
    """Where a number stands in words: ``words[start:end]``; ``text`` is it in half-width characters."""

    start: int
    end: int
    text: str
    wide: bool


def rewritten(words: str, lang: Lang, old: Figure, new: Figure, *, table: bool) -> str | None:
    """``words`` that stated ``old`` so that they state ``new``; None where they hold no number.

    ``table`` says that they stand in a cell, where numbers have no thousands commas or words.
    """
    if old.quantity is None or new.quantity is None or old.quantity.low is None or new.quantity.low is None:
        return _plain(new, lang, table=table)
    found, stated = _number(words, lang), literal.read(words, lang)
    if found is None or stated is None:
        return None
    for attempt in (
        _exchanged(words, lang, old, new, found, stated, table),
        _plain(new, lang, table=table and not stated.unit),
    ):
        if attempt is not None and states(attempt, lang, new):
            return attempt
    return None


def states(words: str, lang: Lang, figure: Figure) -> bool:
    """Whether ``words`` say what ``figure`` says; counters and names of units stay as the author wrote them."""
    return stating.judge(words, lang, figure, any_unit=True) == "agrees"


def _plain(new: Figure, lang: Lang, *, table: bool) -> str:
    """``new`` without a model to follow: the number alone in a table, else as prose renders it."""
    if table or new.quantity is None or new.quantity.low is None:
        return new.printed if lang == "zh" else new.printed.replace("＜", "<").replace("＞", ">")
    number = "".join(_ends(new)) if new.quantity.kind != "range" else "-".join(_ends(new))
    if lang == "zh" and new.quantity.kind in _COMPARED:
        return _COMPARED[new.quantity.kind].format(number + (printed(new.unit) if new.unit else ""))
    return wording.figure(new, lang)


def _exchanged(
    words: str, lang: Lang, old: Figure, new: Figure, found: _Number, stated: Literal, table: bool
) -> str | None:
    """``words`` with number and unit exchanged; None where the comparison changes, too."""
    assert old.quantity and new.quantity
    if old.quantity.kind != new.quantity.kind and {old.quantity.kind, new.quantity.kind} != {"exact", "range"}:
        if new.quantity.kind == "ratio" or (not table and lang == "en"):
            return None
        return _compared(words, lang, new, found, stated, table=table)
    before, behind = words[: found.start], words[found.end :]
    number = _zh(found, new, before, stated) if lang == "zh" else _en(found, old, new, stated, table=table)
    return before + number + _behind(behind, lang, old, new)


def _compared(words: str, lang: Lang, new: Figure, found: _Number, stated: Literal, *, table: bool) -> str | None:
    """Another comparison: a sign where the unit stands elsewhere, words in Chinese prose, unit as written."""
    assert new.quantity
    if table and not stated.unit:
        return _plain(new, lang, table=True)
    number = _zh(found, new, words[: found.start], stated) + stated.unit
    return _COMPARED.get(new.quantity.kind, "{}").format(number) if lang == "zh" else None


def _number(words: str, lang: Lang) -> _Number | None:
    narrow = numerals.narrow(words)
    for match in (_ZH if lang == "zh" else _EN).finditer(narrow):
        text = match.group()
        if (
            lang == "en"
            and text.isalpha()
            and numerals.digits_of(text) is None
            and text.lower() not in numerals.ORDINALS
        ):
            continue
        scale = _SCALE.match(narrow, match.end()) if lang == "en" else None
        wide = words[match.start() : match.end()] != text
        return _Number(match.start(), scale.end() if scale else match.end(), text, wide)
    return None


def _ends(figure: Figure) -> list[str]:
    """The digits of a figure: one number, or both ends of a range."""
    assert figure.quantity
    digits = figure.quantity.digits
    return digits.split("-") if figure.quantity.kind == "range" else [digits]


def _joined(ends: list[str], model: str, otherwise: str) -> str:
    between = _SEPARATOR.search(model)
    return (between.group() if between else otherwise).join(ends)


def _zh(found: _Number, new: Figure, before: str, stated: Literal) -> str:
    assert new.quantity
    if new.quantity.kind == "ratio":
        return new.printed
    ends = _ends(new)
    if not any(char.isdigit() and char.isascii() for char in found.text) and len(ends) == 1 and ends[0].isdigit():
        zero = next((char for char in found.text if char in "〇○零"), "〇")
        if len(found.text) > 2 and not any(char in "十百千万亿" for char in found.text):
            return numbers.chinese_year(int(ends[0]), zero)
        counted = not before.endswith("第") and bool(stated.unit)
        return numbers.chinese(int(ends[0]), counted=counted) or ends[0]
    if "," in found.text:
        ends = [f"{Decimal(end):,f}" for end in ends]
    text = _joined(ends, found.text, "-")
    return text.translate(_WIDE) if found.wide else text


def _en(found: _Number, old: Figure, new: Figure, stated: Literal, *, table: bool) -> str:
    assert new.quantity and new.quantity.low is not None
    text, ends = found.text, _ends(new)
    if new.quantity.kind == "ratio":
        return f"1:{new.quantity.low:,f}"
    if len(ends) == 1 and ends[0].isdigit() and stated.scale == 1 and not _expanded(old.unit, stated):
        if text.lower() in numerals.ORDINALS:
            return _cased(numbers.ordinal(int(ends[0])), text)
        if text[-1:].isalpha() and text[0].isdigit():
            return numbers.digital_ordinal(int(ends[0]))
        if text.isalpha() and (word := numbers.english(int(ends[0]))):
            return _cased(word, text)
    values, scale = _scaled([Decimal(end) for end in ends], new.unit, stated)
    comma = "," if _grouped(text, new, table=table) else ""
    return _joined([f"{value:{comma}f}" for value in values], text, "–") + scale


def _cased(word: str, model: str) -> str:
    return word.capitalize() if model[:1].isupper() else word


def _grouped(text: str, new: Figure, *, table: bool) -> bool:
    """Whether thousands get commas: as the old number had them, or would have had."""
    if new.unit and new.unit.dimension == "calendar year":
        return False
    return "," in text or (not table and not re.search(r"\d{4}", text))


def _expanded(unit: Unit | None, stated: Literal) -> bool:
    """Whether the words state the figure in single units where the data has tens of thousands."""
    return unit is not None and unit.expands and stated.unit in (unit.symbol, unit.plural)


def _scaled(ends: list[Decimal], unit: Unit | None, stated: Literal) -> tuple[list[Decimal], str]:
    """The ends in the unit and scale of the words; another scale word where the old one no longer fits."""
    if unit is not None and unit.expands and stated.unit in (unit.symbol, unit.plural, "RMB"):
        ends = [_tidy(end * unit.factor / unit.symbol_factor) for end in ends]
    if stated.scale == 1:
        return ends, ""
    for size, word in _SCALES:
        if ends[0] >= size:
            return [_tidy(end / size) for end in ends], word
    return ends, ""


def _tidy(value: Decimal) -> Decimal:
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def _behind(text: str, lang: Lang, old: Figure, new: Figure) -> str:
    """What follows the number, with the unit's new name or number."""
    if old.unit is None or new.unit is None:
        return text
    if lang == "zh":
        return text.replace(printed(old.unit), printed(new.unit), 1) if old.unit != new.unit else text
    name = new.unit.plural if new.unit.plural and _ends(new) != ["1"] else new.unit.symbol
    for word in sorted({old.unit.plural, old.unit.symbol} - {""}, key=len, reverse=True):
        if text.strip().startswith(word):
            return text.replace(word, name, 1)
    return text
