"""The lint finds each fault that validators pass over, and none in what we write."""

import io
import re
import zipfile

import pytest
from small_documents import cell, document, heading, prose, row, table
from word_sample import sample
from word_xml import edited

from tjplan import workspace
from tjplan.errors import WorkspaceError
from tjplan.model.text import LANGS, Lang
from tjplan.word import write
from tjplan.word.lint import faults

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize("lang", LANGS)
def test_what_we_write_has_no_fault(lang: Lang) -> None:
    assert faults(write(sample(lang))) == []


@pytest.mark.parametrize("lang", LANGS)
def test_our_plan_has_no_fault(lang: Lang, our_plan) -> None:  # type: ignore[no-untyped-def]
    plan = workspace.open_plan(our_plan).plan
    assert faults(write(workspace.document(plan, lang), style=plan.styles[lang])) == []


def small() -> bytes:
    return write(document(heading("题"), prose("甲"), table(row(cell("乙"), cell("丙")))))


_PROSE = '<w:r><w:t xml:space="preserve">甲</w:t></w:r>'


@pytest.mark.parametrize(
    "old, new, told",
    [
        (_PROSE, '<w:ins w:id="90"><w:r><w:delText>甲</w:delText></w:r></w:ins>', "delText outside del: 甲"),
        (_PROSE, '<w:del w:id="90"><w:r><w:t>甲</w:t></w:r></w:del>', "t inside del: 甲"),
        (_PROSE, '<w:del w:id="90"><w:r><w:instrText>PAGE</w:instrText></w:r></w:del>', "instrText inside del: PAGE"),
        (_PROSE, '<w:r><w:delInstrText>PAGE</w:delInstrText></w:r>', "delInstrText outside del: PAGE"),
        (_PROSE, '<w:moveFrom w:id="90"><w:r><w:delText>甲</w:delText></w:r></w:moveFrom>', "delText outside del: 甲"),
        (_PROSE, f'<w:ins w:id="90" w:author="a">{_PROSE}</w:ins>', "ins without date"),
        (_PROSE, f'<w:ins w:id="90" w:date="d">{_PROSE}</w:ins>', "ins without author"),
        (_PROSE, f'<w:ins w:id="90"><w:moveTo w:id="91">{_PROSE}</w:moveTo></w:ins>', "moveTo inside ins"),
        ('<w:pStyle w:val="BodyText"/>', '<w:pStyle w:val="BodyText"/><w:rPr><w:ins w:id="90"/><w:del w:id="91"/></w:rPr>', "rPr with ins and del"),
        (_PROSE, '<w:moveToRangeStart w:id="90" w:name="m"/>', "moveToRange 90 without its other end"),
        (_PROSE, '<w:moveToRangeStart w:id="90" w:name="m"/><w:moveToRangeEnd w:id="90"/>', "move m has one place"),
        (_PROSE, '<w:commentRangeEnd w:id="90"/>', "commentRange 90 without its other end"),
        ('<w:pStyle w:val="SectionEnd"/></w:pPr></w:p>', '<w:pStyle w:val="SectionEnd"/><w:rPr><w:ins w:id="90"/></w:rPr></w:pPr></w:p>', "the last paragraph of body loses its end"),
        ('<w:pStyle w:val="TableText"/>', '<w:pStyle w:val="TableText"/><w:rPr><w:del w:id="90"/></w:rPr>', "the last paragraph of tc loses its end"),
        (_PROSE, f'<w:ins w:id="90">{_PROSE}</w:ins><w:del w:id="90"/>', "annotation id 90 stands twice"),
        (_PROSE, f'<w:ins w:id="0">{_PROSE}</w:ins>', "annotation id 0 stands twice"),
        (_PROSE, '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr></w:sdt>' * 2, "content control id 5 stands twice"),
        (_PROSE, '<w:bookmarkStart w:id="90" w:name="x"/>', "bookmark x without an end"),
        (_PROSE, '<w:bookmarkEnd w:id="90"/>', "bookmarkEnd 90 without a start"),
        (_PROSE, '<w:bookmarkStart w:id="90" w:name="TJ"/><w:bookmarkEnd w:id="90"/>'
                 '<w:bookmarkStart w:id="91" w:name="tj"/><w:bookmarkEnd w:id="91"/>', "bookmark tj stands twice"),
        (_PROSE, f'<w:bookmarkStart w:id="90" w:name="{"x" * 41}"/><w:bookmarkEnd w:id="90"/>', f"bookmark {'x' * 41} is longer"),
        (_PROSE, '<w:hyperlink w:anchor="gone"/>', "bookmark gone is asked for and not there"),
        (_PROSE, "<w:r><w:instrText> REF gone \\h </w:instrText></w:r>", "bookmark gone is asked for and not there"),
        (_PROSE, '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "a field without an end"),
        (_PROSE, '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "fldChar end out of turn"),
        ("<w:vAlign", '<w:gridSpan w:val="2"/><w:vAlign', "row 1 is 4 columns wide, its grid 2"),
        ("<w:gridCol ", '<w:gridCol w:w="1"/><w:gridCol ', "row 1 is 2 columns wide, its grid 4"),
        ('w:val="BodyText"', 'w:val="Fancy"', "style Fancy is not defined"),
        ("<w:pgSz ", '<w:headerReference r:id="rId99"/><w:pgSz ', "rId99 is no relationship"),
    ],
    ids=lambda value: re.sub(r"[^\w ]", "", value)[:40],
)  # fmt: skip
def test_a_fault_is_found(old: str, new: str, told: str) -> None:
    found = faults(edited(small(), (old, new)))
    assert any(told in fault for fault in found), found


def test_a_cell_without_a_paragraph_is_found() -> None:
    found = faults(edited(small(), ("</w:p></w:tc>", "</w:p><w:tbl><w:tblGrid/></w:tbl></w:tc>")))
    assert found == ["word/document.xml: a cell that does not end with a paragraph"] * 2


def test_a_relationship_to_a_part_that_is_not_there_is_found() -> None:
    broken = edited(small(), ('Target="styles.xml"', 'Target="style.xml"'), part="word/_rels/document.xml.rels")
    assert "word/_rels/document.xml.rels: rId1 leads to style.xml, which is not there" in faults(broken)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_stands_twice_is_found() -> None:
    file = io.BytesIO(small())
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/styles.xml", f"<w:styles {_W}/>")
    assert "word/styles.xml: stands twice in the zip" in faults(file.getvalue())


def test_a_faulty_file_is_not_written(plan_copy, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    plan = workspace.open_plan(plan_copy).plan
    monkeypatch.setattr("tjplan.workspace.libreoffice.program", lambda: None)
    monkeypatch.setattr("tjplan.word.lint.faults", lambda docx: ["word/document.xml: bookmark x stands twice"])
    with pytest.raises(
        WorkspaceError, match=r"zh\.docx would have a fault at which .* bookmark x stands twice"
    ) as told:
        workspace.build_word(plan, plan_copy, tmp_path / "out")
    assert "Word 打不开的错误" in told.value.zh
    assert not (tmp_path / "out").exists()
