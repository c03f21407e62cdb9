"""SARIF: valid, in both languages, with fingerprints that outlive edits."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import report_samples as samples

from tjplan import workspace
from tjplan.cli import report_sarif
from tjplan.cli.fingerprint import fingerprints
from tjplan.model.source import Place
from tjplan.model.text import LANGS, Lang

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def valid() -> jsonschema.Draft4Validator:
    """The schema of OASIS, with what errata 01 adds."""
    schema = json.loads((HERE / "sarif-2.1.0-rtm.5.schema.json").read_text(encoding="utf-8"))
    parts = schema["definitions"]
    for owner in ("run", "toolComponent"):
        parts[owner]["properties"]["language"]["pattern"] = "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"
    parts["region"]["anyOf"] = [{"required": [start]} for start in ("startLine", "charOffset", "byteOffset")]
    jsonschema.Draft4Validator.check_schema(schema)
    return jsonschema.Draft4Validator(schema)


def run(log: str) -> Mapping[str, Any]:
    found = json.loads(log)["runs"]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("waive", [True, False])
def test_the_log_of_our_plan_is_valid(
    valid: jsonschema.Draft4Validator, our_plan: Path, lang: Lang, waive: bool
) -> None:
    loaded = workspace.open_plan(our_plan)
    report = workspace.findings(loaded, waive=waive)
    log = report_sarif.render(report, lang, rules=workspace.rules(loaded.plan))
    assert [error.message for error in valid.iter_errors(json.loads(log))] == []
    assert len(run(log)["results"]) == len(report.findings) > 0


@pytest.mark.parametrize("lang", LANGS)
def test_a_log_of_hostile_texts_is_valid(valid: jsonschema.Draft4Validator, lang: Lang) -> None:
    log = report_sarif.render(samples.report(samples.evil(), samples.KNOWN), lang, rules=samples.RULES)
    assert [error.message for error in valid.iter_errors(json.loads(log))] == []


def test_the_schema_refuses_what_is_no_log(valid: jsonschema.Draft4Validator) -> None:
    log = json.loads(report_sarif.render(samples.report(samples.finding()), "en"))
    del log["runs"][0]["results"][0]["message"]
    assert not valid.is_valid(log)


def test_a_message_shows_braces_and_makes_no_link() -> None:
    said = run(report_sarif.render(samples.report(samples.evil()), "en"))["results"][0]["message"]["text"]
    assert "{{0}} {{{{p}}}}" in said and "[a] (http://b)" in said


def test_a_result_names_file_address_and_every_operand() -> None:
    result = run(report_sarif.render(samples.report(samples.finding()), "zh", rules=samples.RULES))["results"][0]
    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "plan/%E6%B0%B4%20%E5%88%A9/a.yaml", "uriBaseId": "%SRCROOT%"}
    assert physical["region"] == {"startLine": 7, "startColumn": 3}
    assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "nodes.water.text.zh"}]
    assert [one["message"]["text"] for one in result["relatedLocations"]] == [
        "nodes.water.text.zh = 4个",
        "facts.wells = 3个",
        "columns.previous = 4",
    ]
    assert "physicalLocation" not in result["relatedLocations"][2]


def test_columns_are_counted_in_code_points() -> None:
    assert run(report_sarif.render(samples.report(), "en"))["columnKind"] == "unicodeCodePoints"


def test_a_file_elsewhere_is_named_by_its_whole_address(tmp_path: Path) -> None:
    place = Place((tmp_path / "一.yaml").as_posix(), 1, 1)
    log = run(report_sarif.render(samples.report(samples.finding(place=place)), "en"))
    artifact = log["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": (tmp_path / "一.yaml").as_uri()}


def test_rules_have_name_and_page_in_both_languages() -> None:
    log = run(report_sarif.render(samples.report(samples.finding()), "zh", rules=samples.RULES))
    driver, (other,) = log["tool"]["driver"], log["translations"]
    assert (driver["language"], other["language"]) == ("zh-CN", "en-US")
    assert driver["guid"] == other["guid"] == other["associatedComponent"]["guid"]
    assert [rule["id"] for rule in driver["rules"]] == [rule["id"] for rule in other["rules"]]
    assert driver["rules"][0]["shortDescription"]["text"] == "文字与数据的数字不同"
    assert other["rules"][0]["shortDescription"]["text"] == "text and data differ"
    assert (driver["rules"][0]["help"]["text"], other["rules"][0]["help"]["text"]) == (
        "page {{{{x}}}}（中）",
        "page {{{{x}}}} (en)",
    )


def test_a_result_points_at_its_rule() -> None:
    log = run(report_sarif.render(samples.report(samples.KNOWN), "en", rules=samples.RULES))
    result = log["results"][0]
    assert log["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "number-gap"


def test_a_known_finding_is_suppressed_with_its_reason_and_an_open_one_is_not() -> None:
    log = run(report_sarif.render(samples.report(samples.finding(), samples.KNOWN), "en"))
    open_, known = (result["suppressions"] for result in log["results"])
    assert open_ == []
    assert (known[0]["kind"], known[0]["status"]) == ("external", "accepted")
    assert known[0]["justification"] == "printed so (en)"


def test_a_fingerprint_outlives_lines_messages_and_figures() -> None:
    before = samples.finding()
    after = samples.finding(place=Place("plan/b.yaml", 70, 1), message=samples.both("other"), operands=())
    assert fingerprints([before]) == fingerprints([after])
    assert fingerprints([before]) != fingerprints([samples.finding(path="nodes.fire.text.zh")])


def test_findings_that_are_alike_have_fingerprints_of_their_own() -> None:
    assert len(set(fingerprints([samples.finding()] * 5))) == 5


def test_thousands_are_cut_to_the_limit_and_counted() -> None:
    report = samples.report(*samples.many(3000))
    cut, whole = (run(report_sarif.render(report, "en", limit=limit)) for limit in (1000, 0))
    assert (len(cut["results"]), cut["properties"]["total"]) == (1000, 3000)
    assert cut["results"][-1]["level"] == "error"
    assert "2,000 more" in cut["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    assert len(whole["results"]) == 3000 and "toolExecutionNotifications" not in whole["invocations"][0]
    marks = {str(result["partialFingerprints"]) for result in whole["results"]}
    assert len(marks) == 3000 and {str(result["partialFingerprints"]) for result in cut["results"]} < marks
