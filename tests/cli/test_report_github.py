"""Workflow commands: what GitHub's runner reads back is what was said, and nothing more."""

import re

import pytest
import report_samples as samples
from hypothesis import given
from hypothesis import strategies as st

from tjplan.cli import report_github
from tjplan.model.text import LANGS, Bilingual, Lang

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def read_back(line: str) -> tuple[str, dict[str, str], str]:
    """Command, properties and message as the runner undoes the escapes."""
    match = COMMAND.fullmatch(line)
    assert match, line
    pairs = (pair.split("=", 1) for pair in match[2].split(","))
    properties = {name: unescaped(value.replace("%3A", ":").replace("%2C", ",")) for name, value in pairs}
    return match[1], properties, unescaped(match[3])


def unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


@pytest.mark.parametrize("lang", LANGS)
def test_an_annotation_names_file_line_column_rule_message_and_hint(lang: Lang) -> None:
    first, *_ = report_github.render(samples.report(samples.finding()), lang).splitlines()
    command, properties, message = read_back(first)
    assert command == "error"
    assert properties == {"file": "plan/水 利/a.yaml", "line": "7", "col": "3", "title": "tjplan pin-differs"}
    assert message == f"{samples.both('message of pin-differs')[lang]}\n{samples.both('hint')[lang]}"


def test_grave_findings_come_first_and_a_note_is_a_notice() -> None:
    note, warning = (samples.finding("number-gap", "columns.b", severity) for severity in ("note", "warning"))
    lines = report_github.render(samples.report(note, warning, samples.finding()), "en").splitlines()
    assert [line.split(" ")[0] for line in lines[:3]] == ["::error", "::warning", "::notice"]


def test_a_known_finding_is_counted_and_not_annotated() -> None:
    assert report_github.render(samples.report(samples.KNOWN), "en").splitlines() == [
        "Nothing open; 1 known and accepted; 10 of 10 numbers are tied to data."
    ]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_starts_a_command_of_its_own(text: str) -> None:
    words = Bilingual(text, text)
    found = samples.finding(message=words, hint=words, path=text)
    lines = re.split(r"\r\n|\r|\n", report_github.render(samples.report(found), "en"))
    assert len(lines) == 3 and lines[2] == "" and not lines[1].startswith("::")
    _, _, message = read_back(lines[0])
    shown = re.sub(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", "", text)
    assert message == f"{shown}\n{shown}"


def test_a_file_name_cannot_add_properties() -> None:
    _, properties, _ = read_back(report_github.render(samples.report(samples.evil()), "en").split("\n")[0])
    assert set(properties) == {"file", "line", "col", "title"}
    assert properties["file"].startswith("plan/[31m]]>") and "%0A, " in properties["file"]


def test_thousands_are_cut_to_the_limit_and_counted() -> None:
    lines = report_github.render(samples.report(*samples.many(3000)), "en").splitlines()
    assert len(lines) == 1002 and lines[0].startswith("::error ")
    assert "2,000 more" in lines[1000] and "2999 notes" in lines[1001]
