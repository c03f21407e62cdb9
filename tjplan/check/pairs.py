"""A text cut into sentences that stand for each other in the two languages."""

import re
from functools import lru_cache
from typing import NamedTuple

from tjplan.model.text import Lang, Malformed, Phrase, Text, Words

_FULL: dict[Lang, str] = {"zh": "。", "en": "."}
_STOP: dict[Lang, re.Pattern[str]] = {"zh": re.compile("(?<=。)"), "en": re.compile(r"(?<=\.)[ \n]")}
MARK = "\x02"
"""Where a mark stood: in no word, so that none is found across it."""


class Side(NamedTuple):
    """A sentence: its ``words`` with :data:`MARK` for each mark, and what the pins say; English in lower case."""

    words: str
    pinned: str

    @property
    def whole(self) -> str:
        """All that the sentence says, pins as their literal."""
        if MARK not in self.words:
            return self.words
        literals = iter(self.pinned.split(MARK))
        first, *rest = self.words.split(MARK)
        return first + "".join(next(literals, "") + words for words in rest)


class Pair(NamedTuple):
    """Sentences of the same sense."""

    zh: Side
    en: Side


def pairs(text: Text) -> tuple[Pair, ...]:
    """The sentences of ``text`` two by two; the whole text as one pair where their numbers differ.

    None where a language or the end of a mark is missing. A translator may join or part sentences; then nothing says which belong together.
    """
    if text.zh is None or text.en is None or _is_broken(text.zh) or _is_broken(text.en):
        return ()
    return _pairs(_flat(text.zh), _flat(text.en))


def _is_broken(phrase: Phrase) -> bool:
    """Whether a mark does not close, so that nothing says where the words end."""
    return any(type(part) is Malformed for part in phrase.parts)


def _flat(phrase: Phrase) -> Side:
    parts = phrase.parts
    if len(parts) == 1 and type(parts[0]) is Words:
        return Side(parts[0].text, "")
    words = "".join([part.text if type(part) is Words else MARK for part in parts])
    return Side(words, MARK.join([getattr(part, "literal", "") for part in parts if type(part) is not Words]))


@lru_cache(maxsize=4096)  # a plan is checked again and again, and most of its texts stay
def _pairs(zh: Side, en: Side) -> tuple[Pair, ...]:
    en = Side(en.words.lower(), en.pinned.lower())
    both = _cut(zh, "zh"), _cut(en, "en")
    if len(both[0]) != len(both[1]):
        return (Pair(zh, en),)
    return tuple(map(Pair, *both))


def _cut(side: Side, lang: Lang) -> tuple[Side, ...]:
    if _FULL[lang] not in side.words[:-1]:
        return (side,)
    cut = [one for one in _STOP[lang].split(side.words) if one.strip()]
    left = iter(side.pinned.split(MARK))
    return tuple(Side(one, MARK.join(next(left, "") for _ in range(one.count(MARK)))) for one in cut)
