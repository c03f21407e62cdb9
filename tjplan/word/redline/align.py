"""What two lists have in common in one order: the heaviest such part stays, the rest goes, comes or moves."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple


class Anchor(NamedTuple):
    """The places, from 0, of what stays in both lists."""

    old: int
    new: int


def anchors(old: Sequence[Hashable], new: Sequence[Hashable], weights: Sequence[int]) -> list[Anchor]:
    """What stays, in order; keys are unique in each list, ``weights`` are those of the new list, at least 1.

    The heaviest increasing sequence, in n log n steps: as little as possible is said to have moved.
    """
    places = {key: at for at, key in enumerate(new)}
    best = _Best(len(new))
    before: dict[int, Anchor | None] = {}
    for at, key in enumerate(old):
        place = places.get(key)
        if place is None:
            continue
        weight, last = best.below(place)
        before[place] = last
        best.put(place, weight + weights[place], Anchor(at, place))
    return _chain(best.below(len(new))[1], before)


def _chain(last: Anchor | None, before: dict[int, Anchor | None]) -> list[Anchor]:
    found: list[Anchor] = []
    while last is not None:
        found.append(last)
        last = before[last.new]
    return found[::-1]


class _Best:
    """The heaviest sequence that ends before a place: a Fenwick tree of maxima."""

    def __init__(self, size: int) -> None:
        self._cells: list[tuple[int, Anchor | None]] = [(0, None)] * (size + 1)

    def below(self, place: int) -> tuple[int, Anchor | None]:
        """The weight and the last anchor of the best sequence that ends before ``place``."""
        best: tuple[int, Anchor | None] = (0, None)
        while place > 0:
            if self._cells[place][0] > best[0]:
                best = self._cells[place]
            place -= place & -place
        return best

    def put(self, place: int, weight: int, last: Anchor) -> None:
        """A sequence that ends at ``place``."""
        place += 1
        while place < len(self._cells):
            if weight > self._cells[place][0]:
                self._cells[place] = (weight, last)
            place += place & -place
