"""Numbers in the texts that no pin, binding or lexicon phrase accounts for."""

from collections.abc import Iterable
from dataclasses import dataclass

from tjplan.check.words import Searchable
from tjplan.model import numerals
from tjplan.model.plan import Plan
from tjplan.model.source import Place
from tjplan.model.text import Lang
from tjplan.model.units import UNITS


@dataclass(frozen=True, slots=True)
class Unbound:
    """A number that no pin, binding or lexicon phrase accounts for."""

    text: str
    around: str
    path: str
    place: Place


def find(searched: Iterable[Searchable], plan: Plan) -> list[Unbound]:
    """The numbers outside pins, bindings and the lexicon, by place.

    Numbers of columns, chapters and annexes (专栏5, Chapter 3) are none: they name what is printed.
    """
    ordinals, units = _ordinal_cells(plan), frozenset(plan.units) - frozenset(UNITS)
    found: list[Unbound] = []
    for words in searched:
        lexicon = plan.lexicon.zh if words.lang == "zh" else plan.lexicon.en
        for number in numerals.find(words.joined, words.lang, lexicon, units):
            hit = words.hit(number.offset, number.offset + len(number.text))
            text, at = hit.words.text, hit.offset
            if hit.address not in ordinals and not text.endswith(_NUMBERED[words.lang], 0, at):
                around = text[max(0, at - 8) : at + len(number.text) + 8]
                found.append(Unbound(number.text, around, f"{hit.address}.{words.lang}", hit.place))
    return sorted(found, key=lambda one: one.place)


_NUMBERED: dict[Lang, tuple[str, ...]] = {
    "zh": ("专栏", "附表", "附图", "附件"),
    "en": ("Column ", "Chapter ", "Annex ", "Appendix ", "Attached Table ", "Attached Map "),
}


def _ordinal_cells(plan: Plan) -> frozenset[str]:
    """The cells that only number rows; the numbering rule holds them."""
    return frozenset(
        f"{column.address}.rows.{row.key}.{column.ordinal}"
        for column in plan.columns.values()
        if column.ordinal
        for row in column.rows
        if row.key not in column.header
    )
