"""Runs: characters with one formatting, line breaks and tabs as their elements."""

import re

from tjplan.model.text import Lang
from tjplan.word.characters import is_ambiguous, printable
from tjplan.word.xml import Element, text, w

_PIECES = re.compile("([\n\t])")


def runs(characters: str, lang: Lang, style: str | None = None) -> list[Element]:
    """One run with ``characters``, or none if there are none; ``style`` is a character style's id."""
    characters = printable(characters)
    if not characters:
        return []
    pieces = (_piece(piece) for piece in _PIECES.split(characters) if piece)
    return [w("r", *_properties(characters, lang, style), *pieces)]


def _properties(characters: str, lang: Lang, style: str | None) -> list[Element]:
    properties = [w("rStyle", val=style)] if style else []
    if lang == "zh" and is_ambiguous(characters):
        properties.append(w("rFonts", hint="eastAsia"))
    return [w("rPr", *properties)] if properties else []


def _piece(piece: str) -> Element:
    if piece == "\n":
        return w("br")
    return w("tab") if piece == "\t" else text("t", piece)
