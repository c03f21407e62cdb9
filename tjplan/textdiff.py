"""What was taken out and put in between two texts: whole words and numbers, never single characters of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
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

    >>> tokens("面积12.50公顷，1:20万 maps")
    ('面积', '12.50', '公顷', '，', '1:20万', ' ', 'maps')
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
    return tuple(_told(part for span in _without_islands(list(spans)) for part in _trimmed(span)))


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


def _trimmed(span: _Span) -> Iterator[_Span]:
    """A change without the Chinese words that both of its sides begin or end with.

    One word is cut in two ways where its neighbours differ, 候潮 and 须候潮; a lone character is no word.
    """
    old, new, same = span
    first = 0 if same else _start(old, new)
    last = 0 if same else _start(old[first:][::-1], new[first:][::-1])
    middle = (old[first : len(old) - last], new[first : len(new) - last], same)
    if first:
        yield old[:first], old[:first], True
    if middle[0] or middle[1]:
        yield middle
    if last:
        yield old[-last:], old[-last:], True


def _start(old: str, new: str) -> int:
    """How many Chinese characters both begin with; 0 for a lone one."""
    count = 0
    while count < min(len(old), len(new)) and old[count] == new[count] and _HAN.match(old[count]):
        count += 1
    return count if count > 1 else 0


def _told(spans: Iterable[_Span]) -> Iterator[Piece]:
    """The pieces, what is the same on both sides of a trimmed end joined."""
    held = ""
    for old, new, same in spans:
        if same:
            held += old
            continue
        if held:
            yield Piece("same", held)
            held = ""
        if old:
            yield Piece("deleted", old)
        if new:
            yield Piece("inserted", new)
    if held:
        yield Piece("same", held)


def likeness(old: str, new: str) -> float:
    """How much of two texts is the same: 1 for equal ones, 0 for those without a word in common.

    By words and how often each occurs, not by their order, so that it takes linear time.
    """
    return 1.0 if old == new else shared(bag(old), bag(new)) * 2 / (len(old) + len(new))


Bag = Mapping[str, int]
"""The words of a text without their order: of each, how many characters it makes up."""


@lru_cache(maxsize=4096)
def bag(text: str) -> Bag:
    """The words of ``text``; their numbers add up to its length."""
    found: dict[str, int] = {}
    for token in tokens(text):
        found[token] = found.get(token, 0) + len(token)
    return found


def shared(one: Bag, other: Bag) -> int:
    """The characters of the words that two texts have in common."""
    return sum(min(one[token], other[token]) for token in one.keys() & other.keys())
