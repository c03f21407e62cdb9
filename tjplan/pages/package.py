"""The CSV files as one data package: what each holds and of which type each field is.

Data Package and Table Schema, version 1 (specs.frictionlessdata.io), profile tabular-data-package.
A field is a number, an integer or a year where every cell of it reads as one: the cells keep the
printed strings, so "≤6" or "3-5" makes its field a string.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tjplan.model.plan import Plain, Plan
from tjplan.model.text import LANGS, Text, unmarked
from tjplan.pages import escape
from tjplan.pages.as_json import to_json
from tjplan.pages.data import DataSet
from tjplan.pages.labels import FIELDS
from tjplan.pages.sheet import safe
from tjplan.pages.words import WORDS

FILE = "datapackage.json"
Json = dict[str, Any]
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_YEAR = re.compile(r"[0-9]{4}")
_NOT_NAME = re.compile(r"[^-a-z0-9._/]")


def to_package(plan: Plan, sets: Iterable[DataSet], version: str = "") -> bytes:
    """The bytes of datapackage.json beside the CSV files of ``sets``; ``version`` where it is known."""
    titles = {lang: _title(plan, lang) for lang in LANGS}
    about: Json = {
        "profile": "tabular-data-package",
        "name": _name(plan.id) or "plan",
        "title": " / ".join(filter(None, titles.values())),
        "description": " / ".join(WORDS["data_note"][lang] for lang in LANGS),
        "version": version,
        "licenses": _licences(plan),
        "sources": [{"title": title} for title in titles.values() if title],
        "resources": [_resource(data) for data in sets],
    }
    return to_json({name: value for name, value in about.items() if value})


def _title(plan: Plan, lang: Any) -> str:
    parts = (plan.home.fields.get(name) for name in ("title", "subtitle"))
    return ("" if lang == "zh" else " ").join(unmarked(part[lang]) for part in parts if isinstance(part, Text)).strip()


def _licences(plan: Plan) -> list[Json]:
    """What plan.yaml names, an identifier such as CC-BY-4.0; nothing is claimed where it names none."""
    licence = plan.home.fields.get("license")
    return [{"name": licence.value}] if isinstance(licence, Plain) else []


def _name(text: str) -> str:
    """The specification allows lower-case letters, digits and ``-._/``.

    >>> _name("columns/Fleet 1")
    'columns/-46-leet-20-1'
    """
    return _NOT_NAME.sub(lambda match: f"-{ord(match[0]):x}-", text)


def _resource(data: DataSet) -> Json:
    heads, *rows = data.sheet or [[]]
    return {
        "profile": "tabular-data-resource",
        "name": _name(data.name.replace("/", ".")),
        "title": " / ".join(filter(None, data.title.values())),
        "path": f"{data.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {"fields": list(_fields(heads, rows)), "missingValues": [""]} | _key(heads),
    }


def _key(heads: Sequence[str]) -> Json:
    """What tells one row from another: a thing's id, a table's row."""
    return {"primaryKey": heads[0]} if heads and heads[0] in ("id", "row") else {}


def _fields(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Json]:
    for at, head in enumerate(heads):
        kind = "string" if at == 0 else type_of(head, (safe(row[at]) for row in rows))
        required: Json = {"constraints": {"required": True}} if at == 0 else {}
        yield {"name": safe(head), "type": kind} | _titled(head) | required


def _titled(head: str) -> Json:
    """The field's name for readers; of ``area_unit_zh`` that of ``area``, which it belongs to."""
    field = re.sub(r"(_unit)?_(zh|en)$|_(as_of|scope)$", "", head)
    return {"title": " / ".join(FIELDS[field][lang] for lang in LANGS)} if field in FIELDS else {}


def type_of(head: str, cells: Iterable[str]) -> str:
    """The type of Table Schema that every cell fits which is not blank.

    >>> type_of("area", ["57.60", "", "3"]), type_of("area_as_of", ["2020"]), type_of("target", ["≤6"])
    ('number', 'year', 'string')
    """
    stated = [cell for cell in cells if cell]
    kinds = [("integer", _INTEGER), ("number", _NUMBER)]
    if head.endswith("_as_of"):
        kinds = [("year", _YEAR)]
    return next((kind for kind, form in kinds if stated and all(map(form.fullmatch, stated))), "string")


def file_name(plan: Plan) -> str:
    """The name that downloads of the whole plan start with."""
    return escape.identifier(plan.id or "plan")
