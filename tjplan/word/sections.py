"""Sections: paper, type area, grid, what runs along the pages, and which of them bear a number."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tjplan.model.style import Page
from tjplan.word.layout import header_height, line_pitch, turned, twips
from tjplan.word.xml import Element, w

Start = Literal["nextPage", "oddPage"]
_SHEETS = ("default", "even")


@dataclass(frozen=True, slots=True)
class Running:
    """Relationship ids of footers for odd and even pages, upright and turned, and of the header if any."""

    upright: tuple[str, str]
    turned: tuple[str, str]
    header: str = ""


def cover_section(page: Page) -> Element:
    """The properties of the cover's section: nothing runs along it."""
    return _section(page, page, "nextPage", [], [])


def contents_section(page: Page, running: Running) -> Element:
    """The properties of the contents' section: no footer, so no number."""
    return _section(page, page, "nextPage", _headers(running), [])


def body_section(page: Page, running: Running, *, first: bool, lying: bool) -> Element:
    """The properties of a section of the body: numbers from 1 on, the first on a right-hand page.

    ``lying`` turns the page for a wide table; ``page`` is the upright one in any case.
    """
    ids = running.turned if lying else running.upright
    footers = [w("footerReference", type=kind, r_id=relation) for kind, relation in zip(_SHEETS, ids, strict=True)]
    numbers = [w("pgNumType", start=1)] if first else []
    start: Start = "oddPage" if first else "nextPage"
    return _section(turned(page) if lying else page, page, start, [*_headers(running), *footers], numbers)


def ends_with(paragraph: Element, section: Element) -> None:
    """Make ``paragraph`` the last of its section: the properties of a section stand there."""
    paragraph[0].append(section)


def _headers(running: Running) -> list[Element]:
    return [w("headerReference", type=kind, r_id=running.header) for kind in _SHEETS if running.header]


def _section(
    page: Page, upright: Page, start: Start, references: Sequence[Element], numbers: Sequence[Element]
) -> Element:
    """In the order of ECMA-376 Part 1, 17.6.17; ``page`` is ``upright`` itself, or that turned."""
    paper = _paper(page, upright)
    return w("sectPr", *references, w("type", val=start), *paper, *numbers, w("cols", space=720), *_grid(page))


def _paper(page: Page, upright: Page) -> list[Element]:
    margins = {side: twips(getattr(page, side)) for side in ("top", "right", "bottom", "left", "footer")}
    orientation = {} if page is upright else {"orient": "landscape"}
    return [
        w("pgSz", w=twips(page.width), h=twips(page.height), **orientation),
        w("pgMar", **margins, header=twips(page.top - header_height(upright)), gutter=0),
    ]


def _grid(page: Page) -> list[Element]:
    # Not linesAndChars: LibreOffice sets it at half the characters; spacing in the styles does the rest.
    pitch = line_pitch(page)
    return [w("docGrid", type="lines", linePitch=pitch)] if pitch else []
