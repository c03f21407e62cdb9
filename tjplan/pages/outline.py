"""Which page a block stands on, and how a reader calls the place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tjplan.document import Block, Chart, Document, Heading, Inlines, Paragraph, Run, Table, plain
from tjplan.pages import escape
from tjplan.pages.inline import numbered

RESERVED = frozenset(
    {"index", "indicators", "figures", "minerals", "mines", "areas", "projects", "glossary", "documents", "changes"}
    | {"checks", "data", "downloads", "about", "architecture", "404", "search"}
)
RESERVED_STARTS = ("changes-", "history-")
"""How the names of pages start that there are any number of."""


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
    taken = name.lower() in RESERVED or name.lower().startswith(RESERVED_STARTS)
    path = f"chapter-{name}.md" if taken else f"{name}.md"
    return Chapter(path, title_of(heading, document), tuple(blocks))


class Outline:
    """Where everything of one document stands, looked up once for a whole website."""

    def __init__(self, document: Document) -> None:
        self._stated: dict[str, dict[Spot, None]] = {}
        self._below: dict[str, dict[Spot, None]] = {}
        self._standing: dict[str, dict[Spot, None]] = {}
        self._words: dict[str, list[str]] = {}
        for block, page, label in _labelled(document):
            below: dict[str, Spot] = {}
            for address, anchor in _said(block):
                spot = Spot(f"{page}#{anchor}", label)
                self._stated.setdefault(address, {})[spot] = None
                for whole in _wholes(address):
                    below.setdefault(whole, spot)
            for whole, spot in below.items():
                self._below.setdefault(whole, {})[spot] = None
            for address, anchor, words in _parts(block):
                self._standing.setdefault(address, {})[Spot(f"{page}#{anchor}", label)] = None
                self._words.setdefault(address, []).append(words)

    @property
    def stated(self) -> dict[str, tuple[Spot, ...]]:
        """Address -> every place whose words or cells state just that."""
        return {address: tuple(spots) for address, spots in self._stated.items()}

    def spots(self, prefix: str) -> tuple[Spot, ...]:
        """Every place whose words or cells state ``prefix`` or something below it, of a table the first row."""
        return tuple(self._below.get(prefix, ()))

    def standing(self, address: str) -> tuple[Spot, ...]:
        """The paragraph, heading, column or row that ``address`` is, or is a part of; mostly one."""
        return next((tuple(self._standing[whole]) for whole in _wholes(address) if whole in self._standing), ())

    def words_at(self, address: str) -> str:
        """What the paragraph, heading or cell says that ``address`` is, or is a part of."""
        return next(("\n".join(self._words[whole]) for whole in _wholes(address) if whole in self._words), "")


def _wholes(address: str) -> Iterator[str]:
    """``a.b.c``, then ``a.b``, then ``a``: what an address is, and is a part of."""
    while address:
        yield address
        address = address.rpartition(".")[0]


def _labelled(document: Document) -> Iterator[tuple[Block, str, str]]:
    """Each block with its page and what readers call its place: its column, else the heading that it stands under."""
    for chapter in chapters(document):
        label = chapter.title
        for block in chapter.blocks:
            if isinstance(block, Heading):
                label = title_of(block, document)
            named = block.label or plain(block.title) if isinstance(block, Table) else label
            yield block, chapter.path, named


def _parts(block: Block) -> Iterator[tuple[str, str, str]]:
    """Address, anchor and words of the block and of each cell in it; a cell has the anchor of its row."""
    own = escape.identifier(block.anchor)
    if isinstance(block, Table):
        yield block.origin.address, own, ""
        for row in block.rows:
            anchor = escape.identifier(f"{block.anchor}-{row.key}")
            yield from ((cell.origin.address, anchor, plain(cell.text)) for cell in row.cells)
    elif isinstance(block, Chart):
        yield block.origin.address, own, plain(block.title)
    else:
        yield (
            block.origin.address,
            own,
            plain((*block.lead, *block.text) if isinstance(block, Paragraph) else block.text),
        )


def _said(block: Block) -> Iterator[tuple[str, str]]:
    """Each address that the block states, with the anchor of the block or row that states it."""
    if isinstance(block, Table):
        for row in block.rows:
            anchor = escape.identifier(f"{block.anchor}-{row.key}")
            yield from ((one, anchor) for cell in row.cells for one in _addresses(cell.text))
    elif not isinstance(block, Chart):  # its figures are those of the table beside it
        lead = block.lead if isinstance(block, Paragraph) else ()
        yield from ((one, escape.identifier(block.anchor)) for one in _addresses(lead + block.text))


def _addresses(inlines: Inlines) -> Iterator[str]:
    return (part.address for part in inlines if isinstance(part, Run) and part.address)
