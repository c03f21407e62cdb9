"""``tjplan check --changed-since``: what a change made or touched, held against git's history."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjplan.check.since import changed_lines, since
from tjplan.cli.check import FORMATS
from tjplan.model.finding import Finding
from tjplan.model.source import Place, SourceFile
from tjplan.model.text import Bilingual

Run = Callable[..., Any]
WHO = {f"GIT_{who}_{what}": "t@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
FACTS = """\
# yaml-language-server: $schema=../../schema/facts.schema.json
schema_version: 1
facts:
  wells: {name: {zh: 井数, en: wells}, value: 3, unit: 个, as_of: 2025, scope: places.town}
"""
ROAD = "    - {id: road, text: {zh: 省道S901。, en: Road S901.}}\n"
WELLS = "    - {id: wells, text: {zh: '井[[4个|facts.wells]]。', en: '[[Three|facts.wells]] wells.'}}\n"
QUICK = [word for setting in ("core.fsync=none", "gc.auto=0", "maintenance.auto=false") for word in ("-c", setting)]
"""Nothing here has to outlive a power cut or to be tidied up."""
UNBOUND = [("number-unbound", f"nodes.road.text.{lang}") for lang in ("zh", "en")]


def git(folder: Path, *arguments: str) -> str:
    environment = os.environ | WHO | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *QUICK, *arguments], cwd=folder, env=environment, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def commit(folder: Path) -> None:
    git(folder, "add", "-A", ".")
    git(folder, "commit", "-q", "-m", "x")


@pytest.fixture
def plan(need: Callable[[str, str], str], smallest: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The smallest plan with an unbound number and a contradiction, committed under a path with Chinese."""
    need("git", "apt-get install git")
    (smallest / "facts.yaml").write_text(FACTS, encoding="utf-8")
    append(smallest, ROAD + WELLS)
    top = smallest.parents[1]
    git(top, "init", "-q", "-b", "main")
    commit(top)
    monkeypatch.chdir(top)
    return smallest


def append(folder: Path, text: str) -> None:
    with (folder / "chapters" / "text.yaml").open("a", encoding="utf-8", newline="\n") as chapter:
        chapter.write(text)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def found(run: Run, plan: Path, revision: str = "HEAD") -> list[tuple[str, str]]:
    """Code and path of what has changed, in a run that says nothing besides."""
    left = run("check", "--plan", plan, "--format", "json", "--changed-since", revision)
    assert left.err == ""
    return [(one["code"], one["path"]) for one in json.loads(left.out)["findings"]]


def test_findings_that_no_change_touched_are_left_out(run: Run, plan: Path) -> None:
    assert run("check", "--plan", plan).code == 1
    left = run("check", "--plan", plan, "--changed-since", "HEAD")
    assert (left.code, left.err) == (0, "") and "Nothing open" in left.out


def test_a_finding_that_a_change_made_is_listed_though_its_own_line_is_old(run: Run, plan: Path) -> None:
    append(plan, "    - {id: more, text: {zh: '井[[3个|facts.wells]]。', en: '[[Three|facts.wells]] wells.'}}\n")
    commit(plan)
    change(plan / "facts.yaml", "value: 3", "value: 4")
    assert found(run, plan) == [
        ("pin-differs", f"nodes.{name}") for name in ("wells.text.en", "more.text.zh", "more.text.en")
    ]


def test_a_finding_is_not_new_because_its_line_moved(run: Run, plan: Path) -> None:
    change(plan / "chapters" / "text.yaml", "  body:\n", "  # one\n  # two\n  body:\n")
    change(plan / "facts.yaml", "facts:\n", "# one\nfacts:\n")
    assert found(run, plan) == []


def test_a_finding_on_a_line_that_changed_is_listed(run: Run, plan: Path) -> None:
    change(plan / "chapters" / "text.yaml", "Road S901.", "The road S901.")
    assert found(run, plan) == UNBOUND


def test_a_finding_whose_operand_stands_on_a_changed_line_is_listed(run: Run, plan: Path) -> None:
    change(plan / "facts.yaml", "en: wells", "en: deep wells")
    assert found(run, plan) == [("pin-differs", "nodes.wells.text.zh")]


def test_a_file_that_git_does_not_know_yet_is_a_change(run: Run, plan: Path) -> None:
    (plan / "mehr.yaml").write_text("facts: {}\n", encoding="utf-8")
    assert {path for _, path in found(run, plan)} == {"plan/2026-2030/mehr.yaml"}


def test_a_commit_counts_like_an_edit(run: Run, plan: Path) -> None:
    change(plan / "chapters" / "text.yaml", "Road S901.", "The road S901.")
    git(plan, "commit", "-q", "-a", "-m", "x")
    assert found(run, plan) == []
    assert found(run, plan, "HEAD~1") == found(run, plan, "main^") == UNBOUND


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_can_be_limited_to_a_change(run: Run, plan: Path, form: str) -> None:
    change(plan / "chapters" / "text.yaml", "Road S901.", "The road S901.")
    left = run("check", "--plan", plan, "--changed-since", "HEAD", "--format", form, "--fail-on", "warning")
    assert left.code == 1 and "number-unbound" in left.out and "nodes.wells" not in left.out


def test_a_finding_that_loses_its_waiver_is_made_by_the_change(run: Run, harbour: Path, plan: Path) -> None:
    shutil.rmtree(plan)
    shutil.copytree(harbour, plan)
    commit(plan)
    (plan / "waivers.yaml").unlink()
    assert found(run, plan) == [("derived-differs", "facts.boats")]


def test_a_plan_that_was_not_there_is_new_as_a_whole(run: Run, plan: Path) -> None:
    later = plan.with_name("2031-2035")
    plan.rename(later)
    left = run("check", "--plan", later, "--changed-since", "HEAD")
    assert left.out == run("check", "--plan", later).out and left.code == 1
    assert left.err == "the plan was not there at HEAD; every finding counts as new\n"
    zh = run("check", "--plan", later, "--changed-since", "HEAD", "--lang", "zh")
    assert "还没有这个规划" in zh.err


def test_a_plan_that_could_not_be_read_then_is_new_as_a_whole(run: Run, plan: Path) -> None:
    good = (plan / "places.yaml").read_bytes()
    (plan / "places.yaml").write_text("places: [", encoding="utf-8")
    commit(plan)
    (plan / "places.yaml").write_bytes(good)
    left = run("check", "--plan", plan, "--changed-since", "HEAD")
    assert left.out == run("check", "--plan", plan).out and left.code == 1
    assert left.err == "at HEAD a file of the plan cannot be read; every finding counts as new\n"


def test_a_file_above_the_limit_makes_the_old_plan_one_that_was_not_read(run: Run, plan: Path) -> None:
    (plan / "big.yaml").write_bytes(b"#" * 10_500_000)
    commit(plan)
    (plan / "big.yaml").unlink()
    assert "a file of the plan cannot be read" in run("check", "--plan", plan, "--changed-since", "HEAD").err


def test_the_work_tree_and_the_index_stay_as_they_are(run: Run, plan: Path) -> None:
    change(plan / "facts.yaml", "value: 3", "value: 4")
    index = plan.parents[1] / ".git" / "index"
    before = git(plan, "status", "--porcelain"), index.read_bytes()
    files = {path: path.read_bytes() for path in plan.rglob("*.yaml")}
    found(run, plan)
    assert before == (git(plan, "status", "--porcelain"), index.read_bytes())
    assert files == {path: path.read_bytes() for path in plan.rglob("*.yaml")}


def test_a_hook_of_another_repository_does_not_lead_it_astray(
    run: Run, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "-q", "other")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "nowhere"))
    assert found(run, plan) == []


def test_line_ends_of_another_system_are_no_change(run: Run, plan: Path) -> None:
    for path in plan.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert found(run, plan) == []


def refused(run: Run, plan: Path, revision: str) -> dict[str, str]:
    """The one line in each language with which the command leaves."""
    said = {}
    for lang in ("zh", "en"):
        left = run("check", "--plan", plan, f"--changed-since={revision}", "--lang", lang)
        assert (left.code, left.out, left.err.count("\n")) == (2, "", 1), left
        said[lang] = left.err
    return said


@pytest.mark.parametrize(
    "revision", ["nowhere", "HEAD~99", "main..HEAD", "HEAD:plan", "deadbeef", "a b", "$(id)", "x\ny"]
)
def test_an_unknown_revision_is_one_line(run: Run, plan: Path, revision: str) -> None:
    said = refused(run, plan, revision)
    assert "没有版本" in said["zh"] and "there is no revision" in said["en"]


@pytest.mark.parametrize("revision", ["--help", "-h", "--output=x", "", " ", "a\0b"])
def test_an_option_is_no_revision(run: Run, plan: Path, revision: str) -> None:
    said = refused(run, plan, revision)
    assert "不是版本" in said["zh"] and "is no revision" in said["en"]
    assert not Path("x").exists()


def test_a_folder_outside_of_git_is_one_line(run: Run, need: Callable[[str, str], str], smallest: Path) -> None:
    need("git", "apt-get install git")
    said = refused(run, smallest, "HEAD")
    assert "不在 git 仓库中" in said["zh"] and "not in a git repository" in said["en"]


def test_no_git_is_one_line(run: Run, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = refused(run, plan, "HEAD")
    assert "请安装 git" in said["zh"] and "install git" in said["en"]


def test_a_shallow_clone_says_how_to_get_the_history(run: Run, plan: Path, tmp_path: Path) -> None:
    append(plan, "    # more\n")
    commit(plan)
    git(tmp_path, "clone", "-q", "--depth", "1", plan.parents[1].as_uri(), "shallow")
    copy = tmp_path / "shallow" / "plan" / plan.name
    assert found(run, copy) == []
    said = refused(run, copy, "HEAD~1")
    assert "git fetch --unshallow" in said["zh"] and "shallow clone" in said["en"]


def one(line: int, path: str = "a", **more: Any) -> Finding:
    words = Bilingual("一", "one")
    return replace(Finding("c", "error", Place("f", line, 1), path, words, words), **more)


def test_of_two_findings_alike_the_one_on_the_changed_line_is_the_new_one() -> None:
    old, new = one(5), one(9)
    assert since((old, new), (one(4),), {"f": frozenset({9})}) == (new,)
    assert since((old, new), (one(4), one(8)), {}) == ()
    assert since((old, new), (one(4),), {}) == (new,)


def test_nothing_is_new_against_itself() -> None:
    findings = (one(1), one(2), one(2, "b"), one(3))
    assert since(findings, findings, {}) == ()


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_lines_that_are_called_old_are_the_old_ones_in_order(before: list[str], after: list[str]) -> None:
    changed = changed_lines([SourceFile("f", "\n".join(before))], [SourceFile("f", "\n".join(after))]).get(
        "f", frozenset()
    )
    kept = [line for at, line in enumerate("\n".join(after).split("\n"), 1) if at not in changed]
    rest = iter("\n".join(before).split("\n"))
    assert all(line in rest for line in kept)


def test_a_file_that_did_not_change_has_no_changed_line_and_a_new_one_only_such() -> None:
    files = [SourceFile("a", "1\n2"), SourceFile("b", "3\n4")]
    assert changed_lines(files[:1], files) == {"b": frozenset({1, 2})}
