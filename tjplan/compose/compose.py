"""Composition: numbers computed, marks resolved, merged cells laid out. Pure; any plan composes."""

from collections.abc import Iterator

from tjplan import document as doc
from tjplan.compose.inline import Wording
from tjplan.compose.table import table
from tjplan.model import numbering
from tjplan.model.plan import Node, Paragraph, Placement, Plan, Value
from tjplan.model.text import Lang, Text

_LEVELS = {"preamble": 1, "chapter": 1, "section": 2, "item": 3, "subitem": 4}
_STOPS = {"stop": {"zh": "。", "en": ". "}, "colon": {"zh": "：", "en": ": "}}


def compose(plan: Plan, lang: Lang) -> doc.Document:
    """The document of ``plan`` in ``lang``; what is missing in that language is left empty."""
    words = Wording(plan, lang)
    composer = _Composer(plan, lang, words)
    blocks = tuple(composer.body(plan.chapters, 0))
    found = plan.home.fields.get("keywords")
    keywords = tuple(word for one in found if (word := _said(one, words))) if isinstance(found, tuple) else ()
    return doc.Document(plan.id, lang, _cover(plan, words), blocks, _line(plan, words, "subject"), keywords)


def _cover(plan: Plan, words: Wording) -> doc.Cover:
    title, subtitle, date, notice = (_line(plan, words, name) for name in ("title", "subtitle", "date", "notice"))
    return doc.Cover(title, subtitle, words.of("plan.issuer"), date, notice)


def _line(plan: Plan, words: Wording, name: str) -> str:
    """A text of plan.yaml, empty where it has none."""
    return _said(plan.home.fields.get(name), words)


def _said(found: Value | None, words: Wording) -> str:
    return doc.plain(words.inlines(found)) if isinstance(found, Text) else ""


class _Composer:
    def __init__(self, plan: Plan, lang: Lang, words: Wording) -> None:
        self.plan = plan
        self.lang = lang
        self.words = words
        self.labels = {column.id: number for column, number, _ in numbering.columns(plan)}

    def body(self, parts: tuple[Node | Paragraph | Placement, ...], level: int) -> Iterator[doc.Block]:
        """The blocks of one body; ``level`` is that of the heading above."""
        for part, number in numbering.numbered(parts):
            if isinstance(part, Node):
                yield from self._node(part, number, level)
            elif isinstance(part, Paragraph):
                yield doc.Paragraph(self.words.inlines(part.text), self._origin(part.address), part.id)
            else:
                yield from self._placement(part)

    def _node(self, node: Node, number: int, above: int) -> Iterator[doc.Block]:
        level = _LEVELS.get(node.kind, min(above + 1, 4))
        printed = numbering.shown(node, number, self.lang)
        title = self.words.inlines(node.title) if node.title else ()
        if title and not node.run_in:
            origin = self._origin(f"{node.address}.title")
            yield doc.Heading(level, node.kind, printed, title, origin, node.id)
            if node.text:
                yield doc.Paragraph(
                    self.words.inlines(node.text), self._origin(f"{node.address}.text"), f"{node.id}_text"
                )
        elif node.text:
            yield self._run_in(node, node.text, printed, title)
        yield from self.body(node.body, level)

    def _run_in(self, node: Node, text: Text, number: str, title: doc.Inlines) -> doc.Paragraph:
        stop = _STOPS[node.run_in or "stop"][self.lang]
        return doc.Paragraph(
            text=self.words.inlines(text),
            origin=self._origin(f"{node.address}.text"),
            anchor=node.id,
            number=number,
            lead=(*title, doc.Run(stop)) if title else (),
            lead_origin=self._origin(f"{node.address}.title") if title else None,
            kind=node.kind,
        )

    def _placement(self, part: Placement) -> Iterator[doc.Table]:
        column = self.plan.columns.get(part.column.path.removeprefix("columns."))
        if column:
            yield table(column, numbering.label(self.labels[column.id], self.lang), self.words)

    def _origin(self, address: str) -> doc.Origin:
        return doc.Origin(address, self.lang)
