"""What fits a query, and what comes first: the search's own script over a few lines of text."""

import json
import os
from collections.abc import Callable, Iterator

import pytest
from chromium import Browser, browser
from website_under_test import ROOT

from tjplan.model.text import Lang
from tjplan.pages.search_index import CAPTION, LINKS, ROW, TEXT, Entry, Searched, to_script

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Chromium's debugging pipe needs POSIX file descriptors")

PAGES: dict[Lang, list[Searched]] = {
    "zh": [
        Searched("a.html", (), (
            Entry("a", 1, "第一章　湿地现状"),
            Entry("area", 2, "一、面积"),
            Entry("p1", TEXT, "共 57.62 公顷，43万立方米，投资１，２００万元，见〔2020〕5号《湿地办法》。"),
            Entry("p2", TEXT, "另有157.62公里岸线，其中8公顷；二○二五年建成“绿色湿地”，５０％～６０％。"),
            Entry("kinds", CAPTION, "专栏1 湿地分布"),
            Entry("kinds-lake", ROW, "天然\n云湖\n80.50"),
            Entry("kinds-marsh", ROW, "芦荡\n40", "天然"),
            Entry("goals", 2, "二、锶矿"),
            Entry("goals", LINKS, "一、面积\n二、目标"),
        )),
        Searched("data.html", ("数据",), (Entry("data", 1, "面积"), Entry("d1", TEXT, "湿地面积57.62公顷"))),
    ],
    "en": [
        Searched("a.html", (), (
            Entry("a", 1, "Chapter 1 Mining"),
            Entry("p1", TEXT, "Mines restore 57.62 ha of land-use; 430,000 m³ of ore were mined."),
            Entry("p2", TEXT, "The county’s mineral policy, policies and planned ores."),
            Entry("p3", TEXT, "The right to mine."),
            Entry("p4", TEXT, "A mining right or mining rights."),
            Entry("t", CAPTION, "Column 1 Mines"),
            Entry("t-r", ROW, "Quarry\n4"),
        )),
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def find(
    need: Callable[[str, str], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Lang, str], list[str]]]:
    folder = tmp_path_factory.mktemp("finds")
    script = (ROOT / "site" / "assets" / "search-find.js").read_text(encoding="utf-8")
    indexes = "".join(
        f"<script>{to_script(lang, pages)}window.{lang} = window.tjplanFinder(window.tjplanSearchIndex)</script>"
        for lang, pages in PAGES.items()
    )
    (folder / "a.html").write_text(f"<!doctype html><meta charset=utf-8><script>{script}</script>{indexes}", "utf-8")
    with browser(need("chromium", "apt-get install chromium"), folder / "profile") as page:
        page.open((folder / "a.html").as_uri())
        yield lambda lang, query: ask(page, lang, query)


def ask(page: Browser, lang: Lang, query: str) -> list[str]:
    """The anchors of what is found, each with what is marked in it."""
    script = (
        f"(() => {{ const found = {lang}.find({json.dumps(query)}); return found && found.hits.map(hit => hit.anchor"
        " + ' ' + found.spans(hit.text).map(span => hit.text.slice(span[0], span[1])).join('+')) })()"
    )
    answer: list[str] = page.ask(script)
    return answer


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("57.62公顷", ["p1 57.62 公顷", "d1 57.62公顷"]),
        ("57.62 公顷", ["p1 57.62 公顷", "d1 57.62公顷"]),
        ("５７．６２", ["p1 57.62", "d1 57.62", "p2 57.62"]),
        ("57.62 ha", ["p1 57.62 公顷", "d1 57.62公顷"]),
        ("43万m³", ["p1 43万立方米"]),
        ("1200万元", ["p1 １，２００万元"]),
        ("1,200", ["p1 １，２００"]),
        ("[2020]5号", ["p1 〔2020〕5号"]),
        ("二〇二五年", ["p2 二○二五年"]),
        ("50%-60%", ["p2 ５０％～６０％"]),
        ("“绿色湿地”", ["p2 绿色湿地"]),
        ("<湿地办法>", ["p1 《湿地办法》"]),
        ("第一章 湿地", ["a 第一章　湿地"]),
        ("锶", ["goals 锶"]),
        ("云湖80", []),
        ("没有", []),
    ],
)
def test_chinese_is_found_however_it_is_typed(
    find: Callable[[Lang, str], list[str]], query: str, found: list[str]
) -> None:
    assert find("zh", query) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("mine", ["p3 mine", "a Mining", "t Mines", "p1 Mines+mined", "p4 mining+mining", "p2 mine"]),
        ("mining right", ["p4 mining right", "p3 right+mine"]),
        ("rights of land", []),
        ("57.62 hectares", ["p1 57.62 ha"]),
        ("57.62ha", ["p1 57.62 ha"]),
        ("430000 m3", ["p1 430,000 m³"]),
        ("land use", ["p1 land+use"]),
        ("COUNTY'S", ["p2 county’s"]),
        ("policy", ["p2 policy+policies"]),
        ("ore", ["p1 ore", "p2 ores"]),
        ("quarry column", ["t-r Quarry"]),
    ],
)
def test_english_is_found_with_its_endings(
    find: Callable[[Lang, str], list[str]], query: str, found: list[str]
) -> None:
    assert find("en", query) == found


def test_quoted_english_words_are_found_as_they_stand(find: Callable[[Lang, str], list[str]]) -> None:
    assert find("en", '"mining rights"') == ["p4 mining rights"]
    assert find("en", '"mine"') == ["p3 mine"]
    assert find("en", '"mines" restore') == ["p1 Mines+restore"]


def test_several_words_may_stand_apart_but_a_number_keeps_its_unit(find: Callable[[Lang, str], list[str]]) -> None:
    assert find("zh", "公顷 57.62") == ["p1 57.62+公顷", "d1 57.62公顷", "p2 57.62+公顷"]
    assert find("zh", "8 公顷") == ["p2 8公顷"]
    assert find("zh", "湿地 公顷") == ["p1 公顷+湿地", "p2 公顷+湿地", "d1 湿地+公顷"]


def test_a_row_is_found_by_the_cell_that_reaches_into_it(find: Callable[[Lang, str], list[str]]) -> None:
    assert find("zh", "天然 芦荡") == ["kinds-marsh 芦荡"]
    assert find("zh", "天然") == ["kinds-lake 天然"]


def test_headings_come_first_and_the_plan_before_pages_about_it_and_links_last(
    find: Callable[[Lang, str], list[str]],
) -> None:
    assert find("zh", "面积") == ["area 面积", "data 面积", "d1 面积", "goals 面积"]
    assert find("zh", "湿地")[:2] == ["a 湿地", "kinds 湿地"]


@pytest.mark.parametrize("query", ["", " ", "5", "a", "。", "“”", "  \u3000 "])
def test_too_little_is_no_query(find: Callable[[Lang, str], list[str] | None], query: str) -> None:
    assert not find("zh", query)


@pytest.mark.parametrize(
    "query",
    [
        "__proto__",
        "constructor",
        "(",
        "[",
        "\\",
        "*",
        ".*",
        "$&",
        "<img src=x onerror=alert(1)>",
        "\u2028",
        "\ud800x",
        "{n}",
    ],
)
def test_odd_queries_find_nothing_and_break_nothing(find: Callable[[Lang, str], list[str] | None], query: str) -> None:
    assert not find("en", query) or query in ("(", "[")
