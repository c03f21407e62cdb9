"""``tjplan diff --format table`` and ``--format note``."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from amended import HARBOUR, compared, edit, sides

from tjplan import workspace
from tjplan.cli import paper_markdown
from tjplan.model.text import Lang
from tjplan.word import write as write_plan

_ZH = """\
# 《望潮镇渔港建设规划（2026—2030年）》修订说明

## 一、比较的版本

本说明由 tjplan 比较下列两个版本的内容自动生成。

修订前：规划文件夹 v1 的现有内容。

修订后：规划文件夹 v2 的现有内容。

## 二、修订概况

本次修订共9处：新增1处，删除1处，修改5处，移动2处；另有2处编号随之调整。

| 章节 | 新增 | 删除 | 修改 | 移动 |
| --- | :-: | :-: | :-: | :-: |
| 第一章 渔港现状 | 0 | 0 | 2 | 1 |
| 第二章 目标与工程 | 1 | 1 | 1 | 1 |
| 重点项目 | 0 | 0 | 1 | 0 |
| 规划指标 | 0 | 0 | 1 | 0 |
| 合计 | 1 | 1 | 5 | 2 |

按处计：一段文字、一行、一项数据各为一处，中英文都改的算一处。

## 三、修订理由

按竣工测量修正：重点项目“东防波堤加固”。

以下8处修订尚未说明理由：专栏1“渔船表”；专栏1“围网”行；专栏1“其他渔船”行；第二章一、工程；第二章二、2、第1段；\
第二章一、2、第1段；专栏2“渔船泊位”行；规划指标“渔船泊位”。

## 四、数字变化

| 事项 | 修订前 | 修订后 | 增减 | 增减幅度 |
| --- | :-: | :-: | :-: | :-: |
| 重点项目“东防波堤加固”，投资 | 1250万元 | 1300万元 | \\+50万元 | \\+4.0% |
| 规划指标“渔船泊位”，目标值 | ≥120泊位 | ≥130泊位 | \\+10泊位 | \\+8.3% |

## 五、对规划指标的影响

规划指标“渔船泊位”：目标值由≥120泊位调整为≥130泊位（+10泊位）；要求提高（基期96泊位）。

## 六、核对结果

按规划自身的核对规则，修订后新出现问题6处，已解决0处，修订前后都有0处。
"""
_EN = """\
# Note on the Amendments to the Fishing Harbour Plan of Wangchao Town (2026–2030)

## 1\\. Versions compared

Made by tjplan from what the two versions below hold. Unofficial translation; the Chinese text prevails.

Before: the plan folder v1 as it stands.

After: the plan folder v2 as it stands.

## 2\\. Overview

There are amendments at 9 places: 1 added, 1 deleted, 5 edited, 2 moved; 2 numbers changed in consequence.

| Chapter | Added | Deleted | Edited | Moved |
| --- | :-: | :-: | :-: | :-: |
| Chapter 1 The Harbour Today | 0 | 0 | 2 | 1 |
| Chapter 2 Targets and Works | 1 | 1 | 1 | 1 |
| Projects | 0 | 0 | 1 | 0 |
| Indicators | 0 | 0 | 1 | 0 |
| Total | 1 | 1 | 5 | 2 |

Counted by place: a paragraph, a row or an item of data is one, whether it changed in one language or in both.

## 3\\. Reasons

Corrected after the survey: Projects: Strengthening of the East Breakwater.

No reason is given yet for these 8 places: Column 1 “The Fleet”; Column 1, row “Seiners”; Column 1, row “Other boats”; \
Chapter 2, I Works; Chapter 2, II, 2, paragraph 1; Chapter 2, I, 2, paragraph 1; \
Column 2, row “berths for fishing boats”; Indicators: berths for fishing boats.

## 4\\. Figures

| Figure | Before | After | Change | Percent |
| --- | :-: | :-: | :-: | :-: |
| Projects: Strengthening of the East Breakwater, Investment | RMB 12.5 million | RMB 13 million | \
\\+RMB 500,000 | \\+4.0% |
| Indicators: berths for fishing boats, Target | at least 120 | at least 130 | \\+10 berths | \\+8.3% |

## 5\\. Effect on the indicators

Indicators: berths for fishing boats: target changed from at least 120 to at least 130 (+10 berths); \
asks for more than before (baseline 96).

## 6\\. Checks

By the plan’s own checks there are 6 new findings after the amendments, 0 are mended, and 0 stand as before.
"""


@pytest.mark.parametrize(("lang", "expected"), [("zh", _ZH), ("en", _EN)])
def test_the_note_tells_versions_counts_reasons_figures_and_indicators(
    lang: Lang, expected: str, tmp_path: Path
) -> None:
    told = paper_markdown.render(workspace.note(compared(tmp_path, explained="projects"), lang))
    assert told.startswith(expected)


def test_the_note_lists_the_new_findings_with_their_places(tmp_path: Path) -> None:
    told = paper_markdown.render(workspace.note(compared(tmp_path), "zh"))
    assert "| 3 | 序号是 2，应为 1 | " in told and "columns/fleet.yaml:15 |" in told
    assert told.rstrip().endswith("没有只改了一种语言的文字。")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the plan's two states as v1 and v2; the folder of the plan."""
    old, new = sides(tmp_path / "states")
    plan = tmp_path / "repository" / "plan" / "2026-2030"
    shutil.copytree(old, plan)
    git = ["git", "-C", str(tmp_path / "repository"), "-c", "user.name=a", "-c", "user.email=a@b.cn"]
    subprocess.run([*git, "init", "-q"], check=True)
    for name, state, message in (
        ("v1", old, "first"),
        ("v2", new, "second\n\nReason-zh: 按竣工测量修正\nReason-en: surveyed"),
    ):
        shutil.copytree(state, plan, dirs_exist_ok=True)
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-qm", message], check=True)
        subprocess.run([*git, "tag", name], check=True)
    return plan


@pytest.mark.parametrize("name", ["修订对照表.docx", "table.XLSX", "说明.md", "note.docx"])
def test_the_ending_of_the_file_decides_what_is_written(name: str, repository: Path, run: Any, tmp_path: Path) -> None:
    form = "table" if "表" in name or "table" in name else "note"
    ran = run("diff", "v1", "v2", "--plan", repository, "--format", form, "-o", tmp_path / name)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    start = (tmp_path / name).read_bytes()[:2]
    assert start == (b"# " if name.endswith(".md") else b"PK")


def test_the_note_goes_to_the_screen_and_names_commits_and_days(repository: Path, run: Any) -> None:
    ran = run("diff", "v1", "v2", "--plan", repository, "--format", "note", "--doc-lang", "zh")
    assert ran.code == 0
    assert "修订前：版本 v1（提交 " in ran.out and "按竣工测量修正：" in ran.out and "各项修订均已说明理由。" in ran.out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_table_without_a_file_is_refused_with_an_example(lang: str, repository: Path, run: Any) -> None:
    ran = run("diff", "v1", "v2", "--plan", repository, "--format", "table", "--lang", lang)
    assert (ran.code, ran.out) == (2, "")
    assert ("-o 对照表.docx" if lang == "zh" else "-o table.docx") in ran.err and ran.err.count("\n") == 1


@pytest.mark.parametrize(("form", "file"), [("table", "a.pdf"), ("table", "a"), ("note", "a.xlsx"), ("note", "a.doc")])
def test_another_kind_of_file_is_refused_and_not_written(
    form: str, file: str, repository: Path, run: Any, tmp_path: Path
) -> None:
    ran = run("diff", "v1", "v2", "--plan", repository, "--format", form, "-o", tmp_path / file)
    assert ran.code == 2 and ".docx" in ran.err and ran.err.count("\n") == 1
    assert not (tmp_path / file).exists()


def test_word_files_of_one_language_give_a_table_in_it_and_none_in_the_other(tmp_path: Path, run: Any) -> None:
    found = compared(tmp_path)
    files = [tmp_path / "old.docx", tmp_path / "new.docx"]
    for file, side in zip(files, (found.old, found.new), strict=True):
        file.write_bytes(write_plan(side.document("en")))
    assert run("diff", *files, "--format", "table", "-o", tmp_path / "table.docx").code == 0
    ran = run("diff", *files, "--format", "table", "--doc-lang", "zh", "-o", tmp_path / "other.docx")
    assert ran.code == 2 and "--doc-lang en" in ran.err
    assert not (tmp_path / "other.docx").exists()


@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "规划指标“渔船泊位”（96泊位）：与事实数字“泊位数”"), ("en", "(96): states the same figure as")],
)
def test_the_note_names_an_indicator_that_states_the_same_and_did_not_change(
    lang: Lang, said: str, tmp_path: Path
) -> None:
    fact = "facts:\n  berths: {name: {zh: 泊位数, en: berths}, value: 96, unit: 泊位, as_of: 2025, scope: places.wangchao, same_as: indicators.berths.baseline}\n"
    old, new = (shutil.copytree(HARBOUR, tmp_path / name) for name in ("old", "new"))
    edit(old / "facts.yaml", "facts:\n", fact)
    edit(new / "facts.yaml", "facts:\n", fact.replace("96", "97"))
    note = paper_markdown.render(workspace.note(workspace.compare(str(old), str(new), None), lang))
    assert said in note and "Bilingual" not in note
