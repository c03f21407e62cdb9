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


def sentences(phrase: Phrase, stops: str) -> Iterator[Sentence]:
    """The stretches between the characters ``stops``; an ASCII stop ends one only before a blank.

    >>> from tjplan.model.text import parse
    >>> [one.text for one in sentences(Phrase("有井。无塘；", parse("有井。无塘；"), None), "。；")]
    ['有井', '无塘']
    """
    words: list[str] = []
    marks: list[Mark] = []
    for part in phrase.parts:
        if isinstance(part, Words):
            at = 0
            for end in _ends(part.text, stops):
                words.append(part.text[at:end])
                yield Sentence("".join(words), tuple(marks))
                words, marks, at = [], [], end + 1
            words.append(part.text[at:])
        elif isinstance(part, Pin | Binding):
            marks.append(part)
            words.append(part.literal if isinstance(part, Pin) else "")
    if marks or "".join(words).strip():
        yield Sentence("".join(words), tuple(marks))


def _ends(text: str, stops: str) -> Iterator[int]:
    for at, char in enumerate(text):
        if char in stops and (not char.isascii() or text[at + 1 : at + 2] in ("", " ", "\n")):
            yield at
