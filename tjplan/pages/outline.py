"""Which page a block stands on, and how a reader calls the place."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tjplan.document import Block, Chart, Document, Heading, Paragraph, Run, Table, plain
from tjplan.pages import escape
from tjplan.pages.inline import numbered

RESERVED = frozenset({"index", "indicators", "checks", "data", "about", "architecture", "404", "search"})


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of the plan: ``path`` ("status.md"), its title as plain text, and its blocks."""

    path: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to link to: ``status.md#location``, with the words that name it."""

    target: str
    label: str


def title_of(heading: Heading, document: Document) -> str:
    """Number and title of ``heading`` as plain text on one line; its anchor where it has neither."""
    title = numbered(heading.number, plain(heading.text), document.lang)
    return escape.clean(title).strip() or escape.identifier(heading.anchor)


def opening(document: Document) -> tuple[Block, ...]:
    """What stands before the first chapter."""
    return tuple(document.blocks[: next(_starts(document), len(document.blocks))])


def chapters(document: Document) -> tuple[Chapter, ...]:
    """The chapters in reading order; each level-1 heading starts one."""
    starts = list(_starts(document))
    ends = [*starts[1:], len(document.blocks)]
    return tuple(_chapter(document.blocks[start:end], document) for start, end in zip(starts, ends, strict=True))


def _starts(document: Document) -> Iterator[int]:
    return (at for at, block in enumerate(document.blocks) if isinstance(block, Heading) and block.level == 1)


def _chapter(blocks: Sequence[Block], document: Document) -> Chapter:
    heading = blocks[0]
    assert isinstance(heading, Heading)
    name = escape.identifier(heading.anchor)
    path = f"chapter-{name}.md" if name.lower() in RESERVED else f"{name}.md"
    return Chapter(path, title_of(heading, document), tuple(blocks))


def spots(document: Document, prefix: str) -> tuple[Spot, ...]:
    """Every place whose words or cells state ``prefix`` or something below it, each once."""
    return _where(document, lambda block: _stating(block, prefix))


def standing(document: Document, address: str) -> tuple[Spot, ...]:
    """The paragraph, heading, column or row that ``address`` is, or is a part of; mostly one."""
    return _where(document, lambda block: _at(block, address))


def words_at(document: Document, address: str) -> str:
    """What the paragraph, heading, or row says that ``address`` is, or is a part of."""
    return "\n".join(_words(block, address) for block in document.blocks if _at(block, address))


def _words(block: Block, address: str) -> str:
    if isinstance(block, Table):
        cells = [cell for row in block.rows for cell in row.cells]
        return "\n".join(plain(cell.text) for cell in cells if _within(address, cell.origin.address))
    if isinstance(block, Chart):
        return plain(block.title)
    return plain((*block.lead, *block.text) if isinstance(block, Paragraph) else block.text)


def _where(document: Document, anchor_in: Callable[[Block], str]) -> tuple[Spot, ...]:
    return tuple(dict.fromkeys(_spots(document, anchor_in)))


def _spots(document: Document, anchor_in: Callable[[Block], str]) -> Iterator[Spot]:
    for chapter in chapters(document):
        label = chapter.title
        for block in chapter.blocks:
            if isinstance(block, Heading):
                label = title_of(block, document)
            if anchor := anchor_in(block):
                named = block.label or plain(block.title) if isinstance(block, Table) else label
                yield Spot(f"{chapter.path}#{anchor}", named)


def _at(block: Block, address: str) -> str:
    """The anchor of the block, or of its row, that ``address`` lies in; empty where it does not."""
    if isinstance(block, Table):
        rows = (row for row in block.rows if any(_within(address, cell.origin.address) for cell in row.cells))
        named = next((escape.identifier(f"{block.anchor}-{row.key}") for row in rows), "")
        return named or (escape.identifier(block.anchor) if _within(address, block.origin.address) else "")
    return escape.identifier(block.anchor) if _within(address, block.origin.address) else ""


def _stating(block: Block, prefix: str) -> str:
    """The anchor of the block that states ``prefix``, empty where it does not."""
    if isinstance(block, Table):
        rows = (row for row in block.rows if any(_names(cell.text, prefix) for cell in row.cells))
        return next((escape.identifier(f"{block.anchor}-{row.key}") for row in rows), "")
    if isinstance(block, Chart):  # its figures are those of the table beside it
        return ""
    lead = block.lead if isinstance(block, Paragraph) else ()
    return escape.identifier(block.anchor) if _names(lead + block.text, prefix) else ""


def _names(inlines: Sequence[object], prefix: str) -> bool:
    return any(isinstance(part, Run) and part.address is not None and _within(part.address, prefix) for part in inlines)


def _within(address: str, whole: str) -> bool:
    """Whether ``address`` is ``whole`` or something below it."""
    return f"{address}.".startswith(f"{whole}.")
