import re
from collections.abc import Callable
from pathlib import Path

from small_documents import cell, document, heading, prose, row, table
from word_xml import W, body, short, style_of, text_of

from tjplan.document import Break, Cell, Origin, Row, Run
from tjplan.word import write


def rows_of(docx: bytes) -> list[list[str]]:
    return [[short(tc) for tc in tr.iter(f"{W}tc")] for tr in body(docx).iter(f"{W}tr")]


def test_a_cell_is_one_bookmarked_paragraph() -> None:
    assert rows_of(write(document(table(row(cell("甲")), width=1)))) == [
        [
            '<tc><tcPr><tcW w="8845" type="dxa"/><vAlign val="center"/></tcPr>'
            '<p><pPr><pStyle val="TableText"/><jc val="left"/></pPr>'
            '<bookmarkStart id="1" name="tj_columns_t_rows_ec0e0d55"/><r><t>甲</t></r><bookmarkEnd id="1"/></p></tc>'
        ]
    ]


def test_merged_cells_are_continued_below_and_across() -> None:
    docx = write(document(table(row(cell("a", 2, 2), cell("b")), row(cell("c")), width=3)))
    (merged, _), (below, _) = rows_of(docx)
    assert '<gridSpan val="2"/><vMerge val="restart"/>' in merged
    assert '<gridSpan val="2"/><vMerge val="continue"/>' in below
    assert "<p>" in below


def test_the_grid_columns_add_up_to_the_type_area() -> None:
    docx = write(document(table(row(cell("a"), cell("b")))))
    assert sum(int(column.get(f"{W}w", "")) for column in body(docx).iter(f"{W}gridCol")) == 8845


def test_a_caption_above_keeps_with_its_table() -> None:
    caption, grid, *_ = body(write(document(table(row(cell("a"), cell("b"))))))
    assert (style_of(caption), text_of(caption)) == ("Caption", "专栏1  水库")
    assert grid.tag == f"{W}tbl"


def test_a_caption_inside_is_a_first_row_over_the_whole_width_that_repeats() -> None:
    grid = body(write(document(table(row(cell("a"), cell("b")), caption="inside"))))[0]
    first = grid.find(f"{W}tr")
    assert first is not None
    assert '<gridSpan val="2"/>' in short(first)
    assert "<tblHeader/>" in short(first)
    assert text_of(first) == "专栏1  水库"


def test_header_rows_repeat_and_no_row_is_split() -> None:
    docx = write(document(table(row(cell("a"), cell("b"), header=True), row(cell("c"), cell("d")))))
    head, plain_row = body(docx).iter(f"{W}tr")
    assert "<trPr><cantSplit/><tblHeader/></trPr>" in short(head)
    assert "<trPr><cantSplit/></trPr>" in short(plain_row)
    assert style_of(next(head.iter(f"{W}p"))) == "TableHead"


def test_a_table_of_header_rows_alone_does_not_repeat_them() -> None:
    docx = write(document(table(row(cell("a"), cell("b"), header=True))))
    assert "tblHeader" not in short(body(docx))


def test_cells_stand_where_they_are_aligned() -> None:
    cells = tuple(Cell((Run("1"),), Origin(f"c.{at}", "zh"), align=at) for at in ("start", "center", "end"))
    docx = write(document(table(Row("r", cells), width=3)))
    assert [element.get(f"{W}val") for element in body(docx).iter(f"{W}jc")][1:] == ["left", "center", "right"]


def test_lines_in_a_cell_are_line_breaks() -> None:
    lines = Cell((Run("防洪"), Break(), Run("灌溉")), Origin("c.l", "zh"))
    docx = write(document(table(Row("r", (lines,)), width=1)))
    assert "<r><t>防洪</t><br/><t>灌溉</t></r>" in short(body(docx))


def test_every_cell_has_a_paragraph_even_where_the_table_has_a_hole() -> None:
    docx = write(document(table(row(cell("a")), row(cell("b"), cell("c"), cell("d")))))
    cells = list(body(docx).iter(f"{W}tc"))
    assert len(cells) == 6
    assert all(found[-1].tag == f"{W}p" for found in cells)


def test_two_tables_never_touch() -> None:
    docx = write(document(table(row(cell("a")), caption="inside"), table(row(cell("b")), caption="inside")))
    tags = [str(child.tag).removeprefix(W) for child in body(docx)]
    assert tags == ["tbl", "p", "tbl", "p", "sectPr"]


def test_no_empty_paragraph_stands_before_a_new_page() -> None:
    docx = write(document(table(row(cell("a")), caption="inside"), heading("终")))
    assert [style_of(child) for child in body(docx) if child.tag == f"{W}p"][-1] == "Heading1"
    assert "TableGap" not in short(body(docx))


def test_a_table_without_rows_is_its_caption() -> None:
    docx = write(document(table()))
    assert "<tbl>" not in short(body(docx))
    assert text_of(body(docx)) == "专栏1  水库"


def kept(docx: bytes) -> list[bool]:
    """Whether each row of the table keeps with the next."""
    return ["<keepNext/>" in short(tr) for tr in body(docx).iter(f"{W}tr")]


def test_a_short_table_is_kept_on_one_page() -> None:
    rows = [row(cell(f"{number}"), cell("a")) for number in range(4)]
    assert kept(write(document(table(*rows)))) == [True, True, True, False]


def test_a_long_table_keeps_only_its_head_to_the_first_row() -> None:
    rows = [row(cell(f"{number}"), cell("a"), header=number == 0) for number in range(16)]
    assert kept(write(document(table(*rows)))) == [True, *[False] * 15]


def test_the_rows_of_a_merged_cell_stay_on_one_page() -> None:
    rows = [row(cell(f"{at}", 1, 3), cell(f"a{at}")) if at % 3 == 0 else row(cell(f"a{at}")) for at in range(18)]
    assert kept(write(document(table(*rows)))) == [True, True, False] * 6


def test_a_cell_merged_over_more_than_a_page_may_be_divided_and_stands_at_the_top() -> None:
    rows = [row(cell("长", 1, 40), cell("a0")), *(row(cell(f"a{at}")) for at in range(1, 40))]
    docx = write(document(table(*rows)))
    assert not any(kept(docx)[1:])
    assert 'vAlign val="top"' in rows_of(docx)[0][0]


def test_a_row_higher_than_a_page_is_divided_and_stands_at_the_top() -> None:
    docx = write(document(table(row(cell("甲"), cell("字" * 2000)), row(cell("乙"), cell("丙")))))
    tall, low = body(docx).iter(f"{W}tr")
    assert "cantSplit" not in short(tall)
    assert 'vAlign val="top"' in short(tall)
    assert "cantSplit" in short(low)
    assert not any(kept(docx))


def test_a_merged_cell_higher_than_a_page_is_divided() -> None:
    docx = write(document(table(row(cell("甲"), cell("字" * 2000, 1, 2)), row(cell("乙")))))
    assert "cantSplit" not in short(list(body(docx).iter(f"{W}tr"))[-1])


def test_a_head_of_more_than_half_a_page_is_not_repeated() -> None:
    docx = write(document(table(row(cell("字" * 900), cell("乙"), header=True), row(cell("丙"), cell("丁")))))
    assert "tblHeader" not in short(body(docx))


def test_a_head_of_two_rows_is_repeated_whole() -> None:
    heads = (row(cell("乡镇", 1, 2), cell("库容", 2), header=True), row(cell("总"), cell("兴利"), header=True))
    docx = write(document(table(*heads, row(*map(cell, "甲乙丙")), width=3)))
    assert ["tblHeader" in short(tr) for tr in body(docx).iter(f"{W}tr")] == [True, True, False]


def test_a_low_paragraph_keeps_a_table_off_the_text_above_it() -> None:
    docx = write(document(prose("甲"), table(row(cell("a")), caption="inside"), prose("乙")))
    before, gap, _, after, _, _ = body(docx)
    assert [style_of(one) for one in (before, gap, after)] == ["BodyText", "TableGap", "TableGap"]
    assert "<keepNext/>" in short(gap)
    assert "<keepNext/>" not in short(after)


def test_libreoffice_prints_all_of_a_cell_of_two_thousand_characters(
    convert: Callable[[bytes, str], Path], pdf_text: Callable[[Path], list[str]]
) -> None:
    text = "".join(f"{at:04d}号" for at in range(400))
    rows = (row(cell("名称"), cell("说明"), header=True), row(cell("甲"), cell(text)), row(cell("乙"), cell("末行")))
    pages = pdf_text(convert(write(document(prose("甲" * 200), table(*rows))), "pdf"))
    printed = re.sub(r"\s", "", "".join(pages))
    assert all(f"{at:04d}号" in printed for at in range(400))
    assert "末行" in printed
    assert sum("说明" in page for page in pages) == len(pages) >= 2


def test_libreoffice_repeats_the_head_of_a_long_table_with_merged_cells(
    convert: Callable[[bytes, str], Path], pdf_text: Callable[[Path], list[str]]
) -> None:
    heads = (row(cell("乡镇", 1, 2), cell("库容", 2), header=True), row(cell("总"), cell("兴利"), header=True))
    rows = [
        row(*([cell(f"镇{at}", 1, 4)] if at % 4 == 0 else []), cell(f"库{at}末"), cell(f"{at}.5")) for at in range(40)
    ]
    pages = pdf_text(convert(write(document(table(*heads, *rows, width=3))), "pdf"))
    assert len(pages) == 2
    assert all("乡镇" in page and "兴利" in page for page in pages)
    printed = re.sub(r"\s", "", "".join(pages))
    assert [printed.count(f"库{at}末") for at in range(40)] == [1] * 40
    assert sorted(map(int, re.findall(r"镇(\d+?)(?=库|\D|$)", printed.replace("乡镇", "")))) == list(range(0, 40, 4))
