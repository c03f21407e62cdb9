"""The canonical order of keys: that in which the schema of a file's kind lists them.

Mappings whose keys are the author's (entities, facts, rows) have no list and keep their order.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from tjplan.load import schema
from tjplan.load.layout import Block, Entry
from tjplan.load.tree import Scalar


class _Form(NamedTuple):
    """A schema and the document that its local references lead into."""

    node: dict[str, Any]
    document: dict[str, Any]

    def under(self, *words: str) -> list["_Form"]:
        """The form below ``words``, none where there is none."""
        node: Any = self.node
        for word in words:
            node = node.get(word) if isinstance(node, dict) else None
        return [_Form(node, self.document)] if isinstance(node, dict) else []


def arrange(root: Entry, kind: str) -> None:
    """Put the keys of a file of ``kind`` in order, each with its comments."""
    document = schema.document(kind)
    _arrange(root.value, [_Form(document, document)])


def _arrange(value: Scalar | Block, given: list[_Form]) -> None:
    if isinstance(value, Scalar):
        return
    forms = [form for start in given for form in _forms(start)]
    names = [entry.key.text for entry in value.entries if entry.key]
    best = max(forms, key=lambda form: sum(name in form.node.get("properties", ()) for name in names), default=None)
    places = {name: at for at, name in enumerate(best.node.get("properties", ()))} if best else {}
    if names and all(name in places for name in names):  # beside an unknown key nothing moves
        value.entries.sort(key=lambda entry: places[entry.key.text] if entry.key else 0)
    for entry in value.entries:
        own = best.under("properties", entry.key.text) if best and entry.key else []
        rest = "additionalProperties" if entry.key else "items"
        _arrange(entry.value, own or [below for form in forms for below in form.under(rest)])


def _forms(form: _Form) -> Iterator[_Form]:
    """``form`` and all that it refers to or chooses between."""
    yield form
    if "$ref" in form.node:
        yield from _forms(_referred(form.node["$ref"], form.document))
    branches = [form.node.get(word) for word in ("then", "else")]
    branches += [branch for word in ("allOf", "anyOf", "oneOf") for branch in form.node.get(word, ())]
    for branch in branches:
        if isinstance(branch, dict):
            yield from _forms(_Form(branch, form.document))


def _referred(reference: str, document: dict[str, Any]) -> _Form:
    file, _, pointer = reference.partition("#/")
    found = document = schema.document(file.removesuffix(".schema.json")) if file else document
    for step in pointer.split("/"):
        found = found[step]
    return _Form(found, document)
