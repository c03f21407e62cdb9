"""What a reader on a slow phone waits for."""

import gzip
import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from chromium import Browser
from serving import served

from tjplan.model.text import LANGS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Chromium's debugging pipe needs POSIX file descriptors")

LIMIT = 300_000
CHAPTERS = (
    "general",
    "status",
    "principles",
    "objectives",
    "layout",
    "development",
    "green",
    "key_projects",
    "safeguards",
)


def weights(page: Browser, site: Path, address: str, name: str) -> tuple[int, int]:
    """Bytes of everything that the page loads by itself: as files, and compressed as hosts send them."""
    page.requests.clear()
    page.open(address + name)
    paths = {unquote(urlsplit(url).path) for url in page.requests if url.startswith(address)}
    contents = [(site / path.removeprefix("/")).read_bytes() for path in paths]
    return sum(map(len, contents)), sum(len(gzip.compress(content, 6)) for content in contents)


@pytest.mark.parametrize("lang", LANGS)
def test_a_chapter_with_all_that_it_loads_is_light(looking: Browser, our_site: Path, lang: str) -> None:
    """Compressed, as every public host sends text; both are printed."""
    with served(our_site) as address:
        found = {name: weights(looking, our_site, address, f"{lang}/{name}.html") for name in CHAPTERS}
    print({name: f"{plain // 1000} KB, sent {sent // 1000} KB" for name, (plain, sent) in found.items()})
    assert {name: sent for name, (_, sent) in found.items() if sent > LIMIT} == {}


@pytest.mark.parametrize("lang", LANGS)
def test_a_figure_that_is_opened_costs_little(our_site: Path, lang: str) -> None:
    """What a card loads once, the index of the search likewise."""
    for name in ("assets/figures-data.js", "search-index.js"):
        assert len(gzip.compress((our_site / lang / name).read_bytes(), 6)) < LIMIT / 2, name
