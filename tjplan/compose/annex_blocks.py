"""Annexed tables as blocks behind the last chapter: caption, table, note, charts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tjplan import document as doc
from tjplan.compose.annex_charts import charts, numbered
from tjplan.compose.annex_forms import FORMS, Drawing
from tjplan.compose.annexes import annexes
from tjplan.model.annex import Annex, Entry, Fields, Head, measured
from tjplan.model.plan import Plan
from tjplan.model.text import Bilingual, Lang

_TITLE = Bilingual("附表", "Annexes")
_ABOUT = Bilingual(
    "附表由规划文本和专栏中的数据整理而成，不增加内容；与正文不一致的，以正文为准。",
    "The annexes arrange what the text and the columns of the plan state. They add nothing to it; "
    "where they differ from it, the text prevails.",
)
_LIMITED = Bilingual(
    "虚线框的条形表示限值：画到限值为止，数字前的符号说明是不超过还是不低于。",
    "A bar with a dashed outline is a limit: it ends there, and the sign before the number says on which side to stay.",
)
_MERGED = "group"
"""The field whose equal neighbours share one cell."""


def annexed(document: doc.Document, plan: Plan, fields: Fields) -> doc.Document:
    """``document`` with the annexes of ``plan`` behind its last block; itself where there are none."""
    made = annexes(plan, document.lang, fields)
    if not made:
        return document
    return replace(document, blocks=(*document.blocks, *_blocks(made, document.lang)))


def _blocks(made: Sequence[Annex], lang: Lang) -> Iterator[doc.Block]:
    # All anchors here have a hyphen, which no id of a plan has, so none is taken.
    yield doc.Heading(1, "annex", "", (doc.Run(_TITLE[lang]),), doc.Origin("annexes.title", lang), "annex-list")
    yield _paragraph(_ABOUT[lang], "annexes.about", lang)
    drawn = {annex.id: [chart for drawing in _drawings(annex) for chart in charts(annex, drawing)] for annex in made}
    labelled = numbered([chart for found in drawn.values() for chart in found], lang)
    for annex in made:
        yield table(annex)
        if annex.note:
            yield _paragraph(annex.note, f"annexes.{annex.id}.note", lang)
        mine = [next(labelled) for _ in drawn[annex.id]]
        yield from mine
        if any(bar and bar.limit for chart in mine for series in chart.series for bar in series.bars):
            yield _paragraph(_LIMITED[lang], f"annexes.{annex.id}.limits", lang)


def _drawings(annex: Annex) -> tuple[Drawing, ...]:
    return next((form.drawings for form in FORMS if form.id == annex.id), ())


def _paragraph(text: str, address: str, lang: Lang) -> doc.Paragraph:
    return doc.Paragraph(
        (doc.Run(text),),
        doc.Origin(address, lang),
        address.replace("annexes.", "annex-").replace(".", "-"),
        kind="note",
    )


def table(annex: Annex) -> doc.Table:
    """The annex as a table with its caption above."""
    lang = annex.lang
    base = f"annexes.{annex.id}"
    head = doc.Row("head", tuple(_head_cell(one, base, lang) for one in annex.heads), header=True)
    spans = _spans(annex)
    rows = (
        doc.Row(record.address.rpartition(".")[2], tuple(_cells(annex, at, spans)))
        for at, record in enumerate(annex.records)
    )
    return doc.Table(
        label=annex.label,
        title=(doc.Run(annex.title),),
        title_origin=doc.Origin(f"{base}.title", lang),
        caption="above",
        width=len(annex.heads),
        rows=(head, *rows),
        origin=doc.Origin(base, lang),
        anchor=f"annex-{annex.id}",
    )


def _head_cell(head: Head, base: str, lang: Lang) -> doc.Cell:
    origin = doc.Origin(f"{base}.head.{head.name}", lang)
    more = measured(head, lang)
    text = (doc.Run(head.label), doc.Break(), doc.Run(more)) if more else (doc.Run(head.label),)
    return doc.Cell(text, origin, header=True, align="center")


def _spans(annex: Annex) -> dict[int, int]:
    """For each row at which a run of equal groups starts, its length; other rows are covered."""
    column = next((at for at, head in enumerate(annex.heads) if head.name == _MERGED), None)
    spans: dict[int, int] = {}
    start = 0
    for at, record in enumerate(annex.records):
        said = record.entries[column].words if column is not None else ""
        before = annex.records[at - 1].entries[column].words if column is not None and at else None
        if said and said == before:
            spans[start] += 1
        else:
            start = at
            spans[at] = 1
    return spans


def _cells(annex: Annex, at: int, spans: dict[int, int]) -> Iterator[doc.Cell]:
    for column, (head, entry) in enumerate(zip(annex.heads, annex.records[at].entries, strict=True)):
        if head.name != _MERGED or at in spans:
            rowspan = spans[at] if head.name == _MERGED else 1
            text = said(entry, annex.lang)
            runs = (doc.Run(text, entry.address if entry.figure else None),) if text else ()
            origin = doc.Origin(f"annexes.{annex.id}.rows.{_row(annex, at)}.{head.name}", annex.lang)
            yield doc.Cell(runs, origin, rowspan=rowspan, align=_align(annex, column))


def _row(annex: Annex, at: int) -> str:
    return annex.records[at].address.rpartition(".")[2]


def said(entry: Entry, lang: Lang) -> str:
    """A cell's words with the hedge of its figure: "≥120（力争）", "≥120 (strive)"."""
    if not entry.hedge:
        return entry.words
    return f"{entry.words}（{entry.hedge}）" if lang == "zh" else f"{entry.words} ({entry.hedge})"


def _align(annex: Annex, column: int) -> doc.Align:
    kind = annex.heads[column].kind
    if kind in ("text", "scope"):
        return "start"
    return "center"
