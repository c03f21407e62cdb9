"""Everything below ``data/`` at the root of the website, shared by both languages."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tjplan.document import Document
from tjplan.model.plan import Plan
from tjplan.model.text import LANGS, Lang
from tjplan.pages import catalogue
from tjplan.pages.archive import to_zip
from tjplan.pages.as_json import to_json
from tjplan.pages.checks import Checked
from tjplan.pages.data import data_files, data_sets
from tjplan.pages.package import FILE, file_name, to_package
from tjplan.pages.things import thing_files
from tjplan.pages.words import WORDS


def open_data(
    plan: Plan,
    documents: Mapping[Lang, Document],
    checked: Checked | None = None,
    more: Mapping[str, bytes] | None = None,
    *,
    books: Mapping[Lang, bytes] | None = None,
    version: str = "",
) -> dict[str, bytes]:
    """Name below ``data/`` -> bytes: lists, things, the data package, and all of it in one zip.

    ``more`` are files that go along, such as geometry, ``books`` the workbooks.  ``index.json`` names everything else.
    """
    lists = data_files(plan, documents, books)
    things = thing_files(plan, documents, checked)
    package = {FILE: to_package(plan, data_sets(plan, documents), version)}
    archive = f"{file_name(plan)}.zip"
    listing: dict[str, Any] = json.loads(lists["index.json"])
    listing |= {"note": {lang: WORDS["addresses_note"][lang] for lang in LANGS}}
    listing |= {"things": [{"address": address, "json": _file(address)} for address in _addresses(plan)]}
    listing |= {"package": FILE, "archive": archive, "more": list(more or {})}
    files = {**lists, "index.json": to_json(listing), **package, **things, **(more or {})}
    return files | {archive: to_zip(files, file_name(plan))}


def _addresses(plan: Plan) -> Iterator[str]:
    return (entity.address for members in plan.collections.values() for entity in members.values())


def _file(address: str) -> str:
    return f"{catalogue.data_of(address)}.json"
