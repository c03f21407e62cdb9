"""Headings and prose."""

from collections.abc import Iterable

from tjplan.document import Heading, Paragraph, plain
from tjplan.word.press import Press
from tjplan.word.styles import heading_style, lead_style
from tjplan.word.words import after_number
from tjplan.word.xml import Element, w


def paragraph(style: str, content: Iterable[Element], *properties: Element) -> Element:
    """A paragraph; ``properties`` come in the order of ECMA-376 Part 1, 17.3.1.26, after the style."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *content)


def heading(block: Heading, target: str, press: Press, *, starts_section: bool) -> Element:
    """A heading in its level's style, ``target`` the bookmark of the contents.

    A chapter's style starts a page; ``starts_section`` takes that back where the section does so.
    """
    prefix = after_number(block.number, block.level, press.words)
    content = press.references.target(prefix + plain(block.text), block.origin, press.lang, _face(block, press))
    home = press.bookmarks.wrap(content, block.origin, "heading", prefix, block.kind)
    properties = [w("pageBreakBefore", val=0)] if starts_section else []
    return paragraph(heading_style(block.level), press.bookmarks.wrap_heading(home, target), *properties)


def _face(block: Heading, press: Press) -> str | None:
    """The character style of a heading without a number, where it is not that of its level.

    Bold in both styles would cancel out (ECMA-376 Part 1, 17.7.3), so a bold face is left to the level's.
    """
    return lead_style(block.kind) if block.kind == "heading" and not press.style.heading.bold else None


def prose(block: Paragraph, press: Press) -> Element:
    """A paragraph of prose, with the run-in heading before it if it has one."""
    number = after_number(block.number, 0, press.words)
    if not plain(block.lead):
        return paragraph("TableText" if block.kind == "note" else "BodyText", _text(block, number, press))
    gap = press.words.lead_gap if plain(block.text) and not plain(block.lead)[-1:].isspace() else ""
    return paragraph("BodyText", [*_lead(block, number, press), *_text(block, gap, press)])


def _lead(block: Paragraph, number: str, press: Press) -> list[Element]:
    content = press.references.target(number + plain(block.lead), block.lead_origin, press.lang, lead_style(block.kind))
    if block.lead_origin is None:
        return content
    return press.bookmarks.wrap(content, block.lead_origin, "lead", number, block.kind)


def _text(block: Paragraph, prefix: str, press: Press) -> list[Element]:
    if plain(block.lead) and not plain(block.text):
        return []
    content = press.references.text(block.text, press.lang, prefix)
    kind = "" if block.kind == "paragraph" else block.kind
    return press.bookmarks.wrap(content, block.origin, "paragraph", prefix, kind)
