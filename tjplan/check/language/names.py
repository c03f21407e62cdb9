"""Names, kinds and references of the plan as a side of a comparison."""

from dataclasses import replace

from tjplan.check.language.judge import Words
from tjplan.check.operands import operand
from tjplan.model.finding import Operand
from tjplan.model.plan import Entity, Figure, Plain, Reference
from tjplan.model.source import Place
from tjplan.model.text import Bilingual, Text, unmarked


def read(found: object, address: str) -> Words | None:
    """The words of a text, code, reference, list of them, or figure in words; None for numbers."""
    if isinstance(found, Figure):
        own = address if address.startswith("previous.") else found.address
        words = found.words
        return _text(words, own, operand(found).place or found.spot.place, instead=True) if words else None
    if isinstance(found, Text):
        return _text(found, address, found.spot.place)
    if isinstance(found, tuple):
        return _list(found, address)
    if isinstance(found, Entity):
        return None if found.figure else _record(found.address, address, found.spot.place)
    if isinstance(found, Plain):
        return _one(found.value, address, found.spot.place)
    return _record(found.path, address, found.spot.place) if isinstance(found, Reference) else None


def _list(found: tuple[object, ...], address: str) -> Words:
    items = [item for item in (read(one, address) for one in found) if item]
    listed = Bilingual("、".join(one.shown.zh for one in items), ", ".join(one.shown.en for one in items))
    operands = tuple(operand for one in items for operand in one.operands)
    texts = frozenset(text for one in items for text in one.texts)
    also = frozenset(text for one in items for text in one.also)
    return Words(texts, listed, operands, names=any(one.names for one in items), also=also)


def _record(said: str, address: str, place: Place) -> Words:
    return replace(_one(said, address, place), names=True)


def _one(said: str, address: str, place: Place) -> Words:
    return Words(frozenset((said,)), Bilingual(said, said), (Operand(address, said, place),))


def _text(found: Text, address: str, place: Place, *, instead: bool = False) -> Words:
    zh, en = unmarked(found.zh), unmarked(found.en)
    also = frozenset((en,)) if en else frozenset()
    return Words(frozenset((zh,)), Bilingual(zh, en or zh), (Operand(address, zh, place, en),), instead, also=also)
