"""The PDF that LibreOffice makes: tagged, fonts inside, title and language set."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from word_sample import sample

from tjplan import workspace
from tjplan.cli import main
from tjplan.document import Heading, plain
from tjplan.model.text import LANGS, Lang
from tjplan.word import write
from tjplan.word.paginate import paginate
from tjplan.word.pdf import to_pdf


@pytest.fixture(scope="module")
def pdfs() -> dict[Lang, bytes]:
    """What was made so far: one start of LibreOffice a language."""
    return {}


@pytest.fixture(params=LANGS)
def pdf(request: pytest.FixtureRequest, soffice: str, pdfs: dict[Lang, bytes], tmp_path: Path) -> tuple[Lang, Path]:
    lang: Lang = request.param
    if lang not in pdfs:
        pages = {block.anchor: 1 for block in sample(lang).blocks if isinstance(block, Heading)}
        pdfs[lang] = to_pdf(write(sample(lang), pages), lang, soffice, 120)
    (tmp_path / "plan.pdf").write_bytes(pdfs[lang])
    return lang, tmp_path / "plan.pdf"


def told(program: str, pdf: Path) -> str:
    return subprocess.run([program, str(pdf)], check=True, capture_output=True, text=True, timeout=60).stdout


def test_it_is_tagged_and_has_title_and_author(pdf: tuple[Lang, Path], need: Callable[[str, str], str]) -> None:
    lang, path = pdf
    said = dict(re.findall(r"^(\w[\w ]*): +(.*)$", told(need("pdfinfo", "apt-get install poppler-utils"), path), re.M))
    assert said["Tagged"] == "yes"
    assert said["Title"].startswith({"zh": "清河县水资源综合利用规划", "en": "Comprehensive Water Use Plan"}[lang])
    assert said["Author"] == {"zh": "清河县人民政府", "en": "People’s Government of Qinghe County"}[lang]
    assert said["Page size"].endswith("(A4)")


def test_it_names_its_language_and_shows_its_title(pdf: tuple[Lang, Path]) -> None:
    lang, path = pdf
    raw = path.read_bytes()
    catalogue = raw[raw.index(b"/Type/Catalog") :][:600]
    assert f"/Lang({'zh-CN' if lang == 'zh' else 'en-GB'})".encode() in catalogue
    assert b"/DisplayDocTitle true" in catalogue and b"/Outlines" in catalogue
    assert b"pdfuaid:part>1<" in raw


def test_digits_in_a_chinese_sentence_are_not_read_out_in_english(pdf: tuple[Lang, Path]) -> None:
    lang, path = pdf
    assert set(re.findall(rb"/Lang ?\(([^)]*)\)", path.read_bytes())) == {b"zh-CN" if lang == "zh" else b"en-GB"}


def test_every_font_is_inside(pdf: tuple[Lang, Path], need: Callable[[str, str], str]) -> None:
    _, *fonts = told(need("pdffonts", "apt-get install poppler-utils"), pdf[1]).splitlines()[1:]
    embedded = [re.search(r"(yes|no) +(yes|no) +(yes|no) +\d+ +\d+$", line) for line in fonts]
    assert len(fonts) > 1 and all(found is not None and found[1] == "yes" for found in embedded)


def test_the_command_writes_a_pdf_in_each_language(
    soffice: str, plan_copy: Path, tmp_path: Path, need: Callable[[str, str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "pdf", "--plan", str(plan_copy), "--out", str(tmp_path / "out"), "--lang", "en"]) == 0
    found = sorted(path.name for path in (tmp_path / "out" / "pdf").iterdir())
    assert found == ["tongjiang-2021-2025.en.pdf", "tongjiang-2021-2025.zh.pdf"]
    assert "building the PDFs" in capsys.readouterr().err
    pdfinfo = need("pdfinfo", "apt-get install poppler-utils")
    for name in found:
        assert re.search("^Tagged: +yes$", told(pdfinfo, tmp_path / "out" / "pdf" / name), re.M)


@pytest.mark.parametrize("lang", LANGS)
def test_the_pages_in_the_contents_are_those_of_the_pdf(
    lang: Lang, soffice: str, our_plan: Path, tmp_path: Path, pdf_text: Callable[[Path], list[str]]
) -> None:
    plan = workspace.open_plan(our_plan).plan
    content, style = workspace.document(plan, lang), plan.styles[lang]
    pages = paginate(write(content, style=style), soffice, 120).pages
    (tmp_path / "plan.pdf").write_bytes(to_pdf(write(content, pages, style), lang, soffice, 120))
    shown = ["".join(page.split()) for page in pdf_text(tmp_path / "plan.pdf")]
    printed = {number[1]: page for page in shown if (number := re.search(r"—(\d+)—", page))}
    chapters = [block for block in content.blocks if isinstance(block, Heading) and block.level == 1]
    assert len(chapters) > 5
    for chapter in chapters:
        assert "".join((chapter.number + plain(chapter.text)).split()) in printed[str(pages[chapter.anchor])]
