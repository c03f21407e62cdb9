"""Every rule has a page in both languages, and the examples on it are true."""

import re
from datetime import date
from pathlib import Path

import pytest

from tjplan.check import check
from tjplan.check.page import examples
from tjplan.load import folder
from tjplan.model.finding import Rule
from tjplan.workspace import rules

BASE = Path(__file__).parents[1] / "plans" / "good" / "smallest"
RULES = rules()
WITH_EXAMPLES = [rule for rule in RULES if examples(rule.page.en)[0]]
TODAY = date(2026, 6, 1)


def codes(example: str) -> set[str]:
    """The codes of the findings in ``example``, its documents laid over plan.yaml and places.town."""
    base, _ = folder.files_of(BASE, "")
    own = ("chapters/", "plan.yaml") if example.startswith("plan:") else ("chapters/",)
    files = {name: content for name, content in base.items() if not name.startswith(own)}
    for at, document in enumerate(example.split("---\n")):
        if document.startswith("{"):
            files[f"example-{at}.geojson"] = document.encode()
        else:
            files[f"example-{at}.yaml"] = b"schema_version: 1\n" + document.encode()
    loaded = folder.load(files)
    report = check(loaded.plan, loaded.findings, today=TODAY)
    return {finding.code for finding in report.findings if finding.place.file.startswith("example")}


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.code)
def test_the_wrong_example_gives_the_finding_and_the_right_one_does_not(rule: Rule) -> None:
    wrong, right = examples(rule.page.en)
    assert rule.code in codes(wrong)
    assert rule.code not in codes(right)


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.code)
def test_the_examples_can_be_read(rule: Rule) -> None:
    for example in examples(rule.page.en):
        assert not {code for code in codes(example) if code.startswith(("yaml-", "file-"))}


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.code)
def test_both_pages_show_the_same_examples(rule: Rule) -> None:
    wrong, right = (example.splitlines() for example in examples(rule.page.en))
    for line in (*wrong, *right):
        assert line in rule.page.zh and line in rule.page.en


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_a_name_and_a_page_in_both_languages(rule: Rule) -> None:
    for text in (rule.name.zh, rule.page.zh):
        assert re.search(r"[\u4e00-\u9fff]", text)
    assert not re.search(r"[\u4e00-\u9fff]", rule.name.en)
    assert len(rule.page.en) > 40 and re.search(r"[a-z]{3}", rule.page.en)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.code)


def test_no_two_rules_share_a_code() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_every_module_of_a_rule_has_examples() -> None:
    folder_of_rules = Path(check.__code__.co_filename).parent / "rules"
    modules = {path.stem.replace("_", "-") for path in folder_of_rules.glob("*.py")} - {"--init--"}
    assert modules == {rule.code for rule in WITH_EXAMPLES}
