"""Annexed tables as sheets: one head row, a row for each thing, bounds and paths behind the figures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tjplan.model.annex import Annex, Entry, Head, Record, headed, printed
from tjplan.model.text import Lang
from tjplan.workbook import cells
from tjplan.workbook.widths import widths
from tjplan.workbook.words import WORDS
from tjplan.xlsx import Align, Cell, Sheet

_Tell = Callable[[Record], Cell]


@dataclass(frozen=True, slots=True)
class _Field:
    """A column of the sheet: its head, its cells, how they stand."""

    head: str
    tell: _Tell
    align: Align = "left"


def table(annex: Annex, name: str) -> Sheet:
    """The sheet ``name`` of one annex, with a defined table where it has rows."""
    fields = list(_fields(annex))
    rows = [tuple(field.tell(record) for field in fields) for record in annex.records]
    heads = tuple(field.head for field in fields)
    named = next((at for at, head in enumerate(annex.heads) if head.name in ("name", "mineral")), 0)
    return Sheet(
        name=name,
        heading=f"{annex.label} {annex.title}".strip(),
        columns=widths([heads, *rows], [field.align for field in fields]),
        rows=(heads, *rows),
        table=f"{annex.id}_{annex.lang}",
        unprinted=1,
        frozen_columns=named + 1 if named < 3 else 0,
    )


def _fields(annex: Annex) -> Iterator[_Field]:
    lang = annex.lang
    for at, head in enumerate(annex.heads):
        if head.kind == "figure":
            yield from _figure(at, head, annex)
        elif head.kind in ("ordinal", "year"):
            yield _Field(head.label, _digits(at), "center")
        elif head.kind != "scope":
            yield _Field(head.label, _words(at), "center" if head.kind == "unit" else "left")
    if annex.year and any(entry.figure for record in annex.records for entry in record.entries):
        yield _Field(WORDS["whole_year"][lang], _stated(annex.year), "center")
    yield from _scope(annex)
    yield _Field(WORDS["path"][lang], lambda record: record.address)


def _figure(at: int, head: Head, annex: Annex) -> Iterator[_Field]:
    """The figure, then what only some figures of the column have: bounds, hedge, unit and year of their own."""
    lang = annex.lang
    entries = [record.entries[at] for record in annex.records]
    yield _Field(headed(head, lang), lambda record: _value(record.entries[at], lang), "right")
    if any(cells.bounded(entry.figure) for entry in entries):
        yield _Field(_more(head, "lowest", lang), lambda record: cells.lowest(record.entries[at].figure), "right")
        yield _Field(_more(head, "highest", lang), lambda record: cells.highest(record.entries[at].figure), "right")
    if any(entry.hedge for entry in entries):
        yield _Field(_more(head, "hedge", lang), lambda record: record.entries[at].hedge or None)
    kinds = {one.kind for one in annex.heads}
    if not head.unit and "unit" not in kinds and any(_unit(entry, lang) for entry in entries):
        yield _Field(_more(head, "unit", lang), lambda record: _unit(record.entries[at], lang) or None, "center")
    if not head.year and "year" not in kinds and not annex.year:
        yield _Field(_more(head, "year", lang), lambda record: _year(record.entries[at]), "center")


def _more(head: Head, word: str, lang: Lang) -> str:
    said = headed(replace(head, year=""), lang) if word in ("lowest", "highest") else head.label
    return f"{said}{'：' if lang == 'zh' else ': '}{WORDS[word][lang]}"


def _value(entry: Entry, lang: Lang) -> Cell:
    """The number, or the words without the unit and year that the printed cell may carry."""
    figure = entry.figure
    if figure is None or figure.words or not figure.printed:
        return entry.words or None
    return cells.value(figure, printed(figure, lang))


def _unit(entry: Entry, lang: Lang) -> str:
    figure = entry.figure
    if figure is None:
        return ""
    return figure.unit.label(lang) if figure.unit else figure.unit_name


def _year(entry: Entry) -> Cell:
    return cells.number(entry.figure.as_of) or entry.figure.as_of or None if entry.figure else None


def _words(at: int) -> _Tell:
    return lambda record: record.entries[at].words or None


def _digits(at: int) -> _Tell:
    return lambda record: cells.number(record.entries[at].words) or record.entries[at].words or None


def _stated(shared: str) -> _Tell:
    """What all figures share, for the rows that have one."""
    return lambda record: (cells.number(shared) or shared) if any(entry.figure for entry in record.entries) else None


def _scope(annex: Annex) -> Iterator[_Field]:
    at = next((at for at, head in enumerate(annex.heads) if head.kind == "scope"), None)
    if at is not None:
        yield _Field(annex.heads[at].label, _words(at))
    elif annex.scope:
        yield _Field(WORDS["scope"][annex.lang], _stated(annex.scope))
