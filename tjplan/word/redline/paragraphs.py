"""Paragraphs that came, went, moved, or are in both documents."""

from collections.abc import Sequence
from copy import deepcopy

from tjplan.word.redline import properties, texts
from tjplan.word.redline.hand import GONE, Change, Hand
from tjplan.word.redline.shapes import same_content
from tjplan.word.redline.wrap import wrapped
from tjplan.word.xml import Element, clark, w

_PROPERTIES, _START, _ID = clark("w:pPr"), clark("w:bookmarkStart"), clark("w:id")


def content(paragraph: Element) -> list[Element]:
    """What stands in ``paragraph`` behind its properties."""
    return [child for child in paragraph if child.tag != _PROPERTIES]


def _filled(paragraph: Element, elements: Sequence[Element]) -> Element:
    first = 1 if len(paragraph) and paragraph[0].tag == _PROPERTIES else 0
    paragraph[first:] = elements
    return paragraph


def whole(paragraph: Element, change: Change, names: frozenset[str], hand: Hand, *, ends: bool = True) -> Element:
    """``paragraph`` with all its content inside ``change``, and its end too unless told not."""
    elements = content(paragraph)
    if change in GONE:
        elements = _only_targets(elements, names)
    if ends:
        properties.mark(paragraph, change, hand)
    return _filled(paragraph, wrapped(elements, change, hand))


def _only_targets(elements: Sequence[Element], names: frozenset[str]) -> list[Element]:
    """Content that goes keeps the bookmarks alone that fields ask for and that the new document lacks."""
    bookmarks = (clark("w:bookmarkStart"), clark("w:bookmarkEnd"))
    marks = [(at, one) for at, one in enumerate(elements) if one.tag in bookmarks]
    kept = {at for at, _ in texts.kept_marks(marks, names)}
    return [one for at, one in enumerate(elements) if one.tag not in bookmarks or at in kept]


def untouched(old: Element, new: Element, names: frozenset[str]) -> bool:
    """Whether two paragraphs, rows or tables are the same, and nothing asks for a bookmark that the old one alone has."""
    return same_content(old, new) and not any(texts.is_target(mark, names) for mark in old.iter(_START))


def both(old: Element, new: Element, names: frozenset[str], hand: Hand) -> list[Element]:
    """One paragraph of two; two where a section ends behind it in one document alone, or other footers with it.

    A section can come or go only with its paragraph: LibreOffice loses the text's end where that is exchanged alone.
    """
    if untouched(old, new, names):
        return [new]
    if properties.ends_otherwise(old, new):
        return [whole(old, "del", names, hand), whole(new, "ins", names, hand)]
    if (section := properties.section_of(new)) is not None:
        properties.section(properties.section_of(old), section, hand)
    merged = texts.merged(content(old), content(new), names, hand)
    properties.paragraph(old, new, hand)
    return [_filled(new, merged)]


def opened(old: Element, new: Element, names: frozenset[str], hand: Hand, change: Change) -> Element:
    """A paragraph of both whose end came or went: in one document alone it is the last."""
    merged = texts.merged(content(old), content(new), names, hand)
    paragraph = w("p", deepcopy((new if change == "ins" else old)[0]), *merged)
    properties.mark(paragraph, change, hand)
    return paragraph


def closing(
    paragraph: Element, was: Element, becomes: Element, change: Change, names: frozenset[str], hand: Hand
) -> Element:
    """The last paragraph, its content inside ``change``, its end that of ``becomes`` and once that of ``was``."""
    was = w("p", deepcopy(was[0]))
    made = whole(paragraph, change, names, hand, ends=False)
    made[0][:] = [deepcopy(child) for child in becomes[0] if child.tag not in (clark("w:rPr"), clark("w:sectPr"))]
    properties.paragraph(was, made, hand)
    return made


def moved(
    old: Element, new: Element, found: texts.Compared, names: frozenset[str], hand: Hand
) -> tuple[Element, Element]:
    """A paragraph where it was and where it is."""
    for paragraph, elements, change in (
        (old, texts.left(found, names, hand), "moveFrom"),
        (new, texts.came(found, hand), "moveTo"),
    ):
        properties.mark(paragraph, change, hand)  # type: ignore[arg-type]
        _filled(paragraph, elements)
    return old, new
