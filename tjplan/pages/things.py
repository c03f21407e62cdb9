"""One file for each thing of the plan: its record, where it is told of, and how its figures were checked.

``<collection>/<id>.json``; addresses in it are relative to the file, as any link is (RFC 3986, 5.1).
"""

from collections.abc import Mapping
from typing import Any

from tjplan.document import Document
from tjplan.model.plan import Entity, Figure, Plan
from tjplan.model.text import LANGS, Lang, unmarked
from tjplan.model.wording import wording
from tjplan.pages import catalogue
from tjplan.pages.as_json import to_json
from tjplan.pages.cards import parts_of
from tjplan.pages.checks import Checked, known_anchors
from tjplan.pages.data import to_record
from tjplan.pages.inline import to_file
from tjplan.pages.outline import Outline, Spot

Json = dict[str, Any]
VERDICTS = {True: "holds", False: "fails", None: "undecided"}


def thing_files(plan: Plan, documents: Mapping[Lang, Document], checked: Checked | None) -> dict[str, bytes]:
    """File name -> bytes: every member of every collection, in the order of the data."""
    maker = _Maker(plan, documents, checked)
    members = (entity for collection in plan.collections.values() for entity in collection.values())
    return {f"{catalogue.data_of(entity.address)}.json": to_json(maker.thing(entity)) for entity in members}


class _Maker:
    """Makes the files; what all of them look up is worked out once."""

    def __init__(self, plan: Plan, documents: Mapping[Lang, Document], checked: Checked | None) -> None:
        self.plan = plan
        self.checked = checked
        self.stated = {lang: Outline(document).stated for lang, document in documents.items()}
        self.rules = {rule.code: rule.name for rule in checked.own} if checked else {}
        self.known = known_anchors(checked) if checked else {}
        self.parts = parts_of(plan)

    def thing(self, entity: Entity) -> Json:
        name = {"name": {lang: unmarked(entity.name[lang]) for lang in LANGS}} if entity.name else {}
        return _filled(
            {"plan": self.plan.id, "round": self.plan.round, "collection": entity.collection}
            | {"id": entity.id, "address": entity.address}
            | name
            | {"page": self._page(entity), "stated": self._places(self._spoken(entity))}
            | {"record": to_record(entity), "figures": [self._figure(one) for one in entity.figures()]}
        )

    def _figure(self, figure: Figure) -> Json:
        return _filled(
            {
                "address": figure.address,
                "wording": {lang: wording(figure, lang) or figure.printed for lang in LANGS},
                "page": _pages(catalogue.place_of(figure.address)),
                "stated": self._places((figure.address,)),
                "goes_into": list(self.parts.get(figure.address, ())),
                "rules": self._rules(figure.address),
            }
        )

    def _page(self, entity: Entity) -> Json:
        """The thing's page in each language; nothing for a document that the text does not cite."""
        if entity.collection == "documents" and not any(self._places(self._spoken(entity)).values()):
            return {}
        home = catalogue.home_of(entity)
        return _pages(home) if home else {}

    def _spoken(self, entity: Entity) -> tuple[str, ...]:
        """The addresses by which texts name the thing itself."""
        names = ("name", "title", "short", "number")
        return (entity.address, *(f"{entity.address}.{name}" for name in names))

    def _places(self, addresses: tuple[str, ...]) -> Json:
        """Language -> every place whose words state one of ``addresses``, with what readers call the place."""
        found: dict[Lang, dict[Spot, None]] = {
            lang: dict.fromkeys(spot for address in addresses for spot in places.get(address, ()))
            for lang, places in self.stated.items()
        }
        listed: Json = {lang: [_place(spot, lang) for spot in spots] for lang, spots in found.items()}
        return listed if any(listed.values()) else {}

    def _rules(self, address: str) -> list[Json]:
        """Each rule of the plan that weighs the figure, and its verdict; ``recorded`` is where a
        contradiction that is known is told of."""
        weighed = self.checked.weighed.get(address, ()) if self.checked else ()
        return [self._rule(code, holds) for code, holds in weighed]

    def _rule(self, code: str, holds: bool | None) -> Json:
        name = {lang: self.rules[code][lang] for lang in LANGS} if code in self.rules else {}
        known = self.known.get(code) if holds is False else None
        recorded = _pages(f"checks.md#{known}") if known else {}
        return _filled({"rule": code, "name": name, "verdict": VERDICTS[holds], "recorded": recorded})


def _place(spot: Spot, lang: Lang) -> Json:
    return {"label": spot.label, "page": _page(spot.target, lang)}


def _pages(target: str) -> Json:
    return {lang: _page(target, lang) for lang in LANGS}


def _page(target: str, lang: Lang) -> str:
    return f"../../{lang}/{to_file(target)}"


def _filled(content: Json) -> Json:
    """``content`` without what says nothing."""
    return {name: value for name, value in content.items() if value not in ({}, [], "")}
