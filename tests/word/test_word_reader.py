"""A file that tjplan made, read back as a Document after a person or a program edited it."""

import io
import time
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from small_documents import cell, document, heading, prose, row, table
from word_sample import sample
from word_xml import edited

from tjplan.compose import annexed, compose
from tjplan.document import Block, Chart, Cover, Document, Heading, Origin, Paragraph, Table, plain
from tjplan.errors import WorkspaceError
from tjplan.load import folder
from tjplan.load.fields import fields
from tjplan.model.text import LANGS, Lang
from tjplan.word import ReadBack, office, plainly, read_document, write

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NOWHERE = Origin("", "zh")
INSERTED = '<w:ins w:id="900" w:author="x" w:date="2026-01-01T00:00:00Z">'
DELETED = '<w:del w:id="901" w:author="x" w:date="2026-01-01T00:00:00Z">'


def edit(content: Document, *changes: tuple[str, str]) -> ReadBack:
    """What is read of the file of ``content`` after characters of its main part were replaced."""
    return read_document(edited(write(content), *changes))


def blocks(content: Document, *changes: tuple[str, str]) -> tuple[Block, ...]:
    return edit(content, *changes).document.blocks


def said(block: Block) -> tuple[str, str]:
    """Address and text of a heading or paragraph."""
    assert isinstance(block, Heading | Paragraph)
    return block.origin.address, plain(block.text)


def words(found: Table) -> list[list[str]]:
    return [[plain(cell.text) for cell in row.cells] for row in found.rows]


def first_table(found: tuple[Block, ...]) -> Table:
    return next(block for block in found if isinstance(block, Table))


def made(text: str, style: str = "BodyText") -> str:
    """A paragraph as an editor adds one."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def plan_document(our_plan: Path, lang: Lang) -> Document:
    plan = folder.load(folder.files_of(our_plan, "")[0]).plan
    return annexed(compose(plan, lang), plan, fields())


# What was written.


@pytest.mark.parametrize("lang", LANGS)
def test_our_plan_with_its_annexes_comes_back_whole(lang: Lang, our_plan: Path) -> None:
    content = plan_document(our_plan, lang)
    found = read_document(write(content))
    assert plainly(found.document) == plainly(content)
    assert (found.revisions, found.unknown) == (0, ())


def test_charts_are_left_out_and_nothing_else(our_plan: Path) -> None:
    content = plan_document(our_plan, "zh")
    charts = [block for block in content.blocks if isinstance(block, Chart)]
    assert len(charts) > 0
    assert len(read_document(write(content)).document.blocks) == len(content.blocks) - len(charts)


@pytest.mark.parametrize("lang", LANGS)
def test_every_kind_of_block_comes_back(lang: Lang) -> None:
    assert plainly(read_document(write(sample(lang))).document) == plainly(sample(lang))


def test_cells_keep_their_merges_alignment_and_head() -> None:
    written = first_table(sample("zh").blocks)
    found = first_table(read_document(write(sample("zh"))).document.blocks)
    assert [[(cell.colspan, cell.rowspan, cell.align, cell.header) for cell in row.cells] for row in found.rows] == [
        [(cell.colspan, cell.rowspan, cell.align, cell.header) for cell in row.cells] for row in written.rows
    ]
    assert [(row.key, row.header, row.total) for row in found.rows] == [
        (row.key, row.header, row.total) for row in written.rows
    ]


def test_a_wide_table_is_read_as_lying() -> None:
    wide = table(*(row(*(cell(f"{at}国国国国国国") for at in range(12))) for _ in range(2)), width=12)
    narrow = table(row(cell("甲"), cell("乙")))
    found = read_document(write(document(narrow, wide))).document.blocks
    assert [block.orientation for block in found if isinstance(block, Table)] == ["portrait", "landscape"]


def test_a_table_of_caption_alone_is_a_table_without_rows() -> None:
    (found,) = read_document(write(document(table()))).document.blocks
    assert isinstance(found, Table)
    assert (found.label, plain(found.title), found.rows) == ("专栏1", "水库", ())


def test_the_plan_its_language_and_revision_are_told() -> None:
    found = read_document(write(sample("en"), revision="abc+"))
    assert (found.document.plan_id, found.document.lang, found.home.revision) == ("qinghe-2024-2030", "en", "abc+")


def test_subject_and_keywords_are_read_from_the_properties(our_plan: Path) -> None:
    content = plan_document(our_plan, "en")
    found = read_document(write(content)).document
    assert (found.subject, found.keywords) == (content.subject, content.keywords)


# Paragraphs edited.


def test_a_retyped_paragraph_keeps_its_place() -> None:
    (found,) = blocks(document(prose("两处。", "1、")), ("1、两处。", "1、三处，均未开采。"))
    assert said(found) == ("nodes.p.text", "三处，均未开采。")
    assert isinstance(found, Paragraph) and found.number == "1、"


def test_text_typed_behind_the_bookmark_belongs_to_the_paragraph() -> None:
    end = '<w:bookmarkEnd w:id="0"/>'
    (found,) = blocks(document(prose("两处。")), (end, f"{end}<w:r><w:t>已关闭。</w:t></w:r>"))
    assert said(found) == ("nodes.p.text", "两处。已关闭。")


def test_a_changed_number_is_read_as_the_number() -> None:
    (found,) = blocks(document(prose("两处。", "1、")), ("1、", "12、"))
    assert isinstance(found, Paragraph)
    assert (found.number, plain(found.text)) == ("12、", "两处。")


def test_a_number_taken_away_is_gone() -> None:
    (found,) = blocks(
        document(heading("现状", 1, "第一章")),
        ('<w:t xml:space="preserve">第一章  现状</w:t></w:r><w:bookmarkEnd', "<w:t>现状</w:t></w:r><w:bookmarkEnd"),
    )
    assert isinstance(found, Heading)
    assert (found.number, plain(found.text), found.anchor) == ("", "现状", "a")


def test_a_run_in_heading_stays_apart_from_its_prose() -> None:
    content = document(prose("组织治理。", "2、", "关闭。", "item"))
    (found,) = blocks(content, ("2、关闭。", "3、关停取水口。"), ("组织治理。", "由县组织。"))
    assert isinstance(found, Paragraph)
    assert (found.number, plain(found.lead), plain(found.text)) == ("3、", "关停取水口。", "由县组织。")
    assert (found.lead_origin, found.kind) == (Origin("nodes.p.title", "zh"), "item")


def test_a_run_in_heading_without_bookmark_is_told_by_its_style() -> None:
    added = (
        '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="LeadItem"/></w:rPr>'
        "<w:t>水厂。</w:t></w:r><w:r><w:t>不占农田。</w:t></w:r></w:p><w:sectPr"
    )
    *_, found = blocks(document(prose("甲", "2、", "关。", "item")), ("<w:sectPr", added))
    assert isinstance(found, Paragraph)
    assert (plain(found.lead), plain(found.text), found.kind) == ("水厂。", "不占农田。", "item")
    assert (found.lead_origin, found.origin) == (None, NOWHERE)


def test_a_new_paragraph_has_no_place_and_is_told() -> None:
    content = document(prose("甲"), heading("题"))
    found = edit(
        content,
        (
            '甲</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>',
            f'甲</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>{made("新增。")}',
        ),
    )
    assert [said(block) for block in found.document.blocks] == [
        ("nodes.p.text", "甲"),
        ("", "新增。"),
        ("nodes.a.title", "题"),
    ]
    assert [(one.kind, one.text) for one in found.unknown] == [("paragraph", "新增。")]


def test_a_new_heading_has_its_level_and_number() -> None:
    found = edit(document(heading("题", 1, "第一章")), ("<w:sectPr", made("三、新的一节", "Heading2") + "<w:sectPr"))
    new = found.document.blocks[-1]
    assert isinstance(new, Heading)
    assert (new.level, new.number, plain(new.text), new.kind) == (2, "三、", "新的一节", "section")
    assert [one.kind for one in found.unknown] == ["heading"]


def test_an_added_empty_paragraph_is_no_block() -> None:
    assert len(blocks(document(prose("甲")), ("<w:sectPr", made("") + "<w:sectPr"))) == 1


def test_a_split_paragraph_keeps_its_place_in_its_first_half() -> None:
    found = blocks(document(prose("甲乙")), ("甲乙", "甲</w:t></w:r></w:p><w:p><w:r><w:t>乙"))
    assert [said(block) for block in found] == [("nodes.p.text", "甲"), ("", "乙")]


def test_a_line_opened_above_a_paragraph_does_not_take_its_place() -> None:
    start = '<w:r><w:t xml:space="preserve">甲乙'
    found = blocks(document(prose("甲乙")), (start, f"</w:p><w:p>{start}"))
    assert [said(block) for block in found] == [("nodes.p.text", "甲乙")]


def test_a_line_opened_above_a_run_in_heading_leaves_both_their_places() -> None:
    start = '<w:r><w:rPr><w:rStyle w:val="LeadItem"/>'
    (found,) = blocks(document(prose("组织。", "2、", "关。", "item")), (start, f"</w:p><w:p>{start}"))
    assert isinstance(found, Paragraph)
    assert (found.number, plain(found.lead), plain(found.text)) == ("2、", "关。", "组织。")
    assert found.lead_origin == Origin("nodes.p.title", "zh")


def test_two_merged_paragraphs_keep_the_place_of_the_first() -> None:
    docx = write(document(prose("甲"), heading("题")))
    text = main(docx)
    start = text.index("</w:p>", text.index("甲</w:t>"))
    end = text.index("</w:pPr>", start) + len("</w:pPr>")
    (found,) = read_document(edited(docx, (text[start:end], ""))).document.blocks
    assert said(found) == ("nodes.p.text", "甲题")


def test_a_bookmark_between_paragraphs_is_that_of_the_next() -> None:
    content = document(prose("甲"))
    mark = '<w:bookmarkStart w:id="0" w:name="tj_nodes_p_text_4f2082ea"/>'
    paragraph = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>'
    (found,) = blocks(content, (mark, ""), (paragraph, mark + paragraph))
    assert said(found) == ("nodes.p.text", "甲")


def test_a_doubled_bookmark_leads_home_once() -> None:
    mark = '<w:bookmarkStart w:id="7" w:name="tj_nodes_p_text_4f2082ea"/>'
    copy = f'<w:p>{mark}<w:r><w:t>抄</w:t></w:r><w:bookmarkEnd w:id="7"/></w:p><w:sectPr'
    found = blocks(document(prose("甲")), ("<w:sectPr", copy))
    assert [said(block) for block in found] == [("nodes.p.text", "甲"), ("", "抄")]


# Tracked changes.


def test_insertions_count_and_deletions_and_moves_away_do_not() -> None:
    change = (
        '<w:r><w:t xml:space="preserve">两处。</w:t></w:r>',
        f"{DELETED}<w:r><w:delText>两</w:delText></w:r></w:del>{INSERTED}<w:r><w:t>三</w:t></w:r></w:ins>"
        '<w:moveFrom w:id="902" w:author="x"><w:r><w:t>小</w:t></w:r></w:moveFrom>'
        '<w:moveTo w:id="903" w:author="x"><w:r><w:t>大</w:t></w:r></w:moveTo><w:r><w:t>处。</w:t></w:r>',
    )
    found = edit(document(prose("两处。")), change)
    assert [said(block) for block in found.document.blocks] == [("nodes.p.text", "三大处。")]
    assert found.revisions == 4


def test_a_bookmark_that_starts_in_a_deletion_holds_what_was_typed_instead() -> None:
    docx = write(document(prose("两处。")))
    text = main(docx)
    at = text.index("<w:bookmarkStart")
    old = text[at : text.index("<w:bookmarkEnd", at)]
    new = f"{DELETED}{old.replace('<w:t ', '<w:delText ').replace('</w:t>', '</w:delText>')}</w:del>"
    (found,) = read_document(edited(docx, (old, f"{new}<w:r><w:t>三处。</w:t></w:r>"))).document.blocks
    assert said(found) == ("nodes.p.text", "三处。")


def test_a_deleted_paragraph_is_gone_with_its_place() -> None:
    content = document(prose("甲"), heading("题"))
    gone = (
        '<w:r><w:t xml:space="preserve">甲</w:t></w:r>',
        f"{DELETED}<w:r><w:delText>甲</w:delText></w:r></w:del>",
    )
    mark = ('<w:pStyle w:val="BodyText"/>', f'<w:pStyle w:val="BodyText"/><w:rPr>{DELETED[:-1]}/></w:rPr>')
    assert [said(block) for block in blocks(content, gone, mark)] == [("nodes.a.title", "题")]


def test_a_paragraph_whose_end_was_deleted_runs_into_the_next() -> None:
    content = document(prose("甲"), heading("题"))
    mark = ('<w:pStyle w:val="BodyText"/>', f'<w:pStyle w:val="BodyText"/><w:rPr>{DELETED[:-1]}/></w:rPr>')
    (found,) = blocks(content, mark)
    assert isinstance(found, Heading)
    assert plain(found.text) == "甲题"


# Tables edited.


GRID = table(row(cell("头")), row(cell("甲"), cell("乙")), row(cell("丙"), cell("丁")))


def test_an_added_row_has_no_place_and_is_told() -> None:
    new = f"<w:tr><w:tc>{made('戊')}</w:tc><w:tc>{made('己')}</w:tc></w:tr>"
    found = edit(document(GRID), ("</w:tbl>", f"{new}</w:tbl>"))
    last = first_table(found.document.blocks).rows[-1]
    assert (last.key, [(plain(cell.text), cell.origin) for cell in last.cells]) == (
        "",
        [("戊", NOWHERE), ("己", NOWHERE)],
    )
    assert [(one.kind, one.text) for one in found.unknown] == [("row", "戊 己")]


def test_a_deleted_row_is_skipped_and_leaves_the_others_their_places() -> None:
    docx = write(document(GRID))
    at = main(docx).index("甲")
    text = main(docx)
    start, end = text.rindex("<w:tr>", 0, at), text.index("</w:tr>", at) + len("</w:tr>")
    found = first_table(read_document(edited(docx, (text[start:end], ""))).document.blocks)
    assert words(found)[1:] == [["丙", "丁"]]
    assert [row.key for row in found.rows] == ["头", "丙"]


def test_a_row_deleted_as_a_tracked_change_is_skipped() -> None:
    docx = write(document(GRID))
    text = main(docx)
    start = text.rindex("<w:tr>", 0, text.index("甲"))
    old = text[start : text.index("甲") + 1]
    new = old.replace("<w:trPr>", f"<w:trPr>{DELETED[:-1]}/>")
    assert new != old
    found = read_document(edited(docx, (old, new)))
    assert [row.key for row in first_table(found.document.blocks).rows] == ["头", "丙"]
    assert found.revisions == 1


def test_a_caption_above_a_deleted_table_is_that_of_the_table_put_in_its_place() -> None:
    docx = write(document(GRID))
    text = main(docx)
    old = text[text.index("<w:tbl>") : text.index("</w:tbl>") + len("</w:tbl>")]
    gone = old.replace("<w:trPr>", f"<w:trPr>{DELETED[:-1]}/>").replace("bookmark", "x")
    (found,) = read_document(edited(docx, (old, f"{gone}<w:p/>{old}"))).document.blocks
    assert isinstance(found, Table)
    assert (found.label, words(found)[1]) == ("专栏1", ["甲", "乙"])


def test_a_merged_cell_whose_first_row_was_deleted_begins_in_the_next() -> None:
    merged = table(row(cell("甲", rowspan=3), cell("乙")), row(cell("丙")), row(cell("丁")))
    docx = write(document(merged))
    text = main(docx)
    start, end = text.index("<w:tr>"), text.index("</w:tr>") + len("</w:tr>")
    found = first_table(read_document(edited(docx, (text[start:end], ""))).document.blocks)
    assert [[(plain(cell.text), cell.rowspan) for cell in row.cells] for row in found.rows] == [
        [("", 2), ("丙", 1)],
        [("丁", 1)],
    ]


def test_several_paragraphs_in_a_cell_are_its_lines() -> None:
    found = first_table(blocks(document(GRID), ("甲</w:t></w:r>", "甲</w:t></w:r></w:p><w:p><w:r><w:t>又</w:t></w:r>")))
    assert words(found)[1] == ["甲\n又", "乙"]


def test_a_table_in_a_cell_is_text_of_the_cell() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{made('内')}</w:tc></w:tr></w:tbl>{made('外')}</w:tc>"
    docx = write(document(GRID))
    text = main(docx)
    at = text.index("</w:tc>", text.index("甲"))
    old = text[text.index("甲") : at + len("</w:tc>")]
    found = first_table(read_document(edited(docx, (old, old.removesuffix("</w:tc>") + inner))).document.blocks)
    assert words(found)[1] == ["甲\n内\n外", "乙"]


def test_a_new_table_has_no_place_but_its_label_and_title() -> None:
    new = made("专栏7  新表", "Caption") + f"<w:tbl><w:tr><w:tc>{made('一')}</w:tc></w:tr></w:tbl><w:sectPr"
    found = edit(document(prose("甲")), ("<w:sectPr", new))
    added = first_table(found.document.blocks)
    assert (added.label, plain(added.title), words(added), added.origin) == ("专栏7", "新表", [["一"]], NOWHERE)
    assert [(one.kind, one.text) for one in found.unknown] == [("table", "新表 一")]


def test_a_table_that_lost_its_caption_is_known_by_its_cells() -> None:
    docx = write(document(GRID))
    text = main(docx)
    start = text.rindex("<w:p>", 0, text.index("专栏1  水库</w:t>"))
    found = read_document(edited(docx, (text[start : text.index("<w:tbl>")], "")))
    (lost,) = found.document.blocks
    assert isinstance(lost, Table)
    assert (lost.origin.address, lost.label, plain(lost.title)) == ("columns.t", "", "")
    assert found.unknown == ()


def test_a_changed_label_is_read_as_the_label() -> None:
    found = first_table(blocks(document(GRID), ("专栏1  水库</w:t>", "专栏12  水库</w:t>")))
    assert (found.label, plain(found.title)) == ("专栏12", "水库")


# What editors wrap and add.


def test_content_controls_are_walked_and_text_boxes_and_alternatives_read_once() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f'<w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps"><w:drawing><w:txbxContent>{made("框")}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{made("框")}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    wrapped = f"<w:sdt><w:sdtPr/><w:sdtContent>{made('控件')}</w:sdtContent></w:sdt><w:sectPr"
    found = blocks(document(prose("甲")), ("甲</w:t></w:r>", f"甲</w:t></w:r>{box}"), ("<w:sectPr", wrapped))
    assert [said(block) for block in found] == [("nodes.p.text", "甲"), ("", "框"), ("", "控件")]


def test_contents_that_an_editor_made_anew_are_no_text() -> None:
    content = document(heading("题"), prose("甲"))
    entry = made("新目录 3", "TOC1")
    field = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>题 1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    found = (
        blocks(content, ("<w:sectPr><w:headerReference", entry))
        if False
        else blocks(content, ("<w:body>", f"<w:body>{entry}{field}"))
    )
    assert [said(block) for block in found] == [("nodes.a.title", "题"), ("nodes.p.text", "甲")]


def test_styles_are_known_by_name_where_an_editor_gave_them_other_ids() -> None:
    docx = edited(write(document(heading("题", 2, "一、"))), ("Heading2", "a7"))
    docx = edited(docx, ('w:styleId="Heading2"', 'w:styleId="a7"'), part="word/styles.xml")
    (found,) = read_document(docx).document.blocks
    assert isinstance(found, Heading)
    assert (found.level, found.number) == (2, "一、")


def test_a_changed_cover_is_read_line_by_line() -> None:
    cover = Cover("水规划", "", "县政府", "", "")
    found = edit(document(cover=cover), ("水规划", "水资源规划")).document.cover
    assert found == Cover("水资源规划", "", "县政府", "", "")


@pytest.mark.parametrize("lang", LANGS)
def test_libreoffice_saves_all_that_is_read(lang: Lang, convert: Callable[[bytes, str], Path]) -> None:
    saved = read_document(convert(write(sample(lang)), "docx").read_bytes())
    assert plainly(saved.document) == plainly(sample(lang))
    assert saved.unknown == ()


@pytest.mark.parametrize("lang", LANGS)
def test_libreoffice_saves_all_of_our_plan(lang: Lang, our_plan: Path, convert: Callable[[bytes, str], Path]) -> None:
    content = plan_document(our_plan, lang)
    saved = read_document(convert(write(content), "docx").read_bytes())
    assert plainly(saved.document) == plainly(content)


_EDITS = """\
document.RecordChanges = {record}
  search = document.createSearchDescriptor()
  search.SearchString = "枯水期供水不足"
  cursor = document.Text.createTextCursorByRange(document.findFirst(search))
  cursor.gotoStartOfParagraph(False)
  cursor.gotoEndOfParagraph(True)
  cursor.String = "1、丰水期供水有余。"
  search.SearchString = "泉水共有两处"
  cursor = document.Text.createTextCursorByRange(document.findFirst(search))
  cursor.gotoStartOfParagraph(False)
  cursor.gotoNextParagraph(True)
  cursor.String = ""
  search.SearchString = "清河自西向东"
  cursor = document.Text.createTextCursorByRange(document.findFirst(search))
  cursor.gotoEndOfParagraph(False)
  document.Text.insertControlCharacter(cursor, 0, False)
  document.Text.insertString(cursor, "新增一段。", False)
  rows = document.TextTables.getByIndex(0).Rows
  {rows}
  Dim target(0) As New com.sun.star.beans.PropertyValue
  target(0).Name = "FilterName"
  target(0).Value = "MS Word 2007 XML"
  document.storeToURL("{saved}", target())"""
_ROWS = "rows.removeByIndex(3, 1)\n  rows.insertByIndex(2, 1)"


@pytest.fixture
def in_libreoffice(soffice: str) -> Callable[[bytes, Mapping[str, str]], bytes]:
    """A Word file after the edits above, made in LibreOffice."""

    def run(docx: bytes, given: Mapping[str, str]) -> bytes:
        with office.job(docx, soffice, 120) as job:
            answer = job.file("saved.docx")
            office.run(job, _EDITS, {"saved": answer.as_uri(), **given}, answer)
            return answer.read_bytes()

    return run


@pytest.mark.parametrize(("record", "rows"), [("False", _ROWS), ("True", "")], ids=["plain", "tracked"])
def test_edits_in_libreoffice_find_their_way(
    record: str, rows: str, in_libreoffice: Callable[[bytes, Mapping[str, str]], bytes]
) -> None:
    found = read_document(in_libreoffice(write(sample("zh")), {"record": record, "rows": rows}))
    assert bool(found.revisions) == (record == "True")
    prose_of = {block.origin.address: block for block in found.document.blocks if isinstance(block, Paragraph)}
    assert "nodes.springs_text.text" not in prose_of
    retyped = prose_of["nodes.problem_one.text"]
    assert (retyped.number, plain(retyped.text)) == ("1、", "丰水期供水有余。")
    assert ("paragraph", "新增一段。") in [(one.kind, one.text) for one in found.unknown]
    if rows:
        keys = [row.key for row in first_table(found.document.blocks).rows]
        assert keys == ["head", "subhead", "", "east", "sum"]


# Bad input.


def test_a_file_that_tjplan_did_not_make_is_refused_with_the_way_on() -> None:
    docx = edited(write(document(prose("甲"))), ("urn:tjplan:origins", "urn:other"), part="customXml/item1.xml")
    with pytest.raises(WorkspaceError, match="tjplan import") as refused:
        read_document(docx)
    assert "tjplan import" in refused.value.zh


@pytest.mark.parametrize("junk", [b"", b"PK\x03\x04", b"<html/>"], ids=["empty", "torn", "html"])
def test_what_is_no_word_file_is_refused(junk: bytes) -> None:
    with pytest.raises(WorkspaceError, match=r"\.docx"):
        read_document(junk)


def test_a_home_that_lies_is_read_in_a_moment() -> None:
    docx = write(document(prose("甲"), GRID))
    lies = "".join(
        f'<origin bookmark="tj_{at}" address="{"." * (at % 9)}columns.{at}.rows." lang="zh" role="{role}" prefix="{"1.一" * 30}"/>'
        for at in range(4000)
        for role in ("cell", "lead", "caption")
    )
    marks = "".join(
        f'<w:bookmarkStart w:id="{at + 99}" w:name="tj_{at}"/><w:bookmarkEnd w:id="{at + 99}"/>' for at in range(4000)
    )
    docx = edited(docx, ("</origins>", f"{lies}</origins>"), part="customXml/item1.xml")
    began = time.perf_counter()
    found = read_document(edited(docx, ("<w:sectPr", f"<w:p>{marks}<w:r><w:t>乙</w:t></w:r></w:p><w:sectPr")))
    assert len(found.document.blocks) == 3
    assert time.perf_counter() - began < 5


def test_a_table_of_a_million_places_is_refused() -> None:
    wide = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="63"/></w:tcPr><w:p/></w:tc></w:tr>'
    tall = write(document(prose("甲")))
    with pytest.raises(WorkspaceError, match="too large"):
        read_document(edited(tall, ("<w:sectPr", f"<w:tbl>{wide * 16000}</w:tbl><w:sectPr")))


def test_reading_our_plan_takes_a_moment(our_plan: Path) -> None:
    docx = write(plan_document(our_plan, "zh"))
    best = min(_seconds(docx) for _ in range(5))
    assert best < 0.5


def test_reading_is_near_linear() -> None:
    def file(count: int) -> bytes:
        many = (replace(prose(f"第{at}段。"), origin=Origin(f"nodes.p{at}.text", "zh")) for at in range(count))
        return write(document(*many, table(*(row(cell(f"{at}"), cell(f"{at}乙")) for at in range(count)))))

    small, large = file(300), file(3000)
    best = [min(_seconds(docx) for _ in range(3)) for docx in (small, large)]
    assert best[1] < 30 * best[0]


def _seconds(docx: bytes) -> float:
    began = time.perf_counter()
    read_document(docx)
    return time.perf_counter() - began


def main(docx: bytes) -> str:
    """The main part."""
    return zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()
