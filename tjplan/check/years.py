"""The years of a plan, and the day that it bears."""

import re
from typing import Literal, NamedTuple

from tjplan.check.operands import field
from tjplan.model import numerals
from tjplan.model.finding import Operand
from tjplan.model.plan import Figure, Plan
from tjplan.model.text import Text, unmarked

_YEAR = re.compile("[0-9]{4}")
_DAY_ZH = re.compile(r"([0-9]{4}|[〇○零一二三四五六七八九]{4})年(?:([0-9一二三四五六七八九十]{1,2})月)?")


def year_of(plan: Plan, name: str) -> int | None:
    """The calendar year in ``plan.<name>``, None where it has none."""
    found = plan.home.fields.get(name)
    printed = found.printed if isinstance(found, Figure) else ""
    return int(printed) if _YEAR.fullmatch(printed) else None


_PAST = frozenset({"baseline", "previous_target", "previous_result"})
Limit = Literal["past", "future", "target", "outlook"]


class Limits(NamedTuple):
    """The years that figures lie between: the base year, and the last one, of the outlook or of the target."""

    base: int
    last: int
    has_outlook: bool

    @classmethod
    def of(cls, plan: Plan) -> "Limits | None":
        """Those of ``plan``, None where it has no base or target year."""
        base, target, outlook = (year_of(plan, name) for name in ("base_year", "target_year", "outlook_year"))
        return None if base is None or target is None else cls(base, outlook or target, bool(outlook))

    def broken_by(self, figure: Figure) -> Limit | None:
        """Which limit the year of ``figure`` breaks: a baseline is of the past, a target of the future."""
        year, kind = figure.as_of[:4], figure.address.rpartition(".")[2]
        if not year.isdecimal():
            return None
        if kind in _PAST and int(year) > self.base:
            return "past"
        if kind == "target" and int(year) <= self.base:
            return "future"
        if int(year) > self.last:
            return "outlook" if self.has_outlook else "target"
        return None


def calendar_year(figure: Figure) -> str:
    """The year that a figure states, empty where it is no calendar year."""
    is_year = figure.unit is not None and figure.unit.dimension == "calendar year"
    return figure.printed if is_year else ""


def day_of(plan: Plan) -> str:
    """The date on the plan as year or year-month, else its base year; empty where it has neither."""
    found = plan.home.fields.get("date")
    match = _DAY_ZH.search(unmarked(found.zh)) if isinstance(found, Text) else None
    if match is None:
        return str(year_of(plan, "base_year") or "")
    year, month = numerals.digits_of(match[1]), numerals.digits_of(match[2]) if match[2] else None
    return f"{year}-{int(month):02d}" if month else str(year)


def before(first: str, second: str) -> bool:
    """Whether one date is surely earlier than the other, as far as both are known: 2019 < 2020-03."""
    known = min(len(first), len(second))
    return first[:known] < second[:known]


def day(plan: Plan) -> Operand:
    """What :func:`day_of` goes by: the date as printed, else the base year."""
    found = plan.home.fields.get("date")
    is_date = isinstance(found, Text) and _DAY_ZH.search(unmarked(found.zh))
    return field(plan.home, "date" if is_date else "base_year")
