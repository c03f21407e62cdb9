"""Page numbers: "— 1 —" outside, on the right of odd pages and on the left of even ones.

GB/T 9704-2012, 7.5; one character is left free between the number and the edge of the type area.
On a turned page the number stands where it does on an upright one (GB/T 9704-2012, 8): beside the
text, and turned with the sheet.
"""

from typing import Literal

from tjplan.model.style import Page, PageNumber
from tjplan.word.fields import field
from tjplan.word.layout import text_height, turned, twips
from tjplan.word.paragraphs import paragraph
from tjplan.word.runs import runs
from tjplan.word.xml import Element, serialise, w

_Side = Literal["left", "right"]
# The line of the number is a little higher than its characters.
_LINE = 1.3


def odd(number: PageNumber) -> bytes:
    """The footer part of right-hand pages."""
    return _footer(_paragraph("right", number))


def even(number: PageNumber) -> bytes:
    """The footer part of left-hand pages."""
    return _footer(_paragraph("left", number))


def turned_odd(number: PageNumber, page: Page) -> bytes:
    """The footer part of right-hand pages that are turned; ``page`` is the upright one."""
    return _footer(_beside("right", number, page), paragraph("Footer", []))


def turned_even(number: PageNumber, page: Page) -> bytes:
    """The footer part of left-hand pages that are turned."""
    return _footer(_beside("left", number, page), paragraph("Footer", []))


def _footer(*content: Element) -> bytes:
    return serialise(w("ftr", *content))


def _paragraph(side: _Side, number: PageNumber, *properties: Element) -> Element:
    before, _, after = number.form.partition("1")
    content = [*_text(before), *field("PAGE", _text("1")), *_text(after)]
    if number.place == "center":
        return paragraph("Footer", content, *properties, w("jc", val="center"))
    indent = w("ind", **{side: round(number.block.size * 20), f"{side}Chars": 100})
    return paragraph("Footer", content, *properties, indent, w("jc", val=side))


def _beside(side: _Side, number: PageNumber, page: Page) -> Element:
    """A table of one cell that floats left of the type area, its text from top to bottom.

    Properties in the order of ECMA-376 Part 1, 17.4.59 and 17.4.69.
    """
    lying = turned(page)
    width, height = round(number.block.size * 20 * _LINE), text_height(lying)
    place = w(
        "tblpPr",
        vertAnchor="page",
        horzAnchor="page",
        tblpX=twips(page.footer),
        tblpY=twips(lying.top),
    )
    margins = w("tblCellMar", *(w(name, w=0, type="dxa") for name in ("left", "right")))
    properties = w("tblPr", place, w("tblW", w=width, type="dxa"), w("tblLayout", type="fixed"), margins)
    # The style's space before it fills the room of a footer below the text.
    content = _paragraph(side, number, w("spacing", before=0))
    cell = w("tc", w("tcPr", w("tcW", w=width, type="dxa"), w("textDirection", val="tbRl")), content)
    row = w("tr", w("trPr", w("trHeight", val=height, hRule="exact")), cell)
    return w("tbl", properties, w("tblGrid", w("gridCol", w=width)), row)


def _text(characters: str) -> list[Element]:
    return runs(characters, "en")
