"""The main part: cover, contents and blocks, each in its section."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tjplan.document import Block, Document, Heading, Paragraph, Table
from tjplan.word.contents import Target, contents
from tjplan.word.cover import cover
from tjplan.word.paragraphs import heading, paragraph, prose
from tjplan.word.press import Press
from tjplan.word.sections import ends_with, numbered, unnumbered
from tjplan.word.tables import gap, table
from tjplan.word.xml import Element, serialise, w


def body(document: Document, pages: Mapping[str, int], footers: Sequence[tuple[str, str]], press: Press) -> bytes:
    """The part ``document.xml``; ``footers`` are type and relationship id of the body's footers."""
    targets = [
        Target(block, press.bookmarks.heading_name(block.anchor))
        for block in document.blocks
        if isinstance(block, Heading)
    ]
    page = press.layout.page
    front = [cover(document.cover, press), contents(targets, pages, press)]
    parts = [element for section in front for element in _closed(section, unnumbered(page))]
    parts += _blocks(document.blocks, iter(targets), press)
    return serialise(w("document", w("body", *parts, numbered(page, footers))))


def _closed(elements: Sequence[Element], section: Element) -> Iterable[Element]:
    if elements:
        ends_with(elements[-1], section)
    return elements


def _blocks(blocks: Sequence[Block], targets: Iterator[Target], press: Press) -> Iterator[Element]:
    """The blocks' elements; a gap follows a table unless a chapter's page does, which needs none."""
    if not blocks:
        yield paragraph("BodyText", [])
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        match block:
            case Heading():
                yield heading(block, next(targets).bookmark, press, starts_section=index == 0)
            case Paragraph():
                yield prose(block, press)
            case Table():
                yield from table(block, press)
                if not (isinstance(following, Heading) and following.level == 1):
                    yield gap()
