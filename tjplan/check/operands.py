"""Figures, names and dates of the data as the sides of a comparison, each at its value."""

from tjplan.model.finding import Operand
from tjplan.model.plan import Entity, Figure, Plain, Plan, Reference
from tjplan.model.source import Place, Spot
from tjplan.model.text import Lang, Text, unmarked
from tjplan.model.units import printed
from tjplan.model.wording import wording


def value_of(found: Figure) -> str:
    """A figure as its record prints it: "12.50公顷"."""
    if found.words:
        return unmarked(found.words.zh)
    if found.quantity and found.quantity.kind in ("not_applicable", "ratio"):
        return found.printed
    return found.printed + (printed(found.unit) if found.unit else found.unit_name)


def operand(found: Figure) -> Operand:
    """A figure of the data as one side of a comparison."""
    return Operand(found.address, value_of(found), _value_place(found), wording(found, "en"))


def _value_place(found: Figure) -> Place:
    phrase = found.words.zh if found.words else None
    return phrase.place() if phrase else found.value_spot.place


def as_of(found: Figure) -> Operand:
    """The year of a figure."""
    return Operand(f"{found.address}.as_of", found.as_of, (found.as_of_spot or found.spot).place)


def words(path: str, text: Text, lang: Lang) -> Operand:
    """A text of the data in one language; where it has none, the place of the text."""
    phrase = text[lang]
    return Operand(f"{path}.{lang}", unmarked(phrase), phrase.place() if phrase else text.spot.place)


def label(path: str, text: Text) -> Operand:
    """A text of the data that names or describes, in Chinese, and for English readers in English."""
    return words(path, text, "zh")._replace(en=unmarked(text.en))


def name(entity: Entity, lang: Lang) -> Operand:
    """The name or title of ``entity``; its id where it has none."""
    field = "name" if "name" in entity.fields else "title"
    if entity.name is None:
        return Operand(entity.address, entity.id, entity.spot.place)
    path = f"{entity.address}.{field}"
    return label(path, entity.name) if lang == "zh" else words(path, entity.name, lang)


def field(entity: Entity, key: str) -> Operand:
    """A field of ``entity`` that is a figure, a text (in Chinese), a word or a reference."""
    base = "plan" if entity.collection == "plan" else entity.address
    found = entity.fields.get(key)
    if isinstance(found, Figure):
        return operand(found)
    if isinstance(found, Text):
        return label(f"{base}.{key}", found)
    if isinstance(found, Plain):
        return Operand(f"{base}.{key}", found.value, found.spot.place)
    if isinstance(found, Reference):
        return Operand(f"{base}.{key}", found.path, found.spot.place)
    return Operand(base, entity.id, entity.spot.place)


def unit(plan: Plan, path: str, shown: str, en: str = "") -> Operand:
    """The unit under ``path`` (``projects.pond.area.unit``), where the data writes it."""
    spot = _unit_spot(plan, path.removesuffix(".unit"))
    return Operand(path, shown, (spot or plan.home.spot).place, en)


def _unit_spot(plan: Plan, owner: str) -> Spot | None:
    found = plan.resolve(owner)
    figures = found.figures() if isinstance(found, Entity) else (found,)
    return next((one.unit_spot for one in figures if isinstance(one, Figure) and one.unit_spot), None)
