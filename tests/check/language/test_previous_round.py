"""Rules that look back: the round before is the folder beside this one that ended last."""

from pathlib import Path

import pytest
from rule_plans import plan, quoted, verdict

from tjplan import workspace
from tjplan.load import rounds

_HOME = """\
# yaml-language-server: $schema=../../schema/plan.schema.json
schema_version: 1
plan:
  id: {name}
  round: {years}
"""
_RULES = """\
# yaml-language-server: $schema=../../schema/rules.schema.json
schema_version: 1
rules:
  reached:
    message: {{zh: 应达到上轮目标, en: The target of the round before is reached}}
    check: {check}
"""
_FACTS = """\
# yaml-language-server: $schema=../../schema/facts.schema.json
schema_version: 1
facts:
  wells: {{name: {{zh: 井, en: wells}}, value: {value}, unit: 个, as_of: 2025, scope: places.town}}
"""


def write(plans: Path, years: str, value: int, check: str = "") -> Path:
    """One round: its home, a fact and, if asked, a rule."""
    folder = plans / years
    folder.mkdir(parents=True)
    (folder / "plan.yaml").write_text(_HOME.format(name=f"town-{years}", years=years), encoding="utf-8")
    (folder / "facts.yaml").write_text(_FACTS.format(value=value), encoding="utf-8")
    if check:
        (folder / "rules.yaml").write_text(_RULES.format(check=quoted(check)), encoding="utf-8")
    return folder


def said(folder: Path) -> list[tuple[str, str]]:
    """Code and English message of what the rule gave."""
    found = workspace.findings(workspace.open_plan(folder)).findings
    return [(one.code, one.message.en) for one in found if one.code in ("reached", "rule-invalid")]


def test_a_rule_weighs_the_round_that_ended_last_before_this_one(tmp_path: Path) -> None:
    write(tmp_path, "2016-2020", 9)
    write(tmp_path, "2021-2025", 5)
    write(tmp_path, "2031-2035", 1)
    this = write(tmp_path, "2026-2030", 4, "facts.wells >= previous.facts.wells")
    assert said(this) == [
        ("reached", "The target of the round before is reached: 4 >= 5 does not hold, a gap of 1"),
    ]


def test_an_operand_of_the_round_before_names_its_own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "plan", "2021-2025", 5)
    this = write(tmp_path / "plan", "2026-2030", 4, "facts.wells >= previous.facts.wells")
    (found,) = (one for one in workspace.findings(workspace.open_plan(this)).findings if one.code == "reached")
    assert [(one.path, one.printed, one.place and one.place.file) for one in found.operands] == [
        ("facts.wells", "4个", "plan/2026-2030/facts.yaml"),
        ("previous.facts.wells", "5个", "plan/2021-2025/facts.yaml"),
    ]


def test_a_missing_previous_round_is_a_finding_only_when_a_rule_weighs_it(tmp_path: Path) -> None:
    assert said(write(tmp_path / "a", "2026-2030", 4, "facts.wells == 4")) == []
    assert said(write(tmp_path / "b", "2026-2030", 4, "facts.wells >= previous.facts.wells")) == [
        ("rule-invalid", "rule reached: there is no previous round")
    ]


def test_a_previous_round_that_cannot_be_read_is_not_a_crash(tmp_path: Path) -> None:
    (write(tmp_path, "2021-2025", 5) / "facts.yaml").write_text("facts: [", encoding="utf-8")
    ((code, message),) = said(write(tmp_path, "2026-2030", 4, "facts.wells >= previous.facts.wells"))
    assert (code, message) == ("rule-invalid", "rule reached: there is no previous.facts.wells")


def test_the_years_are_those_of_the_plan_file_else_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "2021-2025").mkdir()
    (tmp_path / "other").mkdir()
    assert rounds.years(tmp_path / "2021-2025") == (2021, 2025)
    assert rounds.years(tmp_path / "other") is None
    (tmp_path / "other" / "plan.yaml").write_text("plan:\n  round: '2016-2020' # first\n", encoding="utf-8")
    assert rounds.years(tmp_path / "other") == (2016, 2020)
    assert rounds.before(tmp_path / "2021-2025") == tmp_path / "other"
    assert rounds.before(tmp_path / "other") is None


def test_a_list_of_the_round_before_is_chosen_from_by_its_own_fields() -> None:
    before = plan(
        data="zones:\n  a: {kind: key, area: {value: 3, unit: 公顷}}\n  b: {kind: other, area: {value: 4, unit: 公顷}}\n"
    )
    assert verdict("sum(previous.zones[*].area where kind == 'key') == 3公顷", previous=before) == "holds"
    assert verdict("previous.zones.c.area == 3公顷", previous=before) == "there is no previous.zones.c.area"
    assert verdict("previous == 3", previous=before) == "a path belongs behind previous"
