"""Rules that look back: the round before is the folder beside this one that ended last."""

from pathlib import Path

import pytest
from rule_plans import outcome, plan, quoted, verdict

from tjplan import workspace
from tjplan.load import rounds
from tjplan.model.plan import Plan

_HOME = """\
# yaml-language-server: $schema=../../schema/plan.schema.json
schema_version: 1
plan:
  id: {name}
  round: {years}
  title: {{zh: 井镇规划, en: Plan of Well Town}}
  issuer: organisations.office
  base_year: {{value: 2025, unit: 年份, as_of: 2025, scope: places.town}}
  target_year: {{value: 2030, unit: 年份, as_of: 2030, scope: places.town}}
  scope: places.town
  contents: [text]
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


@pytest.mark.parametrize(
    ("broken", "line", "why"),
    [
        ("facts: [", 1, "YAML cannot be read here"),
        ("# a comment\nfacts: {a: 1}\nfacts: {b: 2}\n", 3, "key “facts” again"),
        (_FACTS.format(value=5).replace("unit: 个", "unti: 个"), 4, "unti"),
    ],
)
def test_a_previous_round_that_cannot_be_relied_on_is_told_at_the_rule_with_its_first_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, line: int, why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (write(tmp_path, "2021-2025", 5) / "facts.yaml").write_text(broken, encoding="utf-8")
    this = write(tmp_path, "2026-2030", 4, "facts.wells >= previous.facts.wells")
    (found,) = (one for one in workspace.findings(workspace.open_plan(this)).findings if one.code == "rule-invalid")
    said = f"rule reached: the round before cannot be read: 2021-2025/facts.yaml:{line}: "
    assert found.message.en.startswith(said)
    assert why in found.message.en
    assert found.message.zh.startswith(f"规则 reached：上一轮规划读不出：2021-2025/facts.yaml:{line}，")
    assert found.hint.en == "mend the round before first: tjplan check --plan 2021-2025"
    assert (found.place.line, found.place.col) == (6, "    check: 'facts.wells >= previous".index("previous") + 1)


def test_a_broken_previous_round_is_told_only_where_a_rule_needs_it(tmp_path: Path) -> None:
    (write(tmp_path, "2021-2025", 5) / "facts.yaml").write_text("facts: [", encoding="utf-8")
    assert said(write(tmp_path, "2026-2030", 4, "facts.wells == 4")) == []


def test_a_missing_previous_round_is_told_with_what_to_write(tmp_path: Path) -> None:
    this = write(tmp_path, "2026-2030", 4, "facts.wells >= previous.facts.wells")
    (found,) = (one for one in workspace.findings(workspace.open_plan(this)).findings if one.code == "rule-invalid")
    assert "round: 2021-2025" in found.hint.en and "round: 2021-2025" in found.hint.zh


def test_a_slip_behind_previous_is_suggested_with_previous_before_it() -> None:
    before = plan(data="indicators:\n  wells: {target: {value: 3, unit: 个}}\n")
    assert hint("previous.indicators.wells.targett == 3", before).startswith(
        "did you mean previous.indicators.wells.target, previous."
    )
    assert hint("sum(previous.indicators[*].targett) == 3", before) == "did you mean target?"
    assert hint("previous.indicator.wells.target == 3", before) == "did you mean previous.indicators.wells.target?"
    assert (
        hint("previous.indicators == 3", before)
        == "previous.indicators is a collection: write previous.indicators[*] for each of it"
    )
    assert hint("previos.indicators.wells.target == 3", before) == "did you mean previous.indicators.wells.target?"


def hint(text: str, before: Plan) -> str:
    (_, _, told), *_ = outcome(text, previous=before).faults
    return told.en


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
