"""Every field and code of the schema has a name for readers."""

import json
from pathlib import Path
from typing import Any

from tjplan.pages.labels import FIELDS, VALUES

SHOWN = ("blocks", "documents", "facts", "indicators", "minerals", "mines", "organisations", "places", "projects", "terms", "zones")  # fmt: skip
TIES = {"as_of", "scope", "hedge", "same_as", "derived_from", "also"}


def things(root: Path) -> list[dict[str, Any]]:
    schemas = (json.loads((root / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")) for name in SHOWN)
    return [one["properties"] for schema in schemas for one in schema.get("$defs", {}).values() if "properties" in one]


def test_every_field_of_a_thing_has_a_label(root: Path) -> None:
    fields = {name for properties in things(root) for name in properties}
    assert fields - TIES - set(FIELDS) == set()


def test_every_code_of_a_thing_is_spelled_out(root: Path) -> None:
    codes = {code for properties in things(root) for field in properties.values() for code in field.get("enum", ())}
    assert codes - set(VALUES) == set()
