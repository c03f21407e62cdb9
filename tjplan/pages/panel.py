"""The cards as a script: a page that was opened from a disk may load scripts, but fetch nothing."""

import json
from collections.abc import Iterable

from tjplan.model.text import Lang
from tjplan.pages import escape
from tjplan.pages.cards import Card
from tjplan.pages.inline import to_file
from tjplan.pages.words import WORDS

FILE = "assets/figures-data.js"


def to_script(cards: Iterable[Card], lang: Lang) -> bytes:
    """``tjplanFigures = {words, cards: {address: [title, value, place, [[label, [[text, place?], ...]], ...]]}}``.

    ASCII only, and no ``<``: whatever a plan says, it ends neither a string nor a script.
    """
    words = {name: WORDS[name][lang] for name in ("more", "close")}
    listed = {card.address: _packed(card) for card in cards if escape.address(card.address)}
    text = json.dumps({"words": words, "cards": listed}, ensure_ascii=True, separators=(",", ":"))
    return f"window.tjplanFigures={text.replace('<', chr(92) + 'u003c')};\n".encode("ascii")


def _packed(card: Card) -> list[object]:
    lines = [
        [label, [[escape.clean(text), *filter(None, [to_file(target)])] for text, target in items]]
        for label, items in card.lines
    ]
    return [escape.clean(card.title), escape.clean(card.value), to_file(card.target), lines]
