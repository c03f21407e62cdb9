"""Whether the search finds what stands in our plan: its answers beside a plain look for the characters.

The truth is the composed Document, not the pages or the index: each heading, paragraph, caption and
table row of every chapter with the place that a reader should land on.
"""

import os
import random
import re
import threading
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest
from chromium import Browser, browser
from searching import found, search

from tjplan import workspace
from tjplan.document import Block, Document, Heading, Paragraph, Table, plain
from tjplan.model.text import LANGS, Lang
from tjplan.pages import escape
from tjplan.pages.outline import chapters

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Chromium's debugging pipe needs POSIX file descriptors")

ZH = (
    "57.62", "57.62公顷", "57.62 公顷", "４６０５万元", "2025年", "2025 年", "43万立方米", "463.2平方千米", "50%", "3-5年",
    "3～5年", "1:20万", "S313", "ZL001", "188.8", "6300平方千米", "第2位", "≤6", "＜15", "5公顷",
    "绿色矿山", "矿产资源", "采矿权", "探矿权", "煤炭", "建筑用花岗岩", "矿泉水", "砂金", "泥炭", "勤得利农场",
    "东源村", "小青龙山", "街津口", "佳木斯市", "三区两线", "“三区两线”", "五位一体", "《绿色勘查指南》", "复垦", "扬尘",
    "公众参与", "集中开采区", "最低开采规模", "地质环境", "二〇三五年", "二○三五年", "（1）", "黑名单", "专栏9", "锑矿",
)  # fmt: skip
EN = (
    "57.62", "57.62 ha", "463.2 km", "430,000", "430000", "2025", "50%", "1:200,000", "S313", "ZL001",
    "mine", "mines", "mining", "Mining", "mineral", "green mine", "green mines", "restoration", "reclamation", "granite",
    "coal", "peat", "placer gold", "mineral water", "exploration right", "mining right", "mining rights", "county", "fund", "dust",
    "Jiamusi", "Heilongjiang", "Xiaoqinglong", "Jiejinkou", "Qindeli", "Dongyuan", "public participation", "blacklist", "Column 9",
    "lucid waters", "geo-environment", "eco-environment", "minimum mining scale", "10,000 m", "legacy mines", "Chapter 6", "“green mines”",
    "State Council", "unobtainium",
)  # fmt: skip


def units(document: Document) -> dict[str, list[str]]:
    """Place -> the texts that stand there; the cells of a row one by one."""
    found: dict[str, list[str]] = {}
    for chapter in chapters(document):
        page = chapter.path.replace(".md", ".html")
        for block in chapter.blocks:
            for anchor, texts in _texts(block, document.lang):
                found.setdefault(f"{page}#{escape.identifier(anchor)}", []).extend(filter(None, texts))
    return found


def _texts(block: Block, lang: Lang) -> Iterator[tuple[str, list[str]]]:
    between = "" if lang == "zh" else " "
    if isinstance(block, Heading):
        yield block.anchor, [between.join(filter(None, (block.number, plain(block.text))))]
    elif isinstance(block, Paragraph):
        parts = (block.number, plain(block.lead).strip(), plain(block.text).strip())
        yield block.anchor, [between.join(filter(None, parts))]
    else:
        assert isinstance(block, Table)
        yield block.anchor, [f"{block.label} {plain(block.title)}"]
        for row in block.rows:
            yield f"{block.anchor}-{row.key}", [plain(cell.text) for cell in row.cells]


def folded(text: str, lang: Lang) -> str:
    """Full width as half width, one case, spaces that mean nothing dropped."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(str.maketrans("～~–—○’", "----〇'", '“”"「」'))
    words = text.replace(",", "").split() if lang == "en" else text.split()
    return (" " if lang == "en" else "").join(words)


def truth(places: dict[str, list[str]], query: str, lang: Lang) -> set[str]:
    wanted = folded(query, lang)
    return {place for place, texts in places.items() if any(wanted in folded(text, lang) for text in texts)}


@pytest.fixture(scope="module")
def site(our_plan: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("规划 search")
    workspace.build_site(workspace.open_plan(our_plan), our_plan, folder)
    return folder / "site"


@pytest.fixture(scope="module")
def places(our_plan: Path) -> dict[Lang, dict[str, list[str]]]:
    plan = workspace.open_plan(our_plan).plan
    return {lang: units(workspace.document(plan, lang)) for lang in LANGS}


@pytest.fixture(scope="module")
def page(need: Callable[[str, str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(need("chromium", "apt-get install chromium"), tmp_path_factory.mktemp("profile")) as running:
        yield running


def test_every_query_finds_what_the_plan_holds(
    page: Browser, site: Path, places: dict[Lang, dict[str, list[str]]], capsys: pytest.CaptureFixture[str]
) -> None:
    measured: dict[str, float] = {}
    for lang, queries in (("zh", ZH), ("en", EN)):
        assert len(set(queries)) >= 40
        page.open((site / lang / "status.html").as_uri())
        held = wanted = found = 0
        missed = []
        for query, answer in zip(queries, search(page, queries), strict=True):
            right = truth(places[lang], query, lang)
            # Pages about the plan say the same things again; whether they are right is not asked here.
            given = set(answer.targets) & set(places[lang])
            held, wanted, found = held + len(right & given), wanted + len(right), found + len(given)
            missed += [(query, place) for place in right - given]
        measured |= {f"{lang} recall": held / wanted, f"{lang} precision": held / found}
        assert wanted > 200
    with capsys.disabled():
        print("\nsearch:", ", ".join(f"{name} {value:.3f}" for name, value in measured.items()))
    assert measured["zh recall"] >= 0.98 and measured["zh precision"] >= 0.98, missed
    assert measured["en recall"] >= 0.98, missed


@pytest.mark.parametrize("lang", LANGS)
def test_any_characters_that_stand_in_the_plan_are_found_where_they_stand(
    page: Browser, site: Path, places: dict[Lang, dict[str, list[str]]], lang: Lang
) -> None:
    chance = random.Random(20250101)
    pieces = [
        (place, " ".join(text.split())) for place, texts in places[lang].items() for text in texts if len(text) > 1
    ]
    picked = []
    while len(picked) < 400:
        place, text = chance.choice(pieces)
        length = chance.randint(2, 12)
        start = chance.randint(0, max(0, len(text) - length))
        query = text[start : start + length]
        if len("".join(query.split())) > 1:
            picked.append((place, query))
    page.open((site / lang / "index.html").as_uri())
    answers = found(page, [query for _, query in picked])
    missed = [(query, place) for (place, query), targets in zip(picked, answers, strict=True) if place not in targets]
    assert missed == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_answer_leads_to_a_place_that_exists(page: Browser, site: Path, lang: Lang) -> None:
    page.open((site / lang / "index.html").as_uri())
    ids: dict[str, set[str]] = {}
    for answer in search(page, ["矿", "2025", "图", "规划"] if lang == "zh" else ["the", "2025", "data", "plan"]):
        assert answer.hits
        for hit in answer.hits:
            address, _, fragment = hit.address.partition("#")
            name = unquote(address.rpartition("/")[2])
            assert address == (site / lang / name).as_uri()
            ids.setdefault(name, set(re.findall(r'\sid="([^"]*)"', (site / lang / name).read_text(encoding="utf-8"))))
            assert not fragment or unquote(fragment) in ids[name], hit.address
    assert len(ids) > 10


def test_the_same_is_found_below_a_sub_path_of_a_server_and_from_a_disk(page: Browser, site: Path) -> None:
    queries = ["57.62公顷", "绿色矿山", "没有的词"]
    page.open((site / "zh" / "green.html").as_uri())
    from_disk = search(page, queries)
    with served(site.parent) as address:
        page.open(f"{address}/site/zh/green.html")
        answers = search(page, queries)
        page.open(f"{address}/site/zh/search.html?q=57.62%E5%85%AC%E9%A1%B7")
        shared = search(page, queries)
    assert [answer.targets for answer in answers] == [answer.targets for answer in from_disk]
    assert [answer.targets for answer in shared] == [answer.targets for answer in from_disk]
    assert answers[0].hits[0].address.startswith(f"{address}/site/zh/") and not answers[2].hits


@contextmanager
def served(folder: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
