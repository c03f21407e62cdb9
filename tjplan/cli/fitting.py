"""Sections of a text that may not be longer than so many characters: what comes first is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_NUMBER = 9
"""Characters that a number may take in a line that counts."""


@dataclass(frozen=True, slots=True)
class Section:
    """Entries between ``opening`` and ``closing``; of ``more``, ``{0}`` is how many entries were left out.

    ``sizes`` are the changes that each entry tells; without them the entries tell none.
    """

    opening: str
    entries: tuple[str, ...]
    closing: str = ""
    more: str = ""
    sizes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Fitted:
    text: str
    changes: int
    others: int
    """Changes and other entries that are left out."""


def fitted(head: str, sections: Sequence[Section], size: int, note: str) -> str:
    """``head`` and as much of ``sections`` as fits ``size`` characters (0: all), blank lines between.

    ``note`` stands behind the head where anything is left out: ``{0}`` is how many changes, ``{1}`` how
    many other entries.
    """
    some = [section for section in sections if section.entries]
    whole = "\n\n".join([head, *(_text(section, section.entries) for section in some)]) + "\n"
    if not size or len(whole) <= size:
        return whole
    room = size - len(head) - len(note) - 2 * _NUMBER - 3
    parts = list(_parts(some, room))
    left = note.format(sum(part.changes for part in parts), sum(part.others for part in parts))
    return "\n\n".join([head, left, *(part.text for part in parts if part.text)]) + "\n"


def _parts(sections: Sequence[Section], room: int) -> Iterator[_Fitted]:
    for section in sections:
        part = _part(section, room)
        room -= len(part.text) + 2 if part.text else 0
        yield part


def _part(section: Section, room: int) -> _Fitted:
    """The entries that fit; a longer one is passed over, those behind it may still fit."""
    room -= len(section.opening) + len(section.closing) + len(section.more) + _NUMBER + 5
    kept: list[int] = []
    for at, entry in enumerate(section.entries):
        if len(entry) + 1 <= room:
            room -= len(entry) + 1
            kept.append(at)
    left = [at for at in range(len(section.entries)) if at not in set(kept)]
    changes = sum(section.sizes[at] for at in left) if section.sizes else 0
    more = [section.more.format(len(left))] if left and section.more else []
    text = _text(section, [section.entries[at] for at in kept] + more) if kept else ""
    return _Fitted(text, changes, 0 if section.sizes else len(left))


def _text(section: Section, entries: Sequence[str]) -> str:
    return "\n".join(filter(None, (section.opening, *entries, section.closing)))
