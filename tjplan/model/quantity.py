"""What a printed figure says: 57.60, ≤6, ＜15, ≥5, 3-5, 1:20万, —."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from tjplan.model import numerals

Kind = Literal["exact", "at_most", "less_than", "at_least", "more_than", "range", "ratio", "not_applicable", "words"]

SIGNS: dict[str, Kind] = {
    "≤": "at_most", "⩽": "at_most", "<=": "at_most",
    "≥": "at_least", "⩾": "at_least", ">=": "at_least",
    "<": "less_than", "＜": "less_than", ">": "more_than", "＞": "more_than",
}  # fmt: skip
NOT_APPLICABLE = ("—", "–", "－", "——", "/")
_RANGE = re.compile(r"(?P<low>[\d.,]+)\s*(?:[-–—~～至到]|to)\s*(?P<high>[\d.,]+)")
_RATIO = re.compile(r"1\s*[:：]\s*(?P<scale>[\d.,]+)(?P<wan>万?)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """``digits`` as printed without commas; ``high`` is the upper end of a range, else equal."""

    kind: Kind
    digits: str = ""
    low: Decimal | None = None
    high: Decimal | None = None


@lru_cache(maxsize=4096)  # a plan is read again and again, and most of its figures stay
def read(printed: str) -> Quantity | None:
    """The quantity that ``printed`` states, None where it is none of the known forms.

    >>> read("＜15").kind, read("57.60").digits, read("1:20万").low
    ('less_than', '57.60', Decimal('200000'))
    """
    text = numerals.narrow(printed.strip())
    if text in NOT_APPLICABLE:
        return Quantity("not_applicable")
    if ratio := _RATIO.fullmatch(text):
        return _ratio(ratio)
    if span := _RANGE.fullmatch(text):
        return _range(span["low"], span["high"])
    for sign, kind in SIGNS.items():
        if text.startswith(sign):
            return _exact(text[len(sign) :].strip(), kind)
    return _exact(text, "exact")


def _exact(text: str, kind: Kind) -> Quantity | None:
    negative, text = text.startswith(("-", "−")), text.lstrip("-−")
    digits = numerals.digits_of(text)
    if digits is None:
        return None
    digits = f"-{digits}" if negative else digits
    return Quantity(kind, digits, Decimal(digits), Decimal(digits))


def _range(low: str, high: str) -> Quantity | None:
    first, last = numerals.digits_of(low), numerals.digits_of(high)
    if first is None or last is None:
        return None
    return Quantity("range", f"{first}-{last}", Decimal(first), Decimal(last))


def _ratio(match: re.Match[str]) -> Quantity | None:
    digits = numerals.digits_of(match["scale"])
    if digits is None:
        return None
    scale = Decimal(digits) * (10000 if match["wan"] else 1)
    return Quantity("ratio", f"1:{scale:f}", scale, scale)
