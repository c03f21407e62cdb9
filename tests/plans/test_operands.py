"""Every operand of every finding stands at its value: a reader who goes there sees what was weighed."""

import re
from datetime import date
from pathlib import Path

import pytest
from bad_plans import CASES, load

from tjplan.check import check
from tjplan.load import folder
from tjplan.load.folder import Loaded
from tjplan.model.finding import Finding, Operand
from tjplan.model.source import SourceFile
from tjplan.model.text import Pin, parse

TODAY = date(2026, 6, 1)
COMPUTED = {
    ("column-unplaced", r"columns\.[a-z_]+", "how often the text places the column"),
    ("figure-in-one-language", r".*\.(zh|en)", "how often the language names the figure"),
    ("modality-differs", r".*\.(zh|en)", "how often the language has such a word"),
    ("grid-shape", r".*", "how many cells the row has, how many fields the column"),
    ("number-gap", r"columns\.[a-z_]+", "the number that the column before bears, by its place"),
    ("name-differs", r"columns\.[a-z_]+|nodes\.[a-z_]+", "the number of a column or chapter, by its place"),
    ("id-duplicate", r"nodes\.[a-z_]+_text", "the anchor of the paragraph below a heading"),
    ("digits-differ|number-word-differs|term-in-one-language", r".*\.(zh|en)", "“—”: that language has none"),
    ("number-word-differs", r".*\.(zh|en)", "the sign for no number in that language"),
    ("outline-differs", r"[a-z]+\.[a-z_]+", "the area within the outline, in the unit of the figure"),
    ("term-in-one-language", r".*\.(zh|en)", "the sign for no such word in that language"),
}
"""What stands nowhere: code and path of the operand, and why."""


def weighed(loaded: Loaded) -> list[tuple[Finding, Operand]]:
    report = check(loaded.plan, loaded.findings, today=TODAY, partial=loaded.broken, previous=loaded.previous)
    return [(finding, one) for finding in report.findings for one in finding.operands]


def is_computed(finding: Finding, one: Operand) -> bool:
    short = re.fullmatch(r"[0-9]+(\.[0-9]+)?|—|[a-z_]+_text|专栏\d+|第.章|(Column|Chapter) \d+", one.printed)
    return any(
        re.fullmatch(code, finding.code) and short and re.fullmatch(path, one.path) for code, path, _ in COMPUTED
    )


def stands(one: Operand, sources: tuple[SourceFile, ...]) -> bool:
    """Whether the text at the operand's place shows it; the unit of a figure stands in a field of its own."""
    assert one.place
    text = next(source.text for source in sources if source.name == one.place.file)
    line_start = sum(len(line) + 1 for line in text.split("\n")[: one.place.line - 1])
    after = squeezed(text[line_start + one.place.col - 1 :][: 3 * len(one.printed) + 400])
    printed = squeezed(one.printed)
    number = re.match(r"[≤≥＜＞<>]?-?[0-9.:]+(?:-[0-9.]+)?|—", printed)
    return after.removeprefix("zh:").startswith((printed, *([number.group()] if number else [])))


def squeezed(text: str) -> str:
    """The words as read: marks as what they print or name, without white space, quotes and braces."""
    parts = parse(text)
    words = "".join(one.literal if isinstance(one, Pin) else getattr(one, "text", "") or one.path for one in parts)
    return re.sub(r"[\s{}'\"]", "", words)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_operand_of_a_bad_plan_stands_at_its_value(case: Path) -> None:
    loaded = load(case)
    for finding, one in weighed(loaded):
        assert one.place, (finding.code, one)
        assert is_computed(finding, one) or stands(one, loaded.sources), (finding.code, one)


def test_each_operand_of_our_known_findings_stands_at_its_value(our_plan: Path) -> None:
    loaded = folder.load(folder.files_of(our_plan, "")[0])
    found = weighed(loaded)
    assert len(found) > 80
    for finding, one in found:
        assert one.place, (finding.code, one)
        assert is_computed(finding, one) or stands(one, loaded.sources), (finding.code, one)


def test_what_stands_nowhere_is_listed_for_a_reason(our_plan: Path) -> None:
    """No line of the list is idle: each excuses an operand of some plan."""
    used = {
        (code, path)
        for loaded in (*map(load, CASES), folder.load(folder.files_of(our_plan, "")[0]))
        for finding, one in weighed(loaded)
        for code, path, _ in COMPUTED
        if re.fullmatch(code, finding.code) and re.fullmatch(path, one.path) and is_computed(finding, one)
    }
    assert used == {(code, path) for code, path, _ in COMPUTED}
