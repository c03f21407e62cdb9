"""Waivers: one finding each, for the figures they were given for."""

from datetime import date

import pytest
from plan_texts import chapter, checked, facts, open_findings

FACTS = facts(a="3 个", b="5 个")
TWICE = chapter("[[4个|facts.a]]和[[6个|facts.b]]", "[[3|facts.a]] and [[5|facts.b]]")
A, B = "nodes.p.text.zh = 4个, facts.a = 3个", "nodes.p.text.zh = 6个, facts.b = 5个"


def waivers(*operands: str, expires: str = "2035-12-31") -> str:
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
        ("as published", "镇政府", "2035-12-31")
    ] * 2


@pytest.mark.parametrize(
    "expires, today, codes_then",
    [
        ("2026-06-01", date(2026, 6, 1), []),
        ("2026-06-01", date(2026, 6, 2), ["pin-differs", "pin-differs", "waiver-expired", "waiver-expired"]),
        ("2026-2030", date(2030, 12, 31), []),
        ("2026-2030", date(2031, 1, 1), ["pin-differs", "pin-differs", "waiver-expired", "waiver-expired"]),
        ("2031-2035", date(2026, 6, 1), []),
        ("2036-01-01", date(2026, 6, 1), ["pin-differs", "pin-differs", "waiver-unbounded", "waiver-unbounded"]),
        ("9999-12-31", date(2026, 6, 1), ["pin-differs", "pin-differs", "waiver-unbounded", "waiver-unbounded"]),
        ("2030-2099", date(2026, 6, 1), ["pin-differs", "pin-differs", "waiver-unbounded", "waiver-unbounded"]),
        ("2021-2026", date(2026, 6, 1), ["pin-differs", "pin-differs", "waiver-unbounded", "waiver-unbounded"]),
    ],
)
def test_a_waiver_ends_with_its_day_or_round(expires: str, today: date, codes_then: list[str]) -> None:
    assert sorted(codes(FACTS, TWICE, waivers(A, B, expires=expires), today=today)) == codes_then


def test_without_waivers_everything_is_open_and_nothing_is_said_of_them() -> None:
    assert codes(FACTS, TWICE, waivers(A, B, "nothing"), waive=False) == ["pin-differs", "pin-differs"]


def test_a_waiver_whose_finding_may_lie_in_a_broken_file_is_not_unused() -> None:
    assert codes(FACTS, waivers(A), "terms: [") == ["yaml-syntax"]


RULES = "rules:\n  few: {{message: {{zh: {zh}, en: few wells}}, check: '{check}'}}\n"
OWN = (
    "waivers:\n  - {rule: few, path: rules.few, reason: {zh: 照录, en: as published}, owner: organisations.office, "
    "expires: 2026-2030, operands: [facts.a = 3个]%s}\n"
)
GIVEN = ", check: facts.a <= 2, message: {zh: 井不多, en: few wells}"


@pytest.mark.parametrize(
    "zh, check, given, codes_then",
    [
        ("井不多", "facts.a <= 2", GIVEN, []),
        ("井不多", "facts.a  <= 2", GIVEN, []),
        ("井不多", "facts.a <= 1", GIVEN, ["few", "waiver-unused"]),
        ("井很少", "facts.a <= 2", GIVEN, ["few", "waiver-unused"]),
        ("井不多", "facts.a <= 2", "", ["few", "waiver-incomplete"]),
    ],
)
def test_a_rule_of_the_plan_that_is_rewritten_reopens_the_finding(
    zh: str, check: str, given: str, codes_then: list[str]
) -> None:
    text = chapter("[[3个|facts.a]]", "[[3|facts.a]]")
    rules = RULES.format(zh=zh, check=check)
    assert sorted(codes(facts(a="3 个"), text, rules, OWN % given)) == codes_then


@pytest.mark.parametrize(
    "severity, given, codes_then",
    [
        ("warning", ", severity: warning", []),
        ("error", ", severity: error", []),
        ("error", "", []),
        ("error", ", severity: warning", ["few", "waiver-unused"]),
        ("warning", "", ["few", "waiver-unused"]),
    ],
)
def test_a_rule_of_the_plan_that_is_graver_now_reopens_the_finding(
    severity: str, given: str, codes_then: list[str]
) -> None:
    text = chapter("[[3个|facts.a]]", "[[3|facts.a]]")
    rules = RULES.format(zh="井不多", check="facts.a <= 2") + f"    severity: {severity}\n"
    rules = (
        rules.replace("few: {", "few:\n    ").replace("check:", "\n    check:").replace("'}", "'").replace(", \n", "\n")
    )
    assert sorted(codes(facts(a="3 个"), text, rules, OWN % (GIVEN + given))) == codes_then


@pytest.mark.parametrize("zh", ["待定", "。。。", "……", "待补充。", "无", "TBD"])
def test_the_place_of_a_reason_is_no_reason(zh: str) -> None:
    given = waivers(A, B).replace("zh: 照录", f"zh: {zh}")
    assert codes(FACTS, TWICE, given).count("waiver-incomplete") == 2


@pytest.mark.parametrize("en", ["TBD", "...", "to be determined", "n/a", "-"])
def test_the_place_of_a_reason_is_none_in_english_either(en: str) -> None:
    given = waivers(A, B).replace("en: as published", f"en: '{en}'")
    assert codes(FACTS, TWICE, given).count("waiver-incomplete") == 2


def test_a_rewritten_rule_is_told_apart_from_other_figures() -> None:
    text, rules = chapter("[[3个|facts.a]]", "[[3|facts.a]]"), RULES.format(zh="井很少", check="facts.a <= 2")
    found = open_findings(checked(facts(a="3 个"), text, rules, OWN % GIVEN))
    (unused,) = (finding for finding in found if finding.code == "waiver-unused")
    assert "rewritten" in unused.message.en and "check" in unused.hint.en and "改写" in unused.message.zh


def test_other_words_around_a_goal_reopen_its_finding() -> None:
    """The value is the same; what the sentence promises is not."""
    goals = "facts:\n  a: {name: {zh: 井, en: wells}, value: 9, unit: 个, as_of: 2030, scope: places.town, hedge: {zh: 力争, en: strive}}\n"
    given = (
        "waivers:\n  - rule: goal-unmeasured\n    path: facts.a\n    reason: {zh: 照录, en: as published}\n"
        "    owner: organisations.office\n    expires: 2026-2030\n    operands:\n"
        "      - facts.a = 9个\n      - nodes.p.text.zh = 力争有井9个\n"
    )
    english = "Strive for [[nine|facts.a]] wells."
    assert codes(goals, chapter("力争有井[[9个|facts.a]]。", english), given) == []
    assert sorted(codes(goals, chapter("力争共有井[[9个|facts.a]]。", english), given)) == [
        "goal-unmeasured",
        "waiver-unused",
    ]
