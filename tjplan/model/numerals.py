"""Numbers as words: Chinese numerals, English number words, ordinals, and where prose has any."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import NamedTuple

from tjplan.model.text import Lang
from tjplan.model.units import UNITS, printed

_DIGITS = dict(zip("〇○零一二三四五六七八九", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)) | {"两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_WORDS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
        start=1,
    )
}
_FULLWIDTH = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_PLAIN = re.compile(r"\d+(\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")


def narrow(text: str) -> str:
    """``text`` with full-width digits, points and percent signs as half-width ones."""
    return text.translate(_FULLWIDTH)


def digits_of(text: str) -> str | None:
    """The digits of a written number without its thousands commas, ``57.60`` kept as it is.

    Number words give their digits; None where ``text`` is no number.

    >>> digits_of("6,300"), digits_of("十二"), digits_of("Two"), digits_of("57.60")
    ('6300', '12', '2', '57.60')
    """
    if text.isascii() and text.isalpha():  # an English word, as most that are asked for
        value = _WORDS.get(text.lower())
        return None if value is None else str(value)
    text = narrow(text)
    if _PLAIN.fullmatch(text):
        return text
    if _GROUPED.fullmatch(text):
        return text.replace(",", "")
    value = chinese(text)
    return None if value is None else str(value)


def number(text: str) -> Decimal | None:
    """The value of a written number, None where ``text`` is none."""
    digits = digits_of(text)
    try:
        return None if digits is None else Decimal(digits)
    except InvalidOperation:  # pragma: no cover - digits_of returns digits only
        return None


def chinese(text: str) -> int | None:
    """The value of a Chinese numeral below 万², None where ``text`` is none.

    >>> chinese("二十三"), chinese("两万"), chinese("二〇二三"), chinese("般")
    (23, 20000, 2023, None)
    """
    if not text or any(char not in _DIGITS and char not in _POWERS and char not in "万亿" for char in text):
        return None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    for mark, power in (("亿", 10**8), ("万", 10**4)):
        if mark in text:
            high, _, low = text.partition(mark)
            return (chinese(high) or (0 if high else 1)) * power + (chinese(low) or 0)
    return _below_ten_thousand(text)


def _below_ten_thousand(text: str) -> int:
    total, digit = 0, 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        else:
            total += (digit or 1) * _POWERS[char]
            digit = 0
    return total + digit


class Numeral(NamedTuple):
    """A number found in prose: its characters and its offset in the searched text."""

    text: str
    offset: int


_COUNTED = frozenset(printed(unit) for unit in UNITS.values()) | set("项倍成轮期类月")
_START = re.compile("[0-9０-９第一二两三四五六七八九十]")
_START_EN = re.compile("[0-9]")
_DIGITS_EN = re.compile(r"[0-9]+(?:[.,][0-9]+)*%?")
_WORD = re.compile("[a-z]+")
_SPELT = frozenset(_WORDS) - {"one"}
_STEMS = tuple(word for word in sorted(_SPELT) if not any(word != stem and word.startswith(stem) for stem in _SPELT))


@cache
def _chinese(own: frozenset[str]) -> re.Pattern[str]:
    """Digits, and Chinese numerals before something counted; ``own`` are a plan's own units.

    Han characters are word characters to Python's \\b and \\w, so neither is used (notes/checks.md 5).
    """
    counted = "|".join(map(re.escape, sorted(_COUNTED | own, key=len, reverse=True)))
    return re.compile(
        r"[0-9０-９]+(?:[.,．][0-9０-９]+)*[%％]?"
        rf"|(?:第[一二三四五六七八九十百]+|[一二两三四五六七八九十][一二三四五六七八九十百千万亿零〇○]*)(?={counted}|分之)"
    )


def _spans(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    at = text.find(phrase) if phrase else -1
    while at >= 0:
        yield at, at + len(phrase)
        at = text.find(phrase, at + 1)


def find(text: str, lang: Lang, lexicon: Iterable[str] = (), units: frozenset[str] = frozenset()) -> Iterator[Numeral]:
    """The numbers in ``text`` that no phrase of ``lexicon`` covers, in order; ``units`` are a plan's own."""
    found = _in_chinese(text, _chinese(units)) if lang == "zh" else _in_english(text)
    if not found:
        return
    covered = [span for phrase in lexicon for span in _spans(text, phrase)]
    for number in found:
        if not any(start <= number.offset < end for start, end in covered):
            yield number


def _in_chinese(text: str, pattern: re.Pattern[str]) -> list[Numeral]:
    return list(_from(text, _START, pattern))


def _in_english(text: str) -> list[Numeral]:
    found = list(_from(text, _START_EN, _DIGITS_EN))
    words = [Numeral(text[at : at + len(word)], at) for word, at in _words(text)]
    return sorted((*found, *words), key=lambda number: number.offset) if words else found


def _from(text: str, first: re.Pattern[str], pattern: re.Pattern[str]) -> Iterator[Numeral]:
    """The matches of ``pattern``, looked for by their first character: a class alone is searched fast."""
    start = first.search(text)
    while start:
        match = pattern.match(text, start.start())
        if match:
            yield Numeral(match.group(), match.start())
        start = first.search(text, match.end() if match else start.end())


def _words(text: str) -> Iterator[tuple[str, int]]:
    """The number words of ``text``, each looked for by itself: an alternation of all is ten times slower."""
    lowered = text.lower()
    for stem in _STEMS if len(lowered) == len(text) else ():
        at = lowered.find(stem)
        while at >= 0:
            word = _WORD.match(lowered, at)
            if word and word.group() in _SPELT and _free(text, at - 1) and _free(text, word.end()):
                yield word.group(), at
            at = lowered.find(stem, at + 1)


def _free(text: str, at: int) -> bool:
    """Whether the character at ``at`` ends a word: neither an English letter nor a hyphen."""
    char = text[at : at + 1] if at >= 0 else ""
    return not (char == "-" or (char.isascii() and char.isalpha()))
