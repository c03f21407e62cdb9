"""Narrow screens, large text, keys alone, no scripts, less motion, paper: the words can be had all the same."""

import base64
import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from chromium import Browser
from test_accessibility import KINDS, NARROW, PHONE

from tjplan.model.text import LANGS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Chromium's debugging pipe needs POSIX file descriptors")

WIDTH = "document.documentElement.scrollWidth"
KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32}


def press(page: Browser, key: str, *, shift: bool = False) -> None:
    text = {"Enter": {"text": "\r"}, " ": {"text": " "}}.get(key, {})
    code = {"key": key, "code": "Space" if key == " " else key, "windowsVirtualKeyCode": KEYS[key]}
    page.call("Input.dispatchKeyEvent", type="keyDown", modifiers=8 if shift else 0, **code, **text)
    page.call("Input.dispatchKeyEvent", type="keyUp", modifiers=8 if shift else 0, **code)


def wait(page: Browser, expression: str) -> None:
    end = time.monotonic() + 10
    while not page.ask(f"Boolean({expression})"):
        assert time.monotonic() < end, expression
        time.sleep(0.02)


@contextmanager
def scriptless(page: Browser) -> Iterator[None]:
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        yield
    finally:
        page.call("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.parametrize("size", [PHONE, NARROW])
@pytest.mark.parametrize("lang", LANGS)
def test_no_page_scrolls_sideways(looking: Browser, our_site: Path, lang: str, size: tuple[int, int]) -> None:
    looking.view(*size)
    widths = {}
    for name in KINDS:
        looking.open((our_site / lang / f"{name}.html").as_uri())
        widths[name] = looking.ask(WIDTH)
    assert {name: width for name, width in widths.items() if width > size[0]} == {}


@pytest.mark.parametrize("lang", LANGS)
def test_text_of_twice_the_size_fits_and_nothing_is_cut(looking: Browser, our_site: Path, lang: str) -> None:
    """WCAG 1.4.4, by the size of the root's text, which all others follow."""
    cut = (
        "Array.from(document.querySelectorAll('article *')).filter(one => one.scrollWidth > one.clientWidth + 1"
        " && getComputedStyle(one).overflowX === 'hidden').map(one => one.textContent.slice(0, 40))"
    )
    found = {}
    for width in (1280, 360):
        looking.view(width, 800)
        for name in KINDS:
            looking.open((our_site / lang / f"{name}.html").as_uri())
            size = looking.ask("parseFloat(getComputedStyle(document.documentElement).fontSize)")
            looking.ask(f"document.documentElement.style.fontSize = '{2 * size}px'")
            found[name, width] = (max(0, looking.ask(WIDTH) - width), looking.ask(cut))
    assert {where: bad for where, bad in found.items() if bad != (0, [])} == {}


def test_the_first_key_offers_to_skip_to_the_text(looking: Browser, our_site: Path) -> None:
    looking.open((our_site / "zh" / "status.html").as_uri())
    press(looking, "Tab")
    assert looking.ask("document.activeElement.textContent.trim()") == "跳到正文"
    assert looking.ask("document.activeElement.getBoundingClientRect().top") >= 0
    press(looking, "Enter")
    press(looking, "Tab")
    assert looking.ask("Boolean(document.activeElement.closest('article'))")


def stops(page: Browser, limit: int = 400) -> list[str]:
    """What the tab key reaches, in order, until it leaves the page."""
    name = (
        "(one => one === document.body ? '' : (one.dataset.tjplan || one.className.toString().split(' ')[0] || one.localName)"
        " + (one.getClientRects().length ? '' : ' (hidden)'))(document.activeElement)"
    )
    found: list[str] = []
    while len(found) < limit:
        press(page, "Tab")
        at = page.ask(name)
        if not at:
            break
        found.append(at)
    return found


@pytest.mark.parametrize("width", [1280, 360])
def test_keys_reach_everything_that_can_be_used(looking: Browser, our_site: Path, width: int) -> None:
    looking.view(width, 800)
    looking.open((our_site / "zh" / "status.html").as_uri())
    found = stops(looking)
    assert not [stop for stop in found if stop.endswith("(hidden)")]
    assert found[0] == "md-skip"
    for stop in ("switch", "search", "tj-figure", "tj-term", "headerlink", "tj-column", "tj-sort", "md-footer__link"):
        assert stop in found, stop
    assert found.index("switch") < found.index("tj-figure") < found.index("md-footer__link")


@pytest.mark.parametrize("link", ["tj-figure", "tj-term", "tj-cite"])
def test_a_dialog_keeps_the_keys_and_gives_them_back(looking: Browser, our_site: Path, link: str) -> None:
    looking.open((our_site / "en" / "status.html").as_uri())
    looking.ask(f"(window.from = document.querySelector('article a.{link}'), from.focus(), 0)")
    press(looking, "Enter")
    wait(looking, "document.querySelector('dialog[open]')")
    for _ in range(25):
        press(looking, "Tab")
        inside = "document.activeElement === document.body || document.activeElement.closest('dialog[open]')"
        assert looking.ask(f"Boolean({inside})")
    press(looking, "Escape")
    wait(looking, "!document.querySelector('dialog[open]')")
    assert looking.ask("document.activeElement === window.from")


def test_the_menu_of_a_phone_opens_by_key(looking: Browser, our_site: Path) -> None:
    looking.view(*PHONE)
    looking.open((our_site / "zh" / "status.html").as_uri())
    for _ in range(12):
        press(looking, "Tab")
        if looking.ask("document.activeElement.matches('label[for=__drawer], #__drawer')"):
            break
    press(looking, "Enter" if looking.ask("document.activeElement.localName") == "label" else " ")
    wait(looking, "document.getElementById('__drawer').checked")
    wait(looking, "document.querySelector('.md-sidebar--primary').getBoundingClientRect().left >= 0")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", [(1280, 900), PHONE])
def test_without_scripts_text_menu_and_figures_work(
    looking: Browser, our_site: Path, lang: str, size: tuple[int, int]
) -> None:
    looking.view(*size)
    with scriptless(looking):
        looking.open((our_site / lang / "status.html").as_uri())
    shown = "(one => one.getBoundingClientRect().width > 0 && getComputedStyle(one).visibility === 'visible')"
    assert looking.ask(f"Array.from(document.querySelectorAll('article p')).every({shown})")
    assert looking.ask("Array.from(document.querySelectorAll('.tj-column')).every(one => one.innerText.trim())")
    target = looking.ask("document.querySelector('article a.tj-figure').href")
    page, _, anchor = target.partition("#")
    assert f'id="{anchor}"' in Path(page.removeprefix("file://")).read_text(encoding="utf-8")
    if size == PHONE:
        looking.ask("(document.querySelector('label[for=__drawer].md-header__button').click(), 0)")
        time.sleep(0.4)
    box = looking.ask(
        "(one => { const box = one.getBoundingClientRect(); return [box.left, box.width] })"
        "(document.querySelector('.md-nav--primary a[href=\"objectives.html\"]'))"
    )
    assert box[0] >= 0 and box[1] > 50


def test_those_who_want_less_motion_get_none(looking: Browser, our_site: Path) -> None:
    looking.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-reduced-motion", "value": "reduce"}])
    moving = (
        "Array.from(document.querySelectorAll('*')).filter(one => ['transitionDuration', 'animationDuration'].some("
        "name => getComputedStyle(one)[name].split(',').some(time => parseFloat(time) > 0.05)))"
        ".map(one => one.className.toString() || one.localName)"
    )
    looking.open((our_site / "zh" / "status.html").as_uri())
    assert looking.ask(f"Array.from(new Set({moving}))") == []
    assert looking.ask("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize(("lang", "name"), [("zh", "status"), ("en", "indicators"), ("zh", "figures")])
def test_paper_shows_the_text_and_cuts_no_table(
    looking: Browser, our_site: Path, tmp_path: Path, need: Callable[[str, str], str], lang: str, name: str
) -> None:
    looking.open((our_site / lang / f"{name}.html").as_uri())
    words = looking.ask("Array.from(document.querySelectorAll('article th, article td'), one => one.innerText.trim())")
    looking.view(794, 1123)  # A4 at 96 dpi
    looking.call("Emulation.setEmulatedMedia", media="print")
    wide = "Array.from(document.querySelectorAll('.tj-column')).filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.id)"
    assert looking.ask(wide) == []
    made = looking.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69, printBackground=False)
    paper = tmp_path / "page.pdf"
    paper.write_bytes(base64.b64decode(made["data"]))
    command = [need("pdftotext", "apt-get install poppler-utils"), "-layout", str(paper), "-"]
    text = re.sub(r"\s+", "", subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    # The first characters of each line: cells break anywhere.
    starts = {re.sub(r"[\s↕]", "", line)[:2] for word in words for line in word.split("\n")}
    assert {start for start in starts if start not in text} == set()
    furniture = {"zh": ("搜索规划全文", "跳到正文"), "en": ("Search the plan", "Skip to")}[lang]
    assert not [word for word in furniture if word.replace(" ", "") in text]
