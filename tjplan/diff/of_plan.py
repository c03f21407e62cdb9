"""The content of a plan: what its files say, without where and how they say it."""

import dataclasses
from collections.abc import Iterator

from tjplan.model.content import HOME, TEXT, Content, Leaf, Record
from tjplan.model.geometry import Shape
from tjplan.model.plan import (
    Column,
    Derivation,
    Entity,
    Figure,
    GridRow,
    Node,
    Paragraph,
    Placement,
    Plain,
    Plan,
    PlanRule,
    Reference,
    Value,
    Waiver,
)
from tjplan.model.style import Style
from tjplan.model.text import LANGS, Text
from tjplan.model.units import UNITS

Leaves = Iterator[tuple[str, Leaf]]
_CHAPTERS_OF = "contents"


def of_plan(plan: Plan) -> Content:
    """Everything that ``plan`` says; notes on changes and places in files are no part of it."""
    book = Book()
    listed = _listed(plan)
    book.put(HOME, HOME, _home(plan, listed))
    if chapters := tuple(book.part(chapter, listed) for chapter in plan.chapters):
        book.order[TEXT] = chapters
    for column in plan.columns.values():
        book.column(column)
    for name, collection in plan.collections.items():
        for entity in collection.values():
            book.put(entity.address, name, _entity(entity))
    for rule in plan.rules:
        book.put(rule.address, "rules", _rule(rule))
    for waiver in sorted(plan.waivers, key=_by_subject):
        book.put(f"waivers.{waiver.rule}.{waiver.path}", "waivers", _waiver(waiver))
    for shape in plan.shapes:
        book.put(f"geometry.{shape.path}", "geometry", _shape(shape))
    for name, unit in plan.units.items():
        if UNITS.get(name) != unit:
            book.put(f"units.{name}", "units", _flat("", dataclasses.asdict(unit)))
    book.put(
        "lexicon",
        "lexicon",
        ((f"{lang}.{word}", word) for lang in LANGS for word in sorted(getattr(plan.lexicon, lang))),
    )
    for lang in LANGS:
        book.put(f"style.{lang}", "style", _style(plan.styles[lang]))
    return Content(book.records, book.order)


class Book:
    """The records so far; a second one under one address gets a number behind a tilde."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.order: dict[str, tuple[str, ...]] = {}

    def put(self, address: str, kind: str, fields: Leaves) -> str:
        name, count = address, 1
        while name in self.records:
            count += 1
            name = f"{address}~{count}"
        self.records[name] = Record(name, kind, dict(fields))
        return name

    def part(self, part: Node | Paragraph | Placement, listed: frozenset[str] | None = None) -> str:
        """A part of the text with all that stands in it; ``listed`` are the chapters that the contents name."""
        if isinstance(part, Placement):
            name = part.column.path.removeprefix("columns.")
            return self.put(f"placements.{name}", "placement", iter(()))
        if isinstance(part, Paragraph):
            return self.put(f"{TEXT}.{part.id}", "paragraph", _text("text", part.text))
        address = self.put(part.address, part.kind, _node(part, listed))
        if part.body:
            self.order[address] = tuple(self.part(one) for one in part.body)
        return address

    def column(self, column: Column) -> None:
        address = self.put(column.address, "column", _column(column))
        rows = [self.put(f"{address}.rows.{row.key}", "row", _row(column, row)) for row in column.rows]
        if rows:
            self.order[address] = tuple(rows)


def _listed(plan: Plan) -> frozenset[str]:
    return frozenset(_contents(plan))


def _contents(plan: Plan) -> Iterator[str]:
    found = plan.home.fields.get(_CHAPTERS_OF)
    for one in found if isinstance(found, tuple) else ():
        if isinstance(one, Plain):
            yield one.value


def _home(plan: Plan, listed: frozenset[str]) -> Leaves:
    """The fields of plan.yaml; of its contents only what is no chapter, for the others have their order."""
    known = {chapter.id for chapter in plan.chapters}
    yield "there", "yes" if plan.has_home else "no"
    for name, leaf in _entity(plan.home):
        if name != _CHAPTERS_OF:
            yield name, leaf
    if missing := tuple(name for name in _contents(plan) if name not in known):
        yield _CHAPTERS_OF, missing


def _node(node: Node, listed: frozenset[str] | None) -> Leaves:
    if node.title:
        yield from _text("title", node.title)
    if node.text:
        yield from _text("text", node.text)
    yield from _given(number=node.number, run_in=node.run_in or "")
    if listed is not None and node.id not in listed:
        yield "listed", "no"


def _column(column: Column) -> Leaves:
    yield from _text("title", column.title)
    yield from _given(
        fields=column.fields, header=column.header, total=column.total, align=column.align, blank=column.blank,
        caption=column.caption, ordinal=column.ordinal, orientation=column.orientation,
        printed_number=str(column.printed_number or ""),
    )  # fmt: skip


def _row(column: Column, row: GridRow) -> Leaves:
    yield "width", str(len(row.cells))
    for at, cell in enumerate(row.cells):
        name = column.cell_address(row, at).rpartition(".")[2] if at < len(column.fields) else str(at + 1)
        if cell.merge:
            yield f"cells.{name}.merge", cell.merge
        elif cell.text:
            yield from _text(f"cells.{name}", cell.text)


def _entity(entity: Entity) -> Leaves:
    own = entity.unit.zh if entity.unit else ""
    yield from _given(unit=own)
    if entity.figure:
        yield from _figure("", entity.figure, own)
    for name, value in entity.fields.items():
        yield from _value(name, value, own)


def _value(name: str, value: Value, unit: str) -> Leaves:
    if isinstance(value, Figure):
        yield from _figure(f"{name}.", value, unit)
    elif isinstance(value, Text):
        yield from _text(name, value)
    elif isinstance(value, Reference):
        yield name, value.path
    elif isinstance(value, Plain):
        yield name, value.value
    elif all(isinstance(one, Reference | Plain) for one in value):
        yield name, tuple(one.path if isinstance(one, Reference) else one.value for one in value)  # type: ignore[union-attr]
    else:
        for at, one in enumerate(value):
            yield from _value(f"{name}.{at}", one, unit)


def _figure(at: str, figure: Figure, unit: str) -> Leaves:
    """``unit`` is that of the whole entity, which its figures need not repeat."""
    if figure.words:
        yield from _text(f"{at}value", figure.words)
    else:
        yield f"{at}value", figure.printed
    if figure.hedge:
        yield from _text(f"{at}hedge", figure.hedge)
    if figure.derived_from:
        yield from _derivation(f"{at}derived_from.", figure.derived_from)
    for name, value in (
        ("unit", "" if figure.unit_name == unit else figure.unit_name),
        ("as_of", figure.as_of),
        ("scope", figure.scope.path if figure.scope else ""),
        ("same_as", figure.same_as.path if figure.same_as else ""),
        ("also", figure.also),
    ):
        if value:
            yield f"{at}{name}", value


def _derivation(at: str, derivation: Derivation) -> Leaves:
    yield f"{at}form", derivation.form
    yield f"{at}parts", tuple(one.path for one in derivation.parts)
    yield f"{at}base", tuple(one.path for one in derivation.base)


def _rule(rule: PlanRule) -> Leaves:
    yield "check", rule.check
    yield "severity", rule.severity
    yield from _text("message", rule.message)


def _by_subject(waiver: Waiver) -> tuple[str, str, tuple[str, ...], str]:
    """Waivers have no order: of several for one rule and path those for the same figures are one."""
    return waiver.rule, waiver.path, waiver.operands, waiver.expires


def _waiver(waiver: Waiver) -> Leaves:
    yield from _given(
        rule=waiver.rule, path=waiver.path, owner=waiver.owner, expires=waiver.expires, operands=waiver.operands,
        check=waiver.check, severity=waiver.severity,
    )  # fmt: skip
    for name, text in (("reason", waiver.reason), ("message", waiver.message)):
        if text:
            yield from _text(name, text)


def _shape(shape: Shape) -> Leaves:
    yield "path", shape.path
    yield "form", shape.form
    for at, part in enumerate(shape.parts):
        for ring, path in enumerate(part):
            yield f"parts.{at}.{ring}", tuple(f"{east!r},{north!r}" for east, north in path)


def _style(style: Style) -> Leaves:
    """Under the names of the style file, which has faces and blocks in one."""
    return ((name.replace(".face.", "."), leaf) for name, leaf in _flat("", dataclasses.asdict(style)))


def _text(name: str, text: Text) -> Leaves:
    """A text that both languages show has one leaf, any other one for each language that it is written in."""
    if text.shared:
        if text.zh:
            yield name, text.zh.value
        return
    for lang in LANGS:
        phrase = text[lang]
        if phrase is not None:
            yield f"{name}.{lang}", phrase.value


def _given(**values: Leaf) -> Leaves:
    """Those that are not empty."""
    yield from ((name, value) for name, value in values.items() if value)


def _flat(name: str, value: object) -> Leaves:
    """A nested structure as leaves; a list of plain values is one leaf."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _flat(f"{name}.{key}" if name else str(key), one)
    elif isinstance(value, list | tuple) and any(isinstance(one, dict | list | tuple) for one in value):
        for at, one in enumerate(value):
            yield from _flat(f"{name}.{at}", one)
    elif isinstance(value, list | tuple):
        yield name, tuple(map(str, value))
    else:
        yield name, str(value)
