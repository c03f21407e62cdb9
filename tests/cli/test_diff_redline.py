"""``tjplan diff --format docx``: a Word file with tracked changes, and what it does not show said in it."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from tjplan import workspace
from tjplan.cli import main

_HARBOUR = Path(__file__).parents[1] / "plans" / "good" / "fishing-harbour"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("old", "new"):
        shutil.copytree(_HARBOUR, tmp_path / name)
    return tmp_path / "old", tmp_path / "new"


def edit(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def made(pair: tuple[Path, Path], *options: str) -> dict[str, str]:
    """The parts of the redline."""
    out = pair[0].parent / "redline.docx"
    code = main(["diff", *map(str, pair), "--format", "docx", "-o", str(out), "--lang", "en", *options])
    assert code == 0
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def tracked(parts: dict[str, str], kind: str) -> str:
    """The characters within revisions of one kind."""
    found = re.findall(f"<w:{kind} [^>]*>(.*?)</w:{kind}>", parts["word/document.xml"])
    return "".join(re.findall(r"<w:(?:t|delText)(?: [^>]*)?>([^<]*)", "".join(found)))


def comment(parts: dict[str, str]) -> str:
    return "\n".join(re.findall(r"<w:t [^>]*>([^<]*)", parts.get("word/comments.xml", "")))


def test_words_are_tracked_under_author_and_date(pair: tuple[Path, Path]) -> None:
    edit(pair[1], "chapters/present.yaml", "大船候潮进出", "大船须候潮进出")
    parts = made(pair, "--author", "审阅人", "--date", "2026-03-01")
    assert tracked(parts, "ins") == "须" and tracked(parts, "del") == ""
    assert 'w:author="审阅人" w:date="2026-03-01T00:00:00Z"' in parts["word/document.xml"]
    assert "word/comments.xml" not in parts


def test_the_other_language_is_one_option_away(pair: tuple[Path, Path]) -> None:
    edit(pair[1], "chapters/present.yaml", "large boats wait", "large boats often wait")
    assert tracked(made(pair, "--doc-lang", "en"), "ins").strip() == "often"
    chinese = made(pair)
    assert tracked(chinese, "ins") == "" and "（英文文本）" in comment(chinese)


def test_what_is_not_printed_is_said_in_a_comment(pair: tuple[Path, Path]) -> None:
    edit(pair[1], "facts.yaml", "value: 1.7, unit: 万吨, as_of: 2025", "value: 1.7, unit: 万吨, as_of: 2024")
    said = comment(made(pair))
    assert "1处改动不印入本文件" in said and "2025 → 2024" in said


def test_a_bound_figure_shows_where_it_is_printed_and_in_no_comment(pair: tuple[Path, Path]) -> None:
    edit(pair[1], "facts.yaml", "value: 2.0, unit: 万吨", "value: 2.1, unit: 万吨")
    parts = made(pair)
    assert tracked(parts, "ins") == "2.1" and tracked(parts, "del") == "2.0"
    assert "word/comments.xml" not in parts


def test_a_new_id_alone_is_no_change_of_the_text(pair: tuple[Path, Path]) -> None:
    edit(pair[1], "chapters/present.yaml", "- id: silt\n", "- id: silting_up\n")
    parts = made(pair)
    assert tracked(parts, "ins") == tracked(parts, "del") == ""


def test_moves_can_be_written_as_deleted_and_inserted(pair: tuple[Path, Path]) -> None:
    text = (pair[0] / "chapters/present.yaml").read_text(encoding="utf-8")
    waiting = text[text.index("        - id: waiting\n") : text.index("        - id: silting\n")]
    (pair[1] / "chapters/present.yaml").write_text(
        text.replace(waiting, "").rstrip() + "\n" + waiting, encoding="utf-8"
    )
    assert "w:moveFrom" in made(pair)["word/document.xml"]
    replaced = made(pair, "--moves", "replace")
    assert "w:moveFrom" not in replaced["word/document.xml"] and tracked(replaced, "del")


def test_equal_plans_have_nothing_to_track(pair: tuple[Path, Path]) -> None:
    parts = made(pair)
    assert not re.search(r"<w:(ins|del|moveFrom|moveTo|rPrChange|pPrChange) ", parts["word/document.xml"])


@pytest.mark.parametrize("output", [[], ["-o", "redline.pdf"], ["-o", "redline"]])
def test_a_redline_needs_the_name_of_a_word_file(
    pair: tuple[Path, Path], output: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", *map(str, pair), "--format", "docx", "--lang", "zh", *output]) == 2
    assert ".docx" in capsys.readouterr().err


def test_a_date_that_is_none_is_refused(pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["diff", *map(str, pair), "--format", "docx", "--date", "2026年3月", "-o", "x.docx", "--lang", "zh"])
    assert "--date 应为日期，如 2026-11-23" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("columns/targets.yaml", "blank: not_applicable", "blank: unknown"),
        ("plan.yaml", "[general, present, works]", "[general, present]"),
        ("chapters/present.yaml", "[[四十二艘|facts.trawlers]]", "四十二艘"),
        ("plan.yaml", "as_of: 2025", "as_of: 2024"),
        (
            "style.yaml",
            "",
            "# yaml-language-server: $schema=../style.schema.json\nschema_version: 1\nstyle:\n  zh: {body: {size: 15}}\n",
        ),
        ("waivers.yaml", "expires:", "expires: #"),
    ],
)
def test_a_redline_of_a_changed_plan_never_shows_nothing(
    pair: tuple[Path, Path], file: str, old: str, new: str
) -> None:
    if not (pair[1] / file).exists():
        (pair[1] / file).write_text(old, encoding="utf-8")
    edit(pair[1], file, old, new)
    found = workspace.compare(str(pair[0]), str(pair[1]), None)
    if not found.review.items:
        assert file == "waivers.yaml"
        return
    parts = made(pair)
    revised = re.search(
        r"<w:(ins|del|moveFrom|moveTo|rPrChange|pPrChange|tblPrChange|tcPrChange) ", parts["word/document.xml"]
    )
    assert revised or comment(parts)
