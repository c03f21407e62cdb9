"""A short paper about a plan: a title, headings, prose and tables, whose words may be marked as put in or taken out.

The hub between what is told of a comparison and the files that it is handed over in (Word, Excel, Markdown).
"""

from dataclasses import dataclass

from tjplan.model.text import Lang
from tjplan.textdiff import Piece

Marked = tuple[Piece, ...]
"""Words in reading order, each piece the same, deleted or inserted; a newline ends a line."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number as printed: "一、修订依据", "1. Basis"."""

    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph; ``small`` for a note on a table."""

    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table without merged cells: heads, and rows of as many cells.

    ``shares`` are the widths of the columns in percent; ``centred`` and ``right`` name columns from 0;
    ``total`` says that the last row sums up the others.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[Marked, ...], ...]
    shares: tuple[int, ...]
    centred: frozenset[int] = frozenset()
    right: frozenset[int] = frozenset()
    total: bool = False


Block = Heading | Prose | Grid


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper in one language; ``lying`` turns its pages.

    ``plan_id`` and ``issuer`` are those of the plan, ``date`` is a day in words ("2026年11月23日"),
    empty where there is none: they go into the properties of a file.
    """

    title: str
    lang: Lang
    blocks: tuple[Block, ...]
    lying: bool = False
    plan_id: str = ""
    issuer: str = ""
    date: str = ""


def said(words: str) -> Marked:
    """``words`` without marks.

    >>> said("a"), said("")
    ((Piece(kind='same', text='a'),), ())
    """
    return (Piece("same", words),) if words else ()


def plain(words: Marked) -> str:
    """The characters of ``words``, marks or not."""
    return "".join(piece.text for piece in words)
