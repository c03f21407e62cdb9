"""The harbour plan in a git repository, with three editions and edits after them, some by a stranger."""

import os
import shutil
import subprocess
from pathlib import Path

from website_under_test import EVIL

HARBOUR = Path(__file__).parents[1] / "plans" / "good" / "fishing-harbour"
CHART = """    - id: chart
      text:
        zh: 附图采用《[[听涛湾海图|documents.bay_chart.title]]》，比例尺[[1:5万|documents.bay_chart.scale]]。
        en: 'Maps follow the [[Chart of Tingtao Bay|documents.bay_chart.title]] at [[1:50,000|documents.bay_chart.scale]].'
"""
WORKS = "  title: {zh: 目标与工程, en: Targets and Works}\n  body:\n"
GONE = "KQ4711"
"""A word of the first edition alone."""
EVIL_TAG = "<img/src=x/onerror=alert(1)>"
"""A name that git takes."""


def git(home: Path, *arguments: str, day: str = "2026-02-01") -> str:
    who = [
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.org",
        "-c",
        "commit.gpgsign=false",
        "-c",
        "tag.gpgsign=false",
        "-c",
        "core.fsync=none",
        "-c",
        "gc.auto=0",
        "-c",
        "maintenance.auto=false",
    ]
    when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00+0800", "GIT_COMMITTER_DATE": f"{day}T12:00:00+0800"}
    done = subprocess.run(
        ["git", "-C", str(home), *who, *arguments], check=True, capture_output=True, env=os.environ | when
    )
    return done.stdout.decode()


def edit(plan: Path, file: str, old: str, new: str) -> None:
    text = (plan / file).read_text(encoding="utf-8")
    assert old in text, (file, old)
    (plan / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def commit(home: Path, day: str, *tags: str, message: str = "plan") -> None:
    git(home, "add", ".")
    git(home, "commit", "-q", "--allow-empty", "-m", message, day=day)
    for tag in tags:
        git(home, "tag", tag)


def repository(home: Path) -> Path:
    """The folder of the plan, new in ``home``, before its first tag."""
    plan = shutil.copytree(HARBOUR, home / "plan" / "2026-2030")
    git(home, "init", "-q", "-b", "main", "--template=")
    commit(home, "2026-01-01")
    return plan


def with_history(home: Path) -> Path:
    """The folder of the plan in ``home``: v1.0, v1.1, one whose tag is no name for a file, and edits since.

    The paragraph ``chart`` is reworded in v1.1, then moved to another chapter, renamed and reworded.
    """
    plan = repository(home)
    edit(plan, "chapters/general.yaml", "附图采用", f"附图{GONE}采用")
    commit(home, "2026-01-02")
    git(home, "tag", "-a", "v1.0", "-m", "first")
    (home / "elsewhere.txt").write_text("x", encoding="utf-8")
    commit(home, "2026-01-15", "elsewhere")
    edit(plan, "chapters/general.yaml", f"附图{GONE}采用", "图件采用")
    edit(plan, "chapters/general.yaml", "Maps follow", "All maps follow")
    edit(plan, "chapters/present.yaml", "大船候潮进出", "大船须候潮方可进出")
    edit(plan, "columns/fleet.yaml", "{zh: 围网, en: Seiners}", "{zh: 围网渔船, en: Seine boats}")
    commit(home, "2026-02-01", "v1.1", message="survey\n\nReason-zh: 按勘测修正\nReason-en: after the survey")
    chart = (
        CHART.replace("附图采用", "海图采用")
        .replace("Maps follow", "All charts follow")
        .replace("id: chart", "id: sea_chart")
    )
    edit(plan, "chapters/general.yaml", CHART.replace("附图", "图件").replace("Maps", "All maps"), "")
    edit(plan, "chapters/works.yaml", WORKS, WORKS + chart)
    edit(plan, "indicators.yaml", "value: ≥120", "value: ≥130")
    commit(home, "2026-03-01", "发布/二")
    hostile = EVIL.replace("'", "''").replace("{{", "{ {").replace("[", "(").replace("]", ")")
    edit(plan, "chapters/present.yaml", "{zh: '航道淤积", "{zh: '" + hostile + "航道淤积")
    edit(plan, "chapters/present.yaml", "en: 'The channel silts", "en: '" + hostile + "The channel silts")
    return plan
