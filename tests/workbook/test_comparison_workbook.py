"""The table of amendments as an Excel workbook."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from amended import compared
from workbook_reading import Read

from tjplan import workspace
from tjplan.model.text import LANGS, Lang
from tjplan.paper import Grid, Marked, Paper, Prose, plain, said
from tjplan.textdiff import Piece
from tjplan.workbook.paper import write
from tjplan.workspace import Comparison

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "http://a.b/",
    "<r><t>x</t></r>",
    "<r></t>a</r>",
    "_x0041_",
    "a\x00b",
    "00123",
)


@pytest.fixture
def harbour(tmp_path: Path) -> Comparison:
    return compared(tmp_path, explained="projects")


def _grid(paper: Paper) -> Grid:
    return next(block for block in paper.blocks if isinstance(block, Grid))


def _texts(read: Read) -> list[list[str]]:
    """The rows from the head on."""
    rows = [[cell.text if cell else "" for cell in row] for row in next(iter(read.sheets.values()))]
    first = next(at for at, row in enumerate(rows) if row[0] in ("序号", "No."))
    return rows[first:]


def _paper(rows: Sequence[tuple[Marked, ...]]) -> Paper:
    grid = Grid(("序号", "条款", "原文", "修订后", "修订理由"), tuple(rows), (6, 14, 32, 32, 16), frozenset((0,)))
    return Paper("《甲》修订对照表", "zh", (Prose("乙", small=True), grid, Prose("丙", small=True)), lying=True)


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_of_the_table_is_in_the_workbook(lang: Lang, harbour: Comparison) -> None:
    paper = workspace.amendments(harbour, lang)
    read = Read(workspace.paper_xlsx(paper))
    head, *rows = _texts(read)
    assert head == list(_grid(paper).heads)
    assert rows == [[plain(words) for words in row] for row in _grid(paper).rows]
    notes = [row[0].text for row in list(read.sheets.values())[1] if row[0]]
    assert notes[1:] == [block.text for block in paper.blocks[2:] if isinstance(block, Prose)]


@pytest.mark.parametrize("lang", LANGS)
def test_words_are_marked_inside_their_cells(lang: Lang, harbour: Comparison) -> None:
    paper = workspace.amendments(harbour, lang)
    strings = Read(workspace.paper_xlsx(paper)).xml("xl/sharedStrings.xml")
    runs = [run for run in strings.iter(f"{_MAIN}r") if run.find(f"{_MAIN}rPr") is not None]
    looks = [
        ({one.tag.removeprefix(_MAIN) for one in run.find(f"{_MAIN}rPr") or ()}, run.findtext(f"{_MAIN}t"))
        for run in runs
    ]
    several = [words for row in _grid(paper).rows for words in row if len(words) > 1]
    for kind, marks in (("deleted", {"strike"}), ("inserted", {"b", "u"})):
        expected = {piece.text for words in several for piece in words if piece.kind == kind}
        assert {text for found, text in looks if marks <= found} == expected


def test_plain_words_beside_marked_ones_keep_the_font_of_the_book(harbour: Comparison) -> None:
    strings = Read(workspace.paper_xlsx(workspace.amendments(harbour, "zh"))).xml("xl/sharedStrings.xml")
    assert {font.get("val") for font in strings.iter(f"{_MAIN}rFont")} == {"宋体"}


def test_hostile_words_are_text_and_break_nothing() -> None:
    rows = [(said(str(at)), said(words), said(words), said(words), said(words)) for at, words in enumerate(_HOSTILE)]
    marked = [(said("甲"), (), (Piece("deleted", words), *said(words)), (), ()) for words in _HOSTILE]
    read = Read(write(_paper([*rows, *marked])))
    cells = [cell for row in next(iter(read.sheets.values())) for cell in row if cell]
    assert {cell.kind for cell in cells} == {"s"}
    expected = [words.replace("\x00", "\ufffd") for words in _HOSTILE]
    told = [row[2].removesuffix("\u200b") for row in _texts(read)[1:]]
    assert [words.replace("_x005F_", "_") for words in told[: len(rows)]] == expected
    assert not any(b"<f>" in content or b"hyperlink" in content for content in read.parts.values())


def test_a_text_too_tall_for_a_row_goes_on_in_the_next(harbour: Comparison) -> None:
    words = "海" * 900 + "。" + "sea " * 900
    rows = [(said("1"), said("甲"), (Piece("deleted", words),), said("乙"), said("丙"))]
    _, first, *others = _texts(Read(write(_paper(rows))))
    assert first[0] == "1" and {row[0] for row in others} == {"1（续）"}
    assert "".join(row[2] for row in (first, *others)) == words
    assert [row[3] for row in (first, *others)] == ["乙", *[""] * len(others)]


def test_it_prints_on_a4_across_one_page_wide_with_its_head_on_each_page(harbour: Comparison) -> None:
    read = Read(workspace.paper_xlsx(workspace.amendments(harbour, "zh")))
    root = next(iter(read.roots.values()))
    setup = root.find(f"{_MAIN}pageSetup")
    assert setup is not None
    assert (setup.get("paperSize"), setup.get("orientation"), setup.get("fitToHeight")) == ("9", "landscape", "0")
    titles = [one.text for one in read.xml("xl/workbook.xml").iter(f"{_MAIN}definedName")]
    assert any(title and title.endswith("$3:$3") for title in titles)
    pane = root.find(f"{_MAIN}sheetViews/{_MAIN}sheetView/{_MAIN}pane")
    assert pane is not None and (pane.get("ySplit"), pane.get("state")) == ("3", "frozen")


def test_equal_versions_give_equal_bytes(harbour: Comparison) -> None:
    paper = workspace.amendments(harbour, "en")
    assert workspace.paper_xlsx(paper) == workspace.paper_xlsx(workspace.amendments(harbour, "en"))


def test_versions_that_print_the_same_give_a_workbook_that_says_so(harbour: Comparison, tmp_path: Path) -> None:
    same = workspace.compare(str(tmp_path / "old"), str(tmp_path / "old"), None)
    read = Read(workspace.paper_xlsx(workspace.amendments(same, "en")))
    texts = [cell.text for rows in read.sheets.values() for row in rows for cell in row if cell]
    assert "The two versions print the same text." in texts
