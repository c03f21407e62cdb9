"""The workflow that reviews a pull request, and the same for GitLab in CONTRIBUTING.md."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKFLOW = ".github/workflows/review.yml"


@pytest.fixture(scope="module")
def workflow(root: Path) -> Any:
    # YAML 1.1 takes the key ``on`` for true.
    return yaml.safe_load((root / WORKFLOW).read_text(encoding="utf-8").replace("\non:", '\n"on":'))


@pytest.fixture(scope="module")
def steps(workflow: Any) -> list[Any]:
    ((job),) = workflow["jobs"].values()
    return list(job["steps"])


def test_the_code_of_a_pull_request_runs_with_the_rights_of_a_pull_request(workflow: Any) -> None:
    assert set(workflow["on"]) == {"pull_request"} and workflow["on"]["pull_request"] == {"paths": ["plan/**"]}
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["review"]["permissions"] == {"contents": "read", "pull-requests": "write"}
    assert workflow["concurrency"]["cancel-in-progress"] is True


def test_the_steps_review_then_keep_the_files_then_comment_whatever_was_found(steps: list[Any]) -> None:
    scripts = [step.get("run") or step["uses"] for step in steps]
    assert scripts == [
        "actions/checkout@v4",
        "actions/setup-python@v5",
        "python -m pip install .",
        '.ci/review "$BASE"',
        "actions/upload-artifact@v4",
        ".ci/comment build/review/comment.md",
    ]
    assert [step.get("if") for step in steps] == [None] * 4 + ["${{ !cancelled() }}"] * 2
    assert steps[4]["with"]["path"] == "build/review"


def test_the_whole_history_is_there_and_the_token_is_where_it_is_needed_only(steps: list[Any]) -> None:
    checkout = steps[0]["with"]
    assert (checkout["fetch-depth"], checkout["persist-credentials"]) == (0, False)
    with_token = [step["name"] for step in steps if "token" in str(step)]
    assert with_token == ["The comment and the summary"]


def test_no_script_takes_in_text_of_a_pull_request(steps: list[Any]) -> None:
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []


def test_the_actions_are_those_of_the_other_workflows(root: Path, steps: list[Any]) -> None:
    others = "".join((root / WORKFLOW).with_name(name).read_text(encoding="utf-8") for name in ("ci.yml", "pages.yml"))
    assert all(f"uses: {step['uses']}\n" in others for step in steps if "uses" in step)


def test_the_example_for_gitlab_runs_the_same_scripts_with_the_whole_history(root: Path) -> None:
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    job = yaml.safe_load(example)["review"]
    assert job["script"][-1] == '.ci/review "$CI_MERGE_REQUEST_DIFF_BASE_SHA"'
    assert job["after_script"] == [".ci/comment build/review/comment.md"]
    assert job["variables"]["GIT_DEPTH"] == "0" and job["artifacts"]["when"] == "always"
    # GitLab links a folder in the merge request only where its name ends in a slash.
    assert job["artifacts"]["paths"] == ["build/review/"] and job["artifacts"]["expose_as"].isascii()
    assert job["artifacts"]["reports"]["junit"] == "build/review/findings.junit.xml"


def test_every_script_that_is_named_is_there(root: Path) -> None:
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8") + (root / WORKFLOW).read_text(encoding="utf-8")
    named = set(re.findall(r"\.ci/[a-z]+", text))
    assert named == {".ci/run", ".ci/review", ".ci/comment"}
    assert all((root / name).is_file() for name in named)
