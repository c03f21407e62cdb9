"""A page speaks one language: what stands on it in the other is marked as such, or is on a short list with its reason."""

import re
from pathlib import Path

import pytest
from languages_of_text import said

from tjplan.model.text import LANGS

LATIN, HAN = re.compile(r"[A-Za-z]{2,}"), re.compile(r"[\u3400-\u9fff]+")

# Names of formats and programs, which have no others in Chinese.
FORMATS = {
    "CSV",
    "JSON",
    "XLSX",
    "DOCX",
    "PDF",
    "ZIP",
    "Excel",
    "Word",
    "JavaScript",
    "Ctrl",
    "Cookie",
    "Frictionless",
    "GitHub",
}
# Codes in the plan and its sources: standards, roads, projects, agreements; the mark of GB/T 7714; kilobytes; ids.
CODES = {"DZ", "GB", "GZ", "ZL", "RCEP", "OL", "KB", "MB", "Id", "tjplan"}
# The page about the program names its parts, and is for those who read code.
OF_PROGRAM = {"architecture.html"}
# How the Chinese text prints a scale, told where a page says how a figure is printed.
PRINTED = {"万"}


def strange(page: Path, lang: str) -> set[str]:
    """The words on ``page`` of the other language, beyond those that are let pass."""
    looked_for, allowed = (LATIN, FORMATS | CODES) if lang == "zh" else (HAN, PRINTED)
    words = {
        word
        for of, text in said(page.read_text(encoding="utf-8"))
        if of.startswith(lang)
        for word in looked_for.findall(re.sub(r"[\w./-]+\.(?:json|csv|html|zip|docx|xlsx|yaml)\b", "", text))
    }
    return words - allowed


@pytest.mark.parametrize("lang", LANGS)
def test_no_page_of_our_plan_speaks_the_other_language(our_site: Path, lang: str) -> None:
    found = {page.name: strange(page, lang) for page in (our_site / lang).glob("*.html") if page.name not in OF_PROGRAM}
    assert len(found) > 30 and {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize("lang", LANGS)
def test_no_page_of_another_plan_speaks_the_other_language(made_site: Path, lang: str) -> None:
    found = {
        page.name: strange(page, lang) for page in (made_site / lang).glob("*.html") if page.name not in OF_PROGRAM
    }
    # A collection that only this plan has bears the name that the plan gives it.
    assert len(found) > 8 and {name: words for name, words in found.items() if words - {"wetlands"}} == {}


def test_the_page_about_the_program_is_in_english_on_the_english_website(our_site: Path) -> None:
    assert strange(our_site / "en" / "architecture.html", "en") == set()


def test_what_is_let_pass_is_there(our_site: Path) -> None:
    """A list that outlives its reasons would let new words through."""
    chinese = " ".join(
        text for page in (our_site / "zh").glob("*.html") for _, text in said(page.read_text(encoding="utf-8"))
    )
    assert {word for word in (FORMATS | CODES) - {"PDF", "MB", "GitHub"} if word not in chinese} == set()


def test_the_test_would_see_a_word_of_the_other_language(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<html lang="zh-Hans"><p title="Close">关闭</p><p lang="en">Open</p><form role="search" data-one="one hit">',
        encoding="utf-8",
    )
    assert strange(page, "zh") == {"Close", "one", "hit"}
