"""Chapters as Markdown: ids, numbers, leads, figures."""

import handmade
import pytest
from reading import rendered, words

from tjplan.document import Break, Heading, Origin, Paragraph, Run
from tjplan.model.text import LANGS, Lang
from tjplan.pages.chapter import to_page
from tjplan.pages.website import pages

HERE = Origin("nodes.a.text", "zh")


def paragraph(text: str, **more: object) -> Paragraph:
    return Paragraph((Run(text),), HERE, "a", **more)  # type: ignore[arg-type]


def test_each_chapter_is_a_page_named_after_its_anchor() -> None:
    assert list(pages(handmade.document("zh"))) == ["index.md", "state.md", "goals.md"]


def test_a_chapter_named_like_a_page_of_the_website_gets_another_file() -> None:
    document = handmade.document("zh")
    chapter = Heading(1, "chapter", "", (Run("数据"),), HERE, "data")
    made = pages(type(document)(document.plan_id, "zh", document.cover, (chapter,)))
    assert "chapter-data.md" in made


def test_ids_and_paths_are_the_same_in_both_languages() -> None:
    zh, en = (
        {path: rendered(text).ids() for path, text in pages(handmade.document(lang), handmade.plan()).items()}
        for lang in LANGS
    )
    assert zh == en
    assert {"area", "area_now", "kinds", "kinds-lake"} <= set(zh["state.md"])


def test_a_heading_carries_its_number_and_id() -> None:
    page = rendered(pages(handmade.document("zh"))["state.md"])
    assert [(e.tag, e.attributes["id"], e.text) for e in page.elements if e.tag in ("h1", "h2")] == [
        ("h1", "state", "第一章　湿地现状"),
        ("h2", "area", "一、面积"),
    ]


@pytest.mark.parametrize(
    ("lang", "seen"),
    [("zh", "3、退塘还湿。到2028年完成。"), ("en", "3. Ponds back to wetland. Done by 2028.")],
)
def test_a_run_in_heading_is_strong_and_keeps_its_number(lang: Lang, seen: str) -> None:
    page = rendered(pages(handmade.document(lang))["goals.md"])
    assert [words(e.text) for e in page.all("p")] == [seen]
    assert len(page.all("strong")) == 1 and not page.all("li")


def test_a_pinned_figure_names_its_address() -> None:
    page = rendered(pages(handmade.document("zh"))["state.md"])
    figure = page.all("span")[0]
    assert (figure.attributes["data-address"], figure.text) == ("indicators.area.baseline", "120.50公顷")


def test_an_address_that_is_none_never_reaches_an_attribute() -> None:
    text = to_page([Paragraph((Run("5", 'x" onclick="alert(1)'),), HERE, "a")], "zh")
    assert text.startswith('5<a class="headerlink tj-cite" href="#a" aria-label=')


def test_every_paragraph_has_a_mark_that_leads_to_itself_and_is_no_word() -> None:
    for lang, label in (("zh", "本段的链接与引用"), ("en", "Link to and cite this paragraph")):
        page = rendered(pages(handmade.document(lang))["goals.md"])  # type: ignore[arg-type]
        assert [(e.attributes["href"], e.attributes["aria-label"]) for e in page.marks] == [("#ponds", label)]


@pytest.mark.parametrize(
    "text",
    ["1. one", "- one", "+ one", "# one", "> one", "* one *", "    one", "```", "~~~", "***", "---", "===",
     "[TOC]", "| a | b |", "{: .x }", "one {: #evil }", "<!-- one -->", "&copy;", "&#65;", "![x](y)",
     "[x](javascript:alert(1))", "[x]: y", "\\*", "`a`", "**a**", "a  ", "http://example.org", "<script>x</script>"],
)  # fmt: skip
def test_a_paragraph_that_looks_like_markup_is_text(text: str) -> None:
    page = rendered(to_page([paragraph(text)], "zh"))
    assert [e.tag for e in page.elements] == ["p"]
    assert (words(page.text), page.ids()) == (words(text), ["a"])


def test_a_paragraph_without_words_is_left_out() -> None:
    assert to_page([paragraph(" ")], "zh").strip() == ""


def test_a_break_in_a_heading_is_a_space() -> None:
    heading = Heading(2, "section", "", (Run("一"), Break(), Run("二")), HERE, "a")
    assert to_page([heading], "zh") == "## 一 二 {: #a }\n"


def test_a_heading_stands_one_level_below_the_one_above_it() -> None:
    blocks = [
        Heading(level, "item", "", (Run(name),), HERE, name)
        for name, level in zip("abcdef", (1, 2, 4, 3, 4, 2), strict=True)
    ]
    tags = [element.tag for element in rendered(to_page(blocks, "zh")).elements if element.tag.startswith("h")]
    assert tags == ["h1", "h2", "h3", "h3", "h4", "h2"]
