"""The unmarked words of many texts as one string, so that a name is looked for once and not text by text."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tjplan.model.source import Place
from tjplan.model.text import Lang, Phrase, Words

_ASCII_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


def _lowered(text: str) -> str:
    """``text`` in lower case and of the same length: a few letters (İ) would grow."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text.translate(_ASCII_LOWER)


_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_GAP = "\n\x1f"
"""Between two stretches of words: in no name, so that none is found across a mark."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words found: the text they stand in, and where; ``at`` and ``end`` index the joined string."""

    address: str
    phrase: Phrase
    words: Words
    offset: int
    at: int
    end: int

    @property
    def place(self) -> Place:
        """The first character found."""
        return self.phrase.place_in(self.words, self.offset)

    @property
    def shown(self) -> str:
        """The words as they stand in the text."""
        return self.words.text[self.offset : self.offset + self.end - self.at]


class Searchable:
    """The words of ``phrases`` in one language, without what stands in marks."""

    def __init__(self, phrases: Iterable[tuple[str, Lang, Phrase]], lang: Lang) -> None:
        self.lang = lang
        self._stretches = [
            (address, phrase, part)
            for address, of, phrase in phrases
            if of == lang
            for part in phrase.parts
            if isinstance(part, Words)
        ]
        self.joined = _GAP.join(part.text for _, _, part in self._stretches)
        self.lowered = _lowered(self.joined) if lang == "en" else self.joined
        self._starts: list[int] = []
        at = 0
        for _, _, part in self._stretches:
            self._starts.append(at)
            at += len(part.text) + len(_GAP)

    def find(self, form: str) -> Iterator[Hit]:
        """Where ``form`` stands: any case and plural in English, and there only as whole words."""
        form = _lowered(form) if self.lang == "en" else form
        at = self.lowered.find(form) if form else -1
        while at >= 0:
            end = at + len(form)
            if self.lang == "zh" or self._is_whole(at, end):
                yield self.hit(at, end)
            at = self.lowered.find(form, end)

    def hit(self, at: int, end: int) -> Hit:
        """The stretch ``joined[at:end]`` as a hit."""
        index = bisect_right(self._starts, at) - 1
        address, phrase, part = self._stretches[index]
        return Hit(address, phrase, part, at - self._starts[index], at, end)

    def addresses(self, *roots: str) -> set[str]:
        """The texts in which one of ``roots`` stands, in English also inside words and in lower case."""
        found: set[str] = set()
        for root in roots:
            at = self.lowered.find(root)
            while at >= 0:
                found.add(self._stretches[bisect_right(self._starts, at) - 1][0])
                at = self.lowered.find(root, at + 1)
        return found

    def _is_whole(self, at: int, end: int) -> bool:
        text = self.lowered
        if at and text[at - 1] in _LETTERS:
            return False
        if text.startswith("es", end):
            return text[end + 2 : end + 3] not in _LETTERS
        end += text.startswith("s", end)
        return text[end : end + 1] not in _LETTERS
