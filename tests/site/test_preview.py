"""The live website: edits show, failures show and pass."""

import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from website_under_test import CONFIG, made

from tjplan.errors import TjplanError
from tjplan.model.text import Lang
from tjplan.pages.live import Preview, serve
from tjplan.pages.website import Website, websites

import handmade  # isort: skip (website_under_test knows where it is)


class Session:
    """A preview of a plan whose only file holds one sentence; an empty file is a broken plan."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "sentence.txt"
        self.address = ""
        self.reports: list[TjplanError | None] = []
        self.servers: list[Preview] = []

    def load(self) -> dict[Lang, Website]:
        sentence = self.file.read_text(encoding="utf-8")
        if not sentence:
            raise TjplanError(zh="句子<空>", en="the sentence is <empty>")
        handmade.WORDS["text"]["en"] = sentence
        return made()

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.address + path, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def wait_for(self, path: str, text: str, seconds: float = 15) -> None:
        end = time.monotonic() + seconds
        while text not in self.get(path)[1]:
            assert time.monotonic() < end, f"{text!r} never came"
            time.sleep(0.02)

    def save(self, sentence: str, path: str, shown: str) -> None:
        """Save the file, again if the watcher's first look came after the first save."""
        for _ in range(2):
            self.file.write_text(sentence, encoding="utf-8")
            with suppress(AssertionError):
                self.wait_for(path, shown, seconds=5)
                return
        self.wait_for(path, shown)


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setitem(handmade.WORDS, "text", dict(handmade.WORDS["text"]))
    folder = tmp_path / "plan"
    folder.mkdir()
    live = Session(folder)
    live.file.write_text("First words.", encoding="utf-8")
    ready = threading.Event()

    def tell(address: str) -> None:
        live.address = address
        ready.set()

    arguments = {"report": live.reports.append, "ready": tell, "started": live.servers.append}
    thread = threading.Thread(
        target=serve, args=(CONFIG, folder, live.load, "127.0.0.1", 0), kwargs=arguments, daemon=True
    )
    thread.start()
    assert ready.wait(30)
    yield live
    live.servers[0].shutdown(wait=True)
    thread.join(20)
    assert not thread.is_alive()


def test_an_edit_of_the_plan_shows_in_both_languages_and_a_failure_passes(session: Session) -> None:
    session.wait_for("en/goals.html", "First words.")
    assert session.get("")[0] == 200 and "湿地" in session.get("zh/goals.html")[1]

    session.save("Second words.", "en/goals.html", "Second words.")

    session.save("", "zh/goals.html", "句子&lt;空&gt;")
    page = session.get("en/goals.html")[1]
    assert "the sentence is &lt;empty&gt;" in page and "Second words." in page
    assert session.reports[-1] is not None

    session.save("Third words.", "en/goals.html", "Third words.")
    assert "句子" not in session.get("zh/goals.html")[1]
    assert session.reports[-1] is None


def test_the_data_of_both_languages_is_served(session: Session) -> None:
    session.wait_for("en/goals.html", "First words.")
    status, listing = session.get("data/index.json")
    assert status == 200 and '"wetlands/lake.json"' in listing
    assert '"address": "wetlands.lake"' in session.get("data/wetlands/lake.json")[1]
    assert session.get("data/nothing.json")[0] == 404


def test_an_unknown_address_is_answered_in_its_language(session: Session) -> None:
    session.wait_for("en/goals.html", "First words.")
    status, page = session.get("en/nowhere.html")
    assert status == 404 and "Page not found" in page
    assert "找不到页面" in session.get("zh/nowhere.html")[1]


def test_a_plan_that_fails_from_the_start_still_gets_a_page(tmp_path: Path) -> None:
    def load() -> dict[Lang, Website]:
        raise TjplanError(zh="坏", en="broken")

    server = Preview(tmp_path / "root", CONFIG, tmp_path, load, ("127.0.0.1", 0), lambda error: None)
    (tmp_path / "root").mkdir()
    server.rebuild()
    page = server.error_handler(404)
    server.server_close()
    assert page is not None and b"broken" in page and "坏".encode() in page


def test_only_the_language_that_changed_is_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(handmade.WORDS, "text", dict(handmade.WORDS["text"]))
    document = {lang: handmade.document(lang) for lang in ("zh", "en")}
    server = Preview(
        tmp_path / "root", CONFIG, tmp_path / "plan", lambda: websites(handmade.plan(), document), ("127.0.0.1", 0),
        lambda error: None,
    )  # fmt: skip
    server.rebuild()
    old = {lang: (tmp_path / "root" / lang / "goals.html").stat().st_ino for lang in ("zh", "en")}
    handmade.WORDS["text"]["en"] = "Changed."
    document["en"] = handmade.document("en")
    server.rebuild()
    server.server_close()
    new = {lang: (tmp_path / "root" / lang / "goals.html").stat().st_ino for lang in ("zh", "en")}
    assert (new["zh"] == old["zh"], new["en"] == old["en"]) == (True, False)
