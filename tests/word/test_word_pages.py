"""Page numbers of the contents are those printed on the sheets, whatever LibreOffice does while it sets them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from small_documents import document, heading

from tjplan import workspace
from tjplan.document import Document, Heading, Run, plain
from tjplan.errors import WorkspaceError
from tjplan.model.text import LANGS, Lang
from tjplan.word import office, write
from tjplan.word.counted import plausible
from tjplan.word.paginate import paginate
from tjplan.word.pdf import to_pdf


def printed_pages(pdf: Path, pdf_text: Callable[[Path], list[str]]) -> dict[int, str]:
    """Page number, as its footer prints it -> the text of that sheet without spaces."""
    sheets = ["".join(sheet.split()) for sheet in pdf_text(pdf)]
    return {int(footer[1]): sheet for sheet in sheets if (footer := re.search(r"—(\d+)—", sheet))}


def wrong(content: Document, pages: Mapping[str, int], printed: Mapping[int, str]) -> list[str]:
    """The headings that do not stand on their page, and the chapters that stand on an earlier one already."""
    found = []
    for block in content.blocks:
        if isinstance(block, Heading):
            words = "".join((block.number + plain(block.text)).split())
            first = min((page for page, text in printed.items() if words in text), default=0)
            there = words in printed.get(pages[block.anchor], "")
            if not there or (block.level == 1 and first != pages[block.anchor]):
                found.append(f"{words}: {pages[block.anchor]}, in print {first}")
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_a_file_with_annexes_has_right_numbers_in_its_contents(
    lang: Lang, soffice: str, our_plan: Path, tmp_path: Path, pdf_text: Callable[[Path], list[str]]
) -> None:
    plan = workspace.open_plan(our_plan).plan
    content, style = workspace.document(plan, lang, annexes=True), plan.styles[lang]
    pages = paginate(write(content, style=style), soffice, 120).pages
    (tmp_path / "plan.pdf").write_bytes(to_pdf(write(content, pages, style), lang, soffice, 120))
    assert wrong(content, pages, printed_pages(tmp_path / "plan.pdf", pdf_text)) == []


def test_titles_of_many_lines_have_right_numbers_in_the_contents(
    soffice: str, root: Path, tmp_path: Path, pdf_text: Callable[[Path], list[str]]
) -> None:
    plan = workspace.open_plan(root / "tests" / "plans" / "good" / "fishing-harbour").plan
    content = workspace.document(plan, "en", annexes=True)
    more = Run(" and whatever else belongs to it" * 9)
    blocks = (
        replace(block, text=(*block.text, more)) if isinstance(block, Heading) else block for block in content.blocks
    )
    content = replace(content, blocks=tuple(blocks))
    pages = paginate(write(content), soffice, 120).pages
    (tmp_path / "plan.pdf").write_bytes(to_pdf(write(content, pages), "en", soffice, 120))
    assert wrong(content, pages, printed_pages(tmp_path / "plan.pdf", pdf_text)) == []


@pytest.mark.parametrize(
    ("pages", "right"),
    [({"a": 1, "b": 1, "c": 3}, True), ({"c": 3, "b": 2, "a": 1}, True), ({"a": 2, "b": 1, "c": 3}, False),
     ({"a": 0, "b": 1, "c": 3}, False), ({"a": 1, "b": 77, "c": 3}, False), ({"a": 1, "c": 3}, False)],
)  # fmt: skip
def test_numbers_that_fall_or_start_below_one_or_lack_a_heading_are_not_believed(
    pages: dict[str, int], right: bool
) -> None:
    assert plausible(pages, ["a", "b", "c"]) is right


@pytest.mark.parametrize("second", [("3",), ("1",), ()], ids=["falls", "before the body", "never settled"])
def test_a_count_that_cannot_be_right_is_refused(second: tuple[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(job: office.Job, macro: str, given: Mapping[str, str], answer: Path) -> None:
        names = job.file("names.txt").read_text().split()
        sheets = zip(names, ("4", "5", *second), strict=False) if second else ()
        answer.write_text("\n".join(["LibreOffice 1.2", *(f"{name} {sheet}" for name, sheet in sheets)]))

    monkeypatch.setattr(office, "run", answer)
    docx = write(document(heading("甲", anchor="a"), heading("乙", anchor="b")))
    with pytest.raises(WorkspaceError, match="gave cannot be right") as refused:
        paginate(docx, "soffice", 9)
    assert "LibreOffice 1.2 给出的页码不可信" in refused.value.zh
