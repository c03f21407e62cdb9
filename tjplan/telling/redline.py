"""Words that changed as a reader sees them: nothing hidden, and little of what did not change."""

import re
from collections.abc import Iterator, Sequence

from tjplan.model.change import Change
from tjplan.model.content import Leaf
from tjplan.model.text import LANGS, Bilingual, Lang
from tjplan.review import Item
from tjplan.telling.words import LANGUAGES
from tjplan.textdiff import Piece

Words = tuple[Piece, ...]

_CONTEXT = 24
"""Columns of unchanged text shown beside a change: twelve Chinese characters or twenty-four Latin ones."""
_WORD = 16
"""Characters by which that is exceeded at most, so that no word or number is cut."""
_LEAST = 6
"""Characters that leaving them out must save."""
_CODE = re.compile(r"[a-z][a-z_]*")
"""A value of a list, which is told by what the schema says of it."""
_WRITTEN = Bilingual("写法", "as written")


def reworded(item: Item, lang: Lang) -> tuple[tuple[Bilingual | None, Words], ...]:
    """What became of the words, each with the language or whatever else is to be said before it.

    What came or went is told in both languages, data that both show in the reader's.  Where the words
    stay and only the marks in them changed, it is what the files say that is told.
    """
    words: dict[Lang, Words] = {of: item.words[of] for of in LANGS if item.words.get(of)}
    if item.change.kind == "edited":
        words = {of: some for of, some in words.items() if any(piece.kind != "same" for piece in some)}
        if not words:
            return ((_WRITTEN, tuple(_replaced(item.change))),)
        if item.lang is None and _is_code(item.change.old) and _is_code(item.change.new):
            return ((None, _whole(item, lang)),)
        if item.lang is None and len(words) > 1:
            return ((None, words[lang]),)
    elif len(words) > 1 and words["zh"] == words["en"]:
        return ((None, words[lang]),)
    return tuple((LANGUAGES[of], some) for of, some in words.items())


def _is_code(leaf: Leaf | None) -> bool:
    return isinstance(leaf, str) and bool(_CODE.fullmatch(leaf))


def _whole(item: Item, lang: Lang) -> Words:
    """One value for another: what their words have in common is chance."""
    return Piece("deleted", item.old[lang]), Piece("inserted", item.new[lang])


def _replaced(change: Change) -> Iterator[Piece]:
    if old := _written(change.old):
        yield Piece("deleted", old)
    if new := _written(change.new):
        yield Piece("inserted", new)


def _written(leaf: Leaf | None) -> str:
    return leaf if isinstance(leaf, str) else "\n".join(leaf or ())


def elided(words: Sequence[Piece]) -> tuple[Piece, ...]:
    """``words`` with ``…`` for what did not change and stands far from any change.

    >>> [one.text for one in elided([Piece("same", "甲" * 40), Piece("inserted", "乙"), Piece("same", "丙丙")])]
    ['…甲甲甲甲甲甲甲甲甲甲甲甲', '乙', '丙丙']
    """
    if all(piece.kind == "same" for piece in words):
        return tuple(words)
    last = len(words) - 1
    return tuple(
        Piece("same", _shortened(piece.text, at > 0, at < last)) if piece.kind == "same" else piece
        for at, piece in enumerate(words)
    )


def _shortened(text: str, behind: bool, before: bool) -> str:
    """``text`` without its middle or end; ``behind`` and ``before`` tell on which side a change stands."""
    head = _reach(text) if behind else 0
    tail = len(text) - (_reach(text[::-1]) if before else 0)
    return f"{text[:head]}…{text[tail:]}" if tail - head >= _LEAST else text


def _reach(text: str) -> int:
    """How many characters from the start of ``text`` fill the columns of context, no word or number cut."""
    at = columns = 0
    while at < len(text) and columns < _CONTEXT:
        columns += 1 if ord(text[at]) < 0x1100 else 2
        at += 1
    end = at
    while end < len(text) and end - at < _WORD and _joined(text[end - 1 : end + 1]):
        end += 1
    return end if end - at < _WORD else at


def _joined(pair: str) -> bool:
    """Whether two characters are of one Latin word or one number."""
    return all(char.isascii() and (char.isalnum() or char in ".,%") for char in pair)
