"""How many numbers of the texts are tied to data, and which are not."""

from collections.abc import Iterator
from dataclasses import dataclass

from tjplan.check.context import Context
from tjplan.model import numerals
from tjplan.model.plan import Figure
from tjplan.model.source import Place
from tjplan.model.text import Binding, Words


@dataclass(frozen=True, slots=True)
class Unbound:
    """A number that no pin, binding or lexicon phrase accounts for."""

    text: str
    around: str
    path: str
    place: Place


@dataclass(frozen=True, slots=True)
class Coverage:
    """``numbers`` of all texts and cells, both languages; ``bound`` of them tied to a figure."""

    numbers: int
    bound: int
    unbound: tuple[Unbound, ...]


def unbound(context: Context) -> Iterator[Unbound]:
    """The numbers outside pins, bindings and the lexicon, in reading order."""
    ordinals = _ordinal_cells(context)
    for address, lang, phrase in context.phrases:
        if address in ordinals:
            continue
        lexicon = context.plan.lexicon.zh if lang == "zh" else context.plan.lexicon.en
        for part in phrase.parts:
            if isinstance(part, Words):
                for number in numerals.find(part.text, lang, lexicon):
                    around = part.text[max(0, number.offset - 8) : number.offset + len(number.text) + 8]
                    place = phrase.place(part.offset + number.offset)
                    yield Unbound(number.text, around, f"{address}.{lang}", place)


def _ordinal_cells(context: Context) -> frozenset[str]:
    """The cells that only number rows; the numbering rule holds them."""
    return frozenset(
        f"{column.address}.rows.{row.key}.{column.ordinal}"
        for column in context.plan.columns.values()
        if column.ordinal
        for row in column.rows
        if row.key not in column.header
    )


def coverage(context: Context) -> Coverage:
    """The count over the whole plan."""
    loose = tuple(unbound(context))
    pinned = sum(1 for pin in context.pins if _states_number(pin.found))
    bound = sum(
        1
        for _, _, phrase in context.marked
        for part in phrase.parts
        if isinstance(part, Binding) and _states_number(context.plan.resolve(part.path))
    )
    return Coverage(pinned + bound + len(loose), pinned + bound, loose)


def _states_number(found: object) -> bool:
    return isinstance(found, Figure) and found.quantity is not None and found.quantity.kind != "words"
