"""Wide tables lie on turned pages, whose numbers stand where a reader of upright pages looks for them."""

import io
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx as python_docx
import pytest
from small_documents import cell, document, heading, prose, row, table
from word_xml import W, body, part, short, style_of, text_of

from tjplan.document import Block, Table
from tjplan.model.style import STANDARD
from tjplan.word import write
from tjplan.word.fit import fit
from tjplan.word.lint import faults
from tjplan.word.unpack import unpack

NAMES = ("水库名称", "所在乡镇", "建成年份", "坝型结构", "总库容量", "兴利库容", "防洪库容", "灌溉面积", "供水人口")
WIDE = table(row(*map(cell, NAMES)), width=len(NAMES))
VERY_WIDE = table(row(*map(cell, (*NAMES, "管理单位", "安全类别", "死库容量"))), width=12)
NARROW = table(row(cell("甲"), cell("乙")))


def sections(*blocks: Block) -> list[str]:
    """The properties of the body's sections, those of the contents left out."""
    found = [short(section) for section in body(write(document(*blocks))).iter(f"{W}sectPr")]
    return [section for section in found if "footerReference" in section]


def lies(block: Table) -> bool:
    return fit(block, STANDARD["zh"]).lying


def test_a_table_that_fits_stands_upright_in_its_own_size() -> None:
    fitted = fit(NARROW, STANDARD["zh"])
    assert (fitted.lying, fitted.small) == (False, False)


def test_a_table_a_little_too_wide_is_set_smaller() -> None:
    fitted = fit(table(row(*map(cell, NAMES[:8])), width=8), STANDARD["zh"])
    assert (fitted.lying, fitted.small) == (False, True)


def test_a_table_too_wide_for_a_small_size_is_turned() -> None:
    assert lies(WIDE)
    assert sum(fit(WIDE, STANDARD["zh"]).widths) == 12756


def test_a_table_is_turned_where_that_saves_pages() -> None:
    names = [cell(name) for name in NAMES[:6]]
    assert lies(table(row(*names, cell("长" * 2000)), width=7))
    assert not lies(table(row(*names, cell("长" * 200)), width=7))


def test_many_narrow_columns_need_no_turned_page() -> None:
    assert not lies(table(row(*(cell(str(number)) for number in range(12))), width=12))


def test_what_the_column_asks_for_leaves_no_choice() -> None:
    assert lies(replace(NARROW, orientation="landscape"))
    assert not lies(replace(VERY_WIDE, orientation="portrait"))


def test_a_style_with_smaller_cells_keeps_the_page_upright() -> None:
    style = STANDARD["zh"]
    assert not fit(WIDE, replace(style, smallest=8)).lying


def test_only_the_wide_table_is_turned_and_the_text_after_it_stands_upright() -> None:
    before, lying, after = sections(heading("总则"), prose("甲"), WIDE, prose("乙"))
    assert 'orient="landscape"' not in before + after
    assert '<pgSz w="16838" h="11906" orient="landscape"/>' in lying
    assert '<pgMar top="1587" right="2098" bottom="1474" left="1984"' in lying


def test_page_numbers_go_on_from_section_to_section() -> None:
    first, *others = sections(prose("甲"), WIDE, prose("乙"), WIDE)
    assert '<pgNumType start="1"/>' in first
    assert all("pgNumType" not in section and '<type val="nextPage"/>' in section for section in others)


def test_wide_tables_one_after_the_other_share_a_section() -> None:
    assert len(sections(prose("甲"), WIDE, VERY_WIDE, prose("乙"))) == 3


def test_a_wide_table_at_either_end_leaves_no_empty_section() -> None:
    assert len(sections(WIDE)) == 1
    assert len(sections(WIDE, prose("甲"))) == 2


def test_a_chapter_after_a_turned_page_does_not_ask_for_a_second_new_page() -> None:
    docx = write(document(heading("一"), WIDE, heading("二", anchor="b")))
    last = [child for child in body(docx) if style_of(child) == "Heading1"][-1]
    assert '<pageBreakBefore val="0"/>' in short(last)


def test_a_turned_page_has_its_number_beside_the_text() -> None:
    docx = write(document(WIDE))
    odd, even = (part(docx, f"word/footer{number}.xml") for number in (3, 4))
    assert text_of(odd) == text_of(even) == "— 1 —"
    assert '<textDirection val="tbRl"/>' in short(odd)
    assert '<jc val="right"/>' in short(odd)
    assert '<jc val="left"/>' in short(even)


def test_without_a_turned_page_there_is_no_footer_for_it() -> None:
    assert "word/footer3.xml" not in unpack(write(document(NARROW)))


def test_every_relationship_of_a_turned_page_leads_somewhere() -> None:
    parts = unpack(write(document(WIDE), None))
    relations = part(write(document(WIDE)), "word/_rels/document.xml.rels")
    ids = {relation.get("Id"): relation.get("Target") for relation in relations}
    used = set(re.findall(r'r:id="(\w+)"', parts["word/document.xml"].decode()))
    assert used <= set(ids)
    assert {f"word/{ids[one]}" for one in used} <= set(parts)


@pytest.fixture
def boxes(need: Callable[[str, str], str]) -> Callable[[Path], list[tuple[float, float, str]]]:
    """Width and height of each page of a PDF in points, and its text with the places of its words."""
    program = need("pdftotext", "apt-get install poppler-utils")

    def read(pdf: Path) -> list[tuple[float, float, str]]:
        done = subprocess.run([program, "-bbox", str(pdf), "-"], check=True, capture_output=True, timeout=60)
        pages = done.stdout.decode("utf-8").split("<page ")[1:]
        sizes = [re.match(r'width="([\d.]+)" height="([\d.]+)"', page) for page in pages]
        return [(float(size[1]), float(size[2]), page) for size, page in zip(sizes, pages, strict=True) if size]

    return read


def test_libreoffice_turns_the_pages_and_sets_the_numbers_outside(
    convert: Callable[[bytes, str], Path], boxes: Callable[[Path], list[tuple[float, float, str]]]
) -> None:
    long = replace(
        VERY_WIDE, rows=tuple(row(*(cell(f"{name}{at}") for name in NAMES), *map(cell, "一二三")) for at in range(30))
    )
    pages = boxes(convert(write(document(prose("甲"), long, prose("乙"))), "pdf"))
    upright = [width < height for width, height, _ in pages]
    assert upright == [True, *[False] * (len(pages) - 2), True]
    assert len(pages) > 3
    tops = {}
    for _, height, page in pages[1:-1]:
        found = re.search(r'<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>(\d+)</word>\s*<word[^>]*>—', page)
        assert found, "a turned page has no number"
        assert 24 / 25.4 * 72 < float(found[1]) < 30 / 25.4 * 72
        tops[int(found[3])] = float(found[2]) / height
    assert set(tops) == set(range(2, 2 + len(tops)))
    assert all((place > 0.5) == (number % 2 == 1) for number, place in tops.items())


def test_libreoffice_keeps_the_widths_legible(
    convert: Callable[[bytes, str], Path], boxes: Callable[[Path], list[tuple[float, float, str]]]
) -> None:
    _, _, page = next(
        found for found in boxes(convert(write(document(prose("甲"), VERY_WIDE)), "pdf")) if found[0] > found[1]
    )
    assert all(f">{name}</word>" in page for name in NAMES)


def test_the_written_file_is_read_by_another_program() -> None:
    read = python_docx.Document(io.BytesIO(write(document(prose("甲"), WIDE, prose("乙")))))
    assert [section.orientation for section in read.sections] == [0, 1, 0]


def test_turned_pages_and_small_tables_have_no_fault() -> None:
    small_table = table(row(*map(cell, NAMES[:8])), width=8)
    assert (
        faults(write(document(heading("总则"), prose("甲"), WIDE, heading("二", anchor="b"), small_table, VERY_WIDE)))
        == []
    )
