"""Dates are compared as far as both are known."""

import pytest
from plan_texts import BASE

from tjplan.check.years import before, day_of, year_of
from tjplan.load import folder
from tjplan.model.plan import Plan


@pytest.mark.parametrize(
    "first, second, earlier",
    [
        ("2019", "2020-03", True),
        ("2019-03", "2019", False),
        ("2019", "2019-03", False),
        ("2019-03", "2019-03-31", False),
        ("2019-02-28", "2019-03", True),
        ("2020", "2019-12-31", False),
    ],
)
def test_a_date_is_earlier_only_where_that_is_sure(first: str, second: str, earlier: bool) -> None:
    assert before(first, second) is earlier


def dated(date: str) -> Plan:
    files, _ = folder.files_of(BASE, "")
    files["plan.yaml"] = files["plan.yaml"].replace(b"  scope:", f"  date: {date}\n  scope:".encode(), 1)
    return folder.load(files).plan


@pytest.mark.parametrize(
    "date, day",
    [
        ("{zh: 二○二六年三月, en: March 2026}", "2026-03"),
        ("{zh: 二〇二六年十二月五日, en: 5 December 2026}", "2026-12"),
        ("{zh: 2026年11月, en: November 2026}", "2026-11"),
        ("{zh: 二○二六年, en: '2026'}", "2026"),
        ("{zh: 明年, en: next year}", "2025"),
    ],
)
def test_the_day_of_a_plan_is_read_from_its_chinese_date_else_it_is_the_base_year(date: str, day: str) -> None:
    assert day_of(dated(date)) == day


def test_a_year_that_the_plan_does_not_state_is_none() -> None:
    assert year_of(dated("{zh: 明年, en: next year}"), "outlook_year") is None
