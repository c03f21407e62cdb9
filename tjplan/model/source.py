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
        text, at = self.file.text, index_of(self, value, offset)
        before = text.rfind("\n", 0, at)
        return Place(self.file.name, text.count("\n", 0, at) + 1, at - before)


def index_of(spot: Spot, value: str, offset: int) -> int:
    """The index in ``spot.file.text`` of ``value[offset]``; the end of the span past the value."""
    text, at, end = spot.file.text, spot.start, spot.end
    if spot.style in (">", "|"):
        newline = text.find("\n", at)  # the header line (">-") is not part of the value
        at = newline + 1 if 0 <= newline < end else at
    elif spot.style in ("'", '"'):
        at += 1
    for char in value[:offset]:
        at = _after(text, at, end, char, spot.style)
    while at < end and text[at].isspace() and offset < len(value) and not value[offset].isspace():
        at += 1
    return min(at, end)


def _after(text: str, at: int, end: int, char: str, style: str) -> int:
    """The index behind the source characters that stand for ``char``."""
    if char.isspace():
        while at < end and text[at].isspace():
            at += 1
        if style == '"' and text.startswith(("\\n", "\\t"), at):
            at += 2
        return at
    while at < end and text[at].isspace():
        at += 1
    if style == "'" and text.startswith("''", at):
        return at + 2
    if style == '"' and at < end and text[at] == "\\":
        return at + {"x": 4, "u": 6, "U": 10}.get(text[at + 1 : at + 2], 2)
    return at + 1
