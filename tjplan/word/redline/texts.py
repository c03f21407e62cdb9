"""The content of a paragraph that is in both documents: what of it stayed, went, came, or looks different."""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from tjplan.textdiff import Kind, likeness, pieces
from tjplan.word.redline.flow import CLOSING, OPENING, Flow, Signs, flow, last_field
from tjplan.word.redline.hand import Hand
from tjplan.word.redline.shapes import same_content
from tjplan.word.redline.wrap import put
from tjplan.word.xml import Element, clark, w

_LINK, _ANCHOR, _LOOK, _START, _NAME = (
    clark(f"w:{name}") for name in ("hyperlink", "anchor", "rPr", "bookmarkStart", "name")
)
# Texts with less in common than this are read more easily one after the other.
_LIKE = 0.35


class Stretch(NamedTuple):
    """Characters with one fate and one look: from ``old`` and from ``new`` on, ``length`` of them."""

    kind: Kind
    old: int
    new: int
    length: int


@dataclass(slots=True)
class Compared:
    """Two contents and what became of the one in the other, in reading order."""

    old: Flow
    new: Flow
    stretches: list[Stretch]

    @property
    def edited(self) -> bool:
        """Whether any character differs."""
        return any(one.kind != "same" for one in self.stretches)


def compared(old: Sequence[Element], new: Sequence[Element]) -> Compared:
    """The stretches of two contents; they end wherever a run of either does."""
    signs = Signs()
    before, after = flow(old, signs), flow(new, signs)
    return Compared(before, after, list(_stretches(before, after, signs)))


def _stretches(old: Flow, new: Flow, signs: Signs) -> Iterator[Stretch]:
    i = j = 0
    old_cuts, new_cuts = old.cuts(), new.cuts()
    for kind, length in _kinds(old.plain, new.plain, signs):
        cuts = {0, length}
        if kind != "inserted":
            cuts |= {cut - i for cut in old_cuts if i < cut < i + length}
        if kind != "deleted":
            cuts |= {cut - j for cut in new_cuts if j < cut < j + length}
        ends = sorted(cuts)
        for first, last in pairwise(ends):
            yield Stretch(kind, i + first * (kind != "inserted"), j + first * (kind != "deleted"), last - first)
        i += length * (kind != "inserted")
        j += length * (kind != "deleted")


def _kinds(old: str, new: str, signs: Signs) -> Iterator[tuple[Kind, int]]:
    """The pieces as kinds and lengths; where the field of the contents begins and ends in both, it stays."""
    head = _shared(old[:1], new[:1], signs.given.get(OPENING))
    foot = _shared(old[head:][-1:], new[head:][-1:], signs.given.get(CLOSING))
    before, after = old[head : len(old) - foot], new[head : len(new) - foot]
    if head:
        yield "same", head
    if before and after and likeness(before, after) < _LIKE:
        yield "deleted", len(before)
        yield "inserted", len(after)
    else:
        yield from ((piece.kind, len(piece.text)) for piece in pieces(before, after))
    if foot:
        yield "same", foot


def _shared(old: str, new: str, sign: str | None) -> int:
    return int(bool(old) and old == new == sign)


def merged(old: Sequence[Element], new: Sequence[Element], names: frozenset[str], hand: Hand) -> list[Element]:
    """Both contents in one, as :func:`content` makes it; a link to the same place is entered."""
    if not any(is_target(one, names) for one in old) and same_content(old, new):
        return list(new)
    if links := _links(old, new):
        before, after = links
        after[:] = merged(list(before), list(after), names, hand)
        return _beside(old, new, after)
    if (was := last_field(old)) and (now := last_field(new)) and same_content(was.opening, now.opening):
        # The page of an entry changes inside of its field: LibreOffice would take the line's end along.
        shown = content(compared(was.result, now.result), names, hand)
        return [*merged(was.before, now.before, names, hand), *now.opening, *shown, now.closing]
    return content(compared(old, new), names, hand)


def _links(old: Sequence[Element], new: Sequence[Element]) -> tuple[Element, Element] | None:
    """The one link of each, to one place, with nothing divisible beside it: an entry of the contents."""
    before, after = _link(old), _link(new)
    if before is None or after is None or before.get(_ANCHOR) != after.get(_ANCHOR):
        return None
    return before, after


def _link(content: Sequence[Element]) -> Element | None:
    if not content or content[-1].tag != _LINK:
        return None
    rest = content[:-1]
    return content[-1] if not rest or flow(rest, signs := Signs()).plain == signs.given.get(OPENING) else None


def _beside(old: Sequence[Element], new: Sequence[Element], link: Element) -> list[Element]:
    """The field of the contents begins before the link, in the new document or else in the old."""
    return [*(new[:-1] or old[:-1]), link]


def content(found: Compared, names: frozenset[str], hand: Hand) -> list[Element]:
    """The content of both, with its revisions and the new bookmarks.

    Of the old bookmarks stay those that something may still ask for and that the new document
    has not: their names are not in ``names``.
    """
    out: list[Element] = []
    news, olds = _Marks(found.new), _Marks(found.old, names)
    for kind, i, j, length in found.stretches:
        if kind == "deleted":
            out += [*news.opening(j), *olds.until(i)]
            put(out, found.old.elements(i, i + length), "del", hand)
            continue
        out += [*(olds.until(i) if kind == "same" else []), *news.until(j)]
        put(
            out,
            _kept(found, i, j, length, hand) if kind == "same" else found.new.elements(j, j + length),
            None if kind == "same" else "ins",
            hand,
        )
    return [*out, *olds.rest(), *news.rest()]


def _kept(found: Compared, i: int, j: int, length: int, hand: Hand) -> list[Element]:
    elements = found.new.elements(j, j + length)
    if j in found.new.wholes or found.old.looks[i][1] == found.new.looks[j][1]:
        return elements
    before = found.old.looks[i][0]
    properties = elements[0].find(_LOOK)
    if properties is None:
        properties = w("rPr")
        elements[0].insert(0, properties)
    former = w("rPr", *(copy.deepcopy(child) for child in before)) if before is not None else w("rPr")
    properties.append(hand.wrote("rPrChange", former))
    return elements


def left(found: Compared, names: frozenset[str], hand: Hand) -> list[Element]:
    """The old end of a move: what the new end has too moved away, the rest is deleted."""
    out: list[Element] = []
    marks = _Marks(found.old, names)
    for kind, i, _, length in found.stretches:
        if kind != "inserted":
            out += marks.until(i)
            put(out, found.old.elements(i, i + length), "moveFrom" if kind == "same" else "del", hand)
    return [*out, *marks.rest()]


def came(found: Compared, hand: Hand) -> list[Element]:
    """The new end of a move: what the old end has too moved here, the rest is inserted."""
    out: list[Element] = []
    marks = _Marks(found.new)
    for kind, _, j, length in found.stretches:
        if kind != "deleted":
            out += marks.until(j)
            put(out, found.new.elements(j, j + length), "moveTo" if kind == "same" else "ins", hand)
    return [*out, *marks.rest()]


class _Marks:
    """The bookmarks' ends of one content, handed out as the reading goes on."""

    def __init__(self, of: Flow, taken: frozenset[str] | None = None) -> None:
        self._left = [(at, mark) for at, mark in of.marks]
        if taken is not None:
            self._left = kept_marks(self._left, taken)
        self._left.reverse()

    def opening(self, place: int) -> list[Element]:
        """Those that open at the very start, before anything was taken out there."""
        found = []
        while place == 0 and self._left and self._left[-1][0] == 0 and self._left[-1][1].tag == _START:
            found.append(self._left.pop()[1])
        return found

    def until(self, place: int) -> list[Element]:
        """Those up to ``place``."""
        found = []
        while self._left and self._left[-1][0] <= place:
            found.append(self._left.pop()[1])
        return found

    def rest(self) -> list[Element]:
        """All that are left."""
        found = [mark for _, mark in reversed(self._left)]
        self._left = []
        return found


_ID = clark("w:id")


def kept_marks(marks: Sequence[tuple[int, Element]], taken: frozenset[str]) -> list[tuple[int, Element]]:
    """The old bookmarks that fields and links ask for, names ``taken`` by the new document left out."""
    kept = {mark.get(_ID) for _, mark in marks if is_target(mark, taken)}
    return [(at, mark) for at, mark in marks if mark.get(_ID) in kept]


def is_target(mark: Element, taken: frozenset[str]) -> bool:
    """Whether the old bookmark ``mark`` is one that something asks for and whose name is still free."""
    name = mark.get(_NAME, "")
    return mark.tag == _START and name.startswith("_") and name.lower() not in taken
