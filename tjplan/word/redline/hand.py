"""Who changed something, and when: what every revision says of itself (ECMA-376 Part 1, 17.13.5)."""

from dataclasses import dataclass
from typing import Literal

from tjplan.word.characters import printable
from tjplan.word.xml import Element, w

Change = Literal["ins", "del", "moveFrom", "moveTo"]
GONE: frozenset[Change] = frozenset(("del", "moveFrom"))


@dataclass(frozen=True, slots=True)
class Hand:
    """An author and a moment in ISO 8601."""

    author: str
    date: str

    def wrote(self, name: str, *children: Element) -> Element:
        """The annotation ``w:name``; it gets its number when the whole body is known."""
        return w(name, *children, id=0, author=printable(self.author), date=printable(self.date))
