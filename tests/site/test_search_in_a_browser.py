"""The search as readers meet it: typing, keys, phone, shared addresses, and text that would like to be markup."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chromium import Browser, browser
from searching import search
from website_under_test import EVIL, built

from tjplan.model.text import LANGS
from tjplan.pages.search_index import SCRIPT, TEXT, Entry, Searched, to_script

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Chromium's debugging pipe needs POSIX file descriptors")

FIELD = "document.querySelector('[data-tjplan=search]')"
PANEL = "document.getElementById('tj-found')"
FOCUSED = "document.activeElement.dataset.tjplan"
KEYS = {"/": 191, "k": 75, "Enter": 13, "Escape": 27, "ArrowDown": 40, "ArrowUp": 38}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("searched"))


@pytest.fixture(scope="module")
def chromium(need: Callable[[str, str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(need("chromium", "apt-get install chromium"), tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture
def page(chromium: Browser, site: Path) -> Browser:
    """A page of the Chinese website on a desk."""
    chromium.view(1280, 800)
    chromium.open((site / "zh" / "goals.html").as_uri())
    return chromium


def wait(page: Browser, expression: str, seconds: float = 10) -> None:
    """Until ``expression`` holds, through a change of page if need be."""
    end = time.monotonic() + seconds
    while not holds(page, expression):
        assert time.monotonic() < end, expression
        time.sleep(0.02)


def holds(page: Browser, expression: str) -> bool:
    try:
        return bool(page.ask(f"Boolean({expression})"))
    except RuntimeError:  # the page is being left
        return False


def press(page: Browser, key: str, *, control: bool = False) -> None:
    code = {"key": key, "windowsVirtualKeyCode": KEYS[key], "modifiers": 2 if control else 0}
    text = {"text": "\r" if key == "Enter" else key} if (len(key) == 1 and not control) or key == "Enter" else {}
    page.call("Input.dispatchKeyEvent", type="keyDown", **code, **text)
    page.call("Input.dispatchKeyEvent", type="keyUp", **code)


def test_every_page_of_both_languages_has_one_field_with_a_name(chromium: Browser, site: Path) -> None:
    labels = {"zh": "搜索规划全文", "en": "Search the plan"}
    for lang in LANGS:
        for name in ("index", "state", "indicators", "about", "search", "404"):
            chromium.open((site / lang / f"{name}.html").as_uri())
            fields = "Array.from(document.querySelectorAll('[data-tjplan=search]'), field => field.getAttribute('aria-label'))"
            assert chromium.ask(fields) == [labels[lang]]
            assert search(chromium, ["120.50"])[0].hits[0].target == "state.html#area_now"


def test_nothing_is_loaded_until_somebody_searches_and_then_by_scripts_of_the_site(page: Browser, site: Path) -> None:
    page.requests.clear()
    page.open((site / "zh" / "goals.html").as_uri())
    assert not [url for url in page.requests if SCRIPT in url]
    search(page, ["湿地"])
    loaded = [url for url in page.requests if "search" in url.rpartition("/")[2]]
    assert {url.rpartition("/")[2] for url in loaded} == {
        "search.js",
        "search-landing.js",
        "search.css",
        "search-find.js",
        SCRIPT,
    }
    assert all(url.startswith(site.as_uri()) for url in loaded)


def test_a_result_names_chapter_and_paragraph_and_marks_the_words(page: Browser) -> None:
    hit = search(page, ["120.50公顷"])[0].hits[0]
    assert hit.target == "state.html#area_now"
    assert "第一章　湿地现状" in hit.text and "一、面积" in hit.text and hit.marked == ("120.50公顷",)


def test_a_row_of_a_column_names_the_column(page: Browser) -> None:
    answer = search(page, ["芦荡"])[0]
    assert answer.hits[0].target == "state.html#kinds-marsh"
    assert "专栏1" in answer.hits[0].text and "天然" in answer.hits[0].text


def test_keys_open_choose_and_close(page: Browser) -> None:
    press(page, "/")
    assert page.ask(FOCUSED) == "search" and page.ask(f"{FIELD}.value") == ""
    page.call("Input.insertText", text="湿地")
    wait(page, "document.querySelectorAll('[data-tjplan=hit]').length > 1")
    press(page, "ArrowDown")
    first = page.ask("document.activeElement.href")
    press(page, "ArrowDown")
    assert page.ask(FOCUSED) == "hit" and page.ask("document.activeElement.href") != first
    press(page, "ArrowUp")
    press(page, "ArrowUp")
    assert page.ask(FOCUSED) == "search"
    press(page, "Escape")
    assert page.ask(f"{PANEL}.hidden") and page.ask("document.activeElement === document.body")
    press(page, "k", control=True)
    assert page.ask(FOCUSED) == "search" and not page.ask(f"{PANEL}.hidden")
    press(page, "ArrowDown")
    target = page.ask("document.activeElement.href")
    press(page, "Enter")
    wait(page, f"location.href === {target!r}")


def test_a_slash_in_the_field_is_a_slash(page: Browser) -> None:
    press(page, "/")
    press(page, "/")
    assert page.ask(f"{FIELD}.value") == "/"


def test_a_result_on_the_same_page_closes_the_list(page: Browser) -> None:
    search(page, ["退塘还湿"])
    page.ask("document.querySelector('[data-tjplan=hit]').click()")
    wait(page, f"location.hash === '#ponds' && {PANEL}.hidden")


def test_the_words_are_marked_where_a_result_leads(page: Browser) -> None:
    marks = "Array.from(document.querySelectorAll('mark.tj-sought'), mark => mark.textContent).join('|')"
    before = page.ask("document.getElementById('ponds').textContent")
    search(page, ["湿。到2028年"])
    page.ask("document.querySelector('[data-tjplan=hit]').click()")
    wait(page, f"{marks} === '湿。|到2028年'")
    assert page.ask("document.getElementById('ponds').textContent") == before
    search(page, ["120.50公顷"])
    page.ask("document.querySelector('[data-tjplan=hit]').click()")
    wait(page, f"{marks} === '120.50公顷' && document.querySelector('mark.tj-sought').closest('#area_now')")
    page.call("Page.reload")
    wait(page, f"document.readyState === 'complete' && document.getElementById('area_now') && {marks} === ''")


def test_a_press_elsewhere_closes_the_list(page: Browser) -> None:
    search(page, ["湿地"])
    assert not page.ask(f"{PANEL}.hidden")
    for kind in ("mousePressed", "mouseReleased"):
        page.call("Input.dispatchMouseEvent", type=kind, x=500, y=400, button="left", clickCount=1)
    assert page.ask(f"{PANEL}.hidden")


def test_nothing_is_looked_for_while_a_word_is_being_composed(page: Browser) -> None:
    search(page, ["没有"])
    page.ask(f"({FIELD}.value = '', {FIELD}.focus())")
    page.call("Input.imeSetComposition", text="shi'di", selectionStart=6, selectionEnd=6)
    assert page.ask(f"{FIELD}.value") == "shi'di"
    assert "shi" not in page.ask("document.body.innerText + document.querySelector('#tj-found').textContent")
    page.call("Input.insertText", text="湿地")
    wait(page, "document.querySelectorAll('[data-tjplan=hit]').length > 1")


@pytest.mark.parametrize(("lang", "said"), [("zh", "找到 1 处"), ("en", "1 place found")])
def test_the_count_is_announced(chromium: Browser, site: Path, lang: str, said: str) -> None:
    chromium.open((site / lang / "index.html").as_uri())
    assert chromium.ask("document.getElementById('tj-found-said').getAttribute('role')") == "status"
    query = "退塘还湿" if lang == "zh" else "ponds back"
    assert search(chromium, [query])[0].count.startswith(said)
    wait(chromium, f"document.getElementById('tj-found-said').textContent === {said!r}")


def test_nothing_found_says_so_in_the_language_of_the_page(page: Browser, site: Path) -> None:
    assert "没有找到“$&无”" in search(page, ["$&无"])[0].count
    page.open((site / "en" / "index.html").as_uri())
    assert "Nothing found for “xyzzy”" in search(page, ["xyzzy"])[0].count


def test_enter_leads_to_the_page_of_results_whose_address_can_be_shared(page: Browser, site: Path) -> None:
    press(page, "/")
    page.call("Input.insertText", text="湿地 120.50")
    press(page, "Enter")
    wait(
        page, "location.pathname.endsWith('/zh/search.html') && document.querySelector('#tj-results [data-tjplan=hit]')"
    )
    assert page.ask("new URLSearchParams(location.search).get('q')") == "湿地 120.50"
    assert page.ask(f"{FIELD}.value") == "湿地 120.50"
    assert page.ask(f"{PANEL}.hidden")
    search(page, ["退塘"])
    assert page.ask("new URLSearchParams(location.search).get('q')") == "退塘"


def test_an_address_with_a_query_opens_the_list_on_any_page(page: Browser, site: Path) -> None:
    page.open((site / "en" / "state.html").as_uri() + "?q=ponds")
    wait(page, "document.querySelector('#tj-found:not([hidden]) [data-tjplan=hit]')")


def test_without_javascript_the_form_leads_to_the_page_that_says_so(chromium: Browser, site: Path) -> None:
    chromium.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        chromium.open((site / "en" / "goals.html").as_uri())
        chromium.call("Emulation.setScriptExecutionDisabled", value=False)
        assert chromium.ask("document.querySelector('.tj-search').action") == (site / "en" / "search.html").as_uri()
        chromium.call("Emulation.setScriptExecutionDisabled", value=True)
        chromium.open((site / "en" / "search.html").as_uri() + "?q=ponds")
        chromium.call("Emulation.setScriptExecutionDisabled", value=False)
        assert "Search needs JavaScript" in chromium.ask("document.querySelector('article').innerText")
    finally:
        chromium.call("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("lang", LANGS)
def test_a_phone_shows_the_list_across_its_whole_width(chromium: Browser, site: Path, lang: str, dark: bool) -> None:
    chromium.view(360, 740, dark=dark)
    chromium.open((site / lang / "state.html").as_uri())
    box = f"(() => {{ const box = {FIELD}.getBoundingClientRect(); return [box.left, box.right, box.height] }})()"
    left, right, height = chromium.ask(box)
    assert right - left >= 40 and height >= 40 and right <= 360
    chromium.ask(f"{FIELD}.focus()")
    left, right, _ = chromium.ask(box)
    assert right - left > 200
    search(chromium, ["湿地" if lang == "zh" else "wetland"])
    assert chromium.ask(f"[{PANEL}.getBoundingClientRect().left, {PANEL}.getBoundingClientRect().right]") == [0, 360]
    assert chromium.ask("document.documentElement.scrollWidth") == 360
    chromium.ask("document.querySelector('.tj-search__close').click()")
    assert chromium.ask(f"{PANEL}.hidden")


def test_text_of_the_plan_is_never_markup_in_the_list(chromium: Browser, tmp_path: Path) -> None:
    site = built(tmp_path, hostile=True)
    chromium.view(1280, 800)
    for lang in LANGS:
        chromium.open((site / lang / "goals.html").as_uri())
        before = chromium.ask("document.querySelectorAll('script, img, [onerror], [onclick]').length")
        answers = search(chromium, ["<script>alert(1)</script>", "onerror=alert(2)", "{{ config }}", "__proto__"])
        for answer in answers[:3]:
            assert any(hit.target == "goals.html#evil" for hit in answer.hits)
            assert all(mark in EVIL for hit in answer.hits for mark in hit.marked)
        assert answers[3].hits == ()
        # The two that search.js itself has added.
        assert chromium.ask("document.querySelectorAll('script, img, [onerror], [onclick]').length") == before + 2


def test_text_that_would_end_a_script_is_found_as_text(chromium: Browser, site: Path, tmp_path: Path) -> None:
    texts = [
        "a</script><script>window.broken=1</script>",
        "bbb\u2028ccc\u2029ddd",
        "__proto__ e",
        "f\\u003cg",
        "h\"i'j`${k}",
    ]
    folder = shutil.copytree(site / "zh", tmp_path / "zh")
    entries = tuple(Entry(f"t{at}", TEXT, text) for at, text in enumerate(texts))
    (folder / SCRIPT).write_text(to_script("zh", [Searched("a.html", (), entries)]), encoding="utf-8")
    chromium.open((folder / "goals.html").as_uri())
    answers = search(chromium, ["</script>", "bbb ccc", "__proto__", "\\u003c", "`${k}"])
    assert [answer.targets for answer in answers] == [[f"a.html#t{at}"] for at in range(5)]
    assert not chromium.ask("'broken' in window || 'e' in Object.prototype")


def test_however_many_there_are_all_of_them_can_be_reached(chromium: Browser, site: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(site / "en", tmp_path / "en")
    pages = [Searched(f"p{at}.html", (), (Entry("a", TEXT, f"dune {at}"),)) for at in range(3000)]
    (folder / SCRIPT).write_text(to_script("en", pages), encoding="utf-8")
    chromium.open((folder / "goals.html").as_uri())
    answer = search(chromium, ["dunes"])[0]
    assert answer.targets == [f"p{at}.html#a" for at in range(3000)]
    assert answer.count.startswith("3000 places found on 3000 pages")


def test_a_failed_index_says_so(chromium: Browser, site: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(site / "en", tmp_path / "en")
    (folder / SCRIPT).unlink()
    chromium.open((folder / "goals.html").as_uri())
    chromium.ask(f"({FIELD}.value = 'ponds', {FIELD}.dispatchEvent(new Event('input', {{bubbles: true}})))")
    wait(chromium, f"{PANEL}.textContent.includes('could not be loaded')")
