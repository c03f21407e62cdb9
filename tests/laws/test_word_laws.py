"""Laws of the Word file: it is always valid, and every text finds its way home."""

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tjplan.document import (
    Align,
    Block,
    Break,
    Cell,
    Cover,
    Document,
    Heading,
    Inlines,
    Origin,
    Paragraph,
    Row,
    Run,
    Table,
    plain,
)
from tjplan.model.text import LANGS
from tjplan.word import write
from tjplan.word.characters import printable
from tjplan.word.grid import lay_out
from tjplan.word.lint import faults
from tjplan.word.origins import read_origins
from tjplan.word.widths import column_widths

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HARD = "\x00\t\n\r\x0b\x1f\x85\ud800\udfff\u2028\ufffe\uffff<&]_x"

characters = st.one_of(st.characters(exclude_categories=()), st.sampled_from(HARD + "一二（“1.— "))
texts = st.text(characters, max_size=12)
langs = st.sampled_from(LANGS)
things = st.sampled_from(["nodes.a", "columns.t"])
origins = st.builds(Origin, texts | things.map("{}.title".format), langs)
runs = st.builds(Run, texts | st.sampled_from(["一", "题"]), st.none() | texts | things)
inlines: st.SearchStrategy[Inlines] = st.lists(st.one_of(runs, st.builds(Break)), max_size=3).map(tuple)
aligns: st.SearchStrategy[Align] = st.sampled_from(("start", "center", "end"))

headings = st.builds(Heading, st.integers(1, 4), texts, texts, inlines, origins, texts)
paragraphs = st.builds(
    Paragraph, inlines, origins, texts, texts, inlines, st.none() | origins, st.sampled_from(["item", "x"])
)
cells = st.builds(Cell, inlines, origins, st.integers(1, 4), st.integers(1, 4), st.booleans(), aligns)
rows = st.builds(Row, texts, st.lists(cells, max_size=4).map(tuple), st.booleans(), st.booleans())
row_lists = st.lists(rows, max_size=4).map(tuple)
tables = st.builds(
    Table,
    texts,
    inlines,
    origins,
    st.sampled_from(("above", "inside")),
    st.integers(1, 5),
    row_lists,
    origins,
    texts,
)
blocks: st.SearchStrategy[Block] = st.one_of(headings, paragraphs, tables)
covers = st.builds(Cover, texts, texts, texts, texts, texts)
documents = st.builds(Document, texts, langs, covers, st.lists(blocks, max_size=5).map(tuple))


def stated(document: Document) -> list[tuple[str, str]]:
    """Address and text of all that the reader should see, in reading order, empty texts left out."""
    pairs: list[tuple[str, str]] = [
        (f"plan.{field}", getattr(document.cover, field)) for field in ("title", "subtitle", "issuer", "date", "notice")
    ]
    for block in document.blocks:
        match block:
            case Heading():
                pairs.append((block.origin.address, plain(block.text)))
            case Paragraph():
                if block.lead_origin:
                    pairs.append((block.lead_origin.address, plain(block.lead)))
                pairs.append((block.origin.address, plain(block.text)))
            case Table():
                pairs.append((block.title_origin.address, plain(block.title)))
                pairs += [(cell.origin.address, plain(cell.text)) for row in block.rows for cell in row.cells]
    return [(address, printable(text)) for address, text in pairs if text]


@given(documents)
@settings(deadline=None)
def test_every_text_read_back_is_the_text_written(document: Document) -> None:
    found = [(item.origin.address, item.text) for item in read_origins(write(document)) if item.text]
    assert found == stated(document)


@given(documents, st.dictionaries(texts, st.integers(1, 999), max_size=3))
@settings(deadline=None)
def test_every_file_is_well_formed_and_its_tables_are_whole(document: Document, pages: dict[str, int]) -> None:
    docx = write(document, pages)
    assert docx == write(document, pages)
    assert faults(docx) == []
    archive = zipfile.ZipFile(io.BytesIO(docx))
    assert len(archive.namelist()) == len(set(archive.namelist()))
    roots = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}
    main = roots["word/document.xml"]
    for table in main.iter(f"{W}tbl"):
        columns = len(list(table.iter(f"{W}gridCol")))
        for row in table.iter(f"{W}tr"):
            assert sum(map(span, row.iter(f"{W}tc"))) == columns
    assert all(cell[-1].tag == f"{W}p" for cell in main.iter(f"{W}tc"))
    starts = [mark.get(f"{W}id") for mark in main.iter(f"{W}bookmarkStart")]
    assert sorted(starts, key=str) == sorted((mark.get(f"{W}id") for mark in main.iter(f"{W}bookmarkEnd")), key=str)
    assert len(starts) == len(set(starts))


def span(cell: etree._Element) -> int:
    found = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if found is None else int(found.get(f"{W}val", "1"))


@given(row_lists, st.integers(1, 5))
def test_a_grid_is_tiled_without_holes_and_shows_every_cell_once(rows: tuple[Row, ...], width: int) -> None:
    grid = lay_out(rows, width)
    for slots in grid.rows:
        ends = [0, *(slot.column + slot.span for slot in slots)]
        assert ends[:-1] == [slot.column for slot in slots]
        assert ends[-1] == grid.width
    shown = [slot.cell for slots in grid.rows for slot in slots if slot.cell]
    assert shown == [cell for row in rows for cell in row.cells]


@given(row_lists, st.integers(1, 5))
def test_a_merged_cell_is_continued_under_itself(rows: tuple[Row, ...], width: int) -> None:
    grid = lay_out(rows, width)
    for above, below in zip(grid.rows, grid.rows[1:], strict=False):
        open_columns = {(slot.column, slot.span) for slot in above if slot.merge != "none"}
        assert {(slot.column, slot.span) for slot in below if slot.merge == "continue"} <= open_columns


@given(row_lists, st.integers(1, 5), st.integers(2000, 14000), st.sampled_from([9, 10.5, 12]))
def test_column_widths_are_positive_and_add_up(rows: tuple[Row, ...], width: int, total: int, size: float) -> None:
    widths = column_widths(lay_out(rows, width), total, size)
    assert sum(widths) == total
    assert min(widths) > 0


@given(st.binary(max_size=200), st.integers(0, 10**6))
@settings(deadline=None)
def test_a_damaged_file_is_read_or_refused_but_never_crashes(junk: bytes, at: int) -> None:
    from tjplan.errors import WorkspaceError

    whole = write(Document("p", "zh", Cover("题", "", "", "", ""), ()))
    at %= len(whole)
    try:
        read_origins(whole[:at] + junk + whole[at + len(junk) :])
    except WorkspaceError as error:
        assert error.zh and error.en
