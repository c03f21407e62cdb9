"""What other programs make of the file."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx as python_docx
import pytest
from small_documents import document, prose
from word_sample import sample

from tjplan.document import Document, Heading, Paragraph, Row, Table, plain
from tjplan.model.text import LANGS, Lang
from tjplan.word import write
from tjplan.word.origins import read_origins
from tjplan.word.paginate import paginate
from tjplan.word.words import WORDS


def close_up(text: str) -> str:
    return re.sub(r"\s+", "", text)


def said(content: Document) -> list[str]:
    """Every text of the Document and its contents, in reading order."""
    cover = content.cover
    texts = [cover.title, cover.subtitle, cover.issuer, cover.date, cover.notice, *listed(content)]
    for block in content.blocks:
        match block:
            case Heading():
                texts += [block.number + plain(block.text)]
            case Paragraph():
                texts += [block.number + plain(block.lead) + plain(block.text)]
            case Table():
                texts += [block.label + plain(block.title), *(text for row in block.rows for text in cells(row))]
    return [close_up(text) for text in texts]


def listed(content: Document) -> list[str]:
    """The contents of a file whose every heading stands on page 8."""
    heads = [block for block in content.blocks if isinstance(block, Heading) and block.level < 3]
    return [WORDS[content.lang].contents, *(block.number + plain(block.text) + "8" for block in heads)]


def cells(row: Row) -> list[str]:
    return [plain(cell.text) for cell in row.cells]


@pytest.mark.parametrize("lang", LANGS)
def test_pandoc_reads_exactly_the_texts_of_the_document(lang: Lang, pandoc_text: Callable[[bytes], str]) -> None:
    content = sample(lang)
    pages = {block.anchor: 8 for block in content.blocks if isinstance(block, Heading)}
    assert pandoc_text(write(content, pages)) == "".join(said(content))


@pytest.mark.parametrize("lang", LANGS)
def test_libreoffice_keeps_every_text_and_its_place(lang: Lang, convert: Callable[[bytes, str], Path]) -> None:
    written = write(sample(lang))
    assert read_origins(convert(written, "docx").read_bytes()) == read_origins(written)


@pytest.mark.parametrize("lang", LANGS)
def test_the_contents_show_the_pages_that_libreoffice_counts(
    lang: Lang, soffice: str, convert: Callable[[bytes, str], Path], pdf_text: Callable[[Path], list[str]]
) -> None:
    content = sample(lang)
    counted = paginate(write(content), soffice, 120)
    pages = counted.pages
    assert counted.renderer.startswith("LibreOffice ")
    shown = pdf_text(convert(write(content, pages), "pdf"))
    printed = {re.sub(r"\D", "", sheet.strip().splitlines()[-1]): close_up(sheet) for sheet in shown[2:]}
    for block in content.blocks:
        if isinstance(block, Heading):
            assert close_up(block.number + plain(block.text)) in printed[str(pages[block.anchor])]
            if block.level < 3:
                line = close_up(block.number + plain(block.text)) + r"\.+" + str(pages[block.anchor])
                assert re.search(line, close_up(shown[1]))
    assert [re.search("— *([0-9]+) *—", sheet) is None for sheet in shown] == [True, True, *[False] * len(printed)]


def test_a_full_page_has_22_lines_of_28_characters(
    convert: Callable[[bytes, str], Path], pdf_text: Callable[[Path], list[str]]
) -> None:
    _, page, *_ = pdf_text(convert(write(document(prose("国" * 28 * 22 * 3))), "pdf"))
    lines = [line.strip() for line in page.splitlines() if "国" in line]
    assert [len(line) for line in lines] == [28] * 22


def test_python_docx_sees_tables_with_their_merged_cells() -> None:
    read = python_docx.Document(io.BytesIO(write(sample("zh"))))
    first = read.tables[0]
    assert first.cell(0, 2).text == first.cell(0, 3).text == "库容（万立方米）"
    assert first.cell(2, 0).text == first.cell(3, 0).text == "东沟镇"
    assert read.core_properties.title == "清河县水资源综合利用规划 （2024—2030年）"
    assert read.core_properties.language == "zh-CN"
