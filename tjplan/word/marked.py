"""Words taken out and put in, shown by formatting: for tables that people print, copy and file."""

from collections.abc import Iterator

from tjplan.model.text import Lang
from tjplan.paper import Marked
from tjplan.textdiff import Kind
from tjplan.word.runs import runs
from tjplan.word.xml import Element, clark, w


def marked(words: Marked, lang: Lang) -> Iterator[Element]:
    """Runs: deleted words struck through, inserted ones bold and underlined; in print no colour is needed."""
    for piece in words:
        for run in runs(piece.text, lang):
            if looks := _looks(piece.kind):
                _properties(run).extend(looks)
            yield run


def _looks(kind: Kind) -> list[Element]:
    """In the order of ECMA-376 Part 1, 17.3.2.28, behind the font that a run may have."""
    match kind:
        case "deleted":
            return [w("strike")]
        case "inserted":
            return [w("b"), w("bCs"), w("u", val="single")]
        case _:
            return []


def _properties(run: Element) -> Element:
    found = run.find(clark("w:rPr"))
    if found is None:
        found = w("rPr")
        run.insert(0, found)
    return found
