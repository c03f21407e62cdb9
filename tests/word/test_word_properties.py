"""What the file says of itself: to catalogues, to the navigation pane, to screen readers."""

import io
from dataclasses import replace

import docx as python_docx
import pytest
from small_documents import cell, document, heading, prose, row, table
from word_sample import sample
from word_xml import W, body, part, short

from tjplan.document import Cover
from tjplan.model.text import LANGS, Lang
from tjplan.word import write

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def described(docx: bytes) -> dict[str, str]:
    """The core properties by their local names."""
    return {one.tag.rpartition("}")[2]: one.text or "" for one in part(docx, "docProps/core.xml")}


def custom(docx: bytes) -> dict[str, str]:
    return {one.get("name", ""): "".join(one.itertext()) for one in part(docx, "docProps/custom.xml")}


def test_title_subject_keywords_language_and_revision_are_told() -> None:
    content = replace(sample("zh"), subject="水资源", keywords=("灌溉", "防洪"))
    assert described(write(content, revision=COMMIT)) == {
        "title": "清河县水资源综合利用规划 （2024—2030年）",
        "subject": "水资源",
        "creator": "清河县人民政府",
        "keywords": "灌溉；防洪",
        "description": "本文为示例，数字均属虚构。",
        "identifier": "qinghe-2024-2030",
        "language": "zh-CN",
        "lastModifiedBy": "tjplan",
        "version": "0123456789ab",
        "created": "2024-05-01T00:00:00Z",
        "modified": "2024-05-01T00:00:00Z",
    }
    assert custom(write(content, revision=COMMIT)) == {"Plan": "qinghe-2024-2030", "Revision": "0123456789ab"}


def test_an_independent_reader_sees_the_properties() -> None:
    told = python_docx.Document(io.BytesIO(write(sample("en"), revision=COMMIT))).core_properties
    assert (told.language, told.created.year, told.author) == ("en-GB", 2024, "People’s Government of Qinghe County")  # type: ignore[union-attr]


def test_what_is_not_known_is_left_out() -> None:
    docx = write(document(prose("甲")))
    assert described(docx).keys() == {"identifier", "language", "lastModifiedBy", "created", "modified"}
    assert described(docx)["created"] == "1980-01-01T00:00:00Z"
    assert custom(docx) == {"Plan": "tiny"}


@pytest.mark.parametrize(
    "printed, moment",
    [
        ("二○二三年三月", "2023-03-01"), ("二〇二六年十二月三十一日", "2026-12-31"), ("2026年1月9日", "2026-01-09"),
        ("March 2023", "2023-03-01"), ("5 May 2024", "2024-05-05"), ("May 5, 2024", "2024-05-05"),
        ("2026年", "2026-01-01"), ("二○二三年十三月", "1980-01-01"), ("31 February 2024", "1980-01-01"),
        ("2024年99月", "1980-01-01"), ("〇〇〇〇年一月", "1980-01-01"), ("", "1980-01-01"),
    ],
)  # fmt: skip
def test_the_date_on_the_cover_is_the_date_of_the_file(printed: str, moment: str) -> None:
    assert described(write(document(cover=Cover("", "", "", printed, ""))))["created"] == f"{moment}T00:00:00Z"


def test_headings_stand_in_the_navigation_pane_at_their_levels() -> None:
    docx = write(document(*(heading(str(level), level, anchor=f"a{level}") for level in (1, 2, 3, 4))))
    levels = {
        style.get(f"{W}styleId"): outline.get(f"{W}val")
        for style in part(docx, "word/styles.xml")
        if (outline := style.find(f"{W}pPr/{W}outlineLvl")) is not None
    }
    assert levels == {"Heading1": "0", "Heading2": "1", "Heading3": "2", "Heading4": "3"}
    used = [one.get(f"{W}val") for one in body(docx).iter(f"{W}pStyle") if one.get(f"{W}val", "").startswith("Heading")]
    assert used == ["Heading1", "Heading2", "Heading3", "Heading4"]


def test_a_table_has_a_name_and_a_description_for_those_who_do_not_see_it() -> None:
    head = row(cell("名称"), cell("面积"), header=True)
    docx = write(document(table(head, row(cell("东沟"), cell("8")))))
    said = short(body(docx).find(f"{W}tbl/{W}tblPr"))
    assert '<tblCaption val="专栏1 水库"/><tblDescription val="2行，2列，表头：名称、面积"/></tblPr>' in said
    english = write(document(table(head, row(cell("东沟"), cell("8"))), lang="en"))
    assert 'val="2 rows, 2 columns; headed 名称, 面积"/>' in short(body(english))
    plain = write(document(table(row(cell("\x00甲\n"), cell("乙"))), lang="en"))
    assert 'val="1 row, 2 columns"/>' in short(body(plain))


@pytest.mark.parametrize("lang", LANGS)
def test_every_table_with_a_head_marks_it(lang: Lang) -> None:
    tables = list(body(write(sample(lang))).iter(f"{W}tbl"))
    assert tables
    for one in tables:
        assert one.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        assert one.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1"


def test_the_text_is_in_the_language_of_the_document() -> None:
    for lang, tag in (("zh", "zh-CN"), ("en", "en-GB")):
        styles = short(part(write(sample(lang)), "word/styles.xml"))  # type: ignore[arg-type]
        assert f'<rPrDefault><rPr><lang val="{tag}" eastAsia="zh-CN"/></rPr></rPrDefault>' in styles
