"""Which characters a Word file can hold, and how wide they are."""

import re
import unicodedata
from functools import lru_cache

# XML 1.0 section 2.2, production [2] Char; lone surrogates have no UTF-8 form.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NEWLINE = re.compile("\r\n?")
# ECMA-376 Part 1, 17.3.2.26: these are Latin unless the run hints at East Asian type.
_AMBIGUOUS = re.compile("[\u00b0\u00b1\u00b7\u00d7\u00f7\u2010-\u2027\u2030-\u205e\u2100-\u27bf]")
_WORD = re.compile(r"[^\s\u2e80-\uffef]+")


def printable(text: str) -> str:
    """``text`` as the file holds it: characters that XML forbids become U+FFFD, newlines are ``\\n``."""
    return _NEWLINE.sub("\n", _FORBIDDEN.sub("\ufffd", text))


def is_ambiguous(text: str) -> bool:
    """Whether quotes, dashes, dots or signs in ``text`` need a hint to be set full-width in Chinese."""
    return _AMBIGUOUS.search(text) is not None


@lru_cache(maxsize=4096)
def _width(character: str) -> float:
    """Generous for Latin letters, as bold Times is: a word a little too long is broken in two."""
    if unicodedata.east_asian_width(character) in "WFA":
        return 2
    if character in "MWmw%@":
        return 1.8
    return 1.5 if character.isupper() else 1


@lru_cache(maxsize=8192)
def width(line: str) -> float:
    """The length of ``line`` in half-widths: 2 for a Chinese character, about 1 for a Latin one."""
    return sum(map(_width, line))


@lru_cache(maxsize=8192)
def longest_word(text: str) -> float:
    """Half-widths of the longest stretch that no line break may divide; at least one Chinese character."""
    return max((width(word) for word in _WORD.findall(text)), default=2)
