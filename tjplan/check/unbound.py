"""Numbers in the texts that no pin, binding or lexicon phrase accounts for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tjplan.model import numerals
from tjplan.model.plan import Plan
from tjplan.model.source import Place
from tjplan.model.text import Lang, Phrase, Words
from tjplan.model.units import UNITS


@dataclass(frozen=True, slots=True)
class Unbound:
    """A number that no pin, binding or lexicon phrase accounts for."""

    text: str
    around: str
    path: str
    place: Place


def find(phrases: Iterable[tuple[str, Lang, Phrase]], plan: Plan) -> Iterator[Unbound]:
    """The numbers outside pins, bindings and the lexicon, in reading order."""
    ordinals, units = _ordinal_cells(plan), frozenset(plan.units) - frozenset(UNITS)
    for address, lang, phrase in phrases:
        if address in ordinals:
            continue
        lexicon = plan.lexicon.zh if lang == "zh" else plan.lexicon.en
        for part in phrase.parts:
            if isinstance(part, Words):
                for number in numerals.find(part.text, lang, lexicon, units):
                    around = part.text[max(0, number.offset - 8) : number.offset + len(number.text) + 8]
                    place = phrase.place_in(part, number.offset)
                    yield Unbound(number.text, around, f"{address}.{lang}", place)


def _ordinal_cells(plan: Plan) -> frozenset[str]:
    """The cells that only number rows; the numbering rule holds them."""
    return frozenset(
        f"{column.address}.rows.{row.key}.{column.ordinal}"
        for column in plan.columns.values()
        if column.ordinal
        for row in column.rows
        if row.key not in column.header
    )
