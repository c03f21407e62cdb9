"""Annexed tables (附表): what the data holds of one kind of thing, laid out in rows and columns.

The columns follow the schema of the collection, and only those stand that a record fills.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tjplan.model.numerals import narrow
from tjplan.model.plan import Blank, Figure
from tjplan.model.text import Bilingual, Lang

Kind = Literal["ordinal", "text", "figure", "unit", "year", "scope"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the schema as readers call it; ``words`` say its codes (``energy``: 能源矿产),
    ``meaning`` what it states."""

    name: str
    label: Bilingual
    words: Mapping[str, Bilingual]
    meaning: Bilingual


_SIGNS = str.maketrans("＜＞", "<>")

Fields = Mapping[str, tuple[Field, ...]]
"""By collection, in the order of its schema."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column: ``unit`` and ``year`` are those that all its figures share, else empty."""

    name: str
    label: str
    kind: Kind
    unit: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell: its words in the language, the address in the data, and the figure if it is one.

    ``words`` hold the figure as printed, without its unit and hedge; empty where nothing is stated.
    """

    words: str
    address: str
    figure: Figure | None = None
    hedge: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A row, ``address`` that of the thing it tells of: ``zones.north``."""

    address: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """One table. ``label`` is "附表1" or "Annex 1", empty for a table that is no annex.

    ``year`` and ``scope`` are those of every figure in it, empty where they differ; ``sources`` name
    the chapters and columns of the plan that state its figures; ``blanks`` say what an empty cell
    of each column means, for the columns that have one; ``note`` says all this in a line.
    """

    id: str
    lang: Lang
    label: str
    title: str
    heads: tuple[Head, ...]
    records: tuple[Record, ...]
    year: str
    scope: str
    sources: tuple[str, ...]
    blanks: Mapping[str, frozenset[Blank]]
    note: str = ""


def headed(head: Head, lang: Lang) -> str:
    """A column's title with unit and year: "面积（公顷，2025年）", "Area (ha, 2025)"."""
    more = measured(head, lang)
    return f"{head.label}{'' if lang == 'zh' or not more else ' '}{more}"


def measured(head: Head, lang: Lang) -> str:
    """Unit and year of a column in brackets, empty where it has neither."""
    year = f"{head.year}年" if head.year and lang == "zh" else head.year
    more = [part for part in (head.unit, year) if part]
    if not more:
        return ""
    return f"（{'，'.join(more)}）" if lang == "zh" else f"({', '.join(more)})"


def printed(figure: Figure, lang: Lang) -> str:
    """A figure's number in the signs of its language: "＜15" is "<15" in English."""
    return figure.printed if lang == "zh" else narrow(figure.printed).translate(_SIGNS)
