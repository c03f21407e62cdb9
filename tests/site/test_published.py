"""What a public address adds, and what every host and search engine is told."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import ADDRESS
from website_under_test import ROOT

from tjplan.model.text import LANGS
from tjplan.pages.languages import HTML_LANG
from tjplan.pages.root import robots, to_missing

from reading import Page, parsed  # isort: skip (website_under_test knows where it is)

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ALTERNATE = "{http://www.w3.org/1999/xhtml}link"


def page(path: Path) -> Page:
    return parsed(path.read_text(encoding="utf-8"))


def links(of: Page, rel: str) -> list[dict[str, str | None]]:
    return [e.attributes for e in of.all("link") if rel in str(e.attributes.get("rel")).split()]


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_names_its_own_address_and_that_of_its_translation(published: Path, lang: str) -> None:
    found = page(published / lang / "state.html")
    assert [link["href"] for link in links(found, "canonical")] == [f"{ADDRESS}{lang}/state.html"]
    alternates = {link["hreflang"]: link["href"] for link in links(found, "alternate")}
    assert alternates == {
        "zh-Hans": f"{ADDRESS}zh/state.html",
        "en": f"{ADDRESS}en/state.html",
        "x-default": f"{ADDRESS}en/state.html",
    }


@pytest.mark.parametrize("lang", LANGS)
def test_the_sitemap_of_a_language_lists_its_pages_and_their_translations(published: Path, lang: str) -> None:
    entries = ElementTree.parse(published / lang / "sitemap.xml").getroot()
    listed = {entry.findtext(f"{SITEMAP}loc"): entry for entry in entries}
    there = {path.name for path in (published / lang).glob("*.html")} - {"404.html", "search.html"}
    assert set(listed) == {f"{ADDRESS}{lang}/{name}" for name in there}
    entry = listed[f"{ADDRESS}{lang}/state.html"]
    assert {(e.get("hreflang"), e.get("href")) for e in entry.iter(ALTERNATE)} == {
        *((HTML_LANG[of], f"{ADDRESS}{of}/state.html") for of in LANGS),
        ("x-default", f"{ADDRESS}en/state.html"),
    }


def test_the_root_leads_search_engines_to_both_sitemaps(published: Path) -> None:
    index = ElementTree.parse(published / "sitemap.xml").getroot()
    assert [e.text for e in index.iter(f"{SITEMAP}loc")] == [f"{ADDRESS}{lang}/sitemap.xml" for lang in LANGS]
    assert (published / "robots.txt").read_text(encoding="utf-8") == robots(ADDRESS)
    assert f"Sitemap: {ADDRESS}sitemap.xml" in robots(ADDRESS)


def test_without_an_address_nothing_claims_one(made_site: Path) -> None:
    assert not list(made_site.rglob("sitemap*"))
    assert links(page(made_site / "zh" / "state.html"), "canonical") == []
    assert "Sitemap" not in (made_site / "robots.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["zh/404.html", "en/404.html", "404.html"])
def test_links_of_the_page_for_unknown_addresses_hold_at_any_depth(published: Path, name: str) -> None:
    found = page(published / name)
    kept = {"zh/404.html": ("找不到页面", "zh/index.html"), "en/404.html": ("Page not found", "en/index.html")}
    for words, target in [kept[name]] if name in kept else kept.values():
        assert words in found.text
        assert f"/yunxi/{target}" in [e.attributes.get("href") for e in found.all("a")]
    addresses = [
        str(e.attributes[attribute])
        for e in found.elements
        for attribute in ("href", "src", "action")
        if attribute in e.attributes
    ]
    relative = [one for one in addresses if not one.startswith(("/yunxi/", "#", ADDRESS))]
    assert addresses and relative == []


def test_the_page_for_unknown_addresses_is_text_whatever_the_title() -> None:
    made = to_missing({"zh": "</title><script>x</script>", "en": "{zh}"}, '/a"b/')
    assert parsed(made).all("script") == [] and parsed(made).all("title")[0].text.endswith("</script> | {zh}")


@pytest.mark.parametrize("lang", LANGS)
def test_each_page_describes_itself_in_its_language(published: Path, lang: str) -> None:
    found = {
        path.name: str(e.attributes["content"])
        for path in (published / lang).glob("*.html")
        for e in page(path).all("meta")
        if e.attributes.get("name") == "description"
    }
    assert set(found) == {path.name for path in (published / lang).glob("*.html")}
    chapters = [
        found["state.html"],
        found["goals.html"],
        found["data.html"],
        found["indicators.html"],
        found["index.html"],
    ]
    assert len(set(chapters)) == len(chapters)
    assert all(text and len(text) <= 160 for text in found.values())
    assert found["state.html"].startswith("共120.50公顷。" if lang == "zh" else "In all 120.50 ha.")


def test_hosts_that_read_headers_are_told_what_a_page_cannot_say_itself(published: Path) -> None:
    rules = (published / "_headers").read_text(encoding="utf-8")
    for line in (
        "Content-Security-Policy: frame-ancestors 'self'",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: no-referrer",
    ):
        assert re.search(rf"^  {re.escape(line)}$", rules, re.MULTILINE), line


def test_the_workflow_builds_checks_and_deploys_at_the_address_of_the_pages() -> None:
    flow = (ROOT / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8")
    for part in (
        "actions/configure-pages",
        "TJPLAN_SITE_URL: ${{ steps.pages.outputs.base_url }}",
        "tjplan build site",
        "path: build/site",
        "actions/upload-pages-artifact",
        "actions/deploy-pages",
        "pages: write",
        "id-token: write",
    ):
        assert part in flow, part
