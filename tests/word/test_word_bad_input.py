"""What a faulty plan holds makes no faulty file."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from small_documents import cell, document, heading, prose, row, table
from word_xml import W, body, part, text_of

from tjplan.document import Cover, Origin, Paragraph, Run
from tjplan.model.style import STANDARD
from tjplan.word import write
from tjplan.word.fit import fit
from tjplan.word.unpack import unpack
from tjplan.word.xml import parse

HOSTILE = "前\x00\x1b\ud800\udfff\ufffe后<w:p/>&\u202e"
NO_CHINESE = """\
<fontconfig>
  <include>/etc/fonts/fonts.conf</include>
  <selectfont><rejectfont><glob>*arphic*</glob><glob>*cjk*</glob><glob>*CJK*</glob></rejectfont></selectfont>
</fontconfig>
"""
NOTHING = Paragraph((), Origin("nodes.p.text", "en"), "p")


def test_characters_that_no_file_can_hold_harm_no_part() -> None:
    one = replace(
        table(row(cell(HOSTILE), cell("乙"), header=True), row(cell(HOSTILE), cell("丙"))), title=(Run(HOSTILE),)
    )
    blocks = (heading(HOSTILE, number=HOSTILE), prose(HOSTILE, HOSTILE, HOSTILE), one)
    docx = write(document(*blocks, cover=Cover(*[HOSTILE] * 5)))
    parts = unpack(docx)
    assert all(parse(data) is not None for data in parts.values())
    assert text_of(body(docx)).count("后<w:p/>&") >= 12
    assert "\ufffd" in text_of(body(docx))


def test_characters_that_no_file_can_hold_harm_no_style() -> None:
    style = STANDARD["en"]
    number = replace(style.page_number, form="\x01 1 \ud800")
    docx = write(document(prose("a"), lang="en"), style=replace(style, page_number=number))
    assert text_of(part(docx, "word/footer1.xml")) == "\ufffd 1 \ufffd"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_missing_in_one_language_leaves_its_place_empty(lang: str) -> None:
    blank = replace(cell("x"), text=())
    empty = replace(table(row(blank, cell("乙")), row(blank, blank)), title=())
    blocks = (replace(heading("题"), text=()), NOTHING, replace(prose("甲", "1、", "乙"), text=()), empty)
    docx = write(document(*blocks, lang="en" if lang == "en" else "zh"))
    assert len(list(body(docx).iter(f"{W}tc"))) == 4
    assert all(found[-1].tag == f"{W}p" for found in body(docx).iter(f"{W}tc"))


def test_an_empty_document_is_a_page() -> None:
    assert [child.tag for child in body(write(document()))] == [f"{W}p", f"{W}sectPr"]


def test_a_table_without_rows_or_cells_has_a_fit() -> None:
    assert fit(table(), STANDARD["zh"]).heights == ()
    first, second = fit(table(row(), row()), STANDARD["zh"]).heights
    assert first == second > 0


def test_a_table_of_a_hundred_columns_is_written() -> None:
    wide = table(row(*(cell(f"第{at}栏数据") for at in range(100))), width=100)
    fitted = fit(wide, STANDARD["zh"])
    assert (fitted.lying, fitted.small) == (True, True)
    assert all(width > 0 for width in fitted.widths)
    assert len(list(body(write(document(wide))).iter(f"{W}tc"))) == 100


def test_without_the_official_fonts_the_file_names_others() -> None:
    fonts = {font.get(f"{W}name"): font.find(f"{W}altName") for font in part(write(document()), "word/fontTable.xml")}
    others = {name: found.get(f"{W}val") for name, found in fonts.items() if found is not None}
    assert others["仿宋_GB2312"] == "仿宋"
    assert others["方正小标宋简体"] == "FZXiaoBiaoSong-B05S"


def test_without_any_chinese_font_the_file_still_opens(
    convert: Callable[[bytes, str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(NO_CHINESE, encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(fonts))
    assert (
        convert(write(document(heading("总则"), prose("甲"))), "txt").read_text(encoding="utf-8-sig").split()[-1]
        == "甲"
    )
