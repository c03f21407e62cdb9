"""The cover and its contents."""

import handmade
import pytest
from reading import rendered

from tjplan.model.text import LANGS, Lang
from tjplan.pages.website import pages, website


@pytest.mark.parametrize("lang", LANGS)
def test_the_cover_shows_title_issuer_date_and_notice(lang: Lang) -> None:
    page = rendered(pages(handmade.document(lang))["index.md"])
    for line in ("title", "subtitle", "issuer", "date", "notice"):
        assert handmade.WORDS[line][lang] in page.text


def test_the_contents_link_chapters_sections_and_columns() -> None:
    page = rendered(pages(handmade.document("zh"))["index.md"])
    assert [(link.attributes["href"], link.text) for link in page.all("a")] == [
        ("state.md", "第一章　湿地现状"),
        ("state.md#area", "一、面积"),
        ("goals.md", "第二章　目标"),
        ("state.md#kinds", "专栏1　湿地分布 2023"),
    ]


def test_the_navigation_holds_chapters_and_no_sections() -> None:
    made = website(handmade.document("en"), handmade.plan())
    assert made.nav == (
        ("Cover and contents", "index.md"),
        ("The plan", (("Chapter 1 State of the Wetlands", "state.md"), ("Chapter 2 Objectives", "goals.md"))),
        (
            "Figures",
            (
                (
                    "Indicators",
                    (
                        ("All indicators", "indicators.md"),
                        ("Wetland kept", "indicator-area.md"),
                        ("Ranger posts", "indicator-posts.md"),
                    ),
                ),
                ("Figures of the plan", "figures.md"),
            ),
        ),
        ("Reference", (("Terms and names", "glossary.md"), ("What changed", "changes.md"))),
    )


def test_the_title_of_the_website_is_title_and_subtitle() -> None:
    assert website(handmade.document("en")).title == "Wetland Plan of Yunxi County (2024–2028)"
    assert website(handmade.document("zh")).title == "云溪县湿地保护规划（2024—2028年）"
