"""How the pages look once LibreOffice has set them."""

import re
import subprocess
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from small_documents import document, heading, prose
from word_sample import sample
from word_xml import W, body, part, short, text_of

from tjplan.compose import compose
from tjplan.document import Document
from tjplan.load import folder
from tjplan.model.style import STANDARD
from tjplan.model.text import Lang
from tjplan.word import write
from tjplan.word.unmarked import unmarked

MM = 72 / 25.4
PITCH = 579 / 20


class Line(NamedTuple):
    """A line on a page, lengths in points from the upper left corner."""

    left: float
    top: float
    right: float
    height: float
    text: str


@pytest.fixture
def lines(
    convert: Callable[[bytes, str], Path], need: Callable[[str, str], str]
) -> Callable[[bytes], list[list[Line]]]:
    """The lines of each page from the top, as LibreOffice prints them."""
    program = need("pdftotext", "apt-get install poppler-utils")

    def read(docx: bytes) -> list[list[Line]]:
        pdf = convert(unmarked(docx), "pdf")
        done = subprocess.run([program, "-bbox-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60)
        return [sorted(_lines(page), key=lambda line: line.top) for page in done.stdout.decode().split("<page ")[1:]]

    return read


def _lines(page: str) -> Iterator[Line]:
    rows: list[Line] = []
    for found in re.finditer(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<', page):
        left, top, right, bottom = map(float, found.groups()[:4])
        same = next((at for at, row in enumerate(rows) if abs(row.top - top) < 8), None)
        if same is None:
            rows.append(Line(left, top, right, bottom - top, found[5]))
        else:
            row = rows[same]
            rows[same] = Line(min(row.left, left), row.top, max(row.right, right), row.height, row.text + found[5])
    yield from rows


def our_document(our_plan: Path, lang: Lang) -> Document:
    files, _ = folder.files_of(our_plan, "plan")
    return compose(folder.load(files).plan, lang)


def is_number(line: Line) -> bool:
    return re.fullmatch(r"—\d+—", line.text) is not None


def test_every_full_page_of_prose_has_22_lines_on_the_grid(lines: Callable[[bytes], list[list[Line]]]) -> None:
    text = "规划的各项任务都要落到实处，主管部门按年度检查，结果报县政府。"
    pages = lines(write(document(heading("总则"), prose(text * 90), heading("现状", anchor="b"), prose(text * 90))))
    full = [[line for line in page if not is_number(line)] for page in pages[1:]]
    full = [page for page in full if len(page[0].text) > 20 and len(page) > 20]
    assert len(full) >= 6
    for page in full:
        assert len(page) == 22
        assert all(abs(below.top - above.top - PITCH) < 0.5 for above, below in pairwise(page))
        assert all(line.left == page[0].left for line in page)


@pytest.mark.parametrize("lang, counts", [("zh", range(31, 34)), ("en", range(23, 26))])
def test_no_page_of_our_plan_has_text_over_the_margins_and_no_page_is_wasted(
    lang: Lang, counts: range, our_plan: Path, lines: Callable[[bytes], list[list[Line]]]
) -> None:
    paper = STANDARD[lang].page
    pages = lines(write(our_document(our_plan, lang)))
    assert len(pages) in counts
    for page in pages:
        text = [line for line in page if not is_number(line) and line.text != "Unofficialtranslation"]
        assert all(line.left > (paper.left - 0.5) * MM and line.top > (paper.top - 1) * MM for line in text)
        # A full stop or comma of the Chinese edition may hang over the right margin by its width.
        over = 17 if lang == "zh" else 1
        assert all(line.right < (paper.width - paper.right) * MM + over for line in text)
        assert all(line.top + line.height < (paper.height - paper.bottom + 1) * MM for line in text)


def test_the_page_number_stands_7_mm_below_the_text_and_one_character_from_its_edge(
    lines: Callable[[bytes], list[list[Line]]],
) -> None:
    _, odd, even, *_ = lines(write(document(heading("总则"), prose("国" * 2000))))
    for page in (odd, even):
        number = page[-1]
        assert is_number(number)
        assert number.top + number.height / 2 == pytest.approx((297 - 35 + 7) * MM, abs=3)
    assert odd[-1].right == pytest.approx((210 - 26) * MM - 14, abs=1)
    assert even[-1].left == pytest.approx(28 * MM + 14, abs=1)


def test_no_heading_of_our_plan_stands_alone_at_the_foot_of_a_page(
    our_plan: Path, lines: Callable[[bytes], list[list[Line]]]
) -> None:
    for page in lines(write(our_document(our_plan, "zh")))[3:]:
        last = [line for line in page if not is_number(line)][-1]
        assert not re.match(r"第.{1,3}章|[一二三四五六七八九十]、.{2,20}$|\d、.{2,22}[^。；：，]$", last.text), (
            last.text
        )


def test_a_number_is_never_divided(lines: Callable[[bytes], list[list[Line]]]) -> None:
    text = "截至2020年，省道S313全长6300.25千米，占12.5%。"
    pages = lines(write(document(*(prose("国" * at + text * 4) for at in range(12, 40)))))
    for page in pages:
        for above, below in pairwise(page):
            assert not (re.search(r"[\d.S]$", above.text) and re.match(r"[\d.]", below.text)), above.text


def test_an_empty_chapter_has_its_page(lines: Callable[[bytes], list[list[Line]]]) -> None:
    chapters = [heading(f"第{name}部分", anchor=name) for name in "甲乙丙"]
    pages = lines(write(document(*chapters)))
    assert [[line.text for line in page] for page in pages[1:]] == [
        [f"第{name}部分", f"—{number}—"] for number, name in enumerate("甲乙丙", 1)
    ]


def test_the_english_edition_says_on_every_page_but_the_cover_that_it_is_unofficial(
    lines: Callable[[bytes], list[list[Line]]],
) -> None:
    cover, *others = lines(write(sample("en")))
    assert all(page[0].text == "Unofficialtranslation" for page in others)
    assert all(line.text != "Unofficialtranslation" for line in cover)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_text_of_every_page_starts_at_the_same_height(
    lang: Lang, lines: Callable[[bytes], list[list[Line]]]
) -> None:
    paragraphs = [prose("text " * 900 if lang == "en" else "国" * 2000)]
    pages = lines(write(document(heading("A"), *paragraphs, heading("B", anchor="b"), *paragraphs, lang=lang)))
    tops = [next(line.top for line in page if "translation" not in line.text) for page in pages[2:]]
    heads = [top for top, page in zip(tops, pages[2:], strict=True) if any(line.text == "B" for line in page)]
    assert max(tops) - min(tops) < 6
    assert len(heads) == 1
    first = next(line for line in pages[1] if line.text == "A")
    assert abs(first.top - heads[0]) < 0.1


def test_the_chinese_edition_has_no_header() -> None:
    docx = write(sample("zh"))
    assert "headerReference" not in short(body(docx))


def test_the_header_is_that_of_the_translation() -> None:
    docx = write(sample("en"))
    assert text_of(part(docx, "word/header1.xml")) == "Unofficial translation"
    cover, *others = [short(section) for section in body(docx).iter(f"{W}sectPr")]
    assert "headerReference" not in cover
    assert all(section.count("headerReference") == 2 for section in others)
