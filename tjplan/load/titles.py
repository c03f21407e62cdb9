"""What readers call a kind of record and its fields: the titles of the schema."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from tjplan.load import schema
from tjplan.load.build import KINDS
from tjplan.model.text import Bilingual

_INNER = ("anyOf", "oneOf", "allOf")
_DEEPEST = 12
"""How many references are followed; a circle of them ends there."""


@cache
def title(kind: str, path: str = "", value: str = "") -> Bilingual:
    """The title of the field at ``path`` ("area.value") of a record of ``kind``, of the kind itself without a path.

    Of a path that the schema does not know, the last known title and the rest as written; the language
    of a text ("title.zh") counts as no field.  With a ``value``, what readers call that, itself where it is no
    code.
    """
    if value:
        return code(kind, path, value) or Bilingual(value, value)
    if kind not in KINDS:
        return Bilingual(path or kind, path or kind)
    top = _Node(schema.document(kind)["properties"][kind], schema.document(kind))
    if not path:
        return _pair(top.schema.get("title", kind))
    nodes = list(_entries(top))
    found: list[str] = []
    for step in path.removesuffix(".zh").removesuffix(".en").split("."):
        nodes = [one for node in nodes for one in _field(node, step)]
        found.append(next((title for node in nodes if (title := _title(node))), "" if step.isdigit() else step))
    pairs = [_pair(one) for one in found if one]
    return Bilingual("·".join(one.zh for one in pairs), ", ".join(one.en for one in pairs))


@cache
def code(kind: str, path: str, value: str) -> Bilingual | None:
    """What readers call ``value`` of the field at ``path`` of a record of ``kind``: its ``enumDescriptions``.

    None where the schema lists no such value. A ``kind`` of text is looked for at every level below the chapter.
    """
    if kind not in KINDS:
        return None
    home = schema.document(kind)
    nodes = [*_entries(_Node(home["properties"][kind], home))]
    nodes += [_Node(one, home) for one in home.get("$defs", {}).values()]
    for step in path.split("."):
        nodes = [one for node in nodes for one in _field(node, step)]
    return next((_pair(said) for node in nodes for known, said in _listed(node) if known == value), None)


def _listed(node: "_Node") -> Iterator[tuple[str, str]]:
    """The values that a field may have, or of a list its entries, with what readers call them."""
    for one in _followed(node):
        yield from zip(map(str, one.schema.get("enum", ())), one.schema.get("enumDescriptions", ()), strict=False)
        if isinstance(one.schema.get("items"), dict):
            yield from _listed(_Node(one.schema["items"], one.home))


class _Node(NamedTuple):
    """A schema, and the document in which its references lead."""

    schema: Mapping[str, Any]
    home: Mapping[str, Any]


def _title(node: _Node) -> str:
    return next((one.schema["title"] for one in _followed(node) if "title" in one.schema), "")


def _entries(top: _Node) -> Iterator[_Node]:
    """The schema of one record: of a list or mapping, that of its entries."""
    for node in _followed(top):
        inner = node.schema.get("additionalProperties") or node.schema.get("items")
        yield _Node(inner, node.home) if isinstance(inner, dict) else node


def _field(parent: _Node, name: str) -> Iterator[_Node]:
    for node in _followed(parent):
        if name in node.schema.get("properties", {}):
            yield _Node(node.schema["properties"][name], node.home)
        elif name.isdigit() and isinstance(node.schema.get("items"), dict):
            yield _Node(node.schema["items"], node.home)


def _followed(node: _Node, depth: int = 0) -> Iterator[_Node]:
    """The schema itself, and every one that it refers to or may be."""
    if depth > _DEEPEST:
        return
    yield node
    target = node.schema.get("$ref")
    if isinstance(target, str):
        file, _, path = target.partition("#/")
        home = schema.document(file.removesuffix(".schema.json")) if file else node.home
        found: Any = home
        for step in path.split("/"):
            found = found[step]
        yield from _followed(_Node(found, home), depth + 1)
    for name in _INNER:
        for one in node.schema.get(name, ()):
            yield from _followed(_Node(one, node.home), depth + 1)


def _pair(title: str) -> Bilingual:
    """``面积 / Area`` in its two languages."""
    zh, _, en = title.partition(" / ")
    return Bilingual(zh, en or zh)
