"""What a table row says for the eye beyond its own cells: those that reach into it from above."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A cell as HTML gives it: its text, and how many columns and rows it spans."""

    text: str
    colspan: int
    rowspan: int


class Merges:
    """Walks the rows of one table section from the top."""

    def __init__(self) -> None:
        self._held: dict[int, tuple[int, str]] = {}

    def above(self, cells: Sequence[Box]) -> str:
        """The texts of the cells that reach into the row that ``cells`` start in, a line each."""
        texts = "\n".join(dict.fromkeys(text for _, (_, text) in sorted(self._held.items()) if text))
        self._held = {at: (left - 1, text) for at, (left, text) in self._held.items() if left > 1} | self._starting(
            cells
        )
        return texts

    def _starting(self, cells: Sequence[Box]) -> dict[int, tuple[int, str]]:
        """The columns of the ``cells`` that go on below this row."""
        at, found = 0, {}
        for cell in cells:
            while at in self._held:
                at += 1
            if cell.rowspan > 1:
                found.update(dict.fromkeys(range(at, at + cell.colspan), (cell.rowspan - 1, cell.text)))
            at += cell.colspan
        return found
