"""The plan's data as files: every collection and every column, as JSON and as CSV.

JSON is UTF-8 with records in the plan's order and keys in a fixed order; a figure keeps its
printed string beside the number read from it.  CSV: see :mod:`tjplan.pages.sheet`.  Workbooks, where
they are handed in, stand beside them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tjplan.document import Cell, Document, Row, Table, plain
from tjplan.model.plan import Derivation, Entity, Figure, Plain, Plan, Reference, Value
from tjplan.model.text import LANGS, Lang, Text, unmarked
from tjplan.pages import escape
from tjplan.pages.as_json import to_json as _json
from tjplan.pages.sheet import to_csv
from tjplan.pages.words import collection

Json = dict[str, Any]
Pair = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DataSet:
    """One collection or column: file name without ending, title, and both forms of its rows."""

    name: str
    title: Pair
    records: Sequence[Json]
    sheet: Sequence[Sequence[str]]


def data_files(
    plan: Plan, documents: Mapping[Lang, Document], workbooks: Mapping[Lang, bytes] | None = None
) -> dict[str, bytes]:
    """File name -> bytes, ``index.json`` first; the cells of columns come from both documents.

    ``workbooks`` hold all of it as one Excel file for each language: ``<plan id>.<lang>.xlsx``.
    """
    sets = data_sets(plan, documents)
    books = {lang: f"{escape.identifier(plan.id)}.{lang}.xlsx" for lang in workbooks or {}}
    files = {"index.json": _index(plan, sets, books)}
    files |= {books[lang]: content for lang, content in (workbooks or {}).items()}
    for data in sets:
        body = {"plan": plan.id, "name": data.name, "title": data.title, "records": data.records}
        files[f"{data.name}.json"] = _json(body)
        files[f"{data.name}.csv"] = to_csv(data.sheet)
    return files


def data_sets(plan: Plan, documents: Mapping[Lang, Document]) -> tuple[DataSet, ...]:
    """Every collection of the plan, then every column, in the plan's order."""
    collections = (
        _collection(name, tuple(entities.values())) for name, entities in plan.collections.items() if entities
    )
    return (_collection("plan", (plan.home,)), *collections, *_columns(documents))


def _index(plan: Plan, sets: Sequence[DataSet], books: Mapping[Lang, str]) -> bytes:
    listed = [
        {"name": data.name, "title": data.title, "records": len(data.records),
         "json": f"{data.name}.json", "csv": f"{data.name}.csv"}
        for data in sets
    ]  # fmt: skip
    listing = {"plan": plan.id, "round": plan.round, "title": _pair(plan.home.name), "files": listed}
    return _json(listing | ({"workbooks": books} if books else {}))


def _pair(text: Text | None) -> Pair:
    return {lang: unmarked(text[lang]) for lang in LANGS} if text else {}


# ---- collections


def _collection(name: str, entities: Sequence[Entity]) -> DataSet:
    title = collection(name)
    file = escape.identifier(name)
    flat = [_flat(entity) for entity in entities]
    heads = list(dict.fromkeys(head for row in flat for head in row))
    sheet = [heads, *([row.get(head, "") for head in heads] for row in flat)]
    return DataSet(file, {"zh": title.zh, "en": title.en}, [to_record(entity) for entity in entities], sheet)


def _fields(entity: Entity) -> Iterator[tuple[str, Value]]:
    """The fields as written; a named fact's figure stands under ``value``."""
    yield from entity.fields.items()
    if entity.figure:
        yield "value", entity.figure


def to_record(entity: Entity) -> Json:
    """The fields of a thing as written; figures with what they measure, texts in both languages."""
    unit = {"unit": {"zh": entity.unit.label("zh"), "en": entity.unit.label("en")}} if entity.unit else {}
    fields = {name: _nested(value) for name, value in _fields(entity)}
    return {"id": entity.id, "address": entity.address} | unit | fields


def _nested(value: Value) -> Any:
    if isinstance(value, Text):
        return _pair(value)
    if isinstance(value, Figure):
        return _figure(value)
    if isinstance(value, Reference):
        return value.path
    return value.value if isinstance(value, Plain) else [_nested(part) for part in value]


def _figure(figure: Figure) -> Json:
    """The printed string, the bounds read from it, and what it measures; absent where not stated."""
    quantity, unit = figure.quantity, figure.unit
    stated: Json = {
        "printed": figure.printed,
        "words": _pair(figure.words),
        "kind": quantity.kind if quantity else None,
        "low": _number(quantity.low) if quantity else None,
        "high": _number(quantity.high) if quantity else None,
        "unit": {"zh": unit.label("zh"), "en": unit.label("en")} if unit else figure.unit_name,
        "as_of": figure.as_of,
        "scope": figure.scope.path if figure.scope else None,
        "hedge": _pair(figure.hedge),
        "same_as": figure.same_as.path if figure.same_as else None,
        "derived_from": _derivation(figure.derived_from) if figure.derived_from else None,
    }
    return {name: value for name, value in stated.items() if value not in (None, "", {})}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _derivation(derivation: Derivation) -> Json:
    """``{"form": "share", "parts": [...], "base": [...]}``, paths as written."""
    paths = {"parts": [part.path for part in derivation.parts], "base": [part.path for part in derivation.base]}
    return {"form": derivation.form} | {name: value for name, value in paths.items() if value}


def _flat(entity: Entity) -> dict[str, str]:
    """One CSV row, head -> cell: texts as two cells, figures with unit, year and scope beside."""
    row = {"id": entity.id}
    for name, value in _fields(entity):
        row |= _cells(name, value)
    return row


def _cells(name: str, value: Value) -> dict[str, str]:
    if isinstance(value, Text):
        return {f"{name}_{lang}": unmarked(value[lang]) for lang in LANGS}
    if isinstance(value, Figure):
        return _figure_cells(name, value)
    if isinstance(value, tuple):
        return _joined(name, value)
    return {name: value.path if isinstance(value, Reference) else value.value}


def _figure_cells(name: str, figure: Figure) -> dict[str, str]:
    words = {f"{name}_{lang}": unmarked(figure.words[lang]) for lang in LANGS} if figure.words else {}
    unit = figure.unit
    return {
        name: figure.printed,
        **words,
        f"{name}_unit_zh": unit.label("zh") if unit else figure.unit_name,
        f"{name}_unit_en": unit.label("en") if unit else figure.unit_name,
        f"{name}_as_of": figure.as_of,
        f"{name}_scope": figure.scope.path if figure.scope else "",
    }


def _joined(name: str, values: Sequence[Value]) -> dict[str, str]:
    """A list in one cell a head, its members apart by ``; ``."""
    row: dict[str, str] = {}
    for cells in (_cells(name, value) for value in values):
        row |= {head: f"{row[head]}; {cell}" if row.get(head) else cell for head, cell in cells.items()}
    return row


# ---- columns (专栏)


def _columns(documents: Mapping[Lang, Document]) -> Iterator[DataSet]:
    """The printed tables, zh and en side by side; both documents hold them in the same order."""
    for zh, en in zip(_tables(documents["zh"]), _tables(documents["en"]), strict=True):
        name = escape.identifier(zh.origin.address.removeprefix("columns."))
        title = {"zh": _titled(zh), "en": _titled(en)}
        yield DataSet(f"columns/{name}", title, _grid_records(zh, en), _grid_sheet(zh, en))


def _tables(document: Document) -> Iterator[Table]:
    return (block for block in document.blocks if isinstance(block, Table))


def _titled(table: Table) -> str:
    return f"{table.label} {plain(table.title)}".strip()


def _grid_records(zh: Table, en: Table) -> list[Json]:
    return [_grid_record(row, other) for row, other in zip(zh.rows, en.rows, strict=True)]


def _grid_record(row: Row, other: Row) -> Json:
    kind = "header" if row.header else "total" if row.total else "body"
    pairs = zip(row.cells, other.cells, strict=True)
    return {"row": row.key, "kind": kind, "cells": [_grid_cell(cell, twin) for cell, twin in pairs]}


def _grid_cell(cell: Cell, twin: Cell) -> Json:
    spans = {"colspan": cell.colspan, "rowspan": cell.rowspan}
    field = {"field": cell.origin.address.rpartition(".")[2]}
    return field | {"zh": plain(cell.text), "en": plain(twin.text)} | {k: v for k, v in spans.items() if v > 1}


def _grid_sheet(zh: Table, en: Table) -> list[list[str]]:
    """Row key, kind, then each field in both languages; a merged cell stands in its first field."""
    records = _grid_records(zh, en)
    fields = list(dict.fromkeys(cell["field"] for record in records for cell in record["cells"]))
    heads = ["row", "kind", *(f"{field}_{lang}" for field in fields for lang in LANGS)]
    return [heads, *(_grid_line(record, fields) for record in records)]


def _grid_line(record: Json, fields: Sequence[str]) -> list[str]:
    cells = {cell["field"]: cell for cell in record["cells"]}
    printed = (cells.get(field, {}).get(lang, "") for field in fields for lang in LANGS)
    return [record["row"], record["kind"], *printed]
