"""The built website in a real browser, opened from disk as from a USB stick."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chromium import Browser, browser
from website_under_test import built

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Chromium's debugging pipe needs POSIX file descriptors")

PAGES = ("index", "state", "goals", "indicators", "data", "about", "404")
EVERY = [f"{lang}/{page}.html" for lang in ("zh", "en") for page in PAGES]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("browser"))


@pytest.fixture
def page(need: Callable[[str, str], str], tmp_path: Path) -> Iterator[Browser]:
    with browser(need("chromium", "apt-get install chromium"), tmp_path / "profile") as running:
        yield running


def test_no_request_leaves_the_site(page: Browser, site: Path) -> None:
    page.view(1280, 900)
    for name in ("index.html", *EVERY):
        page.open((site / name).as_uri())
    outside = [url for url in page.requests if not url.startswith((site.as_uri(), "data:"))]
    assert page.requests and outside == []


def test_no_page_is_wider_than_a_phone(page: Browser, site: Path) -> None:
    page.view(360, 740)
    widths = {}
    for name in EVERY:
        page.open((site / name).as_uri())
        widths[name] = page.ask("document.documentElement.scrollWidth")
    assert {name: width for name, width in widths.items() if width > 360} == {}


def test_a_wide_table_scrolls_in_its_own_region(page: Browser, site: Path) -> None:
    page.view(360, 740)
    page.open((site / "en" / "indicators.html").as_uri())
    region = "document.querySelector('.tj-column')"
    assert page.ask(f"{region}.scrollWidth > {region}.clientWidth")
    assert page.ask(f"({region}.focus(), document.activeElement === {region})")


def test_the_switch_lands_on_the_same_paragraph(page: Browser, site: Path) -> None:
    page.view(1280, 300)
    page.open((site / "zh" / "state.html").as_uri())
    page.ask("document.getElementById('area_now').scrollIntoView()")
    page.ask("window.scrollBy(0, -64)")
    target = page.ask(
        "(() => { const link = document.querySelector('[data-tjplan=switch]');"
        " link.dispatchEvent(new Event('pointerdown', {bubbles: true})); return link.href })()"
    )
    assert target == (site / "en" / "state.html").as_uri() + "#area_now"
    page.open(target)
    assert page.ask("document.querySelector(':target').textContent") == "In all 120.50 ha."


def test_the_switch_keeps_the_address_that_was_asked_for(page: Browser, site: Path) -> None:
    page.view(1280, 900)
    page.open((site / "en" / "goals.html").as_uri() + "#ponds")
    script = (
        "(() => { const link = document.querySelector('[data-tjplan=switch]');"
        " link.dispatchEvent(new Event('focusin', {bubbles: true})); return link.hash })()"
    )
    assert page.ask(script) == "#ponds"


@pytest.mark.parametrize("dark", [False, True])
def test_the_system_chooses_light_or_dark(page: Browser, site: Path, dark: bool) -> None:
    page.view(1280, 900, dark=dark)
    page.open((site / "zh" / "goals.html").as_uri())
    channels = page.ask("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    assert (max(channels) < 80) == dark and (min(channels) > 200) != dark


def test_the_root_leads_to_the_language_of_the_browser_then_to_that_of_the_reader(page: Browser, site: Path) -> None:
    page.view(1280, 900)
    page.open((site / "index.html").as_uri())
    assert page.ask("new Promise(done => setTimeout(() => done(location.pathname), 300))").endswith("/en/index.html")
    page.ask("localStorage.setItem('tjplan-lang', 'zh')")
    page.open((site / "index.html").as_uri())
    assert page.ask("new Promise(done => setTimeout(() => done(location.pathname), 300))").endswith("/zh/index.html")
