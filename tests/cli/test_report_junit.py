"""JUnit XML: well-formed whatever the plan says, and counted as build servers count."""

from xml.etree import ElementTree

import pytest
import report_samples as samples

from tjplan.check import Report
from tjplan.cli import report_junit
from tjplan.model.text import LANGS, Lang


def suite(report: Report, lang: Lang = "en", **more: object) -> ElementTree.Element:
    root = ElementTree.fromstring(report_junit.render(report, lang, **more))  # type: ignore[arg-type]
    found = root.find("testsuite")
    assert root.tag == "testsuites" and found is not None
    return found


def test_a_failure_says_place_message_hint_and_operands() -> None:
    case = suite(samples.report(samples.finding())).find("testcase")
    assert case is not None
    assert (case.get("classname"), case.get("name")) == ("pin-differs", "nodes.water.text.zh")
    assert (case.get("file"), case.get("line")) == ("plan/水 利/a.yaml", "7")
    failure = case.find("failure")
    assert failure is not None and failure.get("message") == "message of pin-differs (en)"
    assert (failure.text or "").splitlines() == [
        "plan/水 利/a.yaml:7:3 error message of pin-differs (en)",
        "hint (en)",
        "nodes.water.text.zh = 4个 plan/水 利/a.yaml:7:3",
        "facts.wells = 3个 plan/facts.yaml:2:9",
        "columns.previous = 4",
    ]


def test_the_counts_are_those_of_the_cases() -> None:
    lighter = samples.finding("number-gap", "columns.b", "note")
    found = suite(samples.report(samples.finding(), samples.KNOWN, lighter), rules=samples.RULES)
    cases = found.findall("testcase")
    counted = len(cases), len(found.findall(".//failure")), len(found.findall(".//skipped"))
    assert tuple(int(found.get(name, "")) for name in ("tests", "failures", "skipped")) == counted == (4, 1, 1)


def test_a_rule_without_an_open_finding_is_a_case_that_holds() -> None:
    found = suite(samples.report(samples.finding(), samples.KNOWN), rules=samples.RULES)
    held = [case.get("classname") for case in found.findall("testcase") if len(case) == 0]
    assert held == ["number-gap", "wells_add_up"]


@pytest.mark.parametrize(("threshold", "failures"), [("error", 0), ("warning", 0), ("note", 1)])
def test_only_what_reaches_the_threshold_fails(threshold: str, failures: int) -> None:
    note = samples.finding("number-gap", "columns.b", "note")
    found = suite(samples.report(note), fail_on=threshold)
    assert len(found.findall(".//failure")) == failures
    assert "message of number-gap" in "".join(found.itertext())


@pytest.mark.parametrize("lang", LANGS)
def test_a_known_finding_is_skipped_with_its_reason(lang: Lang) -> None:
    skipped = suite(samples.report(samples.KNOWN), lang).find(".//skipped")
    assert skipped is not None and samples.both("printed so")[lang] in skipped.get("message", "")


def test_hostile_text_stays_text() -> None:
    found = suite(samples.report(samples.evil()))
    assert {element.tag for element in found.iter()} == {
        "testsuite", "properties", "property", "testcase", "failure",
    }  # fmt: skip
    message = found.findall(".//failure")[0].get("message", "")
    assert message == samples.EVIL.replace("\x1b", "\ufffd").replace("\x00", "\ufffd").replace("\ud800", "\ufffd")


def test_findings_about_one_address_are_cases_of_their_own() -> None:
    found = suite(samples.report(samples.finding(), samples.finding()))
    assert [case.get("name") for case in found.findall("testcase")] == [
        "nodes.water.text.zh",
        "nodes.water.text.zh (2)",
    ]


def test_thousands_are_cut_to_the_limit_and_counted() -> None:
    found = suite(samples.report(*samples.many(3000)))
    assert len(found.findall("testcase")) == 1000 == int(found.get("tests", ""))
    assert len(found.findall(".//failure")) == 1
    assert found.find(".//property[@name='findings']").get("value") == "3000"  # type: ignore[union-attr]
    assert "2,000 more" in (found.findtext("system-out") or "")
