"""The good plans have nothing open, and an invented plan of another kind goes all the way."""

import json
from pathlib import Path

import pytest
from bad_plans import HERE

from tjplan import workspace
from tjplan.cli import main
from tjplan.document import Document, Heading, Paragraph, Table, plain
from tjplan.model.text import LANGS

GOOD = sorted(path.parent for path in (HERE / "good").rglob("plan.yaml"))
HARBOUR = HERE / "good" / "fishing-harbour"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("构建 out")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tjplan.workspace.libreoffice.program", lambda: None)
        assert main(["build", "--plan", str(HARBOUR), "--out", str(out)]) == 0
    return out


def harbour() -> tuple[Document, Document]:
    plan = workspace.open_plan(HARBOUR).plan
    return workspace.document(plan, "zh"), workspace.document(plan, "en")


@pytest.mark.parametrize("folder", GOOD, ids=lambda folder: folder.name)
def test_a_good_plan_has_nothing_open(folder: Path) -> None:
    report = workspace.findings(workspace.open_plan(folder))
    assert [finding for finding in report.findings if finding.waived is None] == []
    assert report.coverage.bound == report.coverage.numbers > 0


def test_a_plan_without_minerals_becomes_word_files_data_and_a_website(built: Path) -> None:
    assert sorted(path.name for path in (built / "word").iterdir()) == [
        "wangchao-harbour-2026-2030.en.docx",
        "wangchao-harbour-2026-2030.zh.docx",
    ]
    for lang in LANGS:
        assert {"index.html", "general.html", "present.html", "works.html"} <= {
            path.name for path in (built / "site" / lang).iterdir()
        }
    assert (built / "site" / "index.html").is_file()
    assert not list(built.rglob(".*"))


def test_its_data_files_hold_the_figures_as_printed(built: Path) -> None:
    zones = json.loads((built / "data" / "zones.json").read_text(encoding="utf-8"))
    assert "57.60" in json.dumps(zones, ensure_ascii=False)
    assert (built / "data" / "columns" / "fleet.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_its_bindings_read_as_words_in_both_languages() -> None:
    for document, said in zip(harbour(), ("总功率1.88万千瓦。", "with 18,800 kW together."), strict=True):
        texts = [plain(block.text) for block in document.blocks if not isinstance(block, Table)]
        assert any(said in text for text in texts)
        assert not any("{{" in text or "[[" in text for text in texts)


def test_its_headings_run_in_or_stand_alone_as_written() -> None:
    zh, _ = harbour()
    shown = [
        (
            type(block).__name__,
            block.kind,
            block.number,
            plain(block.text if isinstance(block, Heading) else block.lead),
        )
        for block in zh.blocks
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and block.kind != "paragraph")
    ]
    assert shown == [
        ("Heading", "preamble", "", "总则"),
        ("Heading", "chapter", "第一章", "渔港现状"),
        ("Heading", "section", "一、", "渔船与捕捞"),
        ("Heading", "item", "1、", "渔船"),
        ("Paragraph", "item", "2、", "捕捞。"),
        ("Heading", "section", "二、", "存在问题"),
        ("Paragraph", "heading", "", "候泊："),
        ("Heading", "heading", "", "淤积"),
        ("Heading", "chapter", "第二章", "目标与工程"),
        ("Heading", "section", "一、", "目标"),
        ("Heading", "section", "二、", "工程"),
        ("Paragraph", "item", "1、", ""),
        ("Heading", "item", "2、", "重点项目"),
        ("Heading", "subitem", "（1）", "东防波堤加固"),
        ("Paragraph", "subitem", "（2）", "制冰厂改造："),
    ]
