import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from small_documents import document, prose
from word_sample import sample
from word_xml import W, body, short, text_of

from tjplan.word import write
from tjplan.word.origins import read_origins
from tjplan.word.unmarked import unmarked


def test_only_the_bookmarks_of_paragraphs_go() -> None:
    written = write(sample("zh"))
    kept = {found.bookmark for found in read_origins(unmarked(written))}
    gone = [found for found in read_origins(written) if found.bookmark not in kept]
    assert len(gone) > 5
    assert all(found.origin.address.startswith("nodes.") for found in gone)
    assert all(not found.origin.address.endswith(".title") for found in gone)


def test_no_word_changes_and_every_bookmark_that_starts_ends() -> None:
    written = write(sample("en"))
    root = body(unmarked(written))
    assert text_of(root) == text_of(body(written))
    starts = sorted(mark.get(f"{W}id", "") for mark in root.iter(f"{W}bookmarkStart"))
    assert starts == sorted(mark.get(f"{W}id", "") for mark in root.iter(f"{W}bookmarkEnd"))


def test_the_first_paragraph_keeps_its_bookmark_for_the_count_of_pages() -> None:
    first, second = body(unmarked(write(document(prose("甲"), prose("乙")))))[:2]
    assert "bookmarkStart" in short(first)
    assert "bookmarkStart" not in short(second)


def test_a_file_of_another_program_stays_as_it_is() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert unmarked(out.getvalue()) == out.getvalue()


@pytest.mark.parametrize("count", [54, 82])
def test_a_full_stop_that_hangs_over_the_margin_is_printed(
    count: int, convert: Callable[[bytes, str], Path], pdf_text: Callable[[Path], list[str]]
) -> None:
    hanging = "国" * count + "。"
    docx = unmarked(write(document(prose("首段。"), prose(hanging), prose("下一段。"))))
    (page,) = pdf_text(convert(docx, "pdf"))
    lines = [line.strip() for line in page.splitlines() if line.strip()]
    assert "".join(lines[1:-2]) == hanging
    assert lines[-2] == "下一段。"
