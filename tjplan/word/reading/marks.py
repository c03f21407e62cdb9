"""The bookmarks that lead home: which are sound, and whose text is whose."""

from collections.abc import Collection, Mapping

from tjplan.word.home import Entry, Home
from tjplan.word.xml import Element, clark

START, END = clark("w:bookmarkStart"), clark("w:bookmarkEnd")
_NAME, _ID = clark("w:name"), clark("w:id")


class Marks:
    """The bookmarks of a file that stand in its table.

    One that never ends is none: LibreOffice saves an empty bookmark twice, the first time so.  Of two
    with one name, as a file may hold that other hands made, the first is meant.
    """

    def __init__(self, root: Element, home: Home) -> None:
        self._entries: Mapping[str, Entry] = {entry.bookmark: entry for entry in home.entries}
        self._anchors = home.headings
        self._names = _sound(root, self._entries.keys() | self._anchors.keys())
        self._claimed: set[str] = set()

    def name(self, mark: Element) -> str:
        """The name of a bookmark that starts or ends at ``mark``, empty if it is none of ours."""
        return self._names.get(mark, "")

    def entry(self, name: str) -> Entry | None:
        """Where the bookmark leads, None if nowhere or if somebody has been there."""
        return None if name in self._claimed else self._entries.get(name)

    def claim(self, entry: Entry) -> None:
        """Keep the place from any other text."""
        self._claimed.add(entry.bookmark)

    def anchor(self, name: str) -> str:
        """The anchor of the heading that the contents link to by ``name``, empty if there is none."""
        return self._anchors.get(name, "")


def _sound(root: Element, known: Collection[str]) -> dict[Element, str]:
    """Name by start and by end."""
    begun: dict[str, Element] = {}
    found: dict[Element, str] = {}
    for mark in root.iter(START, END):
        number = mark.get(_ID, "")
        if mark.tag == START:
            begun[number] = mark
        elif (start := begun.pop(number, None)) is not None and (name := start.get(_NAME, "")) in known:
            found[start] = found[mark] = name
    return found
