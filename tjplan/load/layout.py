"""A file's tree with its comments and blank lines: what the emitter writes.

libyaml drops comments, but between two scalars a file holds only marks of structure and comments.
So the tree is walked with a cursor over the source, and each gap is searched for ``#``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tjplan.load import traps
from tjplan.load.tree import Mapping, Scalar, Sequence, Tree

# YAML 1.1, which libyaml reads, also ends lines and comments at NEL, LS and PS.
_COMMENT = re.compile(r"#[^\n\x85\u2028\u2029]*")
_GAP = re.compile(rf"(?:\s|\ufeff|{_COMMENT.pattern})*")
_GAP_IN_FLOW = re.compile(rf"(?:[\s,]|{_COMMENT.pattern})*")
_BEHIND = re.compile(rf"[ \t]*,?[ \t]*({_COMMENT.pattern})")
_HEADER = re.compile(rf"[>|][-+0-9]*[ \t]*({_COMMENT.pattern})?")


@dataclass(slots=True)
class Block:
    """A mapping or list. ``flow`` is the author's choice; ``tail`` are the lines behind its last entry."""

    is_map: bool
    flow: bool
    entries: list["Entry"] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """A key and value, an item (no key) or the whole file (no key). Lines are comments, "" is blank.

    ``lead`` stands above, ``head`` on the line of the key or dash when the value follows below,
    ``above`` between the two, ``behind`` after the value (its first on the same line).  ``indent``
    is the column, from 0, of the block that a scalar stands in: its content indentation counts from it.
    """

    key: Scalar | None
    value: Scalar | Block
    lead: list[str] = field(default_factory=list)
    head: str = ""
    above: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    indent: int = -1


def read(tree: Tree) -> Entry:
    """The layout of a whole file from its tree; the source is that of the tree's spots."""
    return _Walk(tree.spot.file.text).root(tree)


def comments(tree: Tree) -> Iterator[str]:
    """Every comment of the file, found without regard to the layout, so that it can be checked."""
    text, at = tree.spot.file.text, 0
    for start, end, style in sorted(_spans(tree)):
        yield from (comment.rstrip() for comment in _COMMENT.findall(text, at, max(at, start)))
        header = _HEADER.match(text, start) if style in (">", "|") else None
        if header and header[1]:
            yield header[1].rstrip()
        at = max(at, end)
    yield from (comment.rstrip() for comment in _COMMENT.findall(text, at))


def _spans(tree: Tree) -> Iterator[tuple[int, int, str]]:
    if isinstance(tree, Scalar):
        yield tree.spot.start, tree.spot.end, tree.spot.style
        return
    if isinstance(tree, Mapping):
        yield from ((spot.start, spot.end, spot.style) for spot in tree.keys.values())
    for item in tree.items.values() if isinstance(tree, Mapping) else tree.items:
        yield from _spans(item)


class _Note(NamedTuple):
    """A comment, or a blank line (""); ``own`` says that nothing stands before it on its line."""

    text: str
    own: bool
    col: int
    end: int


class _Walk:
    """One pass over a tree; ``at`` is the index behind what has been taken."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def root(self, tree: Tree) -> Entry:
        lead = _lines(self._notes(tree.spot.start))
        entry = Entry(None, Scalar("", None, tree.spot), lead)
        self._value(entry, tree)
        rest = _ended(self._notes(len(self.text)))
        if isinstance(entry.value, Block) and entry.value.entries and not entry.value.flow:
            entry.value.tail += rest
        else:
            entry.behind += rest
        return entry

    def _notes(self, end: int) -> list[_Note]:
        """The comments and blank lines from the cursor to ``end``, where the cursor then stands."""
        found: list[_Note] = []
        at = self.at
        for match in _COMMENT.finditer(self.text, at, max(at, end)):
            line = self.text.rfind("\n", 0, match.start()) + 1
            if self.text.count("\n", at, match.start()) > 1:
                found.append(_Note("", True, 0, at))
            own = not self.text[line : match.start()].strip()
            found.append(_Note(match.group().rstrip(), own, match.start() - line, match.end()))
            at = match.end()
        if self.text.count("\n", at, max(at, end)) > 1:
            found.append(_Note("", True, 0, end))
        self.at = max(self.at, end)
        return found

    def _value(self, entry: Entry, tree: Tree, indent: int = -1, *, in_flow: bool = False) -> None:
        """Take the value of ``entry`` with what stands between its mark and it, and behind it."""
        between = [note for note in self._notes(tree.spot.start) if note.text]
        if between and not between[0].own:
            entry.head = between.pop(0).text
        entry.indent = indent
        if isinstance(tree, Scalar):
            self._scalar(entry, tree, [note.text for note in between])
        elif in_flow or self.text[tree.spot.start] in "{[":
            entry.above = [note.text for note in between]
            entry.value = self._flow(tree)
            if not entry.value.entries:
                entry.behind, entry.value.tail = [line for line in entry.value.tail if line], []
        else:
            entry.value = self._block(tree, indent)
            entry.value.entries[0].lead[:0] = [note.text for note in between]
        if behind := _BEHIND.match(self.text, self.at):
            entry.behind.append(behind[1].rstrip())
            self.at = behind.end()

    def _scalar(self, entry: Entry, tree: Scalar, between: list[str]) -> None:
        entry.value = tree
        spot = tree.spot
        self.at = max(self.at, spot.end)
        if spot.style in (">", "|"):
            span = self.text[spot.start : spot.end]
            header = _HEADER.match(span)
            if header and header[1]:
                entry.behind.append(header[1].rstrip())
            keeps = "+" in span.partition("\n")[0].partition("#")[0]
            self.at = spot.start + len(span.removesuffix("\n") if keeps else span.rstrip())
        if not spot.style and not tree.text:  # an empty value has no line of its own
            entry.behind += [line for line in (entry.head, *between) if line]
            entry.head = ""
        else:
            entry.above = between

    def _block(self, tree: Mapping | Sequence, outer: int) -> Block:
        block = Block(isinstance(tree, Mapping), flow=False)
        indent = tree.spot.col - 1
        self.at = max(self.at, tree.spot.start)
        for key, value in _entries(tree):
            start = key.spot.start if key else self._dash()
            entry = Entry(key, Scalar("", None, value.spot), _lines(self._notes(start)))
            self.at = key.spot.end if key else start + 1
            self._value(entry, value, indent)
            block.entries.append(entry)
        block.tail = self._tail(indent, outer)
        return block

    def _dash(self) -> int:
        gap = _GAP.match(self.text, self.at)
        return gap.end() if gap else self.at

    def _tail(self, indent: int, outer: int) -> list[str]:
        """The comments behind the last entry that are indented like the block's own entries."""
        gap = _GAP.match(self.text, self.at)
        end = gap.end() if gap else self.at
        after = end - self.text.rfind("\n", 0, end) - 1 if end < len(self.text) else -1
        back, notes, taken = self.at, self._notes(end), 0
        for index, note in enumerate(notes):
            if note.text and (note.col < indent or note.col <= max(after, outer)):
                break
            taken = index + 1 if note.text else taken
        self.at = notes[taken - 1].end if taken else back
        return _lines(notes[:taken])

    def _flow(self, tree: Mapping | Sequence) -> Block:
        block = Block(isinstance(tree, Mapping), flow=True)
        bracketed = self.text[tree.spot.start] in "{["
        self.at = max(self.at, tree.spot.start + bracketed)
        for key, value in _entries(tree):
            start = (key or value).spot.start
            entry = Entry(key, Scalar("", None, value.spot), _lines(self._notes(start)))
            self.at = max(self.at, key.spot.end if key else start)
            self._value(entry, value, in_flow=True)
            block.entries.append(entry)
        if bracketed:
            gap = _GAP_IN_FLOW.match(self.text, self.at)
            end = gap.end() if gap else self.at
            block.tail = _ended(self._notes(end))
            self.at = end + 1
        return block


def _entries(tree: Mapping | Sequence) -> Iterator[tuple[Scalar | None, Tree]]:
    if isinstance(tree, Sequence):
        yield from ((None, item) for item in tree.items)
        return
    for name, value in tree.items.items():
        spot = tree.keys[name]
        yield Scalar(name, name if spot.style else traps.typed(name)[0], spot), value


def _lines(notes: list[_Note]) -> list[str]:
    return [note.text for note in notes]


def _ended(notes: list[_Note]) -> list[str]:
    """The lines of ``notes`` up to the last comment."""
    while notes and not notes[-1].text:
        notes.pop()
    return _lines(notes)
