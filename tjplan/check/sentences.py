"""The sentences of a phrase, each with the marks that stand in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from tjplan.model.text import Binding, Phrase, Pin, Words

Mark = Pin | Binding


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` with pins as their literal and bindings left out, without its final stop."""

    text: str
    marks: tuple[Mark, ...]
    offset: int = 0
    """Where it starts in the phrase as written: its first character, or the mark that it opens with."""


def sentences(phrase: Phrase, stops: str) -> Iterator[Sentence]:
    """The stretches between the characters ``stops``; an ASCII stop ends one only before a blank.

    >>> from tjplan.model.text import parse
    >>> [one.text for one in sentences(Phrase("有井。无塘；", parse("有井。无塘；"), None), "。；")]
    ['有井', '无塘']
    """
    words: list[str] = []
    marks: list[Mark] = []
    start: int | None = None
    for part in phrase.parts:
        if isinstance(part, Words):
            at = 0
            for end in _ends(part.text, stops):
                start = _start(start, part, at)
                words.append(part.text[at:end])
                yield Sentence("".join(words), tuple(marks), start)
                words, marks, at, start = [], [], end + 1, None
            if at < len(part.text):
                start = _start(start, part, at)
            words.append(part.text[at:])
        elif isinstance(part, Pin | Binding):
            start = part.offset if start is None else start
            marks.append(part)
            words.append(part.literal if isinstance(part, Pin) else "")
    if marks or "".join(words).strip():
        yield Sentence("".join(words), tuple(marks), start or 0)


def _start(known: int | None, part: Words, at: int) -> int:
    return part.offset + at if known is None else known


def _ends(text: str, stops: str) -> Iterator[int]:
    for at, char in enumerate(text):
        if char in stops and (not char.isascii() or text[at + 1 : at + 2] in ("", " ", "\n")):
            yield at
