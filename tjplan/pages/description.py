"""What a page says of itself to search engines and to those who share its address."""

from collections.abc import Iterable

from tjplan.pages import escape
from tjplan.pages.search_index import CAPTION, LINKS, TEXT, Entry

_ROOM = 150
"""In half widths, a Han character being two: about what lists of results show."""


def to_description(entries: Iterable[Entry]) -> str:
    """The first words of a page below its headings, as plain text on one line; rows of tables are left out."""
    said = (entry.text for entry in entries if entry.kind in (TEXT, CAPTION, LINKS))
    return _cut(escape.clean(" ".join(said)).strip())


def _cut(text: str) -> str:
    """``text`` as far as there is room, between words where it has any."""
    room = _ROOM
    for at, char in enumerate(text):
        room -= 1 if char < "\u2e80" else 2
        if room < 0:
            head = text[:at]
            return (head.rpartition(" ")[0] if char < "\u2e80" and " " in head else head).rstrip("，、；,; ") + "…"
    return text
