"""The sentences of a phrase as printed, each with what it is tied to and where it stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from tjplan.diff.wordings import Wordings
from tjplan.model.source import Place
from tjplan.model.text import Binding, Lang, Malformed, Part, Phrase, Pin, Words

_STOP: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(r"[。！？!?]++[”’）》」』】〕\"')]*+"),
    "en": re.compile(r"(?<![.!?])[.!?]++[\"”’')\]]*+(?=\s)"),
}
_SHORTENED = re.compile(r"(?:^|[\s(\[“‘])(?:Nos?|Arts?|Figs?|pp?|ca|cf|e\.g|i\.e|vs|approx|St|Dr|Mrs?|Ms|Prof)\.$")
_LONGEST = 8
_BESIDE_HAN = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
"""How many characters the longest shortened word takes, with what stands around it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence: its words with white space in order, and the paths of the marks in it.

    ``part`` of ``phrase`` is the one that it starts in, at the character ``index`` of what that prints.
    """

    words: str
    paths: frozenset[str]
    phrase: Phrase
    part: Part
    index: int

    @property
    def place(self) -> Place:
        """Where it starts: its first character, or the mark that it opens with."""
        if isinstance(self.part, Words):
            return self.phrase.place_in(self.part, self.index)
        return self.phrase.place(self.part.offset + (self.index if isinstance(self.part, Malformed) else 0))


def sentences(phrase: Phrase | None, lang: Lang, wordings: Wordings) -> tuple[Said, ...]:
    """The sentences of ``phrase`` in reading order; none where there is no phrase.

    A stop in a number, a quotation that goes on or behind a shortened word ("No. 55") ends none.
    """
    return tuple(_sentences(phrase, lang, wordings)) if phrase and phrase.parts else ()


def _sentences(phrase: Phrase, lang: Lang, wordings: Wordings) -> Iterator[Said]:
    printed = [wordings.of(part, lang) for part in phrase.parts]
    starts = [0, *accumulate(map(len, printed))][:-1]
    flat = "".join(printed)
    at = 0
    for end in (*_ends(flat, lang), len(flat)):
        words = flat[at:end]
        if solid := words.strip():
            first = at + words.index(solid[0])
            inside = bisect_right(starts, first) - 1
            paths = _paths(phrase.parts, starts, first, end)
            yield Said(_tidy(solid, lang), paths, phrase, phrase.parts[inside], first - starts[inside])
        at = end


def _tidy(words: str, lang: Lang) -> str:
    """Runs of white space as one blank; in Chinese none beside a Chinese character, where a fold may leave one."""
    one = " ".join(words.split())
    return _BESIDE_HAN.sub("", one) if lang == "zh" else one


def _paths(parts: Sequence[Part], starts: Sequence[int], first: int, end: int) -> frozenset[str]:
    inside = range(bisect_right(starts, first) - 1, bisect_right(starts, end - 1))
    marks = (parts[at] for at in inside)
    return frozenset(part.path for part in marks if isinstance(part, Pin | Binding))


def _ends(flat: str, lang: Lang) -> Iterator[int]:
    for stop in _STOP[lang].finditer(flat):
        end = stop.end()
        if lang == "zh" or not _SHORTENED.search(flat[max(0, end - _LONGEST) : end]):
            yield end
