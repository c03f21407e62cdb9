"""Properties that differ: the new ones with the old ones inside (ECMA-376 Part 1, 17.13.5.23 to 17.13.5.37)."""

import copy
from collections.abc import Iterable

from tjplan.word.redline.hand import Change, Hand
from tjplan.word.redline.shapes import alike
from tjplan.word.xml import Element, clark, w

_PARAGRAPH, _LOOK, _SECTION = clark("w:pPr"), clark("w:rPr"), clark("w:sectPr")
_MARK_AND_SECTION = frozenset((_LOOK, _SECTION))
_RUNNING = frozenset((clark("w:headerReference"), clark("w:footerReference")))
_NOTHING: frozenset[str] = frozenset()


def _former(name: str, element: Element | None, but: frozenset[str] = _NOTHING) -> Element:
    """A copy of the old properties, without what a change may not hold."""
    children: Iterable[Element] = element if element is not None else ()
    return w(name, *(copy.deepcopy(child) for child in children if child.tag not in but))


def paragraph(old: Element | None, new: Element, hand: Hand) -> None:
    """Record in the paragraph ``new`` that its properties were those of ``old``, None for none."""
    before, after = _of(old), _of(new)
    if not alike(before, after, but=_MARK_AND_SECTION):
        _made(new).append(hand.wrote("pPrChange", _former("pPr", before, _MARK_AND_SECTION)))


def mark(paragraph: Element, change: Change, hand: Hand) -> None:
    """Record that the end of ``paragraph`` came, went or moved: before the section, if it ends one (17.3.1.26)."""
    properties = _made(paragraph)
    section = properties.find(_SECTION)
    look = w("rPr", hand.wrote(change))
    if section is None:
        properties.append(look)
    else:
        section.addprevious(look)


def section_of(paragraph: Element) -> Element | None:
    """The section that ends with ``paragraph``."""
    properties = _of(paragraph)
    return None if properties is None else properties.find(_SECTION)


def same_running(old: Element, new: Element) -> bool:
    """Whether two sections show the same headers and footers: a change of those has no form (17.13.5.32)."""
    return [dict(one.attrib) for one in old if one.tag in _RUNNING] == [
        dict(one.attrib) for one in new if one.tag in _RUNNING
    ]


def ends_otherwise(old: Element, new: Element) -> bool:
    """Whether a section ends behind one of two paragraphs alone, or other headers and footers with it."""
    before, after = section_of(old), section_of(new)
    if before is None or after is None:
        return before is not after
    return not same_running(before, after)


def section(old: Element, new: Element, hand: Hand) -> None:
    """Record in the section ``new`` what it was, headers and footers left out."""
    if not alike(old, new, but=_RUNNING):
        new.append(hand.wrote("sectPrChange", _former("sectPr", old, _RUNNING)))


def table(old: Element, new: Element, hand: Hand) -> None:
    """Record in the table ``new`` its former properties and columns."""
    before, after = old.find(clark("w:tblPr")), new.find(clark("w:tblPr"))
    if not alike(before, after):
        after.append(hand.wrote("tblPrChange", _former("tblPr", before)))
    before, after = old.find(clark("w:tblGrid")), new.find(clark("w:tblGrid"))
    if not alike(before, after):
        # Alone among the changes it names nobody (17.13.5.33).
        after.append(w("tblGridChange", _former("tblGrid", before), id=0))


def row(old: Element, new: Element, hand: Hand) -> None:
    """Record in the row ``new`` its former properties."""
    before = old.find(clark("w:trPr"))
    if not alike(before, new.find(clark("w:trPr"))):
        row_properties(new).append(hand.wrote("trPrChange", _former("trPr", before)))


def row_properties(row: Element) -> Element:
    """The properties of ``row``, made if it had none."""
    found = row.find(clark("w:trPr"))
    if found is None:
        found = w("trPr")
        row.insert(0, found)
    return found


def cell(old: Element, new: Element, hand: Hand) -> None:
    """Record in the cell ``new`` its former properties."""
    before, after = old.find(clark("w:tcPr")), new.find(clark("w:tcPr"))
    if not alike(before, after):
        after.append(hand.wrote("tcPrChange", _former("tcPr", before)))


def _of(paragraph: Element | None) -> Element | None:
    return None if paragraph is None else paragraph.find(_PARAGRAPH)


def _made(paragraph: Element) -> Element:
    found = paragraph.find(_PARAGRAPH)
    if found is None:
        found = w("pPr")
        paragraph.insert(0, found)
    return found
