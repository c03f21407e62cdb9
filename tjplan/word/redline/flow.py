"""A paragraph's content as plain characters, so that two of them can be compared, and back as runs.

What cannot be divided (a field, a link, a drawing) is one character there, of a plane that no text uses
(U+F0000 on); should a text use one, that character is treated the same way.
"""

import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tjplan.word.redline.shapes import Shape, shape
from tjplan.word.xml import Element, clark, text, w

_RUN, _LOOK, _TEXT, _BREAK, _TAB = (clark(f"w:{name}") for name in ("r", "rPr", "t", "br", "tab"))
_MARK, _KIND = clark("w:fldChar"), clark("w:fldCharType")
BOOKMARKS = frozenset((clark("w:bookmarkStart"), clark("w:bookmarkEnd")))
_PLAIN = frozenset((_LOOK, _TEXT, _BREAK, _TAB))
_FIRST, _LAST = 0xF0000, 0xFFFFD
_SIGNS = re.compile("([\n\t])")
_PRIVATE = re.compile("([\U000f0000-\U000ffffd])")
OPENING, CLOSING = "opening", "closing"


@dataclass(slots=True)
class Signs:
    """The characters that stand for what cannot be divided, the same for the same."""

    given: dict[object, str] = field(default_factory=dict)

    def of(self, what: object) -> str:
        """The character for ``what``; past the last there are, different things look alike to no harm of the text."""
        return self.given.setdefault(what, chr(min(_FIRST + len(self.given), _LAST)))


@dataclass(slots=True)
class Flow:
    """The content of one paragraph or link.

    ``looks`` has the run properties of each character, with their shape; ``wholes`` the elements of
    each character that stands for some; ``marks`` the bookmarks' starts and ends before a character.
    """

    plain: str = ""
    looks: list[tuple[Element | None, Shape]] = field(default_factory=list)
    wholes: dict[int, list[Element]] = field(default_factory=dict)
    marks: list[tuple[int, Element]] = field(default_factory=list)

    def cuts(self) -> set[int]:
        """Where one run must end and another begin."""
        found = {at for at, _ in self.marks}
        for at in self.wholes:
            found |= {at, at + 1}
        found.update(at for at in range(1, len(self.looks)) if self.looks[at][0] is not self.looks[at - 1][0])
        return found

    def elements(self, first: int, last: int) -> list[Element]:
        """What stands from ``first`` to before ``last``, between two cuts."""
        if first in self.wholes:
            return self.wholes[first]
        return [run(self.plain[first:last], self.looks[first][0])]


def run(characters: str, look: Element | None) -> Element:
    """A run of ``characters`` that looks like ``look``."""
    properties = [] if look is None else [copy.deepcopy(look)]
    return w("r", *properties, *(_piece(piece) for piece in _SIGNS.split(characters) if piece))


def _piece(piece: str) -> Element:
    if piece == "\n":
        return w("br")
    return w("tab") if piece == "\t" else text("t", piece)


def flow(content: Sequence[Element], signs: Signs) -> Flow:
    """The flow of a paragraph's or link's children, its properties left out."""
    found = Flow()
    parts: list[str] = []
    for elements, key in _wholes(content):
        if key is None:
            _add(found, parts, elements[0], signs)
        else:
            _whole(found, parts, elements, signs.of(key))
    found.plain = "".join(parts)
    return found


def _add(found: Flow, parts: list[str], element: Element, signs: Signs) -> None:
    if element.tag in BOOKMARKS:
        found.marks.append((len(found.looks), element))
        return
    look = element.find(_LOOK)
    seen = (look, shape(look))
    for child in element:
        for piece in _PRIVATE.split(_characters(child)):
            if _PRIVATE.match(piece):
                _whole(found, parts, [run(piece, look)], signs.of((piece, seen[1])))
            elif piece:
                parts.append(piece)
                found.looks.extend([seen] * len(piece))


def _whole(found: Flow, parts: list[str], elements: list[Element], sign: str) -> None:
    found.wholes[len(found.looks)] = elements
    parts.append(sign)
    found.looks.append((None, ()))


def _characters(child: Element) -> str:
    if child.tag == _TEXT:
        return child.text or ""
    return "\n" if child.tag == _BREAK else "\t" if child.tag == _TAB else ""


def _wholes(content: Sequence[Element]) -> Iterator[tuple[list[Element], object]]:
    """The elements one by one, without a key where they can be divided; a field's runs together.

    A field that begins here and ends in another paragraph is that of the contents, whatever it asks for.
    """
    at = 0
    while at < len(content):
        element = content[at]
        last = _end(content, at)
        group = list(content[at:last])
        at = last
        if len(group) == 1 and (element.tag in BOOKMARKS or _is_plain(element)):
            yield group, None
        elif element.tag == _RUN and _field_mark(group[-1]) == "separate":
            yield group, OPENING
        elif element.tag == _RUN and _field_mark(element) == "end":
            yield group, CLOSING
        else:
            yield group, tuple(shape(one) for one in group)


def _end(content: Sequence[Element], first: int) -> int:
    """The place behind the field that begins at ``first``, or behind that one element."""
    if _field_mark(content[first]) != "begin":
        return first + 1
    depth, opened = 0, first + 1
    for at in range(first, len(content)):
        kind = _field_mark(content[at])
        if kind == "separate" and depth == 1:
            opened = at + 1
        depth += {"begin": 1, "end": -1}.get(kind, 0)
        if depth == 0:
            return at + 1
    return opened


def _field_mark(element: Element) -> str:
    if element.tag != _RUN:
        return ""
    mark = element.find(_MARK)
    return "" if mark is None else mark.get(_KIND, "")


def _is_plain(element: Element) -> bool:
    return element.tag == _RUN and all(child.tag in _PLAIN and not _is_break(child) for child in element)


def _is_break(child: Element) -> bool:
    """Whether it breaks more than a line."""
    return child.tag == _BREAK and bool(child.attrib)


@dataclass(frozen=True, slots=True)
class LastField:
    """A content that ends with a field: what stands before it, and the field's own parts."""

    before: Sequence[Element]
    opening: Sequence[Element]
    result: Sequence[Element]
    closing: Element


def last_field(content: Sequence[Element]) -> LastField | None:
    """``content`` taken apart if a field that holds no other ends it."""
    kinds = [_field_mark(element) for element in content]
    if not kinds or kinds[-1] != "end":
        return None
    marks = [at for at, kind in enumerate(kinds) if kind][-3:]
    if [kinds[at] for at in marks] != ["begin", "separate", "end"]:
        return None
    begin, separate, end = marks
    return LastField(content[:begin], content[begin : separate + 1], content[separate + 1 : end], content[end])
