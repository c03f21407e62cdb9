"""Whether two elements are the same, but for what only counts or hints."""

from collections.abc import Iterable, Iterator
from itertools import starmap, zip_longest
from typing import Any

from tjplan.word.xml import Element, clark

Shape = tuple[Any, ...]

_FONTS, _HINT, _LOOK = clark("w:rFonts"), clark("w:hint"), clark("w:rPr")
# Numbers of drawings, which say only how many came before.
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_COUNTED = ("id", "name")
_VAIN = frozenset((_FONTS, _LOOK))
_MARKS = frozenset((clark("w:bookmarkStart"), clark("w:bookmarkEnd")))


def shape(element: Element | None) -> Shape:
    """What makes an element what it is.

    ``w:hint`` is left out: it follows from the characters of a whole run (17.3.2.26), so it changes with
    any of them.  None and an element without content or attributes are alike.
    """
    if element is None:
        return ()
    children = tuple(found for child in element if child.tag not in _MARKS and (found := shape(child)))
    attributes = _attributes(element)
    if element.tag in (_FONTS, _LOOK) and not attributes and not children:
        return ()
    return (element.tag, attributes, element.text or "", children)


def _attributes(element: Element) -> Shape:
    dropped = (_HINT,) if element.tag == _FONTS else _COUNTED if element.tag == _DRAWING else ()
    return tuple(sorted((key, value) for key, value in element.attrib.items() if key not in dropped))


def alike(one: Element | None, other: Element | None, *, but: frozenset[str] = frozenset()) -> bool:
    """Whether the content of two elements is the same, without children of the tags ``but``."""
    if not but and one is not None and other is not None:
        return same_content(one, other)
    return inside(one, but) == inside(other, but)


def same_content(one: Iterable[Element], other: Iterable[Element]) -> bool:
    """Whether two rows of elements are the same, bookmarks aside; the first difference ends the search."""
    return all(starmap(_same, zip_longest(_told(one), _told(other))))


def _told(elements: Iterable[Element]) -> Iterator[Element]:
    """The elements that count: no bookmarks, and no look that says nothing."""
    return (one for one in elements if one.tag not in _MARKS and (one.tag not in _VAIN or shape(one)))


def _same(one: Element | None, other: Element | None) -> bool:
    """Whether the shapes of two elements are the same, None of one that is missing."""
    if one is None or other is None or one.tag != other.tag or (one.text or "") != (other.text or ""):
        return False
    if dict(one.attrib) != dict(other.attrib) and _attributes(one) != _attributes(other):
        return False
    return same_content(one, other)


def inside(element: Element | None, but: frozenset[str] = frozenset()) -> Shape:
    """The shapes of an element's children."""
    return tuple(shape(child) for child in element if child.tag not in but) if element is not None else ()
