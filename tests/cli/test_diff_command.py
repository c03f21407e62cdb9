"""``tjplan diff``: two versions compared, from git, from folders, in every form that is text."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from tjplan.model.text import LANGS, Lang

Run = Callable[..., Any]
WHO = {f"GIT_{who}_{what}": "t@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
FACTS = """\
# yaml-language-server: $schema=../../schema/facts.schema.json
schema_version: 1
facts:
  wells: {name: {zh: 井数, en: wells}, value: 3, unit: 个, as_of: 2025, scope: places.town}
"""
WELLS = "    - {id: wells, text: {zh: '全镇有井[[3个|facts.wells]]。水位稳定。', en: 'The town has [[three|facts.wells]] wells. Levels are stable.'}}\n"


def git(folder: Path, *arguments: str) -> str:
    environment = os.environ | WHO | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def commit(folder: Path, tag: str, message: str = "x") -> None:
    git(folder, "add", "-A", ".")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    git(folder, "tag", tag)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


@pytest.fixture
def plan(need: Callable[[str, str], str], smallest: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small plan: v1, v2 where a figure and one Chinese sentence changed, v3 laid out otherwise, and a new well."""
    need("git", "apt-get install git")
    (smallest / "facts.yaml").write_text(FACTS, encoding="utf-8")
    with (smallest / "chapters" / "text.yaml").open("a", encoding="utf-8", newline="\n") as chapter:
        chapter.write(WELLS)
    change(smallest / "plan.yaml", "\n  title:", "\n  current: true\n  title:")
    top = smallest.parents[1]
    git(top, "init", "-q", "-b", "main")
    commit(top, "v1")
    change(smallest / "facts.yaml", "value: 3", "value: 4")
    change(smallest / "chapters" / "text.yaml", "水位稳定", "水位很稳定")
    commit(top, "v2", "more wells\n\nReason-zh: 新打一口井\nReason-en: a well was sunk")
    (smallest / "facts.yaml").rename(smallest / "numbers.yaml")
    change(smallest / "numbers.yaml", "schema_version: 1\n", "schema_version: 1\n# rearranged\n")
    commit(top, "v3")
    change(smallest / "numbers.yaml", "value: 4", "value: 5")
    monkeypatch.chdir(top)
    return smallest


def test_two_revisions_are_told_in_words(run: Run, plan: Path) -> None:
    left = run("diff", "v1", "v2")
    assert (left.code, left.err) == (0, "")
    assert "水位[-稳定-]{+很稳定+}" in left.out or "水位{+很+}稳定" in left.out
    assert "3 → 4 (+1, +33.3%)" in left.out and "New findings" in left.out
    assert "reason: a well was sunk" in left.out
    assert "Chinese changed, English did not" in left.out


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_what_is_said_is_in_the_language_asked_for(run: Run, plan: Path, form: str, lang: Lang) -> None:
    told = run("diff", "v1", "v2", "--format", form, "--lang", lang).out
    assert ({"zh": "修改", "en": "edited"}[lang] in told) and ({"zh": "edited", "en": "修改"}[lang] not in told)


def test_without_a_new_side_it_is_the_plan_as_it_stands(run: Run, plan: Path) -> None:
    told = run("diff", "v3").out
    assert "4 → 5" in told and "numbers.yaml:5" in told


@pytest.mark.parametrize(("form", "says"), [("text", "They do not differ."), ("json", '{"changes": []}\n')])
def test_files_renamed_and_laid_out_otherwise_are_no_change(run: Run, plan: Path, form: str, says: str) -> None:
    left = run("diff", "v2", "v3", "--format", form, "--exit-code")
    assert left.code == 0 and says in left.out
    assert form == "text" or left.out == says


def test_only_on_request_do_changes_exit_with_one(run: Run, plan: Path) -> None:
    assert (run("diff", "v1", "v2").code, run("diff", "v1", "v2", "--exit-code").code) == (0, 1)


def test_two_folders_are_compared_without_git(run: Run, plan: Path, harbour: Path) -> None:
    left = run("diff", harbour, plan)
    assert left.code == 0 and "different plans" in left.out


def test_json_obeys_its_schema(run: Run, plan: Path, root: Path, harbour: Path) -> None:
    schema = json.loads((root / "schema" / "output" / "diff.schema.json").read_text(encoding="utf-8"))
    for sides in (("v1", "v2"), ("v3",), (harbour, plan), (plan, harbour)):
        printed = json.loads(run("diff", *sides, "--format", "json").out)
        assert [str(error) for error in jsonschema_rs.Draft202012Validator(schema).iter_errors(printed)] == []
        assert printed["changes"]


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_the_same_two_sides_give_the_same_bytes(run: Run, plan: Path, form: str) -> None:
    assert run("diff", "v1", "v2", "--format", form).out == run("diff", "v1", "v2", "--format", form).out


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_a_file_gets_what_the_screen_would_as_utf_8_and_the_screen_nothing(
    run: Run, plan: Path, tmp_path: Path, form: str
) -> None:
    shown = run("diff", "v1", "v2", "--format", form, "--lang", "zh").out
    left = run("diff", "v1", "v2", "--format", form, "--lang", "zh", "-o", tmp_path / "出 out" / "改.txt")
    assert left.out == "" and (tmp_path / "出 out" / "改.txt").read_bytes().decode("utf-8") == shown


def test_a_comment_has_the_size_asked_for(run: Run, plan: Path, harbour: Path) -> None:
    whole = run("diff", harbour, plan, "--format", "markdown", "--max-size", 0).out
    small = run("diff", harbour, plan, "--format", "markdown", "--max-size", 2000).out
    assert len(small) <= 2000 < len(whole) and "are left out" in small
    assert run("diff", "v1", "v2", "--format", "markdown", "--max-size", "-1").code == 2


def test_what_is_compared_is_never_written_over(run: Run, plan: Path) -> None:
    target = plan / "numbers.yaml"
    before = target.read_bytes()
    left = run("diff", "v1", "-o", target)
    assert left.code == 2 and "name another one with -o" in left.err
    assert target.read_bytes() == before


def test_a_file_given_as_a_side_is_never_written_over(run: Run, plan: Path, tmp_path: Path) -> None:
    side = tmp_path / "a.docx"
    side.write_bytes(b"PK")
    left = run("diff", side, "v1", "-o", side)
    assert left.code == 2 and "name another one" in left.err and side.read_bytes() == b"PK"


def test_a_folder_as_output_is_refused_in_one_line(run: Run, plan: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    left = run("diff", "v1", "v2", "-o", tmp_path / "folder")
    assert left.code == 2 and left.err.count("\n") == 1 and list((tmp_path / "folder").iterdir()) == []


def test_an_unknown_revision_is_one_line(run: Run, plan: Path) -> None:
    left = run("diff", "nowhere")
    assert left.code == 2 and left.out == "" and left.err.count("\n") == 1


def test_a_revision_that_does_not_load_is_compared_as_far_as_it_does(run: Run, plan: Path) -> None:
    (plan / "numbers.yaml").write_text("facts: [\n", encoding="utf-8")
    left = run("diff", "v1")
    assert left.code == 0 and left.out.startswith("Note: ") and "removed  Facts: wells" in left.out
    assert "New findings" not in left.out


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_control_characters_and_markup_of_a_plan_are_harmless(run: Run, plan: Path, form: str) -> None:
    english = "'The town has [[three|facts.wells]] wells. Levels are stable.'"
    change(plan / "chapters" / "text.yaml", english, '"\\e]0;x\\a\\e[2J</details><script>@all"')
    told = run("diff", "v3", "--format", form, "--lang", "zh").out
    assert all(line.isprintable() for line in told.split("\n"))
    assert "U+001B" in told and (form == "text" or ("<script>" not in told and "@all" not in told))
