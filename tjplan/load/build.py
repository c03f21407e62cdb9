"""Trees of all files of a round to one Plan.

Building never fails: what has the wrong shape is left out here, for the schema has named it.
"""

import re
from collections.abc import Iterable
from collections.abc import Mapping as Map
from decimal import Decimal
from typing import Literal, cast, get_args

from tjplan.load import style
from tjplan.load.tree import Mapping, Scalar, Sequence, Tree
from tjplan.model import quantity
from tjplan.model import text as texts
from tjplan.model.plan import (
    Blank,
    ChangeNote,
    Column,
    Derivation,
    Entity,
    Figure,
    GridCell,
    GridRow,
    Lexicon,
    Node,
    NodeKind,
    Orientation,
    Paragraph,
    Placement,
    Plain,
    Plan,
    PlanRule,
    Reference,
    RunIn,
    Value,
    Waiver,
)
from tjplan.model.source import SourceFile, Spot
from tjplan.model.style import STANDARD, Style
from tjplan.model.text import Lang, Phrase, Text
from tjplan.model.units import UNITS, Unit

COLLECTIONS = (
    "minerals", "mines", "blocks", "zones", "projects", "indicators",
    "organisations", "documents", "places", "terms", "glossary", "facts", "superior",
)  # fmt: skip
KINDS = ("plan", "chapter", "column", *COLLECTIONS, "units", "lexicon", "rules", "waivers", "style", "changes")

_REFERENCE = re.compile(rf"(?:plan|columns|nodes|{'|'.join(COLLECTIONS)})(?:\.[a-z][a-z0-9_]*)+")
_FIGURE_KEYS = frozenset({"value", "unit", "as_of", "scope", "hedge", "same_as", "derived_from", "also", "note"})
# A fold in Chinese prose is a line break of the file, not a space of the sentence; nor is one beside a mark.
# Each alternative starts at the space, so that the search goes from space to space.
_FOLD = re.compile(
    r" (?:(?<=[^\x00-\x7f] )(?=\S)|(?<=\S )(?=[^\x00-\x7f])|(?<=(?:\]\]|\}\}) )(?=\S)|(?<=\S )(?=\[\[|\{\{))"
)


def build(trees: Iterable[Mapping], home: str = "plan.yaml") -> Plan:
    """The plan that the files of one round hold together, whatever their names and order.

    ``home`` is where plan.yaml belongs, for what is said where it is missing.
    """
    parts = _Parts(home)
    for tree in trees:
        parts.take(tree)
    return parts.plan()


class _Parts:
    """What the files have given so far."""

    def __init__(self, expected: str) -> None:
        self.expected = expected
        self.home: Mapping | None = None
        self.chapters: list[Mapping] = []
        self.columns: list[Mapping] = []
        self.collections: dict[str, list[tuple[str, Mapping, Spot]]] = {name: [] for name in COLLECTIONS}
        self.units: dict[str, Unit] = dict(UNITS)
        self.lexicon: dict[str, set[str]] = {"zh": set(), "en": set()}
        self.rules: dict[str, PlanRule] = {}
        self.waivers: list[Waiver] = []
        self.notes: list[ChangeNote] = []
        self.styles: Map[Lang, Style] = STANDARD
        self.claimed: dict[str, Spot] = {}
        self.twice: list[tuple[str, Spot, Spot]] = []

    def take(self, tree: Mapping) -> None:
        """Sort one file's top-level key into its place."""
        for key, value in tree.items.items():
            if key == "plan" and isinstance(value, Mapping):
                if self._claims("plan", tree.keys[key]):
                    self.home = value
            elif key == "chapter" and isinstance(value, Mapping):
                self.chapters.append(value)
            elif key == "column" and isinstance(value, Mapping):
                self.columns.append(value)
            elif key in self.collections and isinstance(value, Mapping):
                self._take_entities(key, value)
            elif key == "units" and isinstance(value, Mapping):
                for name, item in value.items.items():
                    if self._claims(f"units.{name}", value.keys[name]):
                        self.units[name] = _unit(name, item)
            elif key == "lexicon" and isinstance(value, Mapping):
                for lang, phrases in value.items.items():
                    self.lexicon.setdefault(lang, set()).update(_strings(phrases))
            elif key == "rules" and isinstance(value, Mapping):
                for name, item in value.items.items():
                    if isinstance(item, Mapping) and self._claims(f"rules.{name}", value.keys[name]):
                        self.rules[name] = _rule(name, item, value.keys[name])
            elif key == "style" and self._claims("style", tree.keys[key]):
                self.styles = style.styles(tree)
            elif key == "waivers" and isinstance(value, Sequence):
                self.waivers.extend(_waiver(item) for item in value.items if isinstance(item, Mapping))
            elif key == "changes" and isinstance(value, Sequence):
                self.notes.extend(_note(item) for item in value.items if isinstance(item, Mapping))

    def _claims(self, address: str, spot: Spot) -> bool:
        """Whether nothing has claimed ``address`` before; a second claim is kept for a rule to tell."""
        first = self.claimed.setdefault(address, spot)
        if first is not spot:
            self.twice.append((address, spot, first))
        return first is spot

    def _take_entities(self, collection: str, value: Mapping) -> None:
        for name, item in value.items.items():
            if isinstance(item, Mapping):
                self.collections[collection].append((name, item, value.keys[name]))

    def plan(self) -> Plan:
        """Everything taken, as a plan."""
        home = self.home or Mapping(Spot(SourceFile(self.expected, ""), 1, 1, 0, 0))
        collections: dict[str, dict[str, Entity]] = {}
        for name, items in self.collections.items():
            entities = collections[name] = {}
            for key, item, spot in items:
                if self._claims(f"{name}.{key}", spot):
                    entities[key] = self._entity(name, key, item, spot)
        columns: dict[str, Column] = {}
        for column in map(_column, self.columns):
            if self._claims(column.address, column.spot):
                columns[column.id] = column
        return Plan(
            home=self._entity("plan", "plan", home, home.spot),
            chapters=_ordered(home, [_node(chapter) for chapter in self.chapters]),
            columns=dict(sorted(columns.items())),
            collections=collections,
            lexicon=Lexicon(frozenset(self.lexicon["zh"]), frozenset(self.lexicon["en"])),
            waivers=tuple(self.waivers),
            units=self.units,
            rules=tuple(self.rules.values()),
            twice=tuple(self.twice),
            has_home=self.home is not None,
            styles=self.styles,
            notes=tuple(self.notes),
        )

    def _entity(self, collection: str, name: str, tree: Mapping, spot: Spot) -> Entity:
        base = "plan" if collection == "plan" else f"{collection}.{name}"
        default = tree.items.get("unit")
        own = _figure(base, tree, tree, spot, self.units) if "value" in tree.items else None
        skip = _FIGURE_KEYS if own else frozenset({"unit"})
        fields = {
            key: self._value(f"{base}.{key}", value, tree, tree.keys[key])
            for key, value in tree.items.items()
            if key not in skip
        }
        unit = self.units.get(default.text) if isinstance(default, Scalar) else None
        return Entity(collection, name, fields, spot, own, unit)

    def _value(self, address: str, tree: Tree, parent: Mapping, key: Spot) -> Value:
        if isinstance(tree, Sequence):
            return tuple(self._value(f"{address}.{i}", item, parent, item.spot) for i, item in enumerate(tree.items))
        if isinstance(tree, Mapping):
            if "value" in tree.items:
                return _figure(address, tree, parent, key, self.units)
            return _text(tree)
        return Reference(tree.text, tree.spot) if _REFERENCE.fullmatch(tree.text) else Plain(tree.text, tree.spot)


def _ordered(home: Mapping, chapters: list[Node]) -> tuple[Node, ...]:
    """The chapters as the plan's contents list them; unlisted ones last, by id."""
    contents = home.items.get("contents")
    order = {name: at for at, name in enumerate(_strings(contents) if contents else ())}
    return tuple(sorted(chapters, key=lambda chapter: (order.get(chapter.id, len(order)), chapter.id)))


def _figure(address: str, tree: Mapping, parent: Mapping, spot: Spot, units: Map[str, Unit]) -> Figure:
    value = tree.items["value"]
    unit = tree.items.get("unit", parent.items.get("unit"))
    words = _text(value) if isinstance(value, Mapping) else None
    printed = value.text if isinstance(value, Scalar) else ""
    hedge, as_of = tree.items.get("hedge"), tree.items.get("as_of")
    return Figure(
        address=address,
        printed=printed,
        quantity=quantity.Quantity("words") if words else quantity.read(printed),
        spot=spot,
        value_spot=value.spot,
        words=words,
        unit=units.get(unit.text) if isinstance(unit, Scalar) else None,
        unit_name=unit.text if isinstance(unit, Scalar) else "",
        unit_spot=unit.spot if unit else None,
        also=tuple(_strings(tree.items.get("also"))),
        as_of=_string(as_of),
        as_of_spot=as_of.spot if as_of else None,
        scope=_reference(tree.items.get("scope")),
        hedge=_text(hedge) if isinstance(hedge, Mapping) else None,
        same_as=_reference(tree.items.get("same_as")),
        derived_from=_derivation(tree.items.get("derived_from")),
    )


def _derivation(tree: Tree | None) -> Derivation | None:
    if not isinstance(tree, Mapping) or len(tree.items) != 1:
        return None
    ((form, operands),) = tree.items.items()
    if form in ("sum", "count"):
        return Derivation(cast(Literal["sum", "count"], form), _references(operands))
    if not isinstance(operands, Mapping):
        return None
    if form == "share":
        return Derivation("share", _references(operands.items.get("of")), _references(operands.items.get("in")))
    if form == "decrease":
        return Derivation("decrease", _references(operands.items.get("from")), _references(operands.items.get("to")))
    return None


def _references(tree: Tree | None) -> tuple[Reference, ...]:
    items = tree.items if isinstance(tree, Sequence) else [tree]
    return tuple(Reference(item.text, item.spot) for item in items if isinstance(item, Scalar))


def _reference(tree: Tree | None) -> Reference | None:
    return Reference(tree.text, tree.spot) if isinstance(tree, Scalar) and tree.text else None


def _string(tree: Tree | None) -> str:
    return tree.text if isinstance(tree, Scalar) else ""


def _strings(tree: Tree | None) -> list[str]:
    return [item.text for item in tree.items if isinstance(item, Scalar)] if isinstance(tree, Sequence) else []


def _unit(name: str, tree: Tree) -> Unit:
    """A unit that the plan itself defines."""
    fields = {key: _string(value) for key, value in tree.items.items()} if isinstance(tree, Mapping) else {}
    factor = _decimal(fields.get("factor", "")) or Decimal(1)
    symbol = fields.get("en", "")
    table = fields.get("en_table") or symbol or "number"
    scale = _decimal(fields.get("en_factor", "")) or factor
    return Unit(name, fields.get("dimension", "count"), factor, symbol, scale, table, fields.get("en_plural", ""))


def _decimal(text: str) -> Decimal | None:
    read = quantity.read(text)
    return read.low if read else None


def _text(tree: Tree) -> Text:
    """A bilingual text; a bare string is shown in both languages."""
    if isinstance(tree, Scalar):
        phrase = _phrase(tree, fold=True)
        return Text(phrase, phrase, tree.spot, shared=True)
    zh = tree.items.get("zh") if isinstance(tree, Mapping) else None
    en = tree.items.get("en") if isinstance(tree, Mapping) else None
    return Text(
        _phrase(zh, fold=True) if isinstance(zh, Scalar) else None,
        _phrase(en, fold=False) if isinstance(en, Scalar) else None,
        tree.spot,
    )


def _phrase(tree: Scalar, *, fold: bool) -> Phrase | None:
    value = tree.text
    if fold and tree.spot.style == ">":
        value = _FOLD.sub("", value)
    value = value.rstrip("\n")
    return Phrase(value, texts.parse(value), tree.spot) if value.strip() else None


def _node(tree: Mapping) -> Node:
    kind = _string(tree.items.get("kind"))
    run_in = _string(tree.items.get("run_in"))
    title, text, body = tree.items.get("title"), tree.items.get("text"), tree.items.get("body")
    name, number = tree.items.get("id"), tree.items.get("number")
    return Node(
        id=_string(name),
        kind=cast(NodeKind, kind if kind in get_args(NodeKind) else "heading"),
        spot=name.spot if name else tree.spot,
        title=_text(title) if title else None,
        text=_text(text) if text else None,
        run_in=cast(RunIn, run_in) if run_in in get_args(RunIn) else None,
        number=_string(number),
        number_spot=number.spot if number else None,
        body=tuple(_part(item) for item in body.items if isinstance(item, Mapping))
        if isinstance(body, Sequence)
        else (),
    )


def _part(tree: Mapping) -> Node | Paragraph | Placement:
    if "kind" in tree.items:
        return _node(tree)
    if isinstance(column := tree.items.get("column"), Scalar):
        return Placement(Reference(f"columns.{column.text}", column.spot))
    name, text = tree.items.get("id"), tree.items.get("text")
    spot = name.spot if name else tree.spot
    return Paragraph(_string(name), _text(text) if text else Text(None, None, tree.spot), spot)


def _column(tree: Mapping) -> Column:
    number, title, rows, name = (tree.items.get(key) for key in ("printed_number", "title", "rows", "id"))
    blank, caption = _string(tree.items.get("blank")), _string(tree.items.get("caption"))
    orientation = _string(tree.items.get("orientation"))
    return Column(
        id=_string(name),
        title=_text(title) if title else Text(None, None, tree.spot),
        fields=tuple(_strings(tree.items.get("fields"))),
        rows=tuple(_row(key, row, rows.keys[key]) for key, row in rows.items.items() if isinstance(row, Sequence))
        if isinstance(rows, Mapping)
        else (),
        spot=name.spot if name else tree.spot,
        header=tuple(_strings(tree.items.get("header"))),
        total=tuple(_strings(tree.items.get("total"))),
        blank=cast(Blank, blank) if blank in get_args(Blank) else "unknown",
        caption="inside" if caption == "inside" else "above",
        printed_number=number.data if isinstance(number, Scalar) and isinstance(number.data, int) else None,
        number_spot=number.spot if number else None,
        align=tuple(_strings(tree.items.get("align"))),
        ordinal=_string(tree.items.get("ordinal")),
        orientation=cast(Orientation, orientation) if orientation in get_args(Orientation) else "auto",
    )


def _row(key: str, tree: Sequence, spot: Spot) -> GridRow:
    return GridRow(key, tuple(_cell(item) for item in tree.items), spot)


def _cell(tree: Tree) -> GridCell:
    if isinstance(tree, Scalar):
        if tree.text in ("<", "^") and not tree.spot.style:
            return GridCell(None, tree.spot, cast(Literal["<", "^"], tree.text))
        if not tree.text:
            return GridCell(None, tree.spot)
    return GridCell(_text(tree), tree.spot)


def _rule(name: str, tree: Mapping, spot: Spot) -> PlanRule:
    message, check = tree.items.get("message"), tree.items.get("check")
    return PlanRule(
        id=name,
        severity=_string(tree.items.get("severity")) or "error",
        message=_text(message) if message else Text(None, None, spot),
        check=_string(check),
        spot=spot,
        check_spot=check.spot if check else spot,
    )


def _waiver(tree: Mapping) -> Waiver:
    reason, message = tree.items.get("reason"), tree.items.get("message")
    return Waiver(
        rule=_string(tree.items.get("rule")),
        path=_string(tree.items.get("path")),
        reason=_text(reason) if reason else None,
        owner=_string(tree.items.get("owner")),
        expires=_string(tree.items.get("expires")),
        operands=tuple(_strings(tree.items.get("operands"))),
        spot=tree.spot,
        check=_string(tree.items.get("check")),
        message=_text(message) if message else None,
        severity=_string(tree.items.get("severity")) or "error",
    )


def _note(tree: Mapping) -> ChangeNote:
    reason = tree.items.get("reason")
    return ChangeNote(
        paths=tuple(_strings(tree.items.get("paths"))),
        reason=_text(reason) if reason else None,
        owner=_string(tree.items.get("owner")),
        spot=tree.spot,
    )
