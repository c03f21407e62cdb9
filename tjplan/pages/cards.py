"""What a reader learns who opens a figure: what it is, its unit, year and extent, where it stands,
which rules hold it and what they say."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from tjplan.document import Document
from tjplan.model.plan import Derivation, Entity, Figure, Plan
from tjplan.model.text import Bilingual, Lang, unmarked
from tjplan.model.wording import wording
from tjplan.pages import catalogue
from tjplan.pages.checks import Checked, known_anchors
from tjplan.pages.formats import FOLDER
from tjplan.pages.glossary import definition
from tjplan.pages.labels import KINDS
from tjplan.pages.naming import field_name, figure_name, said, thing_name
from tjplan.pages.outline import Outline, Spot
from tjplan.pages.words import WORDS

_EARLIER = ("previous_target", "previous_result", "baseline", "target")


Meanings = Mapping[str, Bilingual]
"""``projects.area`` -> what such a figure states."""
NO_MEANINGS: Meanings = {}


class Item(NamedTuple):
    """Words, with the place on the website that they lead to, if any."""

    text: str
    target: str = ""


class Line(NamedTuple):
    """One thing that is known of a figure: its label and what stands beside it, in reading order."""

    label: str
    items: tuple[Item, ...]


class Card(NamedTuple):
    """All that is known of one figure in one language; ``target`` is its place on the website."""

    address: str
    target: str
    title: str
    value: str
    lines: tuple[Line, ...]


def cards(
    plan: Plan,
    document: Document,
    checked: Checked | None,
    data: Collection[str] = (),
    meanings: Meanings = NO_MEANINGS,
) -> dict[str, Card]:
    """Address -> card: every figure of the plan in the order of the data, then the documents and the
    defined terms; a document under each of its names that the text states.  Cards link to the files
    among ``data``."""
    maker = _Maker(plan, document, checked, data, meanings)
    return {figure.address: maker.card(figure) for figure in plan.figures()} | dict(maker.entries())


class _Maker:
    """Makes cards; what all of them look up is worked out once."""

    def __init__(
        self, plan: Plan, document: Document, checked: Checked | None, data: Collection[str], meanings: Meanings
    ) -> None:
        self.plan = plan
        self.meanings = meanings
        self.data = data
        self.lang: Lang = document.lang
        self.checked = checked
        self.stated = Outline(document).stated
        self.rules = {rule.code: rule.name[self.lang] for rule in checked.own} if checked else {}
        self.known = known_anchors(checked) if checked else {}
        self.parts = parts_of(plan)

    def card(self, figure: Figure) -> Card:
        lines = (Line(WORDS[word][self.lang], items) for word, items in self._known_of(figure) if items)
        return Card(
            figure.address,
            catalogue.place_of(figure.address),
            figure_name(figure.address, self.plan, self.lang),
            wording(figure, self.lang) or figure.printed,
            tuple(lines),
        )

    def entries(self) -> Iterator[tuple[str, Card]]:
        """The cards of defined terms, of words explained, and of documents, under the addresses that text states them by."""
        for entity in self.plan.collections.get("terms", {}).values():
            if meaning := definition(entity, self.lang):
                yield entity.address, self._entry(entity, entity.address, meaning, ())
        for entity in self.plan.collections.get("glossary", {}).values():
            entry = self._entry(entity, entity.address, definition(entity, self.lang), ("source",))
            note = Line(WORDS["explained_by"][self.lang], (Item(WORDS["not_of_plan"][self.lang]),))
            yield entity.address, entry._replace(lines=(note, *entry.lines))
        for entity in self.plan.collections.get("documents", {}).values():
            for address in (f"{entity.address}.{field}" for field in ("title", "short", "number")):
                if self._spots(address):
                    yield (
                        address,
                        self._entry(
                            entity, address, "", ("kind", "number", "issuer", "date", "valid_to", "replaced_by")
                        ),
                    )

    def _entry(self, entity: Entity, address: str, value: str, fields: tuple[str, ...]) -> Card:
        told = ((field_name(name, self.lang), said(entity.fields.get(name), self.plan, self.lang)) for name in fields)
        lines = [Line(label[:1].upper() + label[1:], (Item(words),)) for label, words in told if words]
        other: Lang = "en" if self.lang == "zh" else "zh"
        data = tuple(self._file(address))
        file = (Line(WORDS["data_word"][self.lang], data),) if data else ()
        twin = Line(WORDS["other_language"][self.lang], (Item(thing_name(entity, self.plan, other)),))
        return Card(
            address,
            catalogue.entry_of(entity.address),
            thing_name(entity, self.plan, self.lang),
            value,
            (*lines, twin, *file),
        )

    def _known_of(self, figure: Figure) -> Iterator[tuple[str, tuple[Item, ...]]]:
        kind = KINDS.get(figure.quantity.kind) if figure.quantity else None
        yield "stands_for", tuple(self._meaning(figure.address))
        yield "printed_as", (Item(figure.printed),) if kind else ()
        yield "means", (Item(kind[self.lang]),) if kind else ()
        yield "unit", (Item(figure.unit.label(self.lang)),) if figure.unit else ()
        yield "as_of", (Item(figure.as_of),) if figure.as_of else ()
        yield "scope", (Item(self._named(figure.scope.path)),) if figure.scope else ()
        yield "hedge", (Item(unmarked(figure.hedge[self.lang])),) if figure.hedge else ()
        yield "siblings", tuple(self._siblings(figure))
        yield "same_as", (self._other(figure.same_as.path),) if figure.same_as else ()
        yield "derived_from", tuple(self._derivation(figure.derived_from)) if figure.derived_from else ()
        yield "part_of", tuple(map(self._other, self.parts.get(figure.address, ())))
        yield "stated", tuple(Item(spot.label, spot.target) for spot in self._spots(figure.address))
        yield "held_by", tuple(self._weighed(figure.address))
        yield "data_word", tuple(self._file(figure.address))

    def _meaning(self, address: str) -> Iterator[Item]:
        """What such a figure states, in the words of the schema; the name of a fact says it already."""
        collection, _, rest = address.partition(".")
        found = self.meanings.get(f"{collection}.{rest.rpartition('.')[2]}")
        if found and collection != "facts" and found[self.lang]:
            yield Item(found[self.lang].rstrip("。."))

    def _file(self, address: str) -> Iterator[Item]:
        """The file that has all of this for programs."""
        name = f"{catalogue.data_of(address)}.json"
        if name in self.data:
            yield Item("JSON", f"{FOLDER}/{name}")

    def _spots(self, address: str) -> tuple[Spot, ...]:
        return self.stated.get(address, ())

    def _siblings(self, figure: Figure) -> Iterator[Item]:
        """The other figures of the same indicator: what was aimed at before, and what came of it."""
        collection, member, field = (*figure.address.split(".", 2), "", "")[:3]
        if field not in _EARLIER:
            return
        entity = self.plan.collections[collection][member]
        for name in _EARLIER:
            other = entity.fields.get(name)
            if isinstance(other, Figure) and name != field:
                words = f"{WORDS[name][self.lang]} {wording(other, self.lang) or other.printed}"
                yield Item(words + (f" ({other.as_of})" if other.as_of else ""), catalogue.place_of(other.address))

    def _derivation(self, derivation: Derivation) -> Iterator[Item]:
        yield Item(WORDS[f"form_{derivation.form}"][self.lang])
        for part in (*derivation.parts, *derivation.base):
            yield self._other(part.path)

    def _other(self, path: str) -> Item:
        """Another figure or thing by its name and value, with a link where it has a place."""
        found = self.plan.resolve(path)
        if isinstance(found, Figure):
            value = wording(found, self.lang) or found.printed
            return Item(f"{figure_name(path, self.plan, self.lang)} {value}".strip(), catalogue.place_of(path))
        return Item(self._named(path))

    def _named(self, path: str) -> str:
        found = self.plan.resolve(path)
        if isinstance(found, Entity):
            return thing_name(found, self.plan, self.lang)
        return (wording(found, self.lang) if found is not None else "") or path

    def _weighed(self, address: str) -> Iterator[Item]:
        """Each rule with its verdict; one that does not hold leads to the contradiction on record."""
        for rule, holds in self.checked.weighed.get(address, ()) if self.checked else ():
            word = "unsaid" if holds is None else "holds" if holds else "not_kept"
            colon = "：" if self.lang == "zh" else ": "
            anchor = self.known.get(rule, "") if holds is False else ""
            yield Item(f"{WORDS[word][self.lang]}{colon}{self.rules.get(rule, rule)}", f"checks.md#{anchor or 'rules'}")


def parts_of(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """Address -> the figures that are made from what stands there, or state the same."""
    found: dict[str, dict[str, None]] = {}
    for figure in plan.figures():
        derivation = figure.derived_from
        used = [*derivation.parts, *derivation.base] if derivation else []
        for reference in (*used, *([figure.same_as] if figure.same_as else [])):
            found.setdefault(reference.path, {})[figure.address] = None
    return {path: tuple(addresses) for path, addresses in found.items()}
