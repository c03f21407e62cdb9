"""Whether words state a figure: the one judgement behind checking pins and rewriting them."""

from decimal import Decimal
from typing import Literal as Choice

from tjplan.model import literal
from tjplan.model.literal import Literal
from tjplan.model.plan import Figure
from tjplan.model.text import Lang, unmarked
from tjplan.model.units import Unit, printed

Stated = Choice["agrees", "unreadable", "number", "unit"]
"""Agrees; states no number; states another number or comparison; states it in another unit."""


def judge(words: str, lang: Lang, figure: Figure, *, any_unit: bool = False) -> Stated:
    """Whether ``words`` state ``figure``; digits count as printed, 57.6 is not 57.60.

    A unit of another size than the figure's own (English "250,000 m³" for 25万立方米) is converted.
    ``any_unit`` takes whatever unit is written for the figure's own: a counter, a name of a unit.
    """
    if figure.words:
        return "agrees" if words == unmarked(figure.words[lang]) else "number"
    stated = literal.read(words, lang)
    if stated is None or figure.quantity is None:
        return "unreadable"
    if stated.quantity.kind != figure.quantity.kind:
        return "number"
    if figure.quantity.kind == "not_applicable":
        return "agrees"
    if figure.quantity.kind == "ratio" or (not stated.unit and stated.scale == 1):
        return _digits(stated, figure)
    return _in_unit(stated, lang, figure, any_unit=any_unit)


def _digits(stated: Literal, figure: Figure) -> Stated:
    assert figure.quantity
    return "agrees" if stated.quantity.digits == figure.quantity.digits else "number"


def _in_unit(stated: Literal, lang: Lang, figure: Figure, *, any_unit: bool) -> Stated:
    unit = figure.unit
    if unit is None:
        return _digits(stated, figure) if any_unit else "unit"
    size = _size(stated.unit, lang, figure, unit)
    if size is None and not any_unit:
        return "unit"
    size = unit.factor if size is None else size
    if size == unit.factor and stated.scale == 1:
        return _digits(stated, figure)
    return _values(stated, size * stated.scale, figure, unit)


def _values(stated: Literal, size: Decimal, figure: Figure, unit: Unit) -> Stated:
    """The comparison in base units; ``size`` is what one of the written unit is worth."""
    assert figure.quantity
    pairs = (stated.quantity.low, figure.quantity.low), (stated.quantity.high, figure.quantity.high)
    same = True
    for written, own in pairs:
        if written is None or own is None:
            return "unreadable"
        same = same and written * size == own * unit.factor
    return "agrees" if same else "number"


def _size(written: str, lang: Lang, figure: Figure, unit: Unit) -> Decimal | None:
    """What one of the written unit is worth in the base unit, None where it is not the figure's."""
    if lang == "zh":
        return unit.factor if written in (unit.zh, printed(unit), *figure.also) else None
    if written in (unit.symbol, unit.plural) and written:
        return unit.symbol_factor
    return unit.factor if written == unit.table else None
