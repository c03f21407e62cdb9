"""The main part: cover, contents and blocks, each in its section."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tjplan.document import Block, Chart, Document, Heading, Paragraph, Table
from tjplan.word.charts import chart
from tjplan.word.contents import Target, contents
from tjplan.word.cover import cover
from tjplan.word.fit import Fit, fit
from tjplan.word.paragraphs import heading, paragraph, prose
from tjplan.word.press import Press
from tjplan.word.sections import Running, body_section, contents_section, cover_section, ends_with
from tjplan.word.tables import gap, keep_foot, table
from tjplan.word.xml import Element, clark, serialise, w


def body(document: Document, pages: Mapping[str, int], running: Running, press: Press) -> bytes:
    """The part ``document.xml``; ``running`` is what runs along its pages."""
    targets = [
        Target(block, press.bookmarks.heading_name(block.anchor))
        for block in document.blocks
        if isinstance(block, Heading)
    ]
    page = press.style.page
    parts = [
        *_closed(cover(document.cover, press), cover_section(page)),
        *_closed(contents(targets, pages, press), contents_section(page, running)),
    ]
    last = w("sectPr")
    found = iter(targets)
    spreads = _spreads(document.blocks, press)
    for at, spread in enumerate(spreads):
        elements = _ended(list(_blocks(spread, found, press)))
        last = body_section(page, running, first=at == 0, lying=spread.lying)
        parts += elements if spread is spreads[-1] else _closed(elements, last)
    return serialise(w("document", w("body", *parts, last)))


@dataclass(slots=True)
class _Spread:
    """Blocks on pages of one orientation, each table with how it fits there."""

    lying: bool
    blocks: list[tuple[Block, Fit | None]] = field(default_factory=list)


def _spreads(blocks: Sequence[Block], press: Press) -> list[_Spread]:
    """The blocks in order; a wide table turns its pages alone. One spread at least."""
    found: list[_Spread] = []
    for block in blocks:
        fitted = fit(block, press.style) if isinstance(block, Table) else None
        # A note stays on the page of the table that it explains.
        lying = found[-1].lying if found and _is_note(block) else fitted is not None and fitted.lying
        if not found or found[-1].lying != lying:
            found.append(_Spread(lying))
        found[-1].blocks.append((block, fitted))
    return found or [_Spread(lying=False)]


def _is_note(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.kind == "note"


def _closed(elements: Sequence[Element], section: Element) -> Iterable[Element]:
    if elements:
        ends_with(elements[-1], section)
    return elements


def _ended(elements: Sequence[Element]) -> Sequence[Element]:
    """``elements`` with a paragraph at their end that can hold a section's properties."""
    return elements if elements[-1].tag == clark("w:p") else [*elements, paragraph("SectionEnd", [])]


def _blocks(spread: _Spread, targets: Iterator[Target], press: Press) -> Iterator[Element]:
    """The blocks' elements, with a gap between a table and the text or table beside it."""
    blocks = spread.blocks
    if not blocks:
        yield paragraph("BodyText", [])
    for index, (block, fitted) in enumerate(blocks):
        following = blocks[index + 1][0] if index + 1 < len(blocks) else None
        match block:
            case Heading():
                yield heading(block, next(targets).bookmark, press, starts_section=index == 0)
            case Paragraph():
                yield prose(block, press)
            case Chart():
                yield chart(block, press, keeps=_is_note(following))
            case Table():
                if block.caption == "inside" and index and isinstance(blocks[index - 1][0], Paragraph):
                    yield gap(keeps=True)
                elements = table(block, fitted or fit(block, press.style), press)
                if _is_note(following) and block.rows:
                    keep_foot(elements[-1])
                yield from elements
                if following and not (isinstance(following, Heading) and following.level == 1):
                    yield gap(keeps=_is_note(following))
