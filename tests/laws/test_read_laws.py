"""Laws of reading: what was written comes back, and nothing that a file says is lost or fails."""

import functools
import io
import zipfile
from collections.abc import Iterator

from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_word_laws import documents
from written_plans import Files, harbour, plans

from tjplan.compose import annexed, compose
from tjplan.document import Chart, Document, Heading, Inlines, Paragraph, plain
from tjplan.errors import WorkspaceError
from tjplan.load import folder
from tjplan.load.fields import fields
from tjplan.model.text import LANGS, Lang
from tjplan.word import plainly, read_document, write

langs = st.sampled_from(LANGS)


@given(plans(), langs)
@settings(max_examples=25, deadline=None)
def test_what_was_written_is_read_back(files: Files, lang: Lang) -> None:
    plan = folder.load(files).plan
    document = annexed(compose(plan, lang), plan, fields())
    found = read_document(write(document))
    assert plainly(found.document) == plainly(document)
    assert (found.revisions, found.unknown) == (0, ())


@given(documents)
@settings(deadline=None)
def test_the_plain_form_of_a_plain_form_is_itself(document: Document) -> None:
    assert plainly(plainly(document)) == plainly(document)


@given(documents)
@settings(deadline=None)
def test_no_text_of_any_document_is_lost_or_moved(document: Document) -> None:
    assert list(said(plainly(read_document(write(document)).document))) == list(said(plainly(document)))


@given(plans(), langs)
@settings(max_examples=20, deadline=None)
def test_what_was_read_can_be_written_and_read_again(files: Files, lang: Lang) -> None:
    once = read_document(write(compose(folder.load(files).plan, lang))).document
    assert read_document(write(once)).document == once


def said(document: Document) -> Iterator[str]:
    """Every text with what stands before it, in reading order."""
    cover = document.cover
    yield from (cover.title, cover.subtitle, cover.issuer, cover.date, cover.notice)
    for block in document.blocks:
        match block:
            case Heading():
                yield _told(block.number, block.text)
            case Paragraph():
                yield from filter(None, [_told(block.number, (*block.lead, *block.text))])
            case Chart():
                raise AssertionError("a chart in plain form")
            case table:
                yield _told(table.label, table.title)
                yield from (plain(cell.text) for row in table.rows for cell in row.cells)


def _told(number: str, text: Inlines) -> str:
    return "".join((number + plain(text)).split())


@functools.cache
def whole() -> bytes:
    """The file of a small plan."""
    return write(compose(folder.load(harbour()).plan, "zh"))


WORDS = st.sampled_from(
    ["w:p", "w:tbl", "w:tc", "w:tr", "w:r", "w:t", "w:del", "w:ins", "w:sdt", "w:bookmarkStart", "w:bookmarkEnd",
     "w:moveFrom", "w:gridSpan", "w:vMerge", "w:fldChar", "w:txbxContent", "w:pStyle", "w:rPr", "w:pPr", "w:x"]
)  # fmt: skip
VALUES = st.sampled_from(
    ["-1", "0", "63", "99999999999", "٣", "restart", "continue", "begin", "end", "Heading9", "Title", ""]
)


@given(
    st.lists(st.tuples(WORDS, WORDS, st.integers(0, 400)), max_size=4),
    st.lists(st.tuples(VALUES, st.integers(0, 400)), max_size=4),
)
@settings(deadline=None)
@example([("w:tc", "w:p", 0)], [])
def test_strange_parts_are_read_or_refused_in_both_languages(
    swaps: list[tuple[str, str, int]], values: list[tuple[str, int]]
) -> None:
    try:
        read_document(damaged(whole(), swaps, values))
    except WorkspaceError as error:
        assert error.zh and error.en


def damaged(docx: bytes, swaps: list[tuple[str, str, int]], values: list[tuple[str, int]]) -> bytes:
    """``docx`` with some elements of its body under other names, and some attributes with other values."""
    from lxml import etree

    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(data)
                for old, new, at in swaps:
                    found = list(root.iter(old.replace("w:", w)))
                    if found:
                        found[at % len(found)].tag = new.replace("w:", w)
                held = [element for element in root.iter() if f"{w}val" in element.attrib]
                for value, at in values:
                    held[at % len(held)].set(f"{w}val", value)
                data = etree.tostring(root)
            target.writestr(name, data)
    return out.getvalue()
