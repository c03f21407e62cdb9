"""A plan: text in two languages, columns, entities, and figures, each with its address.

Addresses: ``projects.pond.area`` (data), ``facts.city_area`` (a named fact), ``plan.base_year``,
``nodes.<id>.title|text`` (prose), ``columns.<id>.title`` and ``columns.<id>.rows.<row>.<field>``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from tjplan.model.geometry import Shape
from tjplan.model.quantity import Quantity
from tjplan.model.source import Spot
from tjplan.model.style import STANDARD, Style
from tjplan.model.text import Lang, Text
from tjplan.model.units import Unit

NodeKind = Literal["preamble", "chapter", "section", "item", "subitem", "heading"]
RunIn = Literal["stop", "colon"]
Blank = Literal["zero", "unknown", "not_applicable"]
Orientation = Literal["auto", "portrait", "landscape"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A path written in the data, ``minerals.slate``; whether it leads anywhere is checked later."""

    path: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Plain:
    """A value that is neither text nor figure nor reference: a code, a date, an enum word."""

    value: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a printed figure follows from others: ``sum``, ``count``, ``share`` or ``decrease``.

    ``parts`` are the summed or counted paths, the numerator, or the earlier value; ``base`` are
    the denominator or the later value.
    """

    form: Literal["sum", "count", "share", "decrease"]
    parts: tuple[Reference, ...]
    base: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as printed, with what it measures.

    ``printed`` is the text as written ("≤6", "57.60"), empty where the value is ``words``.
    ``quantity`` is None where neither could be read; ``unit`` is None for words and ratios, or
    where ``unit_name`` is not a known unit.
    """

    address: str
    printed: str
    quantity: Quantity | None
    spot: Spot
    value_spot: Spot
    words: Text | None = None
    unit: Unit | None = None
    unit_name: str = ""
    unit_spot: Spot | None = None
    also: tuple[str, ...] = ()
    as_of: str = ""
    as_of_spot: Spot | None = None
    scope: Reference | None = None
    hedge: Text | None = None
    same_as: Reference | None = None
    derived_from: Derivation | None = None


Value = Figure | Text | Reference | Plain | tuple["Value", ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of the plan. A named fact is an entity whose ``figure`` is itself."""

    collection: str
    id: str
    fields: Mapping[str, Value]
    spot: Spot
    figure: Figure | None = None
    unit: Unit | None = None

    @property
    def address(self) -> str:
        return f"{self.collection}.{self.id}"

    @property
    def name(self) -> Text | None:
        """The entity's name or title, None where it has none."""
        found = self.fields.get("name", self.fields.get("title"))
        return found if isinstance(found, Text) else None

    def figures(self) -> Iterator[Figure]:
        """Every figure of the entity, in the order written."""
        if self.figure:
            yield self.figure
        yield from (value for value in self.fields.values() if isinstance(value, Figure))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose."""

    id: str
    text: Text
    spot: Spot

    @property
    def address(self) -> str:
        return f"nodes.{self.id}.text"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a column stands in the text."""

    column: Reference


@dataclass(frozen=True, slots=True)
class Node:
    """A chapter, section, item, sub-item or heading, with what belongs to it in ``body``.

    ``number`` overrides the computed number: ``none`` or what is printed; empty means computed.
    ``run_in`` says that the heading runs into its paragraph and with which mark.
    """

    id: str
    kind: NodeKind
    spot: Spot
    title: Text | None = None
    text: Text | None = None
    run_in: RunIn | None = None
    number: str = ""
    number_spot: Spot | None = None
    body: tuple["Node | Paragraph | Placement", ...] = ()

    @property
    def address(self) -> str:
        return f"nodes.{self.id}"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as written: text, empty (None), or a mark that merges it left ``<`` or up ``^``."""

    text: Text | None
    spot: Spot
    merge: Literal["", "<", "^"] = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row under its key, one cell per field of the column."""

    key: str
    cells: tuple[GridCell, ...]
    spot: Spot


@dataclass(frozen=True, slots=True)
class Column:
    """A numbered table of the plan (专栏). ``blank`` says what an empty cell means."""

    id: str
    title: Text
    fields: tuple[str, ...]
    rows: tuple[GridRow, ...]
    spot: Spot
    header: tuple[str, ...] = ()
    total: tuple[str, ...] = ()
    blank: Blank = "unknown"
    caption: Literal["above", "inside"] = "above"
    printed_number: int | None = None
    number_spot: Spot | None = None
    align: tuple[str, ...] = ()
    ordinal: str = ""
    """The field whose cells only number the rows (序号), if any."""
    orientation: Orientation = "auto"
    """Of its page in print; ``auto`` where its width decides."""

    @property
    def address(self) -> str:
        return f"columns.{self.id}"

    def cell_address(self, row: GridRow, index: int) -> str:
        """``columns.<id>.rows.<row>.<field>``; past the fields, the position from 1."""
        name = self.fields[index] if index < len(self.fields) else str(index + 1)
        return f"{self.address}.rows.{row.key}.{name}"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases that look like figures and are none (S313, 十九大), per language."""

    zh: frozenset[str] = frozenset()
    en: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PlanRule:
    """A rule of the plan itself: one line that must hold, and what to say where it does not."""

    id: str
    severity: str
    message: Text
    check: str
    spot: Spot
    check_spot: Spot

    @property
    def address(self) -> str:
        return f"rules.{self.id}"


@dataclass(frozen=True, slots=True)
class Waiver:
    """The record that one finding is known: valid for the operands it was given for."""

    rule: str
    path: str
    reason: Text | None
    owner: str
    expires: str
    operands: tuple[str, ...]
    spot: Spot
    check: str = ""
    message: Text | None = None
    """Of a rule of the plan: what it compared and said when the waiver was given."""
    severity: str = "error"
    """And how grave it was; error by default, as of a rule."""


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """Why the plan was changed at ``paths``, which may name what is no longer there.

    ``owner`` is who answers for it, a name or ``organisations.<id>``, empty where nobody is named.
    """

    paths: tuple[str, ...]
    reason: Text | None
    owner: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Plan:
    """One round of one plan. ``chapters`` are in the order that the plan's contents give.

    ``home`` carries the fields of plan.yaml as an entity, so that ``plan.base_year`` resolves.
    ``previous`` is the round before, where its folder stands beside this one.
    """

    home: Entity
    chapters: tuple[Node, ...]
    columns: Mapping[str, Column]
    collections: Mapping[str, Mapping[str, Entity]]
    lexicon: Lexicon
    waivers: tuple[Waiver, ...]
    units: Mapping[str, Unit]
    rules: tuple[PlanRule, ...] = ()
    twice: tuple[tuple[str, Spot, Spot], ...] = ()
    """Addresses that two files claim: the address, the later spot, the first spot."""
    shapes: tuple[Shape, ...] = ()
    """The outlines of things, in the order of their files."""
    has_home: bool = True
    """Whether a file of the kind ``plan`` was there."""
    styles: Mapping[Lang, Style] = field(default_factory=lambda: STANDARD)
    """How the Word file of each language looks."""
    notes: tuple[ChangeNote, ...] = ()
    """Reasons for changes, for reviewers; no part of what the plan says."""

    @property
    def id(self) -> str:
        return self._plain("id")

    @property
    def round(self) -> str:
        return self._plain("round")

    def _plain(self, name: str) -> str:
        value = self.home.fields.get(name)
        return value.value if isinstance(value, Plain) else ""

    def entities(self) -> Iterator[Entity]:
        """Every entity of every collection, plan.yaml itself first."""
        yield self.home
        for collection in self.collections.values():
            yield from collection.values()

    def figures(self) -> Iterator[Figure]:
        """Every figure of the data."""
        for entity in self.entities():
            yield from entity.figures()

    def resolve(self, path: str) -> "Resolved | None":
        """What ``path`` names, None where it leads nowhere; a named fact is its figure.

        ``nodes.<id>`` and ``columns.<id>`` are what a cross-reference names; a node's texts are no data.
        """
        head, _, rest = path.partition(".")
        if head == "plan":
            return _field(self.home, rest) if rest else self.home
        if head == "columns":
            return self.columns.get(rest)
        if head == "nodes":
            return self._node(rest)
        name, _, tail = rest.partition(".")
        entity = self.collections.get(head, {}).get(name)
        if entity is None or not tail:
            return entity.figure or entity if entity else None
        return _field(entity, tail)

    def _node(self, name: str) -> "Node | None":
        parts = walk(self.chapters)
        return next((part for part in parts if isinstance(part, Node) and part.id == name), None)

    def addresses(self) -> Iterator[str]:
        """Every address that a pin, binding or reference may name."""
        for entity in self.entities():
            base = "plan" if entity is self.home else entity.address
            yield base
            yield from (f"{base}.{name}" for name in entity.fields)
        yield from (column.address for column in self.columns.values())
        yield from (part.address for part in walk(self.chapters) if isinstance(part, Node))


Resolved = Entity | Figure | Text | Reference | Plain | Unit | Column | Node


def _field(entity: Entity, tail: str) -> Resolved | None:
    name, _, rest = tail.partition(".")
    if name == "unit" and not rest:
        return entity.unit
    value = entity.fields.get(name)
    if rest == "unit" and isinstance(value, Figure):
        return value.unit
    return None if rest or isinstance(value, tuple) else value


def walk(body: tuple[Node | Paragraph | Placement, ...]) -> Iterator[Node | Paragraph | Placement]:
    """Every node, paragraph and placement below, in reading order."""
    for part in body:
        yield part
        if isinstance(part, Node):
            yield from walk(part.body)


def texts(plan: Plan) -> Iterator[tuple[str, Text]]:
    """Every text that is printed, with its address: headings, prose, column titles and cells."""
    for part in walk(plan.chapters):
        if isinstance(part, Paragraph):
            yield part.address, part.text
        elif isinstance(part, Node):
            if part.title:
                yield f"{part.address}.title", part.title
            if part.text:
                yield f"{part.address}.text", part.text
    for column in plan.columns.values():
        yield f"{column.address}.title", column.title
        for row in column.rows:
            for index, cell in enumerate(row.cells):
                if cell.text:
                    yield column.cell_address(row, index), cell.text


def data_texts(plan: Plan) -> Iterator[tuple[str, Text]]:
    """Every text of the data with its address: names, titles, values and hedges in words.

    The glossary is left out: explanations for readers are no words of the plan, and witness nothing.
    """
    for entity in (one for one in plan.entities() if one.collection != "glossary"):
        base = "plan" if entity is plan.home else entity.address
        for name, value in entity.fields.items():
            yield from _texts_in(f"{base}.{name}", value)
        for figure in entity.figures():
            if figure.words:
                yield f"{figure.address}.value", figure.words
            if figure.hedge:
                yield f"{figure.address}.hedge", figure.hedge


def _texts_in(address: str, value: Value) -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield address, value
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from _texts_in(f"{address}.{at}", item)
