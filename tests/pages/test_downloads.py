"""The page of downloads, and the links below tables."""

from dataclasses import replace

import handmade
from reading import rendered

from tjplan.model.text import LANGS
from tjplan.pages.changes import Edition
from tjplan.pages.downloads import to_downloads
from tjplan.pages.website import websites

OFFERED = {"yunxi-2024-2028.zh.docx": b"z" * 42_000, "yunxi-2024-2028.en.docx": b"e" * 900}
SITES = websites(handmade.plan(), {lang: handmade.document(lang) for lang in LANGS}, offered=OFFERED)


def data() -> dict[str, bytes]:
    shared = SITES["en"].shared.items()
    return {name.removeprefix("data/"): content for name, content in shared if name.startswith("data/")}


def links(markdown: str) -> list[str]:
    page = rendered(markdown)
    return [str(element.attributes["href"]) for element in page.all("a") if "download" in element.attributes]


def test_everything_that_is_linked_is_there() -> None:
    for site in SITES.values():
        for path, text in site.pages.items():
            missing = [one for one in links(text) if one.removeprefix("../") not in site.shared]
            assert missing == [], path


def test_the_word_file_of_the_pages_own_language_comes_first_with_its_size() -> None:
    for lang, other in (("zh", "en"), ("en", "zh")):
        found = [one for one in links(SITES[lang].pages["data.md"]) if one.endswith(".docx")]
        assert found == [f"../files/yunxi-2024-2028.{one}.docx" for one in (lang, other)]
        assert "42 KB" in SITES[lang].pages["data.md"] and "0.9 KB" in SITES[lang].pages["data.md"]


def test_what_was_not_built_is_not_linked() -> None:
    page = to_downloads(data(), {}, "en")
    assert "docx" not in page.lower() and "Word" not in page
    assert to_downloads({}, OFFERED, "en") == ""


def test_a_workbook_among_the_data_is_offered() -> None:
    page = to_downloads({**data(), "yunxi-2024-2028.en.xlsx": b"x"}, {}, "en")
    assert "../data/yunxi-2024-2028.en.xlsx" in links(page) and "English Excel workbook" in page


def test_a_column_and_a_figure_link_to_their_data() -> None:
    assert links(SITES["zh"].pages["state.md"]) == ["../data/columns/kinds.csv", "../data/columns/kinds.json"]
    assert '<a href="../data/wetlands/lake.json">JSON</a>' in SITES["zh"].pages["figures.md"]


def test_the_edition_stands_on_the_page_of_changes_where_it_is_known() -> None:
    documents = {lang: handmade.document(lang) for lang in LANGS}
    known = websites(handmade.plan(), documents, edition=Edition("0123456789abcdef", "2026-11-23"))
    assert (
        "数据版本：0123456789\n" in known["zh"].pages["changes.md"] and "2026-11-23" in known["en"].pages["changes.md"]
    )
    assert "数据版本" not in SITES["zh"].pages["changes.md"]
    assert "nothing to compare" in SITES["en"].pages["changes.md"]


def test_a_thing_without_figures_links_to_its_own_file() -> None:
    made = handmade.plan()
    pit = handmade.entity("mines", "pit", {"name": handmade.text("一号坑", "Pit 1")})
    made = replace(made, collections={**made.collections, "mines": {"pit": pit}})
    site = websites(made, {lang: handmade.document(lang) for lang in LANGS})["en"]
    assert links(site.pages["mines.md"]) == ["../data/mines.csv", "../data/mines.json", "../data/mines/pit.json"]
