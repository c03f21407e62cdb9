"""The style file: laid over the standard, and refused with one clear message where it cannot be."""

import pytest

from tjplan.load import folder
from tjplan.model.style import STANDARD, Style

HEAD = "# yaml-language-server: $schema=../schema/style.schema.json\nschema_version: 1\nstyle:\n"


def load(body: str) -> folder.Loaded:
    return folder.load({"style.yaml": (HEAD + body).encode()})


def zh(body: str) -> Style:
    loaded = load(body)
    assert not loaded.findings
    return loaded.plan.styles["zh"]


def test_without_a_style_file_the_standard_holds() -> None:
    assert folder.load({}).plan.styles == STANDARD


def test_what_a_style_leaves_out_is_the_standard() -> None:
    assert zh("  zh: {}\n") == STANDARD["zh"]


def test_one_size_changes_one_size() -> None:
    style = zh("  zh: {body: {size: 15}}\n")
    assert style.body.size == 15
    assert style.body.face.chinese_font == STANDARD["zh"].body.face.chinese_font
    assert style.section == STANDARD["zh"].section


def test_every_kind_of_value_is_taken() -> None:
    style = zh(
        "  zh:\n"
        "    page: {top: 30.5, lines: 0}\n"
        "    page_number: {latin_font: Arial, size: 10, form: '- 1 -', place: center}\n"
        "    chapter: {chinese_font: 宋体, bold: true, align: left, first: 1}\n"
        "    heading: {chinese_font: 黑体}\n"
        "    smallest: 9\n"
    )
    assert (style.page.top, style.page.lines) == (30.5, 0)
    assert (style.page_number.form, style.page_number.place) == ("- 1 -", "center")
    assert (style.page_number.block.face.latin_font, style.page_number.block.size) == ("Arial", 10)
    assert (style.chapter.face.chinese_font, style.chapter.face.bold) == ("宋体", True)
    assert (style.chapter.align, style.chapter.first) == ("left", 1)
    assert (style.heading.chinese_font, style.smallest) == ("黑体", 9)


def test_gaps_of_the_cover_that_are_left_out_follow_the_height_of_the_text() -> None:
    style = zh("  zh: {page: {height: 522, lines: 0}, issuer: {before: 99}}\n")
    assert style.title.before == STANDARD["zh"].title.before * 2
    assert style.issuer.before == 99


def test_the_editions_have_styles_of_their_own() -> None:
    loaded = load("  en: {body: {size: 11}}\n")
    assert loaded.plan.styles["zh"] == STANDARD["zh"]
    assert loaded.plan.styles["en"].body.size == 11


@pytest.mark.parametrize(
    "body, code, at, zh_words, en_words",
    [
        ("  zh: {body: {size: 0}}\n", "schema", (4, 21), "小于 5", "less than 5"),
        ("  zh: {body: {siz: 16}}\n", "schema", (4, 15), "未知字段", "did you mean size"),
        ("  zh: {footnote: {size: 9}}\n", "schema", (4, 8), "未知字段", "unknown field"),
        ("  zh: {body: {size: 三号}}\n", "schema", (4, 21), "应为数字", "should be a number"),
        ("  zh: {body: 16}\n", "schema", (4, 14), "应为映射", "a mapping"),
        ("  zh: {page_number: {form: '—'}}\n", "schema", (4, 28), "恰有一个 1", "exactly one 1"),
        ("  zh: {page: {left: 100, right: 90}}\n", "style-page", (4, 21), "版心只有 20 毫米宽", "only 20 mm wide"),
        ("  zh: {page: {top: 150, bottom: 140}}\n", "style-page", (4, 20), "版心只有 7 毫米高", "only 7 mm high"),
        ("  en: {page: {footer: 35}}\n", "style-page", (4, 23), "落到正文里", "stands in the text"),
        ("  zh: {page: {lines: 60}}\n", "style-page", (4, 22), "排不下 60 行", "60 lines"),
        ("  zh: {page: {characters: 60}}\n", "style-page", (4, 27), "排不下 60 字", "60 characters"),
        ("  zh: {page: {lines: 1, characters: 1}}\n", "style-page", (4, 22), "每页只有 1 行", "1 is too few lines a page"),
        ("  zh: {page: {characters: 9}}\n", "style-page", (4, 27), "每行只有 9 字", "9 is too few characters a line"),
        ("  zh: {cell: {size: 12}, smallest: 40}\n", "style-page", (4, 36), "大于单元格字号 12", "larger than that of a cell, 12"),
        ("  zh: {cell: {size: 96, line: 0}}\n", "style-page", (4, 21), "不大于 44 的字号", "at most 44"),
        ("  zh: {cell: {size: 24}}\n", "style-page", (4, 8), "字会被截去", "cut off"),
        ("  zh: {body: {size: 60}}\n", "style-page", (4, 7), "排不下 22 行", "22 lines"),
    ],
)  # fmt: skip
def test_a_wrong_value_gives_one_message_at_its_place_in_both_languages(
    body: str, code: str, at: tuple[int, int], zh_words: str, en_words: str
) -> None:
    loaded = load(body)
    (finding,) = loaded.findings
    assert (finding.code, finding.place.line, finding.place.col) == (code, *at)
    assert zh_words in finding.message.zh + finding.hint.zh
    assert en_words in finding.message.en + finding.hint.en
    assert loaded.plan.styles == STANDARD


def test_a_second_style_file_is_named_and_does_not_count() -> None:
    first, second = (f"{HEAD}  zh: {{body: {{size: {size}}}}}\n".encode() for size in (15, 14))
    plan = folder.load({"a.yaml": first, "b.yaml": second}).plan
    assert plan.styles["zh"].body.size == 15
    assert [address for address, *_ in plan.twice] == ["style"]
