"""Which sentence of one language says what a sentence of the other says, and which changed into which."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from tjplan.diff.order import kept
from tjplan.diff.sentences import Said
from tjplan.textdiff import likeness

Step = tuple[int | None, int | None]
"""Index of a sentence in the old text and in the new one, None where there is none."""
_ALIKE = 0.4
_MOST = 40_000
"""So many pairs of sentences are compared at most; beyond, sentences go by their order alone."""
_MOST_LIKENESSES = 400


def counterparts(one: Sequence[Said], other: Sequence[Said]) -> tuple[tuple[int, ...], ...]:
    """For each sentence of ``one`` the indexes of its counterparts in ``other``, none where it is not known.

    Equally many go by their order. Else sentences with the same pins and bindings belong together, and what
    stands between two such pairs goes by its order again, or together where one side is a single sentence.
    """
    if len(one) == len(other):
        return tuple((at,) for at in range(len(one)))
    found: list[tuple[int, ...]] = [()] * len(one)
    for mine, theirs in _stretches(_anchors(one, other), len(one), len(other)):
        for at, index in enumerate(mine):
            if len(mine) == len(theirs):
                found[index] = (theirs[at],)
            elif len(mine) == 1 or len(theirs) == 1:
                found[index] = tuple(theirs)
    return tuple(found)


def _stretches(pairs: Iterable[tuple[int, int]], mine: int, theirs: int) -> Iterator[tuple[range, range]]:
    """The pairs themselves and the sentences between them, in order."""
    at, to = 0, 0
    for one, other in (*pairs, (mine, theirs)):
        yield range(at, one), range(to, other)
        if one < mine:
            yield range(one, one + 1), range(other, other + 1)
        at, to = one + 1, other + 1


def _anchors(one: Sequence[Said], other: Sequence[Said]) -> list[tuple[int, int]]:
    """Pairs that share a mark which stands in no other sentence of either, in the order of both."""
    places, others = _homes(one), _homes(other)
    shared = {(at, others[path]) for path, at in places.items() if path in others}
    mine, theirs = Counter(at for at, _ in shared), Counter(to for _, to in shared)
    pairs = sorted((at, to) for at, to in shared if mine[at] == theirs[to] == 1)
    rising = kept([to for _, to in pairs])
    return [pair for at, pair in enumerate(pairs) if at in rising]


def _homes(said: Sequence[Said]) -> dict[str, int]:
    """Path -> the one sentence that is tied to it."""
    found: dict[str, int] = {}
    twice: set[str] = set()
    for at, sentence in enumerate(said):
        twice |= sentence.paths & found.keys()
        found |= dict.fromkeys(sentence.paths, at)
    return {path: at for path, at in found.items() if path not in twice}


def steps(old: Sequence[str], new: Sequence[str]) -> tuple[Step, ...]:
    """What became of each sentence or digest that is not in both; those that are, in their order, are left out."""
    return tuple(_steps(old, new, exact=True))


def rewritten(old: Sequence[str], new: Sequence[str]) -> tuple[Step, ...]:
    """The same with the sentences that are alike taken for one another first."""
    return tuple(_steps(old, new, exact=False))


def same(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Index in the old text -> index in the new one of each sentence that both have."""
    found = (zip(range(i, j), range(m, n), strict=True) for i, j, m, n, equal in _stretches_of(old, new) if equal)
    return {before: after for pairs in found for before, after in pairs}


def _steps(old: Sequence[str], new: Sequence[str], *, exact: bool) -> Iterator[Step]:
    for i, j, m, n, equal in _stretches_of(old, new):
        if equal:
            continue
        if exact or j - i == n - m == 1:
            yield from zip_longest(range(i, j), range(m, n))
        else:
            yield from _by_likeness(old, new, range(i, j), range(m, n))


def _stretches_of(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int, bool]]:
    """Stretches that both have and those that differ, as bounds in the old and new text."""
    head = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    backwards = enumerate(zip(reversed(old[head:]), reversed(new[head:]), strict=False))
    tail = next((at for at, (a, b) in backwards if a != b), min(len(old), len(new)) - head)
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    yield 0, head, 0, head, True
    if len(before) * len(after) > _MOST:
        yield head, len(old) - tail, head, len(new) - tail, False
    else:
        for tag, i, j, m, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            yield head + i, head + j, head + m, head + n, tag == "equal"
    yield len(old) - tail, len(old), len(new) - tail, len(new), True


def _by_likeness(old: Sequence[str], new: Sequence[str], was: range, now: range) -> Iterator[Step]:
    """The most alike as one another, in order; the rest between them by place."""
    at, to = was.start, now.start
    for one, other in (*_likest(old, new, was, now), (was.stop, now.stop)):
        yield from zip_longest(range(at, one), range(to, other))
        if one < was.stop:
            yield one, other
        at, to = one + 1, other + 1


def _likest(old: Sequence[str], new: Sequence[str], was: range, now: range) -> list[tuple[int, int]]:
    """Pairs in the order of both texts whose likenesses add up to the most."""
    if not was or not now or len(was) * len(now) > _MOST_LIKENESSES:
        return []
    best: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])] * (len(now) + 1)
    for i in was:
        row = [(0.0, best[0][1])]
        for at, m in enumerate(now):
            alike = likeness(old[i], new[m])
            options = [best[at + 1], row[at]]
            if alike >= _ALIKE:
                options.append((best[at][0] + alike, [*best[at][1], (i, m)]))
            row.append(max(options, key=lambda option: option[0]))
        best = row
    return best[-1][1]
