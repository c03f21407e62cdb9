"""What a document prints, passage by passage, in reading order: what a table of amendments has a row for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tjplan.diff.of_document import UNKNOWN
from tjplan.diff.of_plan import Book
from tjplan.document import Document, Heading, Inlines, Paragraph, Row, Run, Table, plain
from tjplan.model.content import COLUMNS, HOME
from tjplan.model.text import Lang

COVER = ("title", "subtitle", "issuer", "date", "notice")
WHOLE = ""
"""The field of a passage that is no row: all its words."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of the cover, a heading, a paragraph, a caption, or a row of a table.

    ``address`` names it among the passages; ``record`` is the address of its record in a plan and ``twin``
    in :func:`tjplan.diff.of_document.of_document`, which are other ones only for the text of a node whose
    heading stands on a line of its own.  ``part`` is ``title`` for a heading and ``text`` for such a text.
    ``kind`` is ``cover``, the node's kind, ``paragraph``, ``note``,
    ``column`` or ``row``.  ``words`` are all that is printed, number included, of a row by cell, of
    all others under :data:`WHOLE`; ``name`` is the heading, or the start of the paragraph, with its
    number.  ``within`` is the address of the heading or column that it stands under, ``sources`` the
    figures and names that it states with the words for them, ``heads`` what stands above a row's cells
    and ``spans`` which of them are merged.
    """

    address: str
    kind: str
    words: Mapping[str, str]
    name: str
    number: str = ""
    within: str = ""
    part: str = ""
    twin: str = ""
    sources: frozenset[tuple[str, str]] = frozenset()
    heads: Mapping[str, str] = field(default_factory=dict)
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def record(self) -> str:
        """The address of its record in a plan."""
        return self.address.removesuffix(_TEXT)

    @property
    def family(self) -> str:
        """What it can become: a heading a paragraph and the reverse, all else its own kind."""
        return self.kind if self.kind in ("cover", "column", "row") else "part"


_TEXT = "#text"
_SHORT: Mapping[Lang, int] = {"zh": 24, "en": 48}


def passages(document: Document) -> tuple[Passage, ...]:
    """Everything that ``document`` prints, with the addresses of :func:`tjplan.diff.of_document.of_document`."""
    return tuple(_Walk(document).passages())


class _Walk:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.lang = document.lang
        self.book = Book()
        self.above: list[tuple[int, str]] = []
        self.headed: set[str] = set()

    def passages(self) -> Iterator[Passage]:
        for name in COVER:
            if words := getattr(self.document.cover, name):
                yield Passage(f"{HOME}.{name}", "cover", {WHOLE: words}, words, twin=f"{HOME}.{name}")
        for block in self.document.blocks:
            match block:
                case Heading():
                    yield self._heading(block)
                case Paragraph():
                    yield self._paragraph(block)
                case Table():
                    yield from self._table(block)

    def _address(self, address: str) -> str:
        return self.book.put(address.removesuffix(".title").removesuffix(".text") or UNKNOWN, "", iter(()))

    @property
    def _within(self) -> str:
        return self.above[-1][1] if self.above else ""

    def _heading(self, block: Heading) -> Passage:
        self.above = [one for one in self.above if one[0] < block.level]
        within, address = self._within, self._address(block.origin.address)
        self.above.append((block.level, address))
        self.headed.add(address)
        words = numbered(block.number, plain(block.text), self.lang, wide=block.level == 1)
        return Passage(
            address, block.kind, {WHOLE: words}, words, block.number, within, "title", address, _sources(block.text)
        )

    def _paragraph(self, block: Paragraph) -> Passage:
        lead, text = plain(block.lead), plain(block.text)
        words = numbered(block.number, _joined(lead, text, self.lang), self.lang)
        name = numbered(block.number, lead, self.lang) if lead else _cut(words, self.lang)
        sources = _sources(block.lead) | _sources(block.text)
        twin = self._address(block.origin.address)
        record = block.origin.address.removesuffix(".text")
        apart = twin != record and record in self.headed
        return Passage(
            f"{record}{_TEXT}" if apart else twin,
            block.kind,
            {WHOLE: words},
            name,
            block.number,
            self._within,
            "text" if apart else "",
            twin,
            sources,
        )

    def _table(self, block: Table) -> Iterator[Passage]:
        column = block.origin.address.removeprefix(f"{COLUMNS}.") or "new"
        address = self.book.put(f"{COLUMNS}.{column}", "", iter(()))
        words = numbered(block.label, plain(block.title), self.lang, wide=True)
        sources = _sources(block.title)
        yield Passage(address, "column", {WHOLE: words}, words, block.label, self._within, "", address, sources)
        heads: dict[str, str] = {}
        for row in block.rows:
            if row.header:
                heads |= {name: words for name, words in _cells(row).items() if words}
            yield self._row(address, row, {} if row.header else dict(heads))

    def _row(self, column: str, row: Row, heads: Mapping[str, str]) -> Passage:
        address = self.book.put(f"{column}.rows.{row.key or 'new'}", "", iter(()))
        words = _cells(row)
        name = next(filter(None, words.values()), row.key)
        sources = frozenset().union(*(_sources(cell.text) for cell in row.cells))
        spans = {name: (cell.colspan, cell.rowspan) for name, cell in zip(words, row.cells, strict=True)}
        return Passage(address, "row", words, name, "", column, "", address, sources, heads, spans)


def _cells(row: Row) -> dict[str, str]:
    """The words of the cells by the field that their address ends with, by position where they have none."""
    found: dict[str, str] = {}
    for at, cell in enumerate(row.cells):
        name = cell.origin.address.rpartition(".")[2] or str(at + 1)
        found[name if name not in found else f"{name}~{at + 1}"] = plain(cell.text)
    return found


def _sources(inlines: Inlines) -> frozenset[tuple[str, str]]:
    return frozenset((part.address, part.text) for part in inlines if isinstance(part, Run) and part.address)


def numbered(number: str, words: str, lang: Lang, *, wide: bool = False) -> str:
    """``words`` behind their number, with a blank between where the language or a chapter wants one."""
    gap = " " if number and words and (wide or lang == "en") else ""
    return f"{number}{gap}{words}"


def _joined(lead: str, text: str, lang: Lang) -> str:
    gap = " " if lang == "en" and lead and text and not lead[-1].isspace() else ""
    return f"{lead}{gap}{text}"


def _cut(words: str, lang: Lang) -> str:
    longest = _SHORT[lang]
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"
