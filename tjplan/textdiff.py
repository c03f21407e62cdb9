"""What was taken out and put in between two texts: whole words and numbers, never single characters of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

Kind = Literal["same", "deleted", "inserted"]

_PIECES = re.compile(
    r"(?P<number>1[:：]\d[\d,.]*万?|\d+(?:,\d{3})*(?:\.\d+)?[%‰]?)"
    r"|(?P<han>[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+)"
    r"|(?P<latin>[^\W\d_]+(?:['’\-][^\W\d_]+)*)"
    r"|(?P<space>[^\S\n]+)"
    r"|(?P<sign>[\s\S])"
)
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that both texts have, that only the old one has, or only the new one."""

    kind: Kind
    text: str


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """The words, numbers, signs and spaces of ``text``, which they make up again when joined.

    >>> tokens("面积57.62公顷，1:20万 maps")
    ('面积', '57.62', '公顷', '，', '1:20万', ' ', 'maps')
    """
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[str]:
    for found in _PIECES.finditer(text):
        if found.lastgroup == "han" and len(found[0]) > 1:
            yield from _chinese(found[0])
        else:
            yield found[0]


def _chinese(text: str) -> list[str]:
    import rjieba  # 80 ms of dictionary, for those alone who compare

    cut: list[str] = rjieba.cut(text)
    return cut


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """What became of ``old`` in ``new``, in reading order: what was deleted stands before what was inserted there.

    The deleted and the same make up ``old``, the inserted and the same ``new``; no piece is empty and
    no two of one kind touch.  Equal texts are one piece, two empty ones are none.

    >>> [(one.kind, one.text) for one in pieces("共2个村", "共12个村")]
    [('same', '共'), ('deleted', '2'), ('inserted', '12'), ('same', '个村')]
    """
    if old == new:
        return (Piece("same", old),) if old else ()
    before, after = tokens(old), tokens(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    spans = (("".join(before[i:j]), "".join(after[m:n]), kind == "equal") for kind, i, j, m, n in matcher.get_opcodes())
    return tuple(_told(_without_islands(list(spans))))


_Span = tuple[str, str, bool]
"""Old words, new words, and whether they are the same."""


def _without_islands(spans: list[_Span]) -> list[_Span]:
    """Changes with one lone word kept between them read as one change."""
    out: list[_Span] = []
    for at, (old, new, same) in enumerate(spans):
        island = same and 0 < at < len(spans) - 1 and _is_small(old)
        if out and not out[-1][2] and (not same or island):
            out[-1] = (out[-1][0] + old, out[-1][1] + new, False)
        else:
            out.append((old, new, same))
    return out


def _is_small(words: str) -> bool:
    """A blank, or one Chinese character: signs and figures are landmarks and stay."""
    return words.isspace() or (len(words) == 1 and bool(_HAN.match(words)))


def _told(spans: list[_Span]) -> Iterator[Piece]:
    for old, new, same in spans:
        if same:
            yield Piece("same", old)
            continue
        if old:
            yield Piece("deleted", old)
        if new:
            yield Piece("inserted", new)


def likeness(old: str, new: str) -> float:
    """How much of two texts is the same: 1 for equal ones, 0 for those without a word in common.

    By words and how often each occurs, not by their order, so that it takes linear time.
    """
    if old == new:
        return 1.0
    before, after = tokens(old), tokens(new)
    if not before or not after:
        return 0.0
    left: dict[str, int] = {}
    for token in before:
        left[token] = left.get(token, 0) + len(token)
    shared = 0
    for token in after:
        if left.get(token, 0) > 0:
            left[token] -= len(token)
            shared += len(token)
    return 2 * shared / (len(old) + len(new))
