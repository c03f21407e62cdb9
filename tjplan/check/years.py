"""The years of a plan, and the day that it bears."""

import re

from tjplan.model import numerals
from tjplan.model.plan import Figure, Plan
from tjplan.model.text import Text, unmarked

_YEAR = re.compile("[0-9]{4}")
_DAY_ZH = re.compile(r"([0-9]{4}|[〇○零一二三四五六七八九]{4})年(?:([0-9一二三四五六七八九十]{1,2})月)?")


def year_of(plan: Plan, name: str) -> int | None:
    """The calendar year in ``plan.<name>``, None where it has none."""
    found = plan.home.fields.get(name)
    printed = found.printed if isinstance(found, Figure) else ""
    return int(printed) if _YEAR.fullmatch(printed) else None


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
