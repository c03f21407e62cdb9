"""Sections: paper, type area, grid, and which pages bear a number."""

from collections.abc import Sequence
from typing import Literal

from tjplan.word.layout import Page, twips
from tjplan.word.xml import Element, w

Start = Literal["nextPage", "oddPage"]


def unnumbered(page: Page) -> Element:
    """The properties of the cover's and the contents' section: no footer, so no number."""
    return _section(page, "nextPage", [], [])


def numbered(page: Page, footers: Sequence[tuple[str, str]]) -> Element:
    """The properties of the body's section: numbers from 1 on, on a right-hand page.

    ``footers`` are pairs of footer type (default, even) and relationship id.
    """
    references = [w("footerReference", type=kind, r_id=relation) for kind, relation in footers]
    return _section(page, "oddPage", references, [w("pgNumType", start=1)])


def ends_with(paragraph: Element, section: Element) -> None:
    """Make ``paragraph`` the last of its section: the properties of a section stand there."""
    paragraph[0].append(section)


def _section(page: Page, start: Start, footers: Sequence[Element], numbers: Sequence[Element]) -> Element:
    """In the order of ECMA-376 Part 1, 17.6.17."""
    return w("sectPr", *footers, w("type", val=start), *_paper(page), *numbers, w("cols", space=720), *_grid(page))


def _paper(page: Page) -> list[Element]:
    margins = {side: twips(getattr(page, side)) for side in ("top", "right", "bottom", "left", "footer")}
    return [
        w("pgSz", w=twips(page.width), h=twips(page.height)),
        w("pgMar", **margins, header=twips(15), gutter=0),
    ]


def _grid(page: Page) -> list[Element]:
    # Not linesAndChars: LibreOffice sets it at half the characters; spacing in the styles does the rest.
    return [w("docGrid", type="lines", linePitch=page.line_pitch)] if page.line_pitch else []
