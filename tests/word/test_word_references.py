"""Words that name a chapter, section or column are fields that show the same words after an update."""

import re
from collections.abc import Callable

import pytest
from small_documents import cell, document, heading, prose, row, table
from word_xml import W, body, edited, short, text_of

from tjplan.document import Block, Document, Heading, Origin, Paragraph, Run, Table
from tjplan.model.text import LANGS, Lang
from tjplan.word import write
from tjplan.word.origins import read_origins


def refers(*parts: str | tuple[str, str]) -> Paragraph:
    """A paragraph; a pair is words and what they refer to."""
    runs = tuple(Run(part) if isinstance(part, str) else Run(*part) for part in parts)
    return Paragraph(runs, Origin("nodes.see.text", "zh"), "see")


def bookmarked(docx: bytes) -> dict[str, str]:
    """The words that each target of a reference covers."""
    found: dict[str, str] = {}
    names: dict[str, str] = {}
    for element in body(docx).iter():
        if element.tag == f"{W}bookmarkStart" and element.get(f"{W}name", "").startswith("_Ref"):
            names[element.get(f"{W}id", "")] = element.get(f"{W}name", "")
            found[names[element.get(f"{W}id", "")]] = ""
        elif element.tag == f"{W}bookmarkEnd":
            names.pop(element.get(f"{W}id", ""), None)
        elif element.tag == f"{W}t":
            for name in names.values():
                found[name] += element.text or ""
    return found


_FIELD = re.compile(r"<instrText> REF (\w+) \\h </instrText></r><r><fldChar \S*separate\"/></r>(.*?)<r><fldChar")


def fields(docx: bytes) -> list[tuple[str, str]]:
    """The bookmark that each REF field asks for, and the words that it shows."""
    return [(name, re.sub("<[^>]*>", "", shown)) for name, shown in _FIELD.findall(short(body(docx)))]


def see(*parts: str | tuple[str, str]) -> bytes:
    chapter = heading("布局", 1, "第三章", "layout")
    section = heading("禁止区", 2, "一、", "closed")
    return write(document(chapter, section, refers(*parts), table(row(cell("甲"), cell("乙")))))


def test_a_reference_is_a_field_over_exactly_its_words() -> None:
    docx = see("见", ("第三章", "nodes.layout"), "“", ("禁止区", "nodes.closed"), "”和", ("专栏1", "columns.t"), "。")
    assert [shown for _, shown in fields(docx)] == ["第三章", "禁止区", "专栏1"]
    assert all(bookmarked(docx)[name] == shown for name, shown in fields(docx))
    assert text_of(body(docx)).count("见第三章“禁止区”和专栏1。") == 1
    assert re.search(r"REF _Ref\d{9} \\h ", short(body(docx)))


def test_headings_and_captions_read_as_before() -> None:
    docx = see(("第三章", "nodes.layout"), ("布局", "nodes.layout"), ("章  布", "nodes.layout"), ("水库", "columns.t"))
    assert "第三章  布局" in text_of(body(docx)) and "专栏1  水库" in text_of(body(docx))
    assert sorted(bookmarked(docx).values()) == sorted(["第三章", "布局", "章  布", "水库"])
    assert {found.origin.address: found.text for found in read_origins(docx)}["nodes.layout.title"] == "布局"


def test_words_that_the_target_does_not_have_are_a_link_to_all_of_it() -> None:
    docx = see(("下表", "columns.t"))
    assert fields(docx) == []
    (name,) = bookmarked(docx)
    assert f'<hyperlink anchor="{name}" history="1"><r><t>下表</t></r></hyperlink>' in short(body(docx))
    assert bookmarked(docx)[name] == "专栏1  水库"


def test_two_references_to_one_thing_share_a_bookmark() -> None:
    docx = see(("专栏1", "columns.t"), "、", ("专栏1", "columns.t"))
    assert len(fields(docx)) == 2 and len(bookmarked(docx)) == 1


def test_a_figure_and_a_thing_that_is_not_printed_are_no_reference() -> None:
    docx = see(("8公顷", "facts.area"), ("第九章", "nodes.gone"), ("专栏7", "columns.gone"))
    assert fields(docx) == [] and bookmarked(docx) == {}
    assert "8公顷第九章专栏7" in text_of(body(docx))


def test_without_a_reference_nothing_changes() -> None:
    docx = write(document(heading("布局", 1, "第三章", "layout"), prose("甲")))
    assert "<t>第三章  布局</t>" in short(body(docx)) and "_Ref" not in short(body(docx))


def test_a_heading_that_names_itself_does_not_refer_to_itself() -> None:
    title = (Run("布局", "nodes.layout"),)
    itself = Heading(1, "chapter", "第三章", title, Origin("nodes.layout.title", "zh"), "layout")
    assert fields(write(document(itself))) == []


def test_a_cell_refers_too_and_a_run_in_heading_is_a_target() -> None:
    lead = Paragraph((Run("组织治理。"),), Origin("nodes.p.text", "zh"), "p", "2、", (Run("关闭矿山"), Run("。")),
                     Origin("nodes.p.title", "zh"), "item")  # fmt: skip
    linked = cell("关闭矿山")
    linked = type(linked)((Run("关闭矿山", "nodes.p"),), linked.origin)
    docx = write(document(lead, table(row(linked, cell("乙")))))
    ((name, shown),) = fields(docx)
    assert shown == bookmarked(docx)[name] == "关闭矿山"


def referring(lang: Lang) -> Document:
    """Every kind of reference, forwards and backwards."""
    zh = lang == "zh"
    chapter, label, section = ("第二章", "专栏1", "禁止区") if zh else ("Chapter 2", "Column 1", "Closed Areas")
    ahead = refers(
        "见" if zh else "See ",
        (chapter, "nodes.layout"),
        "、" if zh else ", ",
        (label, "columns.t"),
        "。" if zh else ".",
    )
    back = refers("如" if zh else "As ", (section, "nodes.closed"), "所述。" if zh else " says.")
    found = table(row(cell("甲"), cell("乙")))
    column = Table(label, found.title, found.title_origin, "above", 2, found.rows, found.origin, found.anchor)
    blocks: tuple[Block, ...] = (
        heading("总则" if zh else "General", 1, "第一章" if zh else "Chapter 1", "general"),
        ahead,
        heading("布局" if zh else "Layout", 1, chapter, "layout"),
        heading(section, 2, "一、" if zh else "I.", "closed"),
        back,
        column,
    )
    return document(*blocks, lang=lang)


@pytest.mark.parametrize("lang", LANGS)
def test_pandoc_reads_the_words_of_a_reference_once(lang: Lang, pandoc_text: Callable[[bytes], str]) -> None:
    said = pandoc_text(write(referring(lang)))
    for words in {"zh": ("见第二章、专栏1。", "如禁止区所述。"), "en": ("SeeChapter2,Column1.", "AsClosedAreassays.")}[
        lang
    ]:
        assert said.count(words) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_an_update_of_the_fields_changes_no_word(lang: Lang, updated: Callable[[bytes], bytes]) -> None:
    written = write(referring(lang))
    assert read_origins(updated(written)) == read_origins(written)


@pytest.mark.parametrize("lang", LANGS)
def test_a_field_follows_when_the_number_changes(lang: Lang, updated: Callable[[bytes], bytes]) -> None:
    written = write(referring(lang))
    old, new = ("第二章", "第九章") if lang == "zh" else ("Chapter 2", "Chapter 9")
    (mark,) = [name for name, words in bookmarked(written).items() if words == old]
    heading_text = f'w:name="{mark}"/><w:r><w:t xml:space="preserve">'
    changed = updated(edited(written, (heading_text + old, heading_text + new)))
    (see,) = [
        found.text for found in read_origins(changed) if found.origin.address == "nodes.see.text" and "1" in found.text
    ]
    assert new in see and old not in see
