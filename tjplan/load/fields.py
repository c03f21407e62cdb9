"""The fields of a collection as its schema describes them: the titles that annexed tables show."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from tjplan.load import schema
from tjplan.load.build import COLLECTIONS
from tjplan.model.annex import Field, Fields
from tjplan.model.text import Bilingual


@cache
def fields() -> Fields:
    """The fields of every collection in the order of its schema, with what readers call them."""
    return {collection: tuple(_fields(collection)) for collection in COLLECTIONS}


def _fields(collection: str) -> list[Field]:
    described = schema.document(collection)
    entries = described["properties"][collection]["additionalProperties"]
    properties: Mapping[str, Any] = _followed(entries, described).get("properties", {})
    return [_field(name, {**_followed(one, described), **one}) for name, one in properties.items()]


def _followed(described: Mapping[str, Any], document: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a ``$ref`` leads to, in the same file or in the common one; itself without."""
    target = described.get("$ref")
    if not isinstance(target, str):
        return described
    file, _, path = target.partition("#/")
    found: Any = schema.document("common") if file else document
    for step in path.split("/"):
        found = found[step]
    return found if isinstance(found, dict) else {}


def _field(name: str, described: Mapping[str, Any]) -> Field:
    words = zip(described.get("enum", ()), described.get("enumDescriptions", ()), strict=False)
    said = {str(code): _pair(word) for code, word in words}
    return Field(name, _pair(described.get("title", name)), said, _pair(described.get("description", "")))


def _pair(title: str) -> Bilingual:
    """``面积 / Area`` in its two languages."""
    zh, _, en = title.partition(" / ")
    return Bilingual(zh, en or zh)
