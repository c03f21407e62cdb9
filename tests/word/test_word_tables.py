from small_documents import cell, document, heading, row, table
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
