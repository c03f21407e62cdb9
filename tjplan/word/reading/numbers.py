"""Numbers and labels apart from the words behind them, also where a person or Word counted anew."""

import re
from functools import lru_cache

from tjplan.model import numbering
from tjplan.model.text import Lang

_KINDS = ("chapter", "section", "item", "subitem")
_DIGITS, _HAN, _ROMAN = "0-9", "一二三四五六七八九十百零〇○", "IVXLCDM"
_NUMERAL = re.compile(rf"[{_DIGITS}]+|[{_HAN}]+|\b[{_ROMAN}]+\b")
_GAP = r"[^\S\n]*"
# Of a table that lies: no number is longer.
_LONGEST = 60


def split(text: str, prefix: str, gap: str) -> tuple[str, str]:
    """Number and rest of ``text``, which the writer began with ``prefix``, a number and ``gap``.

    A number of the same form counts too: "3、" where "2、" was written; else there is none.

    >>> split("3、关闭。", "2、", ""), split("关闭。", "2、", "")
    (('3、', '关闭。'), ('', '关闭。'))
    """
    if text.startswith(prefix):
        return prefix.removesuffix(gap), text[len(prefix) :]
    return _split_like(text, prefix.removesuffix(gap))


def split_heading(text: str, level: int, lang: Lang) -> tuple[str, str]:
    """Number and rest of a new heading of ``level`` from 1, its number in the plan's own form."""
    return _split_like(text, numbering.printed(_KINDS[level - 1], 1, lang))


def split_caption(text: str, lang: Lang) -> tuple[str, str]:
    """Label and title of a new column."""
    return _split_like(text, numbering.label(1, lang))


def _split_like(text: str, number: str) -> tuple[str, str]:
    found = _like(number).match(text) if number and len(number) <= _LONGEST else None
    return (found[1], text[found.end() :]) if found else ("", text)


@lru_cache(maxsize=1024)
def _like(number: str) -> re.Pattern[str]:
    """A number of the same form, and the gap behind it."""
    pieces, at = [], 0
    for numeral in _NUMERAL.finditer(number):
        pieces += [re.escape(number[at : numeral.start()]), _any_of(numeral[0])]
        at = numeral.end()
    return re.compile(f"({''.join(pieces)}{re.escape(number[at:])}){_GAP}")


def _any_of(numeral: str) -> str:
    kind = next(kind for kind in (_DIGITS, _HAN, _ROMAN) if re.match(f"[{kind}]", numeral))
    return f"[{kind}]+"
