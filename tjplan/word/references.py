"""Cross-references: words that name a chapter, section or column become live fields.

A field shows what its bookmark covers, so the bookmark covers exactly the words that the reference
shows: an update changes nothing until the number itself changes.  Words that do not stand in the
heading or caption ("the table below") become a link to it.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from tjplan.document import Document, Heading, Inlines, Origin, Paragraph, Run, Table, plain
from tjplan.model.text import Lang
from tjplan.word.bookmarks import Bookmarks
from tjplan.word.characters import printable
from tjplan.word.fields import field
from tjplan.word.runs import runs
from tjplan.word.words import WORDS, after_number
from tjplan.word.xml import Element, w

Range = tuple[int, int, str]
"""First character, the one after the last, and the bookmark over them."""


class References:
    """What a document's sentences and cells refer to, known before the first paragraph is written."""

    def __init__(self, document: Document | None = None, bookmarks: Bookmarks | None = None) -> None:
        self._names: dict[str, dict[str, str]] = {}
        self._marked: set[str] = set()
        self._bookmarks = bookmarks or Bookmarks()
        self._targets: dict[str, str] = {}
        for address, words in _targets(document) if document else ():
            self._targets.setdefault(address, words)
        for run in _references(document, self._targets) if document else ():
            words = self._words(run)
            known = self._names.setdefault(run.address or "", {})
            if words not in known:
                known[words] = self._bookmarks.reference_name(f"{run.address}={words}")

    def text(self, inlines: Inlines, lang: Lang, prefix: str = "") -> list[Element]:
        """The runs of ``prefix`` and ``inlines``, with a field or link for each reference among them."""
        elements: list[Element] = []
        plainly = prefix
        for part in inlines:
            if isinstance(part, Run) and part.text and part.address in self._targets:
                elements += [*runs(plainly, lang), *self._shown(part, lang)]
                plainly = ""
            else:
                plainly += part.text if isinstance(part, Run) else "\n"
        return [*elements, *runs(plainly, lang)]

    def target(self, words: str, origin: Origin | None, lang: Lang, style: str | None = None) -> list[Element]:
        """The runs of a heading or caption, in bookmarks as far as something refers to it.

        Of several with one address the first is meant.
        """
        address, words = _thing(origin.address) if origin else "", printable(words)
        meant = self._targets.get(address) == words and address not in self._marked
        named = self._names.get(address, {}) if meant else {}
        if meant:
            self._marked.add(address)
        ranges = [(at, at + len(part), name) for part, name in named.items() if (at := words.find(part)) >= 0]
        return list(self._covered(words, ranges, lang, style)) if ranges else runs(words, lang, style)

    def _words(self, run: Run) -> str:
        """What the bookmark of a reference covers: its own words, or the whole target's."""
        whole = self._targets[run.address or ""]
        own = printable(run.text)
        return own if own in whole else whole

    def _shown(self, run: Run, lang: Lang) -> list[Element]:
        words = self._words(run)
        name = self._names[run.address or ""][words]
        shown = runs(run.text, lang)
        if words == printable(run.text):
            return field(f"REF {name} \\h", shown)
        return [w("hyperlink", *shown, anchor=name, history=1)]

    def _covered(self, words: str, ranges: list[Range], lang: Lang, style: str | None) -> Iterator[Element]:
        marks = {name: self._bookmarks.pair(name) for _, _, name in ranges}
        cuts = sorted({0, len(words), *(at for first, last, _ in ranges for at in (first, last))})
        for first, last in pairwise(cuts):
            yield from (marks[name][0] for start, _, name in ranges if start == first)
            yield from runs(words[first:last], lang, style)
            yield from (marks[name][1] for _, end, name in ranges if end == last)


def _thing(address: str) -> str:
    """``nodes.layout`` of ``nodes.layout.title``, ``columns.wells`` of ``columns.wells.title``."""
    return address.removesuffix(".title")


def _targets(document: Document) -> Iterator[tuple[str, str]]:
    """The address and whole text of everything that can be referred to; empty ones cannot."""
    words = WORDS[document.lang]
    for block in document.blocks:
        match block:
            case Heading():
                address = _thing(block.origin.address)
                text = after_number(block.number, block.level, words) + plain(block.text)
            case Paragraph(lead_origin=Origin() as origin) if plain(block.lead):
                address, text = _thing(origin.address), after_number(block.number, 0, words) + plain(block.lead)
            case Table():
                address = _thing(block.title_origin.address)
                text = after_number(block.label, 1, words) + plain(block.title)
            case _:
                continue
        if printable(text):
            yield address, printable(text)


def _references(document: Document, targets: Mapping[str, str]) -> Iterator[Run]:
    for inlines in _texts(document):
        for part in inlines:
            if isinstance(part, Run) and part.text and part.address in targets:
                yield part


def _texts(document: Document) -> Iterable[Inlines]:
    """Prose and cells; a heading that referred to itself would never come to rest."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            yield from (cell.text for row in block.rows for cell in row.cells)
