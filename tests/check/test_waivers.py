"""Waivers: one finding each, for the figures they were given for."""

from datetime import date

import pytest
from plan_texts import chapter, checked, facts, open_findings

FACTS = facts(a="3 个", b="5 个")
TWICE = chapter("[[4个|facts.a]]和[[6个|facts.b]]", "[[3|facts.a]] and [[5|facts.b]]")
A, B = "nodes.p.text.zh = 4个, facts.a = 3个", "nodes.p.text.zh = 6个, facts.b = 5个"


def waivers(*operands: str, expires: str = "2099-12-31") -> str:
    return "waivers:\n" + "".join(
        f"  - {{rule: pin-differs, path: nodes.p.text.zh, reason: {{zh: 照录, en: as published}}, "
        f"owner: organisations.office, expires: {expires}, operands: [{given}]}}\n"
        for given in operands
    )


def codes(*texts: str, today: date = date(2026, 6, 1), waive: bool = True) -> list[str]:
    return [finding.code for finding in open_findings(checked(*texts, today=today, waive=waive))]


def test_two_findings_on_one_paragraph_take_two_waivers() -> None:
    assert codes(FACTS, TWICE) == ["pin-differs", "pin-differs"]
    assert codes(FACTS, TWICE, waivers(A)) == ["pin-differs"]
    assert codes(FACTS, TWICE, waivers(A, B)) == []
    assert codes(FACTS, TWICE, waivers(B, A)) == []


def test_one_waiver_covers_one_of_two_equal_findings() -> None:
    equal = chapter(
        "[[4个|facts.a]]和[[4个|facts.a]]，[[5个|facts.b]]", "[[3|facts.a]] and [[3|facts.a]], [[5|facts.b]]"
    )
    assert codes(FACTS, equal, waivers(A)) == ["pin-differs"]
    assert codes(FACTS, equal, waivers(A, A)) == []
    assert codes(FACTS, equal, waivers(A, A, A)) == ["waiver-unused"]


def test_other_figures_reopen_the_finding() -> None:
    changed = facts(a="2 个", b="5 个")
    assert codes(changed, TWICE, waivers(A, B)) == ["pin-differs", "pin-differs", "waiver-unused"]


def test_a_waived_finding_says_why_by_whom_and_until_when() -> None:
    report = checked(FACTS, TWICE, waivers(A, B))
    waived = [finding.waived for finding in report.findings if finding.waived]
    assert [(one.reason.en, one.owner.zh, one.expires) for one in waived] == [
        ("as published", "镇政府", "2099-12-31")
    ] * 2


@pytest.mark.parametrize(
    "expires, today, codes_then",
    [
        ("2026-06-01", date(2026, 6, 1), []),
        ("2026-06-01", date(2026, 6, 2), ["pin-differs", "pin-differs", "waiver-expired", "waiver-expired"]),
        ("2021-2025", date(2025, 12, 31), []),
        ("2021-2025", date(2026, 1, 1), ["pin-differs", "pin-differs", "waiver-expired", "waiver-expired"]),
    ],
)
def test_a_waiver_ends_with_its_day_or_round(expires: str, today: date, codes_then: list[str]) -> None:
    assert sorted(codes(FACTS, TWICE, waivers(A, B, expires=expires), today=today)) == codes_then


def test_without_waivers_everything_is_open_and_nothing_is_said_of_them() -> None:
    assert codes(FACTS, TWICE, waivers(A, B, "nothing"), waive=False) == ["pin-differs", "pin-differs"]


def test_a_waiver_whose_finding_may_lie_in_a_broken_file_is_not_unused() -> None:
    assert codes(FACTS, waivers(A), "terms: [") == ["yaml-syntax"]
