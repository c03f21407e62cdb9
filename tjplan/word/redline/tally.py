"""How many changes of each kind a redline shows."""

from collections import Counter
from collections.abc import Mapping

from tjplan.word.redline.hand import Change
from tjplan.word.xml import Element, clark

_TEXT = tuple(clark(f"w:{name}") for name in ("ins", "del"))
_LOOKS = tuple(clark(f"w:{name}Change") for name in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr"))
_DONE: Mapping[Change, str] = {"ins": "inserted", "del": "deleted"}
# What the reader calls the parts of a document, by the role of their bookmark.
_NAMES = {
    "cover": "cover_lines",
    "heading": "headings",
    "lead": "paragraphs",
    "paragraph": "paragraphs",
    "caption": "captions",
    "cell": "cells",
    "row": "rows",
    "table": "tables",
    "contents": "contents_entries",
    "entry": "contents_entries",
    "behind": "layout_paragraphs",
}


class Tally:
    """Counts by name of part and of change: ``paragraphs_inserted``, ``cells_edited``, ``moves``, ``formats``."""

    def __init__(self) -> None:
        self._found: Counter[str] = Counter()

    def add(self, part: str, change: Change, times: int = 1) -> None:
        """``times`` parts of one kind came or went."""
        self._found[f"{_NAMES[part]}_{_DONE[change]}"] += times

    def edit(self, part: str, element: Element) -> None:
        """``element`` is in both documents; it counts where any of its text changed."""
        if next(element.iter(*_TEXT), None) is not None:
            self._found[f"{_NAMES[part]}_edited"] += 1

    def move(self) -> None:
        """A paragraph moved."""
        self._found["moves"] += 1

    def counts(self, body: Element) -> dict[str, int]:
        """All counts in the order of their names, with those of formats that changed."""
        formats = sum(1 for _ in body.iter(*_LOOKS))
        return {name: times for name, times in sorted({**self._found, "formats": formats}.items()) if times}
