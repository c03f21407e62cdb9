"""Reading the words of a pin: "5万立方米/年以上", "RMB 46.05 million", "第一个", "at least 30%"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from tjplan.model import numerals, quantity
from tjplan.model.quantity import Kind, Quantity
from tjplan.model.text import Lang


@dataclass(frozen=True, slots=True)
class Literal:
    """A number as words state it: ``unit`` as written, ``scale`` 10**6 for "million"."""

    quantity: Quantity
    unit: str
    scale: Decimal = Decimal(1)


_BEFORE: dict[Lang, tuple[tuple[str, Kind], ...]] = {
    "zh": (
        ("不超过", "at_most"), ("不高于", "at_most"), ("至多", "at_most"), ("最多", "at_most"),
        ("不少于", "at_least"), ("不低于", "at_least"), ("至少", "at_least"),
        ("少于", "less_than"), ("低于", "less_than"), ("超过", "more_than"), ("高于", "more_than"),
    ),
    "en": (
        ("not more than", "at_most"), ("no more than", "at_most"), ("at most", "at_most"), ("up to", "at_most"),
        ("not less than", "at_least"), ("no less than", "at_least"), ("no fewer than", "at_least"),
        ("at least", "at_least"), ("less than", "less_than"), ("fewer than", "less_than"),
        ("under", "less_than"), ("more than", "more_than"), ("over", "more_than"),
    ),
}  # fmt: skip
_AFTER: tuple[tuple[str, Kind], ...] = (
    ("及以上", "at_least"), ("以上", "at_least"), ("及以下", "at_most"), ("以下", "at_most"), ("以内", "at_most"),
    (" or more", "at_least"), (" or less", "at_most"), (" or above", "at_least"), (" and above", "at_least"),
)  # fmt: skip
_SCALES = {
    "thousand": Decimal(10**3),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
_NUMBER_ZH = re.compile(
    r"1[:：][\d.,]+万?"
    r"|[-−]?[\d.,]+(?:\s*[-–—~～至到]\s*[\d.,]+)?|[〇○零一二两三四五六七八九十百千万亿]+?(?=$|[^〇○零一二三四五六七八九十百千万亿])"
)
_NUMBER_EN = re.compile(r"1:[\d.,]+|[-−]?[\d,]*\d(?:\.\d+)?(?:\s*(?:[-–—~]|to)\s*[\d,]*\d(?:\.\d+)?)?|[A-Za-z]+")
_ORDINAL_EN = re.compile(r"(\d+)(?:st|nd|rd|th)")


@lru_cache(maxsize=4096)  # a figure is stated many times in the same words
def read(text: str, lang: Lang) -> Literal | None:
    """What ``text`` states, None where it states no number.

    >>> read("5万立方米/年以上", "zh").unit
    '万立方米/年'
    >>> read("RMB 46.05 million", "en").scale
    Decimal('1000000')
    """
    text = numerals.narrow(text.strip())
    if text in quantity.NOT_APPLICABLE:
        return Literal(Quantity("not_applicable"), "")
    text, kind = _comparison(text, lang)
    return _read_zh(text, kind) if lang == "zh" else _read_en(text, kind)


def _comparison(text: str, lang: Lang) -> tuple[str, Kind]:
    """``text`` without its words of comparison, and what they say."""
    for word, kind in _BEFORE[lang]:
        if text.lower().startswith(word):
            return text[len(word) :].strip(), kind
    for sign, kind in quantity.SIGNS.items():
        if text.startswith(sign):
            return text[len(sign) :].strip(), kind
    for word, kind in _AFTER:
        if text.endswith(word):
            return text[: -len(word)].strip(), kind
    return text, "exact"


def _read_zh(text: str, kind: Kind) -> Literal | None:
    text = text.removeprefix("第")
    match = _NUMBER_ZH.match(text)
    if match is None:
        return None
    stated = quantity.read(match.group())
    return _literal(stated, kind, text[match.end() :].strip())


def _read_en(text: str, kind: Kind) -> Literal | None:
    prefix = "RMB" if text.startswith("RMB") else ""
    text = text[len(prefix) :].strip()
    if ordinal := _ORDINAL_EN.fullmatch(text):
        return _literal(quantity.read(ordinal[1]), kind, "")
    if text.lower() in numerals.ORDINALS:
        return _literal(quantity.read(str(numerals.ORDINALS[text.lower()])), kind, "")
    match = _NUMBER_EN.match(text)
    if match is None:
        return None
    rest = text[match.end() :].strip()
    word, _, tail = rest.partition(" ")
    scale = _SCALES.get(word.lower())
    unit = prefix or (tail if scale else rest).strip()
    return _literal(quantity.read(match.group()), kind, unit, scale or Decimal(1))


def _literal(stated: Quantity | None, kind: Kind, unit: str, scale: Decimal = Decimal(1)) -> Literal | None:
    if stated is None:
        return None
    if kind != "exact" and stated.kind == "exact":
        stated = Quantity(kind, stated.digits, stated.low, stated.high)
    return Literal(stated, unit, scale)
