"""Lengths of a style as Word counts them: twips, 1/20 of a point."""

from dataclasses import replace

from tjplan.model.style import Page, Style


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point.

    >>> twips(37), twips(156)
    (2098, 8844)
    """
    return round(millimetres * 1440 / 25.4)


def text_width(page: Page) -> int:
    """The width of the type area in twips."""
    return twips(page.width) - twips(page.left) - twips(page.right)


def text_height(page: Page) -> int:
    """The height of the type area in twips."""
    return twips(page.height) - twips(page.top) - twips(page.bottom)


def line_pitch(page: Page) -> int:
    """The height of a line of the grid in twips, 0 for no grid.

    Rounded down: with 580 for 22 lines on 225 mm LibreOffice sets 21.
    """
    return text_height(page) // page.lines if page.lines else 0


def character_spacing(style: Style) -> int:
    """What is added to each character in twips, so that so many of the grid fill a line.

    Rounded down: with -4 for 28 characters of 16 pt on 156 mm LibreOffice sets 27.
    """
    page = style.page
    if not page.characters:
        return 0
    return int(text_width(page) // page.characters - style.body.size * 20)


def header_height(page: Page) -> float:
    """Millimetres from the top of the page header to the text; ``page`` is the upright one.

    Header and footer fill all their room: of a section that starts on an odd page LibreOffice 7.4 drops
    the space between them and the text.
    """
    return max(0, min(22, page.top - 8, page.left - 8))


def footer_height(page: Page) -> float:
    """Millimetres from the text to the foot of the page number."""
    return page.bottom - page.footer


def turned(page: Page) -> Page:
    """The page for a wide table: the sheet lies with what is bound on the left at its top.

    GB/T 9704-2012, 8: a table's head stands at the binding edge of odd pages and at the fore edge of
    even ones, which is the left side of the upright sheet in both cases.
    """
    return replace(
        page,
        footer=max(0, page.right - footer_height(page)),
        width=page.height,
        height=page.width,
        top=page.left,
        right=page.top,
        bottom=page.right,
        left=page.bottom,
    )
