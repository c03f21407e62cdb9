"""The data that both languages share, in the built website: every address in it leads somewhere."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from website_under_test import ROOT, built

from tjplan import workspace
from tjplan.pages.shared import write_shared

from reading import parsed  # isort: skip (website_under_test knows where it is)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The website of the plan of this checkout."""
    out = tmp_path_factory.mktemp("ours")
    workspace.build_site(workspace.open_plan(ROOT / "plan" / "2021-2025"), ROOT / "plan" / "2021-2025", out)
    return out / "site"


def pages_named(value: Any) -> Iterator[str]:
    """Every string under a key ``page`` or ``recorded``."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("page", "recorded"):
                yield from [inner] if isinstance(inner, str) else inner.values()
            else:
                yield from pages_named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from pages_named(inner)


def test_every_page_that_the_data_names_is_there_with_its_anchor(ours: Path, tmp_path: Path) -> None:
    for site in (ours, built(tmp_path)):
        ids: dict[Path, set[str]] = {}
        missing, seen = [], 0
        for file in (site / "data").rglob("*.json"):
            for address in pages_named(json.loads(file.read_text(encoding="utf-8"))):
                path, _, anchor = address.partition("#")
                page = (file.parent / path).resolve()
                if page not in ids:
                    ids[page] = set(parsed(page.read_text(encoding="utf-8")).ids()) if page.is_file() else set()
                seen += 1
                if anchor not in ids[page]:
                    missing.append((file.name, address))
        assert seen and missing == []


def test_every_download_of_a_page_is_there(ours: Path) -> None:
    offered = set()
    for page in ours.rglob("*.html"):
        for element in parsed(page.read_text(encoding="utf-8")).all("a"):
            if "download" in element.attributes:
                target = (page.parent / str(element.attributes["href"])).resolve()
                assert target.is_file(), (page.name, target)
                offered.add(target.suffix)
    assert offered == {".docx", ".xlsx", ".zip", ".csv", ".json"}


def test_a_rebuild_writes_what_changed_and_removes_what_is_gone(tmp_path: Path) -> None:
    before = {"data/a.json": b"1", "data/b.json": b"2", "data/c.json": b"3"}
    write_shared(before, tmp_path)
    kept = (tmp_path / "data" / "c.json").stat().st_mtime_ns
    write_shared({"data/a.json": b"1!", "data/c.json": b"3"}, tmp_path, before)
    assert {path.name: path.read_bytes() for path in (tmp_path / "data").iterdir()} == {"a.json": b"1!", "c.json": b"3"}
    assert (tmp_path / "data" / "c.json").stat().st_mtime_ns == kept
