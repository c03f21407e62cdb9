"""Charts in the Word file: native ones, with their figures, a text for those who do not see them, and their data."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from small_documents import document

from tjplan.document import Bar, Cell, Chart, Document, Heading, Origin, Paragraph, Row, Run, Series, Table
from tjplan.model.text import Lang
from tjplan.word import write
from tjplan.word.origins import read_origins

CHART = Chart(
    label="图1",
    title=(Run("目标（公顷）"),),
    summary="条形图。芦荡：57.60公顷。",
    unit="公顷",
    suffix="公顷",
    categories=("芦荡", "云湖"),
    series=(
        Series("基期值", (Bar(Decimal("57.60"), "57.60"), None)),
        Series("目标值", (Bar(Decimal(100), "≥100", "at_least", "（力争）"), Bar(Decimal(0), "0"))),
    ),
    origin=Origin("annexes.a.charts.b", "zh"),
    anchor="annex_a_b",
)
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def drawn(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(parts(write(document(chart)))["word/charts/chart1.xml"])


def values(root: ElementTree.Element, name: str) -> list[str | None]:
    return [one.get("val") for one in root.iter(f"{C}{name}")]


def test_each_bar_keeps_its_number_and_prints_it_with_sign_digits_and_unit() -> None:
    root = drawn(CHART)
    assert [one.text for one in root.iter(f"{C}v")] == [
        *("基期值", "芦荡", "云湖", "57.60"),
        *("目标值", "芦荡", "云湖", "100", "0"),
    ]
    assert [one.get("formatCode") for one in root.iter(f"{C}numFmt")] == [
        '0.00"公顷"',
        '"≥"0"公顷（力争）"',
        '0"公顷"',
    ]


def test_bars_start_at_zero_and_a_limit_is_outlined() -> None:
    root = drawn(CHART)
    assert values(root, "min") == ["0"]
    [limit] = root.iter(f"{C}dPt")
    assert limit[0].get("val") == "0" and b"noFill" in ElementTree.tostring(limit)


def test_parts_of_a_whole_are_stacked() -> None:
    assert values(drawn(replace(CHART, stacked=True)), "grouping") == ["stacked"]
    assert values(drawn(CHART), "grouping") == ["clustered"]


def test_the_chart_has_a_text_for_those_who_do_not_see_it_and_a_caption_with_its_way_home() -> None:
    written = write(document(CHART))
    about = next(ElementTree.fromstring(parts(written)["word/document.xml"]).iter(f"{WP}docPr"))
    assert (about.get("descr"), about.get("title")) == ("条形图。芦荡：57.60公顷。", "目标（公顷）")
    assert [(one.origin.address, one.text) for one in read_origins(written)][-1] == (
        "annexes.a.charts.b",
        "目标（公顷）",
    )


def test_the_data_behind_it_is_a_workbook_with_the_same_numbers() -> None:
    held = parts(write(document(CHART)))
    with zipfile.ZipFile(io.BytesIO(held["word/embeddings/chart1.xlsx"])) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    cells = {one.get("r"): one.findtext(f"{main}v") for one in sheet.iter(f"{main}c") if one.get("t") is None}
    assert {place: value for place, value in cells.items() if value} == {"B2": "57.6", "C2": "100", "C3": "0"}
    formulas = [one.text for one in drawn(CHART).iter(f"{C}f")]
    assert formulas[:3] == ["Sheet1!$B$1", "Sheet1!$A$2:$A$3", "Sheet1!$B$2:$B$3"]


def test_no_page_can_end_between_a_chart_its_legend_and_its_caption(
    convert: Callable[[bytes, str], Path], pdf_text: Callable[[Path], list[str]]
) -> None:
    for lines in range(14, 22):
        filled = [Paragraph((Run("满"),), Origin(f"nodes.p{at}.text", "zh"), f"p{at}") for at in range(lines)]
        pages = pdf_text(convert(write(document(*filled, CHART)), "pdf"))
        assert len({at for at, page in enumerate(pages) for word in ("芦荡", "图1", "基期值") if word in page}) == 1


def test_the_legend_names_the_fills_in_the_order_of_the_bars() -> None:
    main = parts(write(document(CHART)))["word/document.xml"].decode()
    assert main.index('w:fill="C8C8C8"') < main.index("基期值") < main.index('w:fill="606060"') < main.index("目标值")
    assert "legend" not in ElementTree.tostring(drawn(CHART)).decode()
    alone = parts(write(document(replace(CHART, series=CHART.series[:1]))))["word/document.xml"].decode()
    assert "基期值" not in alone


def test_a_file_without_charts_has_no_trace_of_them() -> None:
    assert not [name for name in parts(write(document())) if "chart" in name or "xlsx" in name]


def test_two_charts_have_parts_of_their_own_and_the_file_is_always_the_same() -> None:
    twice = document(CHART, replace(CHART, anchor="other", origin=Origin("annexes.a.charts.c", "zh")))
    held = parts(write(twice))
    assert {"word/charts/chart1.xml", "word/charts/chart2.xml", "word/embeddings/chart2.xlsx"} <= set(held)
    assert write(twice) == write(twice)


@pytest.mark.parametrize("text", ['"quoted"', "\x00\ud800", "<b>&amp;", "0.00;[Red]"])
def test_no_text_breaks_a_chart(text: str) -> None:
    odd = replace(CHART, suffix=text, categories=(text, text), summary=text, title=(Run(text),), unit=text)
    forms = [one.get("formatCode") or "" for one in drawn(odd).iter(f"{C}numFmt")]
    assert all(form.count('"') % 2 == 0 for form in forms) and len(forms) == 3


def note(lang: Lang = "zh") -> Paragraph:
    return Paragraph((Run("注：空白表示零。"),), Origin("annexes.a.note", lang), "annex_a_note", kind="note")


def wide() -> Table:
    cells = tuple(
        Cell((Run("很长的一个栏目名称" * 2),), Origin(f"annexes.a.head.{at}", "zh"), header=True) for at in range(20)
    )
    body = tuple(Cell((Run("文字"),), Origin(f"annexes.a.rows.r.{at}", "zh")) for at in range(20))
    rows = (Row("head", cells, header=True), Row("r", body))
    return Table(
        "附表1", (Run("表"),), Origin("annexes.a.title", "zh"), "above", 20, rows, Origin("annexes.a", "zh"), "a"
    )


def test_a_note_stays_with_its_table_on_a_turned_page_too() -> None:
    body = parts(write(document(wide(), note())))["word/document.xml"].decode()
    assert body.index("注：空白") < body.index('w:orient="landscape"')
    last_row = body[body.rindex("<w:tr>") : body.index("</w:tbl>")]
    assert last_row.count("<w:keepNext/>") == 20


def test_pandoc_and_libreoffice_open_a_file_with_charts(
    pandoc_text: Callable[[bytes], str],
    convert: Callable[[bytes, str], Path],
    pdf_text: Callable[[Path], list[str]],
) -> None:
    content: Document = document(
        Heading(1, "annex", "", (Run("附表"),), Origin("annexes.title", "zh"), "annexes"), wide(), note(), CHART
    )
    written = write(content)
    assert "附表1表" in pandoc_text(written) and "图1目标（公顷）" in pandoc_text(written)
    page = "".join("".join(pdf_text(convert(written, "pdf"))).split())
    for shown in ("57.60公顷", "≥100公顷（力争）", "芦荡", "云湖", "基期值"):
        assert shown in page
