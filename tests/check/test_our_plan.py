"""Our own plan: clean but for what is known, and no single change of a figure goes unnoticed."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tjplan.check import Report, check
from tjplan.load import folder
from tjplan.model.finding import Finding

TODAY = date(2026, 6, 1)
CONTRADICTIONS = {
    ("number-gap", "columns.restoration_projects.printed_number"),
    ("unit-mismatch", "facts.ore_output"),
    ("same-as-differs", "facts.green_standard_new_objectives"),
    ("same-as-differs", "facts.green_standard_existing_objectives"),
    ("derived-differs", "indicators.large_medium_share.target"),
    ("same-as-differs", "facts.agreement_duty_new_mines"),
    ("same-as-differs", "facts.mine_number_direction"),
    ("no_mining_zone_designated", "rules.no_mining_zone_designated"),
    ("licences_last_to_the_target_year", "rules.licences_last_to_the_target_year"),
    ("sentence-repeated", "nodes.producing_mines_and_output.text.zh"),
    ("term-deprecated", "columns.previous_round.title"),
}

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def files(our_plan: Path) -> Files:
    return folder.files_of(our_plan, "")[0]


def report(files: Files) -> Report:
    loaded = folder.load(files)
    return check(loaded.plan, loaded.findings, today=TODAY, partial=loaded.broken)


def opened(files: Files) -> list[Finding]:
    return [finding for finding in report(files).findings if finding.waived is None]


def fresh(after: Files, before: Files) -> list[Finding]:
    """The open findings that a change brought."""
    known = {(finding.code, finding.path, finding.message) for finding in opened(before)}
    return [finding for finding in opened(after) if (finding.code, finding.path, finding.message) not in known]


def changed(files: Files, name: str, old: str, new: str) -> tuple[Files, int]:
    """The files with the first ``old`` in ``name`` replaced, and the line, from 1, where it stood."""
    text = files[name].decode()
    assert old in text
    return {**files, name: text.replace(old, new, 1).encode()}, text[: text.index(old)].count("\n") + 1


def test_it_has_nothing_open_and_every_number_is_bound(files: Files) -> None:
    whole = report(files)
    assert [finding for finding in whole.findings if finding.waived is None] == []
    assert whole.coverage.unbound == () and whole.coverage.bound == whole.coverage.numbers > 200


def test_its_known_contradictions_are_waived_with_reason_and_owner(files: Files) -> None:
    waived = {(finding.code, finding.path): finding.waived for finding in report(files).findings if finding.waived}
    assert waived.keys() >= CONTRADICTIONS
    for given in waived.values():
        assert given and given.reason.zh and given.reason.en and given.owner.zh != given.owner.en and given.expires


def test_every_waiver_of_it_is_used(files: Files) -> None:
    whole = report(files)
    count = len(re.findall(rb"^  - rule:", files["waivers.yaml"], re.MULTILINE))
    assert sum(1 for finding in whole.findings if finding.waived) == count


@pytest.mark.parametrize(
    "name, old, new, texts",
    [
        ("projects.yaml", "value: 57.62,", "value: 57.63,", {"key_projects.yaml", "restoration_projects.yaml"}),
        ("facts.yaml", "value: 6300\n", "value: 6301\n", {"status.yaml"}),
        ("indicators.yaml", "previous_target: {value: ≤6,", "previous_target: {value: ≤7,", {"previous_round.yaml"}),
        ("zones.yaml", "value: 3-5,", "value: 3-6,", {"layout.yaml"}),
    ],
)
def test_a_figure_changed_in_the_data_contradicts_every_text_that_states_it(
    files: Files, name: str, old: str, new: str, texts: set[str]
) -> None:
    after, line = changed(files, name, old, new)
    found = [finding for finding in opened(after) if finding.code == "pin-differs"]
    assert {finding.severity for finding in found} == {"error"}
    assert {finding.place.file.rpartition("/")[2] for finding in found} >= texts
    for finding in found:
        text, data = finding.operands
        assert text.place == finding.place
        assert data.place and (data.place.file, data.place.line) == (name, line)
        assert f"{name}:{line}" in finding.message.zh and f"{name}:{line}" in finding.message.en


@pytest.mark.parametrize(
    "name, old, new",
    [
        ("chapters/status.yaml", "[[6300平方千米|facts.city_area]]", "[[6301平方千米|facts.city_area]]"),
        ("chapters/status.yaml", "[[6,300 km²|facts.city_area]]", "[[6,800 km²|facts.city_area]]"),
        ("columns/previous_round.yaml", "'[[1.89|", "'[[1.98|"),
        ("columns/main_indicators.yaml", "[[120|", "[[102|"),
    ],
)
def test_a_literal_changed_in_a_text_or_cell_is_an_error_at_that_character(
    files: Files, name: str, old: str, new: str
) -> None:
    after, line = changed(files, name, old, new)
    (finding,) = (finding for finding in fresh(after, files) if finding.code == "pin-differs")
    assert finding.severity == "error"
    assert (finding.place.file, finding.place.line) == (name, line)
    written = after[name].decode().split("\n")[line - 1]
    assert written[finding.place.col - 1 :].startswith(new.lstrip("'[").partition("|")[0])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_pin_without_its_marks_is_noticed(files: Files, lang: str) -> None:
    old = {"zh": "[[6300平方千米|facts.city_area]]", "en": "[[6,300 km²|facts.city_area]]"}[lang]
    after, line = changed(files, "chapters/status.yaml", old, old.strip("[").partition("|")[0])
    found = {finding.code: finding for finding in fresh(after, files)}
    assert found.keys() >= {"number-unbound", "figure-in-one-language"}
    assert found["number-unbound"].place.line == line


def test_a_changed_operand_reopens_a_waived_finding(files: Files) -> None:
    text = files["facts.yaml"].decode()
    start = text.index("  new_large_mines:")
    after = {**files, "facts.yaml": (text[:start] + text[start:].replace("value: 1", "value: 2", 1)).encode()}
    found = [(finding.code, finding.path) for finding in fresh(after, files)]
    assert ("derived-differs", "indicators.large_medium_share.target") in found
    assert ("waiver-unused", "waivers.derived-differs.indicators.large_medium_share.target") in found


@pytest.mark.parametrize("name", ["facts.yaml", "documents.yaml", "units.yaml", "plan.yaml", "chapters/layout.yaml"])
def test_a_broken_file_is_one_finding_and_no_flood(files: Files, name: str) -> None:
    after = {**files, name: files.get(name, b"units:\n") + b"\n  broken: [\n"}
    assert [finding.code for finding in fresh(after, files)] == ["yaml-syntax"]


def literals(files: Files) -> list[tuple[str, int, int, str]]:
    """Every pin with a digit in its words: file, start and end of the digit, and another digit."""
    found = []
    for name, content in sorted(files.items()):
        for pin in re.finditer(r"\[\[[^|\]]*?([0-9])[^|\]]*\|", content.decode()):
            if name.startswith(("chapters/", "columns/")):
                found.append((name, pin.start(1), pin.end(1), str((int(pin[1]) + 1) % 10)))
    return found


def test_no_digit_of_any_pin_can_change_alone(files: Files) -> None:
    """All of them would take longer than they tell, so every ninth."""
    for name, start, end, other in literals(files)[::9]:
        text = files[name].decode()
        after = {**files, name: (text[:start] + other + text[end:]).encode()}
        line = text.count("\n", 0, start) + 1
        assert any(
            (finding.place.file, finding.place.line, finding.severity) == (name, line, "error")
            for finding in opened(after)
        ), (name, line)


def test_the_command_says_the_same(our_plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tjplan.cli import main

    run: Callable[[list[str]], int] = main
    assert run(["check", "--plan", str(our_plan), "--format", "json", "--lang", "en"]) == 0
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert {(finding["code"], finding["path"]) for finding in findings if finding["waived"]} >= CONTRADICTIONS


@pytest.mark.parametrize(
    ("name", "cell", "path"),
    [
        (
            "columns/main_indicators.yaml",
            "'[[120|indicators.extraction_volume.target]]'",
            "indicators.extraction_volume.target",
        ),
        (
            "columns/restoration_projects.yaml",
            "'[[4605|facts.project_investment_total]]'",
            "facts.project_investment_total",
        ),
    ],
)
def test_a_figure_taken_out_of_the_only_cell_that_states_it_is_missed(
    files: Files, name: str, cell: str, path: str
) -> None:
    after, _ = changed(files, name, cell, "''")
    assert ("figure-unstated", path) in {(finding.code, finding.path) for finding in fresh(after, files)}
