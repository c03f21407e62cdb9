"""Figures of the data as the sides of a comparison."""

from tjplan.model.finding import Operand
from tjplan.model.plan import Figure
from tjplan.model.text import unmarked
from tjplan.model.units import printed


def value_of(found: Figure) -> str:
    """A figure as its record prints it: "12.50公顷"."""
    if found.words:
        return unmarked(found.words.zh)
    if found.quantity and found.quantity.kind in ("not_applicable", "ratio"):
        return found.printed
    return found.printed + (printed(found.unit) if found.unit else found.unit_name)


def operand(found: Figure) -> Operand:
    """A figure of the data as one side of a comparison."""
    return Operand(found.address, value_of(found), found.value_spot.place)
