"""Each bad plan gives exactly the findings that it says, at the very character, in both languages."""

from datetime import date
from pathlib import Path

import pytest
from bad_plans import CASES, code_of, expected, load

from tjplan.check import check
from tjplan.model.finding import Finding
from tjplan.workspace import rules

TODAY = date(2026, 6, 1)
NO_PLAN_CAN = {"rule-crashed"}
"""A fault of the tool; its own test makes a rule crash."""


def findings(case: Path) -> tuple[Finding, ...]:
    loaded = load(case)
    return check(loaded.plan, loaded.findings, today=TODAY, partial=loaded.broken).findings


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_bad_plan_gives_its_findings_and_no_other(case: Path) -> None:
    found = sorted((one.code, *one.place) for one in findings(case) if one.waived is None)
    assert found == expected(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_bad_plan_is_named_for_a_finding_that_it_gives(case: Path) -> None:
    assert code_of(case) in {code for code, *_ in expected(case)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_finding_says_what_and_what_to_do_in_both_languages(case: Path) -> None:
    for finding in findings(case):
        assert finding.message.zh and finding.message.en and finding.message.zh != finding.message.en
        assert finding.hint.zh and finding.hint.en and finding.hint.zh != finding.hint.en
        assert finding.path


def test_every_rule_has_a_bad_plan() -> None:
    assert {rule.code for rule in rules()} - NO_PLAN_CAN == {code_of(case) for case in CASES}
