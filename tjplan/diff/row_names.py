"""What a row of a column is called: the words by which a reader tells it from the others."""

import re
from collections.abc import Callable, Mapping

from tjplan.model.plan import Column
from tjplan.model.text import LANGS, Lang, Text
from tjplan.model.units import UNITS

Printed = Callable[[Text | None], str]
"""A cell's text -> its words in one language."""
_FIGURE = re.compile(r"\W*\d")
"""The start of a cell that states a figure, whatever words stand behind it."""
_UNITS = frozenset(unit.label(lang) for unit in UNITS.values() for lang in LANGS)


def row_names(column: Column, lang: Lang, printed: Printed) -> Mapping[str, str]:
    """Key -> the first words of the row that no other row has in that field, numbers aside.

    A cell that is merged upwards has the words of the one above, so that a group of rows names none of them.
    Where all words are shared, the row's first ones. Of the header rows, that they are such.
    """
    rows = _rows(column, lang, printed)
    bodies = {key: words for key, words in rows.items() if key not in column.header}
    names = {key: _own(key, bodies) if key not in column.total else _first(words) for key, words in bodies.items()}
    return {**names, **_headers(column, lang)}


def _rows(column: Column, lang: Lang, printed: Printed) -> dict[str, list[str]]:
    """Key -> the words of each field."""
    found: dict[str, list[str]] = {}
    above: list[str] = []
    for row in column.rows:
        words: list[str] = []
        for at, cell in enumerate(row.cells):
            merged = above[at] if cell.merge == "^" and at < len(above) else ""
            words.append(merged or printed(cell.text).replace("\n", "" if lang == "zh" else " "))
        found[row.key] = above = words
    return found


def _own(key: str, rows: Mapping[str, list[str]]) -> str:
    words = rows[key]
    others = [other for name, other in rows.items() if name != key]
    for at, one in enumerate(words):
        if _is_name(one) and not any(at < len(other) and one in other[at] for other in others):
            return one
    return _first(words)


def _first(words: list[str]) -> str:
    """The first words of a row, of one without words its first number."""
    return next((one for one in words if _is_text(one)), next(filter(None, words), ""))


def _is_name(words: str) -> bool:
    return _is_text(words) and not _FIGURE.match(words) and words not in _UNITS


def _is_text(words: str) -> bool:
    return any(char.isalpha() for char in words)


def _headers(column: Column, lang: Lang) -> Mapping[str, str]:
    """The header rows, counted where there are several."""
    keys = [row.key for row in column.rows if row.key in column.header]
    if len(keys) == 1:
        return {keys[0]: "表头" if lang == "zh" else "header row"}
    return {key: f"表头第{at}行" if lang == "zh" else f"header row {at}" for at, key in enumerate(keys, 1)}
