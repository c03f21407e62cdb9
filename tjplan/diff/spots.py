"""Where a record or field stands in the files of its plan."""

from collections.abc import Mapping

from tjplan.model.content import COLUMNS, HOME, TEXT
from tjplan.model.plan import Column, Entity, Figure, Node, Paragraph, Placement, Plan, Value, walk
from tjplan.model.source import Place, Spot
from tjplan.model.text import Text

Parts = Mapping[str, Node | Paragraph | Placement]
"""Address -> part of the text."""


def parts(plan: Plan) -> Parts:
    """Every part of the text; of several under one address the first."""
    found: dict[str, Node | Paragraph | Placement] = {}
    for part in walk(plan.chapters):
        found.setdefault(_address(part), part)
    return found


def _address(part: Node | Paragraph | Placement) -> str:
    if isinstance(part, Placement):
        return f"placements.{part.column.path.removeprefix(f'{COLUMNS}.')}"
    return f"{TEXT}.{part.id}"


def place(plan: Plan, parts: Parts, address: str, field: str = "") -> Place | None:
    """Where ``field`` of the record at ``address`` stands, else the record itself; None where neither does.

    ``parts`` are those of ``plan``.
    """
    address = address.partition("~")[0]
    head, _, rest = address.partition(".")
    if head in (TEXT, "placements"):
        return _part(parts.get(address), field)
    if head == COLUMNS:
        return _column(plan, rest, field)
    if head == "rules":
        found = next((one for one in plan.rules if one.id == rest), None)
        return (found.check_spot if field == "check" else found.spot).place if found else None
    if head == "waivers":
        waiver = next((one for one in plan.waivers if f"{one.rule}.{one.path}" == rest), None)
        return waiver.spot.place if waiver else None
    if head == "geometry":
        return next((one.spot.place for one in plan.shapes if one.path == rest), None)
    entity = plan.home if head == HOME else plan.collections.get(head, {}).get(rest)
    return _spot(entity, field).place if entity else None


def _part(part: Node | Paragraph | Placement | None, field: str) -> Place | None:
    if isinstance(part, Placement):
        return part.column.spot.place
    return _text_of(part, field) if part else None


def _text_of(part: Node | Paragraph, field: str) -> Place:
    text = part.text if field.startswith("text") else getattr(part, "title", None)
    if field == "number" and isinstance(part, Node) and part.number_spot:
        return part.number_spot.place
    return _language(text, field).place if text and field else part.spot.place


def _language(text: Text, field: str) -> Spot:
    phrase = text.en if field.endswith(".en") else text.zh
    return phrase.spot if phrase else text.spot


def _column(plan: Plan, rest: str, field: str) -> Place | None:
    name, _, key = rest.partition(".rows.")
    column = plan.columns.get(name)
    if column is None:
        return None
    row = next((row for row in column.rows if row.key == key), None)
    if row is None:
        return _language(column.title, field).place if field.startswith("title") else column.spot.place
    at = _at(column, field)
    if not 0 <= at < len(row.cells):
        return row.spot.place
    cell = row.cells[at]
    return (_language(cell.text, field) if cell.text else cell.spot).place


def _at(column: Column, field: str) -> int:
    name = field.removeprefix("cells.").partition(".")[0]
    return column.fields.index(name) if name in column.fields else int(name) - 1 if name.isdigit() else -1


def _spot(entity: Entity, field: str) -> Spot:
    """The spot of a field of an entity, down to a figure's unit or year."""
    name, _, part = field.partition(".")
    if entity.figure and name not in entity.fields:
        return _figure(entity.figure, field)
    value = entity.fields.get(name)
    if isinstance(value, Figure):
        return _figure(value, part)
    return (_value(value, field) if value is not None else None) or entity.spot


def _figure(figure: Figure, part: str) -> Spot:
    if part.startswith("value") and figure.words:
        return _language(figure.words, part)
    own = {"unit": figure.unit_spot, "as_of": figure.as_of_spot, "value": figure.value_spot}
    return own.get(part) or figure.spot


def _value(value: Value, field: str) -> Spot | None:
    """None for an empty list."""
    if isinstance(value, Text):
        return _language(value, field)
    if not isinstance(value, tuple):
        return value.spot
    step = field.split(".")[1:2]
    at = int(step[0]) if step and step[0].isdigit() else 0
    return _value(value[at], field.partition(".")[2]) if at < len(value) else None
