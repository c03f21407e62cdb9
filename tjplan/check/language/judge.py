"""Whether a comparison holds, and what to say where it does not."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Literal

from tjplan.check.amounts import difference, stated
from tjplan.check.language.operate import adopted, like
from tjplan.check.language.value import Ends, Value, operands
from tjplan.model.finding import Operand, Severity
from tjplan.model.text import Bilingual
from tjplan.model.units import COUNT, UNITS, Unit

_SLACK = Decimal("1e-20")
"""Two results are equal where they differ by less than this part of themselves: a third has no last digit."""
_UPPER, _LOWER = ("at_most", "less_than"), ("at_least", "more_than")
_NOTHING = Bilingual("", "")
_SPREAD = Decimal("3.29")
"""Sums of rounded figures stray further from the truth once in a thousand (normal distribution, two sides)."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One comparison that does not hold: both sides as printed, the gap, and what was weighed.

    ``severity`` is None where the rule's own applies; rounding may lower it. ``gap`` may be empty.
    """

    said: Bilingual
    gap: Bilingual
    operands: tuple[Operand, ...]
    severity: Severity | None = None
    because: Bilingual | None = None
    """What a gap of nothing does not say."""


@dataclass(frozen=True, slots=True)
class Words:
    """Names and kinds as a side of a comparison: one, or a list of which any may be equal."""

    texts: frozenset[str]
    shown: Bilingual
    operands: tuple[Operand, ...] = ()
    instead: bool = False
    """Whether they stand in the place of a number (统一协调 in a column of figures)."""
    names: bool = False
    """Whether they are ids of records (minerals.slate), so that other words cannot equal them."""
    also: frozenset[str] = frozenset()
    """What a word of the rule may call them too: the English."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison that was made."""

    left: Value | Words
    sign: str
    right: Value | Words

    @property
    def operands(self) -> tuple[Operand, ...]:
        return tuple(dict.fromkeys((*self.left.operands, *self.right.operands)))

    @property
    def said(self) -> Bilingual:
        """``20家 <= 10家`` in both languages."""
        left, right = self.left, self.right
        if isinstance(left, Words) or isinstance(right, Words):
            sides = [side.shown if isinstance(side, Words) else Bilingual("", "") for side in (left, right)]
            return Bilingual(f"{sides[0].zh} {self.sign} {sides[1].zh}", f"{sides[0].en} {self.sign} {sides[1].en}")
        unit = _unit(left, right)
        return Bilingual(
            f"{left.side('zh', unit)} {self.sign} {right.side('zh', unit)}",
            f"{left.side('en', unit)} {self.sign} {right.side('en', unit)}",
        )


def _unit(left: Value, right: Value) -> Unit | None:
    """The unit for the side that has none of its own."""
    return left.unit or right.unit or left.label or right.label


def words(left: Words, sign: str, right: Words) -> Failure | None:
    """None where the words are (``==``) or are not (``!=``) the same."""
    alike = bool(left.texts & right.texts)
    if not (left.operands and right.operands):  # a word of the rule may be in either language
        alike = alike or bool(left.also & right.texts) or bool(left.texts & right.also)
    if alike == (sign == "=="):
        return None
    made = Compared(left, sign, right)
    return Failure(made.said, Bilingual("", ""), made.operands)


def numbers(left: Value, sign: str, right: Value) -> tuple[Compared, Failure | None]:
    """The comparison as made, and None where it holds; the three tiers of rounding apply to ≈ alone.

    Raises:
        Mixed: the sides are of different kinds.
    """
    left, right = adopted(left, right), adopted(right, left)
    like([left, right])
    made = Compared(left, sign, right)
    if sign == "≈":
        return made, _close(made, left, right)
    return made, None if _HOLDS[sign](left, right) else _failed(made, left, right)


def _equal(left: Value, right: Value) -> bool:
    """The same number, the same range, and no "at most" beside an "at least"."""
    if _opposed(left, right):
        return False
    return _same(left.middle, right.middle) and _same(left.reach, right.reach)


def _same(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= max(abs(one), abs(other)) * _SLACK


def _opposed(left: Value, right: Value) -> bool:
    kinds = {one.figure.quantity.kind for one in (left, right) if one.figure and one.figure.quantity}
    return not kinds.isdisjoint(_UPPER) and not kinds.isdisjoint(_LOWER)


# A printed figure may stand for any value of its interval: an order is broken where no value keeps it.
_HOLDS: dict[str, Callable[[Value, Value], bool]] = {
    "==": _equal,
    "!=": lambda left, right: not _equal(left, right),
    "<": lambda left, right: left.bounds.low < right.bounds.high,
    "<=": lambda left, right: left.bounds.low <= right.bounds.high,
    ">": lambda left, right: left.bounds.high > right.bounds.low,
    ">=": lambda left, right: left.bounds.high >= right.bounds.low,
}


def _close(made: Compared, left: Value, right: Value) -> Failure | None:
    """≈: outside the bound of rounding an error, beyond what rounding makes likely a warning."""
    if not left.bounds.overlaps(right.bounds):
        return _failed(made, left, right)
    gap, last = abs(left.middle - right.middle), max(left.last, right.last)
    if gap <= last / 2:  # one side is the other, rounded
        return None
    likely = _SPREAD * (Decimal(left.parts + right.parts) / 12).sqrt() * last
    return _failed(made, left, right, "warning" if gap > likely else "note")


def _failed(made: Compared, left: Value, right: Value, severity: Severity | None = None) -> Failure:
    apart = abs(left.middle - right.middle)
    if made.sign == "==" and (span := _span(left, right)):
        return Failure(made.said, _NOTHING, made.operands, severity, span)
    gap = difference(apart, _unit(left, right)) if apart else _NOTHING
    return Failure(made.said, gap, made.operands, severity)


def _span(left: Value, right: Value) -> Bilingual | None:
    """What to say of a range beside one figure; None where both are the one or the other."""
    if bool(left.reach) == bool(right.reach):
        return None
    one = left if left.reach else right
    return Bilingual(f"{one.printed('zh')} 是范围，不是一个数字", f"{one.printed('en')} is a range, not one figure")


def open_ends(left: Value, sign: str, right: Value) -> tuple[Literal["above", "below"], Ends]:
    """The figures that leave open what seems to hold: ≥5 may be more than the 9 that it should not exceed.

    A bound on the right is what the left has to meet: 6 >= ≥5 holds, and so does ≥6 >= ≥5. None of them where nothing is open.
    """
    if sign in (">", ">=") and not right.below:
        return "below", left.below
    return "above", left.above if sign in ("<", "<=") and not right.above else ()


def reachable(share: Value, whole: Value) -> Failure | None:
    """None where some whole number of the ``whole`` things makes ``share`` as it is displayed.

    The test is GRIM (Brown and Heathers 2017): of five mines no number makes 17%, one of six does.
    Both sides as :func:`reachable_kinds` has seen them.
    """
    low, high, count = share.bounds.low, share.bounds.high, int(whole.middle)
    nearest = (share.middle * count).to_integral_value(rounding=ROUND_HALF_EVEN)
    first = (low * count).to_integral_value(rounding="ROUND_CEILING")
    if first <= high * count:
        return None
    value = nearest / count
    percent = UNITS["%"]
    said = [
        f"{share.side(lang, percent)} ≠ {nearest} / {whole.printed(lang)} = {stated(value, percent, lang)}"
        for lang in ("zh", "en")
    ]
    both = operands((share, whole))
    return Failure(Bilingual(said[0], said[1]), difference(abs(share.middle - value), percent), both)


def reachable_kinds(share: Value, whole: Value) -> bool:
    """Whether the two are a share and an exact count of things, at least one."""
    counted = whole.dimension in ((), COUNT) and whole.middle >= 1 and whole.middle == whole.middle.to_integral_value()
    return share.dimension == () and counted and not whole.reach
