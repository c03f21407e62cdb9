"""The table of amendments and the change note as Word files."""

import io
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import docx
import openxml_sdk
import pytest
from amended import compared
from docx.enum.section import WD_ORIENT

from tjplan import workspace
from tjplan.model.style import STANDARD
from tjplan.model.text import LANGS, Lang
from tjplan.paper import Grid, Marked, Paper, Prose, plain, said
from tjplan.textdiff import Piece
from tjplan.word.lint import faults
from tjplan.word.paper import write
from tjplan.workspace import Comparison

_MARKS = {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
_ZH = [
    "1 | 专栏1“渔船表” | 专栏1 渔船[-情况表-] | 专栏1 渔船{+表+} | （未说明）",
    "2 | 专栏1“围网”行 | （移动，原在第3行）/序号：2/种类：围网/数量（艘）：31/功率：6200千瓦"
    " | （移动，现在第2行）/序号：2/种类：围网/数量（艘）：31/功率：6200千瓦 | （未说明）",
    "3 | 专栏1“拖网”行 | 功率：占1列[-1-]行 | 功率：占1列{+2+}行 | （未说明）",
    "4 | 专栏1“其他渔船”行 | 种类：其他/数量（艘）：— | 种类：其他{+渔船+}/数量（艘）：{+1+} | （未说明）",
    "5 | 第二章一、工程 | （移动前）第二章[-二-]、工程 | （移动后）第二章{+一+}、工程 | （未说明）",
    "6 | 原第二章二、2、第1段 | [-安排重点项目两个：-] | （删除） | （未说明）",
    "7 | 第二章一、2、第1段 | — | （新增）{+先建防波堤，后改造制冰厂。+} | （未说明）",
    "8 | 第二章一、2、（1）东防波堤加固，正文 | 投资[-1250-]万元。 | 投资{+1300+}万元。 | 按竣工测量修正",
    "9 | 第二章二、目标 | [-一-]、目标 | {+二+}、目标 | 编号顺延",
    "10 | 专栏2“渔船泊位”行，2030年 | ≥[-120-] | ≥{+130+} | （未说明）",
]
_EN = [
    "1 | Column 1 “The Fleet” | Column 1 The [-Fishing -]Fleet | Column 1 The Fleet | (none given)",
    "2 | Column 1, row “Seiners” | (moved; was row 3)/No.: 2/Kind: Seiners/Boats (number): 31/Power: 6,200 kW"
    " | (moved; now row 2)/No.: 2/Kind: Seiners/Boats (number): 31/Power: 6,200 kW | (none given)",
    "3 | Column 1, row “Trawlers” | Power: columns covered 1, rows covered [-1-]"
    " | Power: columns covered 1, rows covered {+2+} | (none given)",
    "4 | Column 1, row “Other boats” | Kind: [-Others-]/Boats (number): —"
    " | Kind: {+Other boats+}/Boats (number): {+1+} | (none given)",
    "5 | Chapter 2, I Works | (before the move) Chapter 2, [-II-] Works"
    " | (after the move) Chapter 2, {+I+} Works | (none given)",
    "6 | previously Chapter 2, II, 2, paragraph 1 | [-Two key projects are planned:-] | (deleted) | (none given)",
    "7 | Chapter 2, I, 2, paragraph 1 | — | (new) {+The breakwater is built before the ice plant is renewed.+}"
    " | (none given)",
    "8 | Chapter 2, I, 2, (1) Strengthening of the East Breakwater, text | Cost: RMB [-12.5-] million."
    " | Cost: RMB {+13+} million. | corrected after the survey",
    "9 | Chapter 2, II Targets | [-I-]. Targets | {+II+}. Targets | the number follows from other amendments",
    "10 | Column 2, row “berths for fishing boats”, 2030 | ≥[-120-] | ≥{+130+} | (none given)",
]


@pytest.fixture
def harbour(tmp_path: Path) -> Comparison:
    return compared(tmp_path, explained="projects")


def _grid(paper: Paper) -> Grid:
    return next(block for block in paper.blocks if isinstance(block, Grid))


def _shown(words: Marked) -> str:
    return "".join(_MARKS[piece.kind].format(piece.text) for piece in words).replace("\n", "/")


def _lines(paper: Paper) -> list[str]:
    return [" | ".join(map(_shown, row)) for row in _grid(paper).rows]


@pytest.mark.parametrize(("lang", "expected"), [("zh", _ZH), ("en", _EN)])
def test_each_amendment_has_a_row_in_the_order_of_the_new_document(
    lang: Lang, expected: list[str], harbour: Comparison
) -> None:
    assert _lines(workspace.amendments(harbour, lang)) == expected


def test_what_nobody_explained_is_listed_below_the_table(harbour: Comparison) -> None:
    notes = [block.text for block in workspace.amendments(harbour, "zh").blocks if isinstance(block, Prose)]
    assert "尚未说明理由的修订：第1、2、3、4、5、6、7、10项，共8项。" in notes


def _read(content: bytes) -> tuple[docx.document.Document, list[list[str]]]:
    file = docx.Document(io.BytesIO(content))
    return file, [[cell.text for cell in row.cells] for row in file.tables[0].rows]


@pytest.mark.parametrize("lang", LANGS)
def test_another_reader_finds_every_word_of_both_texts(lang: Lang, harbour: Comparison) -> None:
    paper = workspace.amendments(harbour, lang)
    file, [head, *rows] = _read(workspace.paper_docx(paper, harbour))
    assert head == list(_grid(paper).heads)
    assert rows == [[plain(words) for words in row] for row in _grid(paper).rows]
    assert file.paragraphs[0].text == paper.title and file.paragraphs[0].style.name == "Title"


@pytest.mark.parametrize("lang", LANGS)
def test_deleted_words_are_struck_through_and_new_ones_bold_and_underlined(lang: Lang, harbour: Comparison) -> None:
    paper = workspace.amendments(harbour, lang)
    file, _ = _read(workspace.paper_docx(paper, harbour))
    for row, told in zip(list(file.tables[0].rows)[1:], _grid(paper).rows, strict=True):
        for cell, words in zip(row.cells, told, strict=True):
            runs = cell.paragraphs[0].runs
            for kind, mark in (("deleted", "strike"), ("inserted", "bold"), ("inserted", "underline")):
                looks = "".join(run.text for run in runs if (getattr(run if mark != "strike" else run.font, mark)))
                assert looks == "".join(piece.text for piece in words if piece.kind == kind)


@pytest.mark.parametrize("lang", LANGS)
def test_the_pages_lie_and_the_head_is_repeated(lang: Lang, harbour: Comparison) -> None:
    content = workspace.paper_docx(workspace.amendments(harbour, lang), harbour)
    file, _ = _read(content)
    [section] = file.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE and section.page_width > section.page_height
    assert "w:tblHeader" in file.tables[0].rows[0]._tr.xml
    assert "w:tblHeader" not in file.tables[0].rows[1]._tr.xml
    assert section.header.paragraphs[0].text == ("Unofficial translation" if lang == "en" else "")


def _papers(found: Comparison) -> list[bytes]:
    made = [workspace.amendments(found, lang) for lang in LANGS] + [workspace.note(found, lang) for lang in LANGS]
    return [workspace.paper_docx(paper, found) for paper in made]


def test_equal_versions_give_equal_bytes_without_a_fault(harbour: Comparison) -> None:
    assert _papers(harbour) == _papers(harbour)
    assert [faults(content) for content in _papers(harbour)] == [[], [], [], []]


def _paper(rows: Sequence[tuple[Marked, ...]], lang: Lang = "zh") -> Paper:
    grid = Grid(("序号", "条款", "原文", "修订后", "修订理由"), tuple(rows), (6, 14, 32, 32, 16), frozenset((0,)))
    return Paper("《甲》\n修订对照表", lang, (Prose("乙", small=True), grid), lying=True)


_HOSTILE = ("=1+1", "<w:t>", "]]>&amp;", "a\x00\x1b[31mb", "\ud800", "{{x|y}}", "_x0041_", "\u202eabc", "丁" * 3000)


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    rows = [
        (said(str(at)), said(words), (Piece("deleted", words),), (Piece("inserted", words),), said(words))
        for at, words in enumerate(_HOSTILE)
    ]
    content = write(replace(_paper(rows), title=_HOSTILE[3], issuer=_HOSTILE[2], plan_id=_HOSTILE[4]), STANDARD["zh"])
    assert faults(content) == []
    _, [_, *read] = _read(content)
    expected = [
        words.replace("\x00", "\ufffd").replace("\x1b", "\ufffd").replace("\ud800", "\ufffd") for words in _HOSTILE
    ]
    assert [row[2] for row in read] == [row[3] for row in read] == expected


def test_a_long_row_may_stand_on_two_pages_and_a_short_one_may_not() -> None:
    rows = [(said("1"), said("甲"), said(words), said(words), said("乙")) for words in ("丙" * 40, "丁" * 3000)]
    file, _ = _read(write(_paper(rows), STANDARD["zh"]))
    assert ["w:cantSplit" in row._tr.xml for row in file.tables[0].rows] == [True, True, False]


def test_libreoffice_prints_every_word_and_the_head_on_each_page(
    convert: Callable[[bytes, str], Path], pdf_text: Callable[[Path], list[str]]
) -> None:
    words = "".join(chr(0x4E00 + at) for at in range(1800))
    rows = [(said("1"), said("甲"), (Piece("deleted", words),), (Piece("inserted", words[::-1]),), said("乙"))]
    pages = pdf_text(convert(write(_paper(rows), STANDARD["zh"]), "pdf"))
    assert len(pages) > 1
    assert all("修订理由" in page for page in pages)
    assert set(words) <= set("".join(pages))


def test_versions_that_print_the_same_have_no_table(tmp_path: Path) -> None:
    found = compared(tmp_path)
    same = workspace.compare(str(tmp_path / "old"), str(tmp_path / "old"), None)
    paper = workspace.amendments(same, "zh")
    assert not any(isinstance(block, Grid) for block in paper.blocks)
    assert Prose("两个版本印出的文字相同。") in paper.blocks
    assert faults(workspace.paper_docx(paper, found)) == []


@pytest.mark.parametrize("lang", LANGS)
def test_word_files_are_compared_by_what_they_print(lang: Lang, tmp_path: Path, harbour: Comparison) -> None:
    from tjplan.word import write as write_plan

    files = [tmp_path / "old.docx", tmp_path / "new.docx"]
    for file, side in zip(files, (harbour.old, harbour.new), strict=True):
        file.write_bytes(write_plan(side.document(lang)))
    found = workspace.compare(str(files[0]), str(files[1]), None)
    told = [row[2:4] for row in _grid(workspace.amendments(found, lang)).rows]
    expected = [row[2:4] for row in _grid(workspace.amendments(harbour, lang)).rows]
    edits = [pair for pair in expected if not plain(pair[0]).startswith(("（移动", "(moved", "(before"))]
    assert [pair for pair in edits if pair not in told] == []


def test_the_open_xml_sdk_finds_nothing(tmp_path: Path, harbour: Comparison) -> None:
    if openxml_sdk.missing():
        pytest.skip(f"the Open XML SDK is missing: {openxml_sdk.INSTALL}")
    openxml_sdk.unpack(tmp_path / "sdk")
    files = [tmp_path / f"{at}.docx" for at in range(4)]
    for file, content in zip(files, _papers(harbour), strict=True):
        file.write_bytes(content)
    command = [sys.executable, openxml_sdk.__file__, str(tmp_path / "sdk"), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert all(f'"{file}": []' in done.stdout for file in files)
