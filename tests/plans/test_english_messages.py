"""English messages and hints are English: Chinese stands in them only as published words in quotation marks."""

import re
from datetime import date
from pathlib import Path

import pytest
from bad_plans import CASES, load

from tjplan.check import check
from tjplan.load import folder
from tjplan.model.finding import Finding

TODAY = date(2026, 6, 1)
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》")
_HAN = re.compile(r"[\u3400-\u9fff]")
_RAW_MONEY = re.compile(r"RMB \d{1,3}(?:,\d{3}){2,}|\d{7,}")


def said(findings: tuple[Finding, ...]) -> list[str]:
    return [text for finding in findings for text in (finding.message.en, finding.hint.en)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_english_of_a_bad_plan_holds_chinese_only_in_quotes(case: Path) -> None:
    loaded = load(case)
    for text in said(check(loaded.plan, loaded.findings, today=TODAY, partial=loaded.broken).findings):
        assert not _HAN.search(_QUOTED.sub("", text)), text
        assert not _RAW_MONEY.search(text), text


def test_the_english_of_our_known_findings_holds_chinese_only_in_quotes(our_plan: Path) -> None:
    loaded = folder.load(folder.files_of(our_plan, "")[0])
    texts = said(check(loaded.plan, loaded.findings, today=TODAY, waive=False).findings)
    assert len(texts) > 20
    for text in texts:
        # the line of a rule is shown as it is written in the plan
        assert text.startswith("rule: ") or not _HAN.search(_QUOTED.sub("", text)), text
        assert not _RAW_MONEY.search(text), text


def test_what_was_weighed_is_english_but_for_quoted_chinese_texts(our_plan: Path) -> None:
    loaded = folder.load(folder.files_of(our_plan, "")[0])
    found = check(loaded.plan, loaded.findings, today=TODAY).findings
    shown = [one.shown("en").partition(" = ") for finding in found for one in finding.operands]
    assert len(shown) > 100
    assert [words for path, _, words in shown if _HAN.search(words) and not path.endswith(".zh")] == []
    assert not [path for path, _, _ in shown if path.endswith((".name.zh", ".title.zh")) and "columns." not in path]
