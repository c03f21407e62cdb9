"""The hook and the workflow that we offer to others call commands that there are."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from tjplan.cli.main import _parser

HOOKS = ".pre-commit-hooks.yaml"
WORKFLOW = ".github/examples/plan-check.yml"


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def commands(text: str) -> list[list[str]]:
    """The arguments of each call of tjplan in a shell script, redirections apart."""
    return [shlex.split(call) for call in re.findall(r"\btjplan ([^>|&\n]+)", text)]


@pytest.mark.parametrize("hook", [0, 1])
def test_a_hook_has_what_pre_commit_asks_for_and_runs_a_command_of_ours(root: Path, hook: int) -> None:
    offered = read(root / HOOKS)[hook]
    assert {"id", "name", "entry", "language", "files", "pass_filenames"} <= set(offered)
    assert offered["language"] == "python" and offered["pass_filenames"] is False
    ((*given,),) = commands(offered["entry"])
    assert _parser("en", given).parse_args(given).command == given[0]


@pytest.mark.parametrize("path", ["plan/2021-2025/facts.yaml", "plan/2021-2025/chapters/a.yml"])
def test_the_hooks_look_at_every_file_of_a_plan(root: Path, path: str) -> None:
    for offered in read(root / HOOKS):
        assert re.search(offered["files"], path) and not re.search(offered["files"], "README.md")


def test_the_workflow_checks_uploads_sarif_and_annotates(root: Path) -> None:
    steps = read(root / WORKFLOW)["jobs"]["check"]["steps"]
    scripts = [step["run"] for step in steps if "tjplan check" in step.get("run", "")]
    given = [arguments for script in scripts for arguments in commands(script)]
    options = [_parser("en", arguments).parse_args(arguments) for arguments in given]
    assert [one.format for one in options] == ["sarif", "markdown", "github", "github"]
    assert [one.changed_since for one in options] == [None, None, "$BASE", None]
    assert any("upload-sarif" in step.get("uses", "") for step in steps)
    assert next(step["with"]["fetch-depth"] for step in steps if "checkout" in step.get("uses", "")) == 0


def test_no_script_of_the_workflow_takes_in_text_of_a_pull_request(root: Path) -> None:
    steps = read(root / WORKFLOW)["jobs"]["check"]["steps"]
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []


def test_the_example_does_not_run_here(root: Path) -> None:
    assert not (root / ".github" / "workflows" / Path(WORKFLOW).name).exists()
