"""A redline says what changed word by word, and gives either version back."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from redline_reference import canonical, resolved, revisions
from small_documents import NO_COVER, document, row, table
from word_sample import sample
from word_xml import W, body, part, short, style_of, text_of

from tjplan.document import Block, Cell, Cover, Document, Heading, Origin, Paragraph, Row, Run
from tjplan.model.style import STANDARD
from tjplan.model.text import LANGS, Lang
from tjplan.word import write
from tjplan.word.lint import faults
from tjplan.word.origins import read_origins
from tjplan.word.redline import Redline, Side, redline

DATE = "2026-11-23T00:00:00Z"


def prose(key: str, text: str, kind: str = "paragraph") -> Paragraph:
    return Paragraph((Run(text),), Origin(f"nodes.{key}.text", "zh"), key, kind=kind)


def heading(key: str, text: str, number: str = "", level: int = 1) -> Heading:
    return Heading(level, "chapter", number, (Run(text),), Origin(f"nodes.{key}.title", "zh"), key)


def line(key: str, *texts: str, rowspans: Sequence[int] = ()) -> Row:
    spans = rowspans or [1] * len(texts)
    return row(
        *(
            Cell((Run(text),), Origin(f"columns.t.rows.{key}.c{at}", "zh"), rowspan=span)
            for at, (text, span) in enumerate(zip(texts, spans, strict=True))
        )
    )


def compare(old: Document, new: Document, *, moves: bool = True, remarks: Sequence[str] = ()) -> Redline:
    """The redline, once it is known to be sound and to give both versions back."""
    made = redline(Side(old), Side(new), author="规划科", date=DATE, moves=moves, remarks=remarks)
    assert faults(made.docx) == []
    assert canonical(resolved(made.docx, "accept")) == canonical(write(new))
    assert canonical(resolved(made.docx, "reject")) == canonical(write(old))
    return made


def changed(old: Sequence[Block], new: Sequence[Block], *, moves: bool = True) -> Redline:
    return compare(document(*old), document(*new), moves=moves)


def told(made: Redline) -> list[str]:
    """What was taken out, put in or moved, in reading order: ``-old``, ``+new``, ``<from``, ``>to``."""
    signs = {"del": "-", "ins": "+", "moveFrom": "<", "moveTo": ">"}
    found = []
    for change in body(made.docx).iter(*(f"{W}{name}" for name in signs)):
        text = "".join(one.text or "" for one in change.iter(f"{W}t", f"{W}delText"))
        found += [signs[str(change.tag).removeprefix(W)] + text] if text else []
    return found


def test_words_and_numbers_are_exchanged_whole() -> None:
    made = changed([prose("a", "全县共有矿山12家，面积57.62公顷。")], [prose("a", "全县共有矿山13家，面积60.10公顷。")])
    assert told(made) == ["-12", "+13", "-57.62", "+60.10"]
    assert made.counts == {"paragraphs_edited": 1}


def test_a_paragraph_comes_and_another_goes_with_their_ends() -> None:
    old = [prose("a", "甲。"), prose("b", "乙。"), prose("z", "末。")]
    made = changed(old, [old[0], prose("c", "丙。"), old[2]])
    assert told(made) == ["-乙。", "+丙。"]
    assert made.counts == {"paragraphs_deleted": 1, "paragraphs_inserted": 1}
    marks = [short(one) for one in body(made.docx).iterfind(f".//{W}pPr/{W}rPr/*")]
    assert [mark.split()[0] for mark in marks] == ["<del", "<ins"]
    assert all(f'author="规划科" date="{DATE}"' in mark for mark in marks)


@pytest.mark.parametrize("moves, signs", [(True, ["<甲甲甲。", ">甲甲甲。"]), (False, ["-甲甲甲。", "+甲甲甲。"])])
def test_what_changed_places_moved_or_went_and_came(moves: bool, signs: list[str]) -> None:
    one, two, last = prose("a", "甲甲甲。"), prose("b", "乙乙乙乙乙。"), prose("z", "末。")
    made = changed([one, two, last], [two, one, last], moves=moves)
    assert told(made) == signs
    assert made.counts.get("moves", 0) == int(moves)


def test_neighbours_that_move_together_are_one_move() -> None:
    one, two, three, last = (prose(key, text * 9) for key, text in zip("abcz", "甲乙丙末", strict=True))
    made = changed(
        [one, two, replace(three, text=(Run("丙" * 90),)), last],
        [replace(three, text=(Run("丙" * 90),)), one, two, last],
    )
    starts = [one.get(f"{W}name") for one in body(made.docx).iter(f"{W}moveFromRangeStart", f"{W}moveToRangeStart")]
    assert starts == ["move1", "move1"]
    assert made.counts == {"moves": 2}


def test_what_moved_and_was_edited_shows_both() -> None:
    one, two, last = prose("a", "甲矿面积为12公顷，已经关闭。"), prose("b", "乙" * 40), prose("z", "末。")
    made = changed([one, two, last], [two, prose("a", "甲矿面积为15公顷，已经关闭。"), last])
    assert told(made) == ["<甲矿面积为", "-12", "<公顷，已经关闭。", ">甲矿面积为", "+15", ">公顷，已经关闭。"]


def test_an_end_that_is_the_last_of_the_text_neither_comes_nor_goes() -> None:
    one, two = prose("a", "甲。"), prose("b", "乙。", kind="note")
    for old, new in (([one], [one, two]), ([one, two], [one]), ([one], [two])):
        changed(old, new)


def test_a_renumbered_heading_and_its_entry_in_the_contents_change_by_their_number() -> None:
    old = [heading("a", "总则"), heading("b", "目标", "第一章"), prose("p", "末。")]
    made = changed(old, [old[0], heading("b", "目标", "第二章"), old[2]])
    assert made.counts == {"contents_entries_edited": 1, "headings_edited": 1}


def test_a_first_chapter_that_goes_leaves_the_contents_one_field() -> None:
    old = [heading("a", "总则"), heading("b", "目标"), prose("p", "末。")]
    for one, two in ((old, old[1:]), (old[1:], old), (old, old[2:]), (old[2:], old)):
        changed(one, two)


def test_the_entries_of_a_moved_heading_ask_for_it_wherever_it_is() -> None:
    one = [heading("a", "甲章", "第一章"), prose("pa", "甲" * 30)]
    two = [heading("b", "乙章", "第二章"), prose("pb", "乙" * 60)]
    changed([*one, *two, prose("z", "末。")], [*two, *one, prose("z", "末。")])


def test_a_cell_is_edited_in_its_place() -> None:
    old, new = (table(line("a", "甲", value), line("b", "乙", "30")) for value in ("10", "20"))
    made = changed([old], [new])
    assert told(made) == ["-10", "+20"]
    assert made.counts == {"cells_edited": 1}


def test_rows_come_and_go_whole() -> None:
    a, b, c = line("a", "甲", "10"), line("b", "乙", "20"), line("c", "丙", "30")
    made = changed([table(a, b)], [table(a, c)])
    assert told(made) == ["-乙", "-20", "+丙", "+30"]
    rows = [short(one) for one in body(made.docx).iterfind(f".//{W}trPr/*") if one.get(f"{W}author")]
    assert [one.split()[0] for one in rows] == ["<del", "<ins"]
    assert (made.counts["rows_deleted"], made.counts["rows_inserted"]) == (1, 1)


def test_a_row_whose_merged_cells_changed_is_replaced() -> None:
    old = table(line("a", "甲", "10"), line("b", "乙", "20"))
    new = table(line("a", "甲", "10", rowspans=[2, 1]), replace(line("b", "20"), cells=line("b", "乙", "20").cells[1:]))
    made = changed([old], [new])
    assert made.counts["rows_deleted"] == made.counts["rows_inserted"] == 2


@pytest.mark.parametrize(
    "behind", [[], [prose("z", "末。")], [heading("z", "末章")], [table(line("k", "丁"), width=1)]]
)
def test_a_table_of_other_columns_is_replaced_and_the_two_never_touch(behind: list[Block]) -> None:
    old, new = table(line("a", "甲", "10")), table(line("a", "甲", "10", "x"), width=3)
    for caption in ("above", "inside"):
        pair = [replace(one, caption=caption) for one in (old, new)]
        made = changed([prose("p", "文。"), pair[0], *behind], [prose("p", "文。"), pair[1], *behind])
        tags = [str(one.tag) for one in body(made.docx)]
        assert (f"{W}tbl", f"{W}tbl") not in pairwise(tags)


def test_formatting_that_changed_is_recorded_with_what_it_was() -> None:
    old, new = (table(line("a", "甲", "10"), line("b", text, "20")) for text in ("乙", "乙" * 60))
    made = changed([old], [new])
    assert f"{W}tcPrChange" in [change.tag for change in revisions(made.docx)]
    assert made.counts["formats"] > 0


def test_a_wide_table_that_turns_its_page_gives_the_sections_back() -> None:
    cells = [f"水库名称{at}" for at in range(14)]
    narrow, wide = table(line("a", "甲", "10")), table(line("a", *cells), width=14)
    around = [heading("h", "章"), prose("p", "文。")], [prose("q", "末。")]
    for old, new in ((narrow, wide), (wide, narrow)):
        changed([*around[0], old, *around[1]], [*around[0], new, *around[1]])


def test_a_cover_line_that_goes_takes_its_section_along() -> None:
    cover = Cover("规划", "", "县政府", "二○二六年", "说明。")
    for old, new in (
        (cover, replace(cover, notice="")),
        (NO_COVER, cover),
        (cover, replace(cover, title="规划（修订）")),
    ):
        compare(document(prose("p", "文。"), cover=old), document(prose("p", "文。"), cover=new))


@pytest.mark.parametrize("lang", LANGS)
def test_equal_versions_have_no_revision_but_the_remarks(lang: Lang) -> None:
    made = compare(sample(lang), sample(lang), remarks=("数据有改动。", "Second."))
    assert revisions(made.docx) == []
    assert dict(made.counts) == {}
    assert text_of(part(made.docx, "word/comments.xml")) == "数据有改动。Second."


@pytest.mark.parametrize("lang", LANGS)
def test_equal_arguments_give_equal_bytes(lang: Lang) -> None:
    old, new = sample(lang), replace(sample(lang), blocks=sample(lang).blocks[2:])
    made = [redline(Side(old), Side(new), author="a", date=DATE).docx for _ in range(2)]
    assert made[0] == made[1]


def test_the_way_home_is_that_of_the_new_version() -> None:
    old, new = (
        [prose("a", "甲。"), prose("b", "乙。"), prose("z", "末。")],
        [prose("b", "乙改。"), prose("a", "甲。"), prose("z", "末。")],
    )
    made = changed(old, new)
    assert [(one.origin, one.text) for one in read_origins(made.docx)] == [
        (one.origin, one.text) for one in read_origins(write(document(*new)))
    ]


def test_other_styles_are_said_in_a_comment() -> None:
    other = replace(STANDARD["zh"], smallest=STANDARD["zh"].smallest + 1)
    made = redline(Side(sample("zh")), Side(sample("zh"), style=other), author="a", date=DATE)
    assert [line.en.split(" were ")[0] for line in made.unshown] == ["The styles"]
    assert "无法以修订方式显示" in text_of(part(made.docx, "word/comments.xml"))


def test_characters_that_no_file_may_hold_are_no_failure() -> None:
    made = changed([prose("a", "甲\x00\U000f0000乙。\ud800")], [prose("a", "甲\x01\U000f0001乙。\udfff")])
    assert faults(made.docx) == []


def test_the_redline_looks_like_the_new_version() -> None:
    new = sample("zh")
    made = redline(Side(replace(new, blocks=new.blocks[1:])), Side(new), author="a", date=DATE)
    assert {style_of(one) for one in body(made.docx).iter(f"{W}p")} == {
        style_of(one) for one in body(write(new)).iter(f"{W}p")
    }
