"""axe-core finds nothing on any kind of page: either language, light and dark, desk and phone, whatever is open."""

import os
import time
from pathlib import Path

import pytest
from accessibility import Violation, violations
from chromium import Browser

from tjplan.model.text import LANGS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Chromium's debugging pipe needs POSIX file descriptors")

KINDS = (
    *("index", "status", "development", "indicators", "indicator-abandoned_mine_area", "minerals", "mines", "areas"),
    *("projects", "figures", "glossary", "documents", "checks", "data", "about", "architecture", "search", "404"),
)
MADE = ("index", "state", "goals", "indicators", "data")
DESK, PHONE, NARROW = (1280, 900), (360, 740), (320, 640)
LOOKS = [(size, dark) for size in (DESK, PHONE) for dark in (False, True)]


def looked_at(page: Browser, address: str) -> dict[str, list[Violation]]:
    """The page at ``address`` in each look; loaded anew where the size changes what its scripts do."""
    found = {}
    for size, dark in LOOKS:
        page.view(*size, dark=dark)
        if not dark:
            page.open(address)
        found[f"{size[0]} {'dark' if dark else 'light'}"] = violations(page)
    return found


def failures(matrix: dict[str, dict[str, list[Violation]]]) -> dict[str, list[Violation]]:
    return {f"{name} {look}": bad for name, looks in matrix.items() for look, bad in looks.items() if bad}


def printed(matrix: dict[str, dict[str, list[Violation]]]) -> str:
    """A row a page, a column a look: the number of violations."""
    looks = list(next(iter(matrix.values())))
    rows = [f"| {name} | {' | '.join(str(len(found[look])) for look in looks)} |" for name, found in matrix.items()]
    return "\n".join([f"| page | {' | '.join(looks)} |", "| --- " * (len(looks) + 1) + "|", *rows])


@pytest.mark.parametrize("lang", LANGS)
def test_every_kind_of_page_of_our_plan(looking: Browser, our_site: Path, lang: str) -> None:
    matrix = {name: looked_at(looking, (our_site / lang / f"{name}.html").as_uri()) for name in KINDS}
    print(f"\n{lang}\n{printed(matrix)}")
    assert failures(matrix) == {}


def test_every_kind_of_page_of_another_plan(looking: Browser, made_site: Path) -> None:
    names = ("zh/state", "en/goals", "zh/indicators", "en/data", "404")
    matrix = {name: looked_at(looking, (made_site / f"{name}.html").as_uri()) for name in names}
    print(f"\n{printed(matrix)}")
    assert failures(matrix) == {}


def test_the_page_that_chooses_a_language(looking: Browser, our_site: Path) -> None:
    looking.call("Network.setBlockedURLs", urls=["*choose.js"])  # which leads away from it
    try:
        matrix = {"index": looked_at(looking, (our_site / "index.html").as_uri())}
    finally:
        looking.call("Network.setBlockedURLs", urls=[])
    assert failures(matrix) == {}


def opened(page: Browser, action: str, sign: str) -> None:
    """Do ``action`` and wait until ``sign`` holds."""
    page.ask(f"({action}, 0)")
    end = time.monotonic() + 10
    while not page.ask(f"Boolean({sign})"):
        assert time.monotonic() < end, sign
        time.sleep(0.05)


FIELD = "document.querySelector('[data-tjplan=search]')"
OPEN = {
    "figure": ("document.querySelector('article a.tj-figure').click()", "document.querySelector('dialog[open] dl')"),
    "citation": (
        "document.querySelector('article a.tj-cite').click()",
        "document.querySelector('dialog[open] textarea')",
    ),
    "search": (
        f"({FIELD}.focus(), {FIELD}.value = '2025', {FIELD}.dispatchEvent(new Event('input', {{bubbles: true}})))",
        "document.querySelectorAll('#tj-found [data-tjplan=hit]').length > 5",
    ),
    "menu": (
        "document.querySelector('label[for=__drawer].md-header__button').click()",
        "document.getElementById('__drawer').checked",
    ),
}


@pytest.mark.parametrize("what", OPEN)
@pytest.mark.parametrize("lang", LANGS)
def test_what_opens_on_a_page(looking: Browser, our_site: Path, lang: str, what: str) -> None:
    found = {}
    for size, dark in LOOKS:
        if what == "menu" and size == DESK:
            continue
        looking.view(*size, dark=dark)
        looking.open((our_site / lang / "status.html").as_uri())
        opened(looking, *OPEN[what])
        time.sleep(0.4 if what == "menu" else 0)  # it slides in
        found[f"{size[0]} {dark}"] = violations(looking)
    assert failures({what: found}) == {}


def test_axe_would_see_a_fault(looking: Browser, made_site: Path) -> None:
    looking.open((made_site / "zh" / "goals.html").as_uri())
    looking.ask("document.querySelector('article p').append(document.createElement('textarea'))")
    assert "label" in {found.rule for found in violations(looking)}
