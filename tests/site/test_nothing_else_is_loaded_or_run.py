"""The policy of a page in a browser, wherever the website stands: on a host, below a path, on a disk."""

import os
import shutil
from pathlib import Path

import pytest
from chromium import Browser
from serving import served
from test_accessibility import KINDS, OPEN, opened

from tjplan.model.text import LANGS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Chromium's debugging pipe needs POSIX file descriptors")

# Runs in each page before anything of its own.
WITNESS = (
    "window.refused = []; addEventListener('securitypolicyviolation',"
    " event => window.refused.push(event.violatedDirective + ' ' + event.blockedURI))"
)


def visited(page: Browser, address: str) -> list[str]:
    """What went wrong on the page at ``address``: refusals, errors of scripts, answers other than 200."""
    page.open(address)
    wrong = [str(one) for one in page.ask("window.refused")]
    for event in page.events():
        params = event["params"]
        if event["method"] == "Log.entryAdded" and params["entry"]["level"] == "error":
            wrong.append(f"{params['entry']['text']} {params['entry'].get('url', '')}")
        if event["method"] == "Runtime.exceptionThrown":
            wrong.append(str(params["exceptionDetails"]))
        if event["method"] == "Network.responseReceived" and params["response"]["status"] >= 400:
            wrong.append(params["response"]["url"])
        if event["method"] == "Network.loadingFailed" and not params.get("canceled"):
            wrong.append(str(params))
    return wrong


@pytest.fixture
def witness(looking: Browser) -> Browser:
    looking.call("Log.enable")
    looking.call("Page.addScriptToEvaluateOnNewDocument", source=WITNESS)
    looking.requests.clear()
    return looking


@pytest.mark.parametrize("where", ["disk", "host", "/规划 plans/同江/"])
def test_every_page_is_whole_and_asks_nobody_else(witness: Browser, our_site: Path, where: str) -> None:
    if where == "disk":
        check(witness, our_site.as_uri() + "/")
        return
    with served(our_site, "/" if where == "host" else where) as address:
        check(witness, address)


def check(page: Browser, address: str) -> None:
    wrong = {}
    for lang in LANGS:
        for name in KINDS:
            wrong[f"{lang}/{name}"] = visited(page, f"{address}{lang}/{name}.html")
        # What scripts bring in later: the cards, the index of the search.
        page.open(f"{address}{lang}/status.html")
        for what in ("figure", "search"):
            opened(page, *OPEN[what])
            wrong[f"{lang} {what}"] = page.ask("window.refused")
    assert {name: bad for name, bad in wrong.items() if bad} == {}
    assert page.requests and [url for url in page.requests if not url.startswith((address, "data:"))] == []


def test_a_script_in_a_page_does_not_run(witness: Browser, made_site: Path, tmp_path: Path) -> None:
    """Were text of a plan ever to become markup, the policy stands behind."""
    site = shutil.copytree(made_site, tmp_path / "site")
    page = site / "zh" / "goals.html"
    markup = (
        "<script>window.broken = 1</script><img src=x onerror='window.broken = 2'>"
        "<a id=bad href='javascript:window.broken = 3'>x</a><iframe src='https://example.org/'></iframe>"
        "<script src='https://example.org/x.js'></script><link rel=stylesheet href='https://example.org/x.css'>"
    )
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("</article>", f"{markup}</article>", 1), encoding="utf-8")
    witness.open(page.as_uri())
    witness.ask("(document.getElementById('bad').click(), 0)")
    assert witness.ask("'broken' in window") is False
    refused = " ".join(witness.ask("window.refused"))
    assert "script-src" in refused and "frame-src" in refused and "style-src" in refused
    answered = [e["params"]["response"]["url"] for e in witness.events() if e["method"] == "Network.responseReceived"]
    assert not [url for url in answered if "example.org" in url]


def test_an_unknown_address_at_any_depth_is_answered_in_both_languages(
    witness: Browser, published: Path, tmp_path: Path
) -> None:
    """As GitHub Pages does it: one page for the whole site."""
    with served(published, "/yunxi/") as address:
        witness.open(f"{address}zh/no/such/page.html")
        assert witness.ask("document.querySelector('h1').innerText").split() == ["找不到页面", "Page", "not", "found"]
        assert witness.ask("getComputedStyle(document.querySelector('a')).borderRadius") != "0px"
        witness.open(witness.ask("document.querySelector('a[hreflang=en]').href"))
        assert witness.ask("document.documentElement.lang") == "en"
        shutil.copytree(published, tmp_path / "site")
        shutil.copy(tmp_path / "site" / "en" / "404.html", tmp_path / "site" / "404.html")
    with served(tmp_path / "site", "/yunxi/") as address:
        witness.requests.clear()
        witness.open(f"{address}en/no/such/page.html")
        assert visited(witness, f"{address}en/index.html") == []
        assert [url for url in witness.requests if "/no/such/" in url] == [f"{address}en/no/such/page.html"]
