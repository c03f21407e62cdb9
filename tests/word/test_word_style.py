"""The style file decides how the Word file looks."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from small_documents import cell, document, heading, prose, row, table
from word_xml import W, body, part, short, text_of

from tjplan.document import Block, Cover
from tjplan.load import folder
from tjplan.model.style import STANDARD, Style
from tjplan.model.text import Lang
from tjplan.word import write

HEAD = "# yaml-language-server: $schema=../schema/style.schema.json\nschema_version: 1\nstyle:\n"
BLOCKS = (heading("总则"), prose("甲"), table(row(cell("a"), cell("b"))))


def styled(text: str, lang: Lang = "zh") -> Style:
    """The style of a file that says ``text`` of the edition in ``lang``."""
    loaded = folder.load({"style.yaml": f"{HEAD}  {lang}: {text}\n".encode()})
    assert not loaded.findings
    return loaded.plan.styles[lang]


def written(text: str, *blocks: Block, lang: Lang = "zh") -> bytes:
    return write(document(*(blocks or BLOCKS), lang=lang), style=styled(text, lang))


def style_part(docx: bytes, style_id: str) -> str:
    return next(short(one) for one in part(docx, "word/styles.xml") if one.get(f"{W}styleId") == style_id)


def test_the_style_of_our_plan_is_the_standard(our_plan: Path) -> None:
    files, _ = folder.files_of(our_plan, "plan")
    assert folder.load(files).plan.styles == STANDARD


@pytest.mark.parametrize(
    "text, style_id, shown",
    [
        ("{body: {size: 15}}", "BodyText", '<sz val="30"/>'),
        ("{body: {chinese_font: 宋体}}", "BodyText", 'eastAsia="宋体"'),
        ("{body: {first: 0, hanging: 2}}", "BodyText", '<ind left="640" hanging="640"/>'),
        ("{chapter: {bold: true, align: left}}", "Heading1", '<b/><bCs/><sz val="44"/>'),
        ("{section: {latin_font: Arial}}", "LeadSection", 'ascii="Arial"'),
        ("{subitem: {italic: true}}", "Heading4", "<i/><iCs/>"),
        ("{heading: {chinese_font: 黑体}}", "Lead", 'eastAsia="黑体"'),
        ("{caption: {after: 9, line: 30}}", "Caption", 'after="180" line="600" lineRule="exact"'),
        ("{cell: {size: 9}}", "TableText", '<sz val="18"/>'),
        ("{smallest: 6}", "TableTextSmall", '<sz val="12"/>'),
        ("{contents_section: {indent: 4}}", "TOC2", 'left="1400"'),
        ("{body: {spacing: 1.5}}", "BodyText", 'line="360" lineRule="auto"'),
    ],
)
def test_a_value_of_the_style_file_stands_in_the_styles(text: str, style_id: str, shown: str) -> None:
    assert shown in style_part(written(text), style_id)
    assert shown not in style_part(write(document(*BLOCKS)), style_id)


def test_paper_and_margins_are_those_of_the_style_file() -> None:
    section = short(
        body(written("{page: {width: 184, height: 260, left: 20, right: 20, characters: 0, lines: 20}}"))[-1]
    )
    assert '<pgSz w="10431" h="14740"/>' in section
    assert 'left="1134"' in section
    assert '<docGrid type="lines" linePitch="532"/>' in section


def test_lines_and_characters_of_the_grid_give_pitch_and_spacing() -> None:
    docx = written("{page: {lines: 20, characters: 26}}")
    assert '<docGrid type="lines" linePitch="637"/>' in short(body(docx)[-1])
    assert '<spacing val="20"/>' in style_part(docx, "BodyText")


def test_only_the_body_text_is_spread_over_the_grid() -> None:
    docx = written("{page: {width: 297, height: 420}}")
    others = ("Normal", "Title", "CoverDate", "Heading1", "Heading2", "TOC1", "TableText", "Footer", "Caption")
    assert "<spacing val=" in style_part(docx, "BodyText")
    assert all("<spacing val=" not in style_part(docx, one) for one in others)


@pytest.mark.parametrize(
    "text", ["{page: {width: 297, height: 210, lines: 0, characters: 0}}", "{}", "{title: {before: 400}}"]
)
def test_the_cover_is_one_page_on_any_paper(
    text: str, convert: Callable[[bytes, str], Path], pdf_text: Callable[[Path], list[str]]
) -> None:
    lines = Cover(
        "望潮镇渔港建设与近岸海域保护规划", "（2026—2030年）", "望潮镇人民政府", "二○二六年五月", "虚构的规划。" * 12
    )
    docx = write(document(heading("总则"), prose("甲"), cover=lines), style=styled(text))
    first, second, *_ = ("".join(page.split()) for page in pdf_text(convert(docx, "pdf")))
    assert "望潮镇人民政府" in first and first.count("虚构的规划") == 12
    assert "总则" in second and "虚构" not in second


def test_without_a_grid_nothing_is_spread() -> None:
    docx = written("{page: {lines: 0, characters: 0}}")
    assert "docGrid" not in short(body(docx)[-1])
    assert "<spacing val=" not in style_part(docx, "BodyText")


def test_the_page_number_has_the_form_of_the_style_file() -> None:
    docx = written("{page_number: {form: 第 1 页, place: center, size: 9}}")
    for number in (1, 2):
        footer = part(docx, f"word/footer{number}.xml")
        assert text_of(footer) == "第 1 页"
        assert '<jc val="center"/>' in short(footer)
        assert "<instrText> PAGE </instrText>" in short(footer)
    assert '<sz val="18"/>' in style_part(docx, "Footer")


def test_every_font_that_the_style_names_is_in_the_font_table() -> None:
    table_ = short(part(written("{body: {chinese_font: 思源宋体, latin_font: Arial}}"), "word/fontTable.xml"))
    assert 'name="思源宋体"' in table_
    assert 'name="Arial"' in table_


def test_the_editions_do_not_share_a_style() -> None:
    assert '<sz val="24"/>' in style_part(written("{}", lang="en"), "BodyText")
    assert '<sz val="22"/>' in style_part(written("{body: {size: 11}}", lang="en"), "BodyText")


def test_the_third_and_fourth_level_are_not_bold_in_chinese() -> None:
    docx = write(document(*BLOCKS))
    assert all("<b/>" not in style_part(docx, style) for style in ("Heading3", "Heading4", "LeadItem", "LeadSubitem"))


@pytest.mark.parametrize("size, lines, characters", [(16, 22, 28), (15, 24, 30), (14, 20, 25)])
def test_a_full_page_has_the_lines_and_characters_of_the_style_file(
    size: int,
    lines: int,
    characters: int,
    convert: Callable[[bytes, str], Path],
    pdf_text: Callable[[Path], list[str]],
) -> None:
    text = f"{{page: {{lines: {lines}, characters: {characters}}}, body: {{size: {size}}}}}"
    _, page, *_ = pdf_text(convert(written(text, prose("国" * characters * lines * 3)), "pdf"))
    found = [re.sub(r"\s", "", line) for line in page.splitlines() if "国" in line]
    assert [len(line) for line in found] == [characters] * lines
