"""Where the figures of an annex are stated in the plan, and what its blanks mean."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tjplan.model import numbering
from tjplan.model.annex import Head, Record
from tjplan.model.plan import Blank, Column, Node, Paragraph, Plan, walk
from tjplan.model.text import Binding, Lang, Pin, Text, unmarked


def sources(plan: Plan, lang: Lang, records: Sequence[Record]) -> tuple[str, ...]:
    """The columns, then the chapters, that state the records' figures, or name them where they have none."""
    figures = {entry.figure.address for record in records for entry in record.entries if entry.figure}
    named = {address for record in records for address in (record.address, f"{record.address}.name")}
    wanted = figures or named
    columns = [numbering.label(number, lang) for column, number, _ in numbering.columns(plan) if _in(column, wanted)]
    chapters = [
        _chapter(part, number, lang)
        for part, number in numbering.numbered(plan.chapters)
        if isinstance(part, Node) and wanted.intersection(_paths_in(part))
    ]
    return (*columns, *chapters)


def _in(column: Column, wanted: set[str]) -> bool:
    return any(wanted.intersection(_paths(cell.text)) for row in column.rows for cell in row.cells)


def _paths_in(node: Node) -> Iterator[str]:
    for part in (node, *walk(node.body)):
        if isinstance(part, Node):
            yield from _paths(part.title)
        if isinstance(part, Node | Paragraph):
            yield from _paths(part.text)


def _paths(text: Text | None) -> Iterator[str]:
    """What the marks of a text name; the two languages name the same."""
    phrase = (text["zh"] or text["en"]) if text else None
    return (part.path for part in (phrase.parts if phrase else ()) if isinstance(part, Pin | Binding))


def _chapter(chapter: Node, number: int, lang: Lang) -> str:
    """ "第一章", or the title of one without number."""
    if chapter.number and chapter.number != "none":
        return chapter.number
    if number:
        return numbering.printed(chapter.kind, number, lang)
    return unmarked(chapter.title[lang]) if chapter.title else chapter.id


def blanks(plan: Plan, heads: Sequence[Head], records: Sequence[Record]) -> Mapping[str, frozenset[Blank]]:
    """What the empty cells of each column mean: what the plan's own column with that row and field says."""
    tellers = [_Coverage(column) for column in plan.columns.values()]
    found: dict[str, set[Blank]] = {}
    for record in records:
        for head, entry in zip(heads, record.entries, strict=True):
            if not entry.words and head.kind in ("text", "figure"):
                found.setdefault(head.name, set()).add(_blank(record.address, head.name, tellers))
    return {name: frozenset(meanings) for name, meanings in found.items()}


class _Coverage:
    """The things and fields that a column of the plan has rows and columns for."""

    def __init__(self, column: Column) -> None:
        self.blank = column.blank
        paths = [path for row in column.rows for cell in row.cells for path in _paths(cell.text)]
        self.things = {_thing(path) for path in paths}
        self.fields = {path.rpartition(".")[2] for path in paths}


def _blank(thing: str, field: str, tellers: Iterable[_Coverage]) -> Blank:
    return next((one.blank for one in tellers if thing in one.things and field in one.fields), "unknown")


def _thing(path: str) -> str:
    return ".".join(path.split(".")[:2])
