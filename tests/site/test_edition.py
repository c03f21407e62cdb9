"""The edition that pages name at their foot: what git knows of the plan's files."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tjplan.pages.changes import UNKNOWN, Edition, to_line
from tjplan.workspace.revision import edition

SMALLEST = Path(__file__).parents[1] / "plans" / "good" / "smallest"
WHEN = {"GIT_AUTHOR_DATE": "2026-01-31T12:00:00+0800", "GIT_COMMITTER_DATE": "2026-02-01T12:00:00+0800"}


def git(home: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(home), *who, *arguments], check=True, capture_output=True, env=os.environ | WHEN)


@pytest.fixture
def committed(tmp_path: Path) -> Path:
    plan = tmp_path / "plan" / "2026-2030"
    shutil.copytree(SMALLEST, plan)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "plan")
    return plan


def test_it_is_the_last_commit_of_the_plan_and_its_day(committed: Path) -> None:
    found = edition(committed)
    assert len(found.commit) == 40 and found.date == "2026-02-01" and len(found.short) == 10
    (committed.parents[1] / "elsewhere.txt").write_text("x", encoding="utf-8")
    git(committed.parents[1], "add", ".")
    git(committed.parents[1], "commit", "-q", "-m", "elsewhere")
    assert edition(committed) == found


def test_a_plus_sign_says_that_files_changed_since(committed: Path) -> None:
    places = committed / "places.yaml"
    places.write_text(places.read_text(encoding="utf-8") + "  # x\n", encoding="utf-8")
    assert edition(committed).short.endswith("+")


def test_without_git_nothing_is_claimed(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    shutil.copytree(SMALLEST, plan)
    assert edition(plan) == UNKNOWN and to_line(UNKNOWN, "zh") == ""


def test_the_line_at_the_foot_says_both_in_each_language() -> None:
    known = Edition("0123456789abcdef+", "2026-02-01")
    assert to_line(known, "zh") == "数据版本：0123456789+，数据更新日期：2026-02-01"
    assert to_line(known, "en") == "Revision of the data: 0123456789+; data last changed: 2026-02-01"
