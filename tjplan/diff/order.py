"""What kept its order and what was moved: the longest run of old places that still rises."""

from bisect import bisect_left
from collections.abc import Sequence


def kept(places: Sequence[int]) -> set[int]:
    """The indexes of a longest rising subsequence of ``places``, no two of which are equal.

    >>> sorted(kept([0, 3, 1, 2]))
    [0, 2, 3]
    """
    tails: list[int] = []  # the smallest last place of a run of each length
    ends: list[int] = []  # where that stands
    before: list[int] = []
    for at, place in enumerate(places):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [place]
        ends[length : length + 1] = [at]
    found: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        found.add(at)
        at = before[at]
    return found
