"""The review as an HTML file in a browser: axe finds nothing, nothing is asked for, no page is wider than its window."""

from pathlib import Path

import pytest
from chromium import Browser
from history_under_test import with_history
from test_accessibility import DESK, NARROW, PHONE, failures, looked_at

from tjplan import workspace
from tjplan.model.text import LANGS, Lang
from tjplan.pages.review_html import to_html


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("review")
    plan = with_history(home)
    review = workspace.compare("v1.0", None, plan).review
    for lang in LANGS:
        (home / f"{lang}.html").write_text(to_html(review, lang), encoding="utf-8")
    return home


@pytest.mark.parametrize("lang", LANGS)
def test_axe_finds_nothing(looking: Browser, files: Path, lang: Lang) -> None:
    assert failures({lang: looked_at(looking, (files / f"{lang}.html").as_uri())}) == {}


@pytest.mark.parametrize("lang", LANGS)
def test_it_fits_any_window_and_asks_for_nothing(looking: Browser, files: Path, lang: Lang) -> None:
    address = (files / f"{lang}.html").as_uri()
    for size in (DESK, PHONE, NARROW):
        looking.view(*size)
        looking.requests.clear()
        looking.open(address)
        assert looking.ask("document.documentElement.scrollWidth") <= size[0]
        assert looking.requests == [address]


def test_the_style_in_the_file_holds(looking: Browser, files: Path) -> None:
    looking.open((files / "zh.html").as_uri())
    line = "getComputedStyle(document.querySelector('{}')).textDecorationLine"
    assert looking.ask(line.format("del")) == "line-through" and looking.ask(line.format("ins")) == "underline"
