"""The page of checks in the built website: strict links, both languages, phone and desktop."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from chromium import browser
from website_under_test import CONFIG

from tjplan import workspace
from tjplan.model.text import LANGS
from tjplan.pages import generator

from reading import parsed  # isort: skip (website_under_test knows where it is)


@pytest.fixture(scope="module")
def site(our_plan: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our plan's website; the build is strict, so that a broken link or anchor fails here."""
    folder = tmp_path_factory.mktemp("checks")
    loaded = workspace.open_plan(our_plan)
    for lang, website in workspace.site(loaded.plan, workspace.findings(loaded)).items():
        generator.build(CONFIG, our_plan, lang, folder / lang, website=website)
    return folder


def test_every_known_contradiction_stands_on_the_page_in_both_languages(site: Path, our_plan: Path) -> None:
    known = [one for one in workspace.findings(workspace.open_plan(our_plan)).findings if one.waived]
    for lang in LANGS:
        page = parsed((site / lang / "checks.html").read_text(encoding="utf-8"))
        assert len([e for e in page.all("h3") if str(e.attributes.get("id")).startswith("known-")]) == len(known) > 0
        for finding in known:
            assert finding.waived and finding.waived.reason[lang] in page.text


def test_every_known_contradiction_links_to_the_text_that_it_is_about(site: Path) -> None:
    page = parsed((site / "en" / "checks.html").read_text(encoding="utf-8"))
    at = [n for n, e in enumerate(page.elements) if e.tag == "h3" and str(e.attributes.get("id")).startswith("known-")]
    last = next(n for n, e in enumerate(page.elements) if e.attributes.get("id") == "rules")
    for start, end in zip(at, [*at[1:], last], strict=True):
        hrefs = [str(e.attributes.get("href")) for e in page.elements[start:end] if e.tag == "a"]
        assert any(".html#" in href for href in hrefs), page.elements[start].text


@pytest.mark.skipif(os.name == "nt", reason="Chromium's debugging pipe needs POSIX file descriptors")
@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_fits_the_window(need: Callable[[str, str], str], site: Path, tmp_path: Path, width: int) -> None:
    with browser(need("chromium", "apt-get install chromium"), tmp_path / "profile") as page:
        page.view(width, 800)
        for lang in LANGS:
            page.open((site / lang / "checks.html").as_uri())
            assert page.ask("document.documentElement.scrollWidth") <= width
