"""The built website: two languages side by side, every link good, nothing from elsewhere."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from website_under_test import CONFIG, EVIL, ROOT, built, made

from tjplan.errors import RefusedError, TjplanError
from tjplan.model.text import LANGS
from tjplan.pages import generator

from reading import Page, parsed  # isort: skip (website_under_test knows where it is)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("规划 site"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("hostile"), hostile=True)


def pages(folder: Path) -> dict[str, Page]:
    return {
        path.relative_to(folder).as_posix(): parsed(path.read_text(encoding="utf-8")) for path in folder.rglob("*.html")
    }


def test_both_languages_have_the_same_files(site: Path) -> None:
    zh, en = (
        {path.relative_to(site / lang).as_posix() for path in (site / lang).rglob("*") if path.is_file()}
        for lang in LANGS
    )
    assert zh == en
    assert {"index.html", "state.html", "goals.html", "indicators.html", "data.html", "about.html", "404.html"} <= zh
    shared = {path.relative_to(site).as_posix() for path in (site / "data").rglob("*")}
    assert {"data/wetlands.csv", "data/columns/kinds.json", "data/facts/total.json", "data/index.json"} <= shared


def test_both_languages_have_the_same_ids_on_every_page(site: Path) -> None:
    zh, en = ({name: page.ids() for name, page in pages(site / lang).items()} for lang in LANGS)
    assert zh == en


def test_no_page_has_an_id_twice(site: Path) -> None:
    for name, page in pages(site).items():
        assert len(page.ids()) == len(set(page.ids())), name


def test_every_link_and_anchor_resolves(site: Path) -> None:
    found = pages(site)
    bad = [
        (name, address)
        for name, page in found.items()
        for element in page.elements
        for address in (element.attributes.get("href"), element.attributes.get("src"))
        if address and not urlsplit(address).scheme and not resolves(site, found, name, address)
    ]
    assert bad == []


def resolves(site: Path, found: dict[str, Page], name: str, address: str) -> bool:
    path, fragment = urldefrag(address)
    target = (site / name).parent / unquote(path) if path else site / name
    if not target.resolve().is_file():
        return False
    page = found.get(target.resolve().relative_to(site.resolve()).as_posix())
    return not fragment or page is None or unquote(fragment) in page.ids()


def test_no_page_or_style_sheet_loads_anything_from_elsewhere(site: Path) -> None:
    loaded = [
        (name, element.tag, address)
        for name, page in pages(site).items()
        for element in page.elements
        if element.tag in ("script", "link", "img", "iframe", "source", "object", "embed")
        for address in (element.attributes.get("src"), element.attributes.get("href"))
        if address and (urlsplit(address).scheme not in ("", "data") or address.startswith("//"))
    ]
    styles = [
        (path.name, address)
        for path in site.rglob("*.css")
        for address in re.findall(r"(?:url\(|@import\s+)[\"']?([^\"')]+)", path.read_text(encoding="utf-8"))
        if urlsplit(address).scheme not in ("", "data") or address.startswith("//")
    ]
    assert (loaded, styles) == ([], [])


def test_our_scripts_name_no_host(site: Path) -> None:
    for path in (*site.glob("*.js"), *(site / "zh" / "assets" / "tjplan").glob("*.js")):
        assert "//" not in re.sub(r"^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE), path


@pytest.mark.parametrize(("lang", "html_lang", "other"), [("zh", "zh-Hans", "en"), ("en", "en", "zh")])
def test_a_page_names_its_language_and_its_translation(site: Path, lang: str, html_lang: str, other: str) -> None:
    page = pages(site / lang)["state.html"]
    assert page.all("html")[0].attributes["lang"] == html_lang
    alternates = {
        e.attributes["hreflang"]: e.attributes["href"]
        for e in page.all("link")
        if "alternate" in str(e.attributes.get("rel")).split()
    }
    assert alternates == {"zh-Hans": "../zh/state.html", "en": "../en/state.html", "x-default": "../en/state.html"}
    switch = next(e for e in page.all("a") if e.attributes.get("data-tjplan") == "switch")
    assert switch.attributes["href"] == f"../{other}/state.html"


def test_addresses_of_translations_are_whole_where_the_site_knows_its_own(tmp_path: Path) -> None:
    site = made()["zh"]
    generator.build(
        CONFIG, tmp_path / "plan", "zh", tmp_path / "out" / "zh", website=site, site_url="https://example.org/a/"
    )
    page = pages(tmp_path / "out")["zh/state.html"]
    alternates = [e.attributes["href"] for e in page.all("link") if e.attributes.get("hreflang") == "en"]
    assert alternates == ["https://example.org/a/en/state.html"]
    assert "https://example.org/a/zh/state.html" in (tmp_path / "out/zh/sitemap.xml").read_text(encoding="utf-8")


def test_the_furniture_speaks_the_language_of_the_page(site: Path) -> None:
    english = pages(site / "en")["goals.html"]
    body = english.text.replace("中文", "")
    assert not re.search(r"[\u4e00-\u9fff]", body)
    chinese = pages(site / "zh")["goals.html"]
    attributes = [
        value
        for element in chinese.elements
        if "data-lang" not in element.attributes  # the switch speaks the other language
        for name in ("title", "aria-label", "placeholder")
        if (value := element.attributes.get(name))
    ]
    assert re.findall(r"[A-Za-z]{2,}", " ".join(attributes)) == []


def test_the_page_for_unknown_addresses_speaks_its_language_and_finds_its_style(site: Path) -> None:
    page = pages(site)["zh/404.html"]
    assert "找不到页面" in page.text
    assert not [e for e in page.all("link") if str(e.attributes.get("href", "")).startswith("/")]


def test_search_is_named_and_marked(site: Path) -> None:
    for lang, name in (("zh", "搜索规划全文"), ("en", "Search the plan")):
        page = pages(site / lang)["index.html"]
        fields = [e for e in page.all("input") if e.attributes.get("data-tjplan") == "search"]
        assert [e.attributes["aria-label"] for e in fields] == [name]
        assert [e.attributes["action"] for e in page.all("form") if e.attributes.get("role") == "search"] == [
            "search.html"
        ]


def test_the_search_index_is_of_one_language_and_of_every_page_that_lets_it(site: Path) -> None:
    for lang in LANGS:
        script = (site / lang / "search-index.js").read_text(encoding="utf-8")
        index = json.loads(script.removeprefix("window.tjplanSearchIndex = ").removesuffix(";\n"))
        assert index["lang"] == lang
        assert {page[0] for page in index["pages"]} == set(pages(site / lang)) - {
            "search.html",
            "404.html",
        }
        # The glossary gives each term in both languages, and the page about the program quotes Chinese.
        both = ("glossary.html", "architecture.html")
        others = [page for page in index["pages"] if page[0] not in both]
        assert lang == "zh" or not re.search(r"[\u4e00-\u9fff]", json.dumps(others, ensure_ascii=False))


def test_text_of_the_plan_is_never_markup_on_any_page(hostile: Path) -> None:
    for name, page in pages(hostile).items():
        assert not [e for e in page.elements if any(attribute.startswith("on") for attribute in e.attributes)], name
        data = [e for e in page.all("script") if e.attributes.get("type") == "application/json"]
        assert all(json.loads(e.text) for e in data), name
        assert not [e for e in page.all("script") if "alert" in e.text and e not in data], name
        assert page.all("img") == [], name
    shown = pages(hostile)["zh/goals.html"]
    assert EVIL in [e.text.strip() for e in shown.all("p")]
    assert shown.all("title")[0].text.endswith(EVIL + "（2024—2028年）")


def test_a_hostile_address_reaches_no_attribute(hostile: Path) -> None:
    page = pages(hostile)["zh/goals.html"]
    assert [e.attributes["data-address"] for e in page.elements if "data-address" in e.attributes] == []


@pytest.mark.parametrize("inside", ["", "site", "site/zh"])
def test_a_build_never_empties_its_sources(tmp_path: Path, inside: str) -> None:
    plan = tmp_path / "plan"
    plan.mkdir()
    (tmp_path / "site").mkdir()
    keep = tmp_path / "site" / "keep.html"
    keep.write_text("x", encoding="utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: x\n", encoding="utf-8")
    with pytest.raises(RefusedError):
        generator.build(config, plan, "zh", tmp_path / inside)
    assert keep.exists()


def test_a_broken_link_fails_the_build_and_says_which(tmp_path: Path) -> None:
    site = made()["zh"]
    broken = type(site)("zh", site.title, site.notice, {**site.pages, "index.md": "# A\n\n[b](nowhere.md)\n"}, site.nav)
    with pytest.raises(TjplanError) as caught:
        generator.build(CONFIG, tmp_path / "plan", "zh", tmp_path / "out", website=broken)
    assert "nowhere.md" in caught.value.zh and "nowhere.md" in caught.value.en


def test_a_build_counts_its_pages_and_says_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert generator.build(CONFIG, tmp_path / "plan", "en", tmp_path / "out", website=made()["en"]) == 13
    assert capfd.readouterr() == ("", "")


def test_the_sources_may_lie_anywhere(tmp_path: Path) -> None:
    home = tmp_path / "安装 here" / "_site"
    shutil.copytree(ROOT / "site", home / "site")
    shutil.copy(CONFIG, home / "mkdocs.yml")
    website = made()["zh"]
    assert generator.build(home / "mkdocs.yml", tmp_path / "plan", "zh", tmp_path / "out", website=website) == 13


def test_the_settings_beside_a_plan_are_used_before_those_of_tjplan(tmp_path: Path) -> None:
    (tmp_path / "plan" / "2024").mkdir(parents=True)
    assert generator.config_file(tmp_path / "plan" / "2024") in (CONFIG, generator.PACKAGED)
    (tmp_path / "site" / "pages").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    assert generator.config_file(tmp_path / "plan" / "2024") == (tmp_path / "mkdocs.yml").resolve()


def test_the_same_website_gives_the_same_pages(site: Path, tmp_path: Path) -> None:
    again = built(tmp_path)
    for path in sorted((site / "zh").rglob("*.html")):
        assert path.read_bytes() == (again / "zh" / path.relative_to(site / "zh")).read_bytes()


@pytest.mark.parametrize("lang", LANGS)
def test_fixed_pages_are_the_same_in_both_languages(lang: str) -> None:
    other = {path.name for path in (ROOT / "site" / "pages" / ("en" if lang == "zh" else "zh")).iterdir()}
    assert {path.name for path in (ROOT / "site" / "pages" / lang).iterdir()} == other


@pytest.mark.parametrize("lang", LANGS)
def test_bare_mkdocs_builds_the_plan_of_the_checkout(tmp_path: Path, lang: str) -> None:
    environment = os.environ | {"TJPLAN_SITE_LANG": lang, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(CONFIG), "-d", str(tmp_path / "out")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr
    page = pages(tmp_path / "out")["index.html"]
    assert page.all("html")[0].attributes["lang"] == ("zh-Hans" if lang == "zh" else "en")


def test_bare_mkdocs_names_the_spot_in_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("a: [1\nb: 2\n", encoding="utf-8")
    environment = os.environ | {"TJPLAN_PLAN": str(tmp_path), "TJPLAN_SITE_LANG": "en", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(CONFIG), "-d", str(tmp_path / "out")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 1 and "plan.yaml:1:4" in done.stderr and "Traceback" not in done.stderr
