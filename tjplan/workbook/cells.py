"""Figures and printed cells as typed cells."""

import re
from decimal import Decimal

from tjplan.document import Cell as Printed
from tjplan.document import Run, plain
from tjplan.model.plan import Figure, Plan
from tjplan.model.quantity import Quantity
from tjplan.xlsx import Cell, Number, fits

# No leading zero: 007 is a code, not the number seven.
_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_UPPER = ("range", "at_most", "less_than")
_LOWER = ("range", "at_least", "more_than")


def number(digits: str) -> Number | None:
    """``digits`` as a number that shows all of them, None where a spreadsheet would not keep them."""
    if not _PLAIN.fullmatch(digits):
        return None
    value = Decimal(digits)
    return Number(value, max(0, len(digits.partition(".")[2]))) if fits(value) else None


def value(figure: Figure | None, words: str) -> Cell:
    """A figure's cell: the number if it is one exact number, else its words."""
    quantity = figure.quantity if figure else None
    exact = number(quantity.digits) if quantity and quantity.kind == "exact" else None
    return exact or words or None


def lowest(figure: Figure | None) -> Number | None:
    """The lower bound, None where there is none or the figure is one exact number."""
    return _end(figure, _LOWER, 0)


def highest(figure: Figure | None) -> Number | None:
    """The upper bound, None where there is none or the figure is one exact number."""
    return _end(figure, _UPPER, 1)


def bounded(figure: Figure | None) -> bool:
    """Whether the figure states bounds rather than one number."""
    kind = figure.quantity.kind if figure and figure.quantity else "words"
    return kind in ("range", "at_most", "less_than", "at_least", "more_than")


def _end(figure: Figure | None, kinds: tuple[str, ...], which: int) -> Number | None:
    quantity = figure.quantity if figure else None
    if quantity is None or quantity.kind not in kinds:
        return None
    return number(_digits(quantity, which))


def _digits(quantity: Quantity, which: int) -> str:
    """The digits of one end as printed: a range writes both, "3-5"."""
    if quantity.kind != "range":
        return quantity.digits
    first, _, last = quantity.digits.partition("-")
    return last if which else first


def printed(cell: Printed, plan: Plan) -> Cell:
    """A cell of a printed table: a number where it states one exact figure or is only digits, heads apart."""
    said = plain(cell.text)
    if cell.header:
        return said or None
    runs = [part for part in cell.text if isinstance(part, Run)]
    found = plan.resolve(runs[0].address) if len(runs) == 1 and runs[0].address else None
    if isinstance(found, Figure) and found.quantity and found.quantity.kind == "exact" and said == found.printed:
        return value(found, said)
    return number(said) or said or None
