"""Why things changed: the reasons that people gave, held against the changes that they explain."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tjplan.diff.covering import Above, ladder
from tjplan.model.change import Change
from tjplan.model.plan import ChangeNote, Plan
from tjplan.model.text import Bilingual, Pin, Text, parse, unmarked

_WIDEST = 10**6
"""How far above a change a reason stands that names no address."""
_WHOLE = frozenset({"added", "removed", "renamed"})
_OF_A_VALUE = re.compile(r"(?:(?:^|\.)(?:value|unit))?(?:\.(?:zh|en))?\Z")


class Given(NamedTuple):
    """A reason that somebody gave for what ``path`` covers, or where that is empty for all of ``made``.

    The higher ``order`` is the later; ``is_note`` tells a note of the plan from a commit message.
    """

    words: Bilingual
    path: str = ""
    made: tuple[Change, ...] = ()
    order: int = 0
    is_note: bool = False


class Explained(NamedTuple):
    """Index of a change -> its reason, and the addresses that were given and cover no change."""

    reasons: Mapping[int, Bilingual]
    idle: tuple[str, ...]


_Rank = tuple[bool, int, int]
"""Of a reason for one change: whether it is a note, how near its address is, how late it was given."""


def new_notes(old: Plan, new: Plan) -> Iterator[Given]:
    """What the notes of ``new`` say, path by path, and those of ``old`` do not."""
    before = {said for note in old.notes for said in _said(note)}
    for path, _, words in dict.fromkeys(said for note in new.notes for said in _said(note) if said not in before):
        yield Given(words, path, is_note=True)


def _said(note: ChangeNote) -> Iterator[tuple[str, str, Bilingual]]:
    if words := _both(note.reason):
        yield from ((path, note.owner, words) for path in note.paths)


def _both(text: Text | None) -> Bilingual | None:
    """The words in both languages, of the other one where one is missing."""
    if text is None:
        return None
    zh, en = unmarked(text.zh).strip(), unmarked(text.en).strip()
    return Bilingual(zh or en, en or zh) if zh or en else None


def explained(changes: Sequence[Change], given: Iterable[Given], above: Above) -> Explained:
    """The reasons of ``changes``; of several the best one, equally good ones together.

    A note beats a commit message, a nearer address a wider one, what is later what is earlier.  A text
    in which nothing but pinned figures changed has the reasons of those figures where it has none itself.
    """
    book = _Book(given)
    was = {change.address: change.was for change in changes if change.kind == "renamed"}
    found = {at: words for at, change in enumerate(changes) if (words := book.best(change, was, above))}
    return Explained(_with_texts(changes, found), book.idle())


class _Book:
    """The reasons given, by what they are about."""

    def __init__(self, given: Iterable[Given]) -> None:
        self.by_path: dict[str, list[Given]] = {}
        self.by_made: dict[str, list[tuple[Change, Given]]] = {}
        self.used: set[str] = set()
        for one in given:
            if one.path:
                self.by_path.setdefault(one.path, []).append(one)
            for change in one.made:
                for address in {change.address, change.was or change.address}:
                    self.by_made.setdefault(address, []).append((change, one))

    def best(self, change: Change, was: Mapping[str, str], above: Above) -> Bilingual | None:
        ranked = [*self._about(change, was, above), *self._made(change, was)]
        top = max((rank for rank, _ in ranked), default=None)
        return joined(words for rank, words in ranked if rank == top)

    def _about(self, change: Change, was: Mapping[str, str], above: Above) -> Iterator[tuple[_Rank, Bilingual]]:
        for path, distance in ladder(change, was, above).items():
            for one in self.by_path.get(path, ()):
                self.used.add(path)
                yield (one.is_note, -distance, one.order), one.words

    def _made(self, change: Change, was: Mapping[str, str]) -> Iterator[tuple[_Rank, Bilingual]]:
        for address in {change.address, change.was or was.get(change.address, change.address)}:
            for done, one in self.by_made.get(address, ()):
                if _is_part(done, change):
                    yield (one.is_note, -_WIDEST, one.order), one.words

    def idle(self) -> tuple[str, ...]:
        return tuple(path for path in self.by_path if path not in self.used)


def _is_part(done: Change, change: Change) -> bool:
    """Whether ``done``, one step on the way, is the step or one of those that ``change`` is made of."""
    if change.kind in _WHOLE:
        return done.kind in _WHOLE
    return done.kind in ("added", "removed") or (done.kind, done.field) == (change.kind, change.field)


def _with_texts(changes: Sequence[Change], found: Mapping[int, Bilingual]) -> Mapping[int, Bilingual]:
    """``found`` and the reasons of the texts that only print other figures."""
    figures: dict[str, list[Bilingual]] = {}
    for at, words in found.items():
        figures.setdefault(_figure(changes[at]), []).append(words)
    more = {at: joined(_follows(change, figures)) for at, change in enumerate(changes) if at not in found}
    return {**found, **{at: words for at, words in more.items() if words}}


def _figure(change: Change) -> str:
    """What a pin would name: ``projects.pond.area`` for its value or unit."""
    return f"{change.address}.{_OF_A_VALUE.sub('', change.field)}".rstrip(".")


def _follows(change: Change, figures: Mapping[str, Sequence[Bilingual]]) -> list[Bilingual]:
    """The reasons of all figures that the text states anew, none where one of them has none."""
    paths = _restated(change)
    return [words for path in paths for words in figures[path]] if all(path in figures for path in paths) else []


def _restated(change: Change) -> list[str]:
    """The paths of the pins whose printed words changed, none where anything else did."""
    if not isinstance(change.old, str) or not isinstance(change.new, str):
        return []
    old, new = parse(change.old), parse(change.new)
    pairs = list(zip(old, new, strict=False))
    if len(old) != len(new) or any(_sense(one) != _sense(other) for one, other in pairs):
        return []
    return [other.path for one, other in pairs if isinstance(other, Pin) and _literal(one) != other.literal]


def _sense(part: object) -> object:
    """A part without what depends on the length of others, a pin without its words."""
    return (
        (Pin, part.path)
        if isinstance(part, Pin)
        else (type(part), getattr(part, "text", ""), getattr(part, "path", ""))
    )


def _literal(part: object) -> str:
    return part.literal if isinstance(part, Pin) else ""


def joined(several: Iterable[Bilingual]) -> Bilingual | None:
    """``several`` in one, each once, divided by semicolons; None where there is none."""
    once = list(dict.fromkeys(several))
    if len(once) < 2:
        return once[0] if once else None
    zh = dict.fromkeys(one.zh.rstrip("。；;.") for one in once)
    en = dict.fromkeys(one.en.rstrip("。；;.") for one in once)
    return Bilingual("；".join(zh), "; ".join(en))
