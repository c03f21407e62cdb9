"""Text in two languages, and the marks in it that tie words to data.

``[[12.50公顷|projects.pond.area]]`` pins printed words to data; ``{{projects.pond.area}}``
renders from data.  A backslash takes the meaning from ``[ ] { } |`` and itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tjplan.model.source import Place, Spot

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, Lang] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One message in both languages."""

    zh: str
    en: str

    def __getitem__(self, lang: Lang) -> str:
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Words:
    """Characters without a mark, escapes resolved; ``offset`` counts from 0 in the phrase."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class Pin:
    """``[[literal|path]]``; the offsets are those of the literal and of the path."""

    literal: str
    path: str
    offset: int
    path_offset: int


@dataclass(frozen=True, slots=True)
class Binding:
    """``{{path}}``; ``offset`` is that of the path."""

    path: str
    offset: int


@dataclass(frozen=True, slots=True)
class Malformed:
    """A mark that does not close or names no path; its characters are shown as they are."""

    text: str
    offset: int


Part = Words | Pin | Binding | Malformed

_MARK = re.compile(
    r"\[\[(?P<literal>(?:\\.|[^\\|\[\]])*)\|(?P<path>[^|\[\]{}]*)\]\]"
    r"|\{\{(?P<bound>[^|\[\]{}]*)\}\}"
    r"|(?P<bad>\[\[|\{\{|\]\]|\}\})"
    r"|(?P<escape>\\[\\\[\]{}|])"
)
_ESCAPE = re.compile(r"\\([\\\[\]{}|])")


@lru_cache(maxsize=4096)  # a plan is read again and again, and most of its texts stay
def parse(value: str) -> tuple[Part, ...]:
    """The parts of ``value`` in order; never fails, a broken mark becomes :class:`Malformed`.

    >>> parse("共[[2个|facts.n]]。")
    (Words(text='共', offset=0), Pin(literal='2个', path='facts.n', offset=3, path_offset=6), \
Words(text='。', offset=15))
    """
    if "\\" in value:
        return tuple(_merged(_parts(value)))
    if "[[" in value or "{{" in value or "]]" in value or "}}" in value:
        return tuple(_parts(value))
    return (Words(value, 0),) if value else ()


def _parts(value: str) -> Iterator[Part]:
    at = 0
    for mark in _MARK.finditer(value):
        if mark.start() > at:
            yield Words(value[at : mark.start()], at)
        at = mark.end()
        literal, path, bound, _, escape = mark.groups()
        if path and (name := path.strip()):
            literal = _ESCAPE.sub(r"\1", literal) if "\\" in literal else literal
            yield Pin(literal, name, mark.start(1), value.index(name, mark.start(2)))
        elif bound and (name := bound.strip()):
            yield Binding(name, value.index(name, mark.start(3)))
        elif escape:
            yield Words(escape[1], mark.start())
        else:
            yield Malformed(mark.group(), mark.start())
    if at < len(value):
        yield Words(value[at:], at)


def _merged(parts: Iterator[Part]) -> Iterator[Part]:
    """Join words that stand side by side after an escape."""
    held: Words | None = None
    for part in parts:
        if isinstance(part, Words):
            held = Words(held.text + part.text, held.offset) if held else part
            continue
        if held:
            yield held
            held = None
        yield part
    if held:
        yield held


@dataclass(frozen=True, slots=True)
class Phrase:
    """Text in one language as written, with its parts and where it stands."""

    value: str
    parts: tuple[Part, ...]
    spot: Spot

    def place(self, offset: int = 0) -> Place:
        """The place of the character ``value[offset]``."""
        return self.spot.place_of(self.value, offset)

    def place_in(self, words: Words, index: int) -> Place:
        """The place of ``words.text[index]``; an escape takes two characters of the value."""
        at = words.offset
        if "\\" not in self.value:
            return self.place(at + index)
        for _ in range(index):
            at += 2 if _ESCAPE.match(self.value, at) else 1
        return self.place(at)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the plan in both languages, None where one is missing or empty.

    ``shared`` says that both languages show one phrase, as cells with only a figure do.
    """

    zh: Phrase | None
    en: Phrase | None
    spot: Spot
    shared: bool = False

    def __getitem__(self, lang: Lang) -> Phrase | None:
        return self.zh if lang == "zh" else self.en


def unmarked(phrase: Phrase | None) -> str:
    """The literal words of a phrase: pins as their literal, bindings as written."""
    if phrase is None:
        return ""
    parts = phrase.parts
    if len(parts) == 1 and type(parts[0]) is Words:
        return parts[0].text
    return "".join(
        part.literal if isinstance(part, Pin) else f"{{{{{part.path}}}}}" if isinstance(part, Binding) else part.text
        for part in parts
    )
