"""Bookmarks round every text, so that it finds its way home through an editor's hands.

Only bookmarks round a paragraph's runs survive editing in Word processors; tags and paragraph ids do
not.  An empty cell's has no width: saving keeps it, typing into the cell may leave it beside the text.
"""

import hashlib
import re
from collections.abc import Callable, Iterable

from tjplan.document import Origin
from tjplan.word.home import Entry, Role
from tjplan.word.xml import Element, w

# ECMA-376 Part 1, 17.13.6.2 allows more; Word itself takes 40 letters, digits and underscores.
_LONGEST = 40
_OTHER = re.compile("[^A-Za-z0-9]+")

Naming = Callable[[str, int], str]
"""What something is and a salt -> a name for it."""


class Bookmarks:
    """Hands out names and ids, each once in a file, and remembers what they stand for."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.headings: dict[str, str] = {}
        self._names: set[str] = set()
        self._salts: dict[tuple[Naming, str], int] = {}
        self._count = 0

    def wrap(
        self, runs: Iterable[Element], origin: Origin, role: Role, prefix: str = "", kind: str = ""
    ) -> list[Element]:
        """``runs`` inside a bookmark of ``origin``; ``prefix`` is what of their text is not the origin's.

        ``kind`` is the node's.
        """
        name = self._fresh(_readable, origin.address)
        self.entries.append(Entry(name, origin, role, prefix, kind))
        return self._inside(name, runs)

    def wrap_heading(self, runs: Iterable[Element], name: str) -> list[Element]:
        """``runs`` inside the bookmark ``name`` that the contents link to."""
        return self._inside(name, runs)

    def heading_name(self, anchor: str) -> str:
        """A new name for a heading, of the form that Word gives to the targets of its contents."""
        name = self._fresh(_of_contents, anchor)
        self.headings[name] = anchor
        return name

    def reference_name(self, target: str) -> str:
        """A new name for what a reference shows, of the form that Word gives to such bookmarks and hides."""
        return self._fresh(_of_reference, target)

    def pair(self, name: str) -> tuple[Element, Element]:
        """The start and end of the bookmark ``name``."""
        number = self._count
        self._count += 1
        return w("bookmarkStart", id=number, name=name), w("bookmarkEnd", id=number)

    def _inside(self, name: str, runs: Iterable[Element]) -> list[Element]:
        start, end = self.pair(name)
        return [start, *runs, end]

    def _fresh(self, name: Naming, of: str) -> str:
        salt = self._salts.get((name, of), 0)
        while (candidate := name(of, salt)).lower() in self._names:
            salt += 1
        # The salts before are used up: of what stands a thousand times each is tried once.
        self._salts[name, of] = salt + 1
        self._names.add(candidate.lower())
        return candidate


def _readable(address: str, salt: int) -> str:
    """``tj_`` + what of the address is ASCII + 8 hexadecimal digits that make it unique."""
    slug = _OTHER.sub("_", address)[: _LONGEST - 12].strip("_")
    return f"tj_{slug}_{_digest(address, salt)[:8]}" if slug else f"tj_{_digest(address, salt)[:8]}"


def _of_contents(anchor: str, salt: int) -> str:
    return f"_Toc{int(_digest(anchor, salt), 16) % 10**9:09d}"


def _of_reference(target: str, salt: int) -> str:
    return f"_Ref{int(_digest(target, salt), 16) % 10**9:09d}"


def _digest(text: str, salt: int) -> str:
    data = f"{salt}:{text}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()
