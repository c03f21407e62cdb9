"""Where something stands: files, spots in them, and the exact place of a character in a value."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """``file`` with forward slashes; ``line`` and ``col`` from 1, counted in code points."""

    file: str
    line: int
    col: int


@dataclass(frozen=True, slots=True, eq=False)
class SourceFile:
    """A file as read: its name for messages and its decoded characters, line ends as LF."""

    name: str
    text: str = field(repr=False)


class Spot(NamedTuple):
    """The span of one YAML scalar or key: ``start`` and ``end`` index ``file.text``.

    ``style`` is the YAML style: '' plain, "'" and '"' quoted, '>' folded, '|' literal.
    """

    file: SourceFile
    line: int
    col: int
    start: int
    end: int
    style: str = ""

    @property
    def place(self) -> Place:
        """Where the scalar starts."""
        return Place(self.file.name, self.line, self.col)

    def place_of(self, value: str, offset: int) -> Place:
        """The place of ``value[offset]``, where ``value`` is what this span was read as.

        YAML gives only the start of a scalar; folding, indentation and quoting shift the rest.
        So source and value are walked in lock-step, white space apart.
        """
        text, start, at = self.file.text, self.start, index_of(self, value, offset)
        breaks = text.count("\n", start, at)
        col = at - text.rfind("\n", start, at) if breaks else self.col + at - start
        return Place(self.file.name, self.line + breaks, col)


def index_of(spot: Spot, value: str, offset: int) -> int:
    """The index in ``spot.file.text`` of ``value[offset]``; the end of the span past the value."""
    text, at, end = spot.file.text, spot.start, spot.end
    if spot.style in (">", "|"):
        newline = text.find("\n", at)  # the header line (">-") is not part of the value
        at = newline + 1 if 0 <= newline < end else at
    elif spot.style in ("'", '"'):
        at += 1
    if spot.style in ("'", '"') and any(mark in text[at:end] for mark in ("''", "\\")):
        for char in value[:offset]:
            if not char.isspace():
                at = _past_blanks(text, at, end, spot.style)
                at += _width(text, at, spot.style)
    else:
        at = _behind(text, at, end, _solid(value[:offset]))
    if offset < len(value) and not value[offset].isspace():
        at = _past_blanks(text, at, end, spot.style)
    return min(at, end)


def _solid(text: str) -> int:
    """How many characters of ``text`` are no white space."""
    return len("".join(text.split()))


def _behind(text: str, at: int, end: int, count: int) -> int:
    """The index behind the ``count``-th character from ``at`` that is no white space, line by line."""
    while count and at < end:
        newline = text.find("\n", at, end)
        stop = end if newline < 0 else newline + 1
        solid = _solid(text[at:stop])
        if solid >= count:
            break
        count, at = count - solid, stop
    while count and at < end:
        count -= not text[at].isspace()
        at += 1
    return at


_BLANK_SIGNS = frozenset("\n\t ntrvf_NLP")
_BLANK_CODES = frozenset(f"{ord(char):x}" for char in map(chr, range(0x3001)) if char.isspace())


def _past_blanks(text: str, at: int, end: int, style: str) -> int:
    """The index of the next source character that is no white space, however that is written.

    Folding makes one space of many, so a run of white space in the value is one in the source.
    """
    while at < end and (text[at].isspace() or (style == '"' and _is_blank_escape(text, at))):
        at += _width(text, at, style)
    return at


def _width(text: str, at: int, style: str) -> int:
    """How many source characters stand for one of the value."""
    if style == "'" and text.startswith("''", at):
        return 2
    if style == '"' and text.startswith("\\", at):
        return {"x": 4, "u": 6, "U": 10}.get(text[at + 1 : at + 2], 2)
    return 1


def _is_blank_escape(text: str, at: int) -> bool:
    """Whether an escape stands for white space, or for none (a backslash at the end of a line)."""
    if text[at] != "\\":
        return False
    sign = text[at + 1 : at + 2]
    if sign in ("x", "u", "U"):
        return text[at + 2 : at + _width(text, at, '"')].lstrip("0").lower() in _BLANK_CODES
    return sign in _BLANK_SIGNS
