"""The workbook of one plan in one language."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tjplan import xlsx
from tjplan.document import Document, Table, plain
from tjplan.model.annex import Annex
from tjplan.model.plan import Plan
from tjplan.workbook.printed import column
from tjplan.workbook.tables import table
from tjplan.workbook.words import NOTES, WORDS
from tjplan.xlsx import Book, Cell, Column, Link, Number, Sheet


def workbook(plan: Plan, document: Document, annexes: Sequence[Annex], facts: Annex) -> bytes:
    """The bytes of the workbook: contents, notes, annexes, printed columns, other figures.

    ``document``, ``annexes`` and ``facts`` are of one language, and the document is without annexes.
    Equal arguments give equal bytes.
    """
    lang = document.lang
    tables = [block for block in document.blocks if isinstance(block, Table)]
    others = (facts,) if facts.records else ()
    titles = [
        WORDS["contents"][lang],
        WORDS["notes"][lang],
        *(f"{annex.label} {annex.title}" for annex in annexes),
        *(f"{one.label} {plain(one.title)}" for one in tables),
        *(annex.title for annex in others),
    ]
    contents, notes, *names = xlsx.names(titles)
    named = iter(names)
    sheets = [
        *(table(annex, next(named)) for annex in annexes),
        *(column(one, plan, next(named)) for one in tables),
        *(table(annex, next(named)) for annex in others),
    ]
    remarks = [*(annex.note for annex in annexes), *("" for _ in tables), *(annex.note for annex in others)]
    front = (_contents(contents, document, sheets, remarks), _notes(notes, document))
    return xlsx.write(
        Book(
            title=_title(document),
            author=document.cover.issuer,
            comments=document.cover.notice,
            font=WORDS["font"][lang],
            footer=WORDS["footer"][lang],
            sheets=(*front, *sheets),
        )
    )


def _title(document: Document) -> str:
    between = "" if document.lang == "zh" else " "
    return f"{document.cover.title}{between}{document.cover.subtitle}".strip()


def _contents(name: str, document: Document, sheets: Sequence[Sheet], remarks: Sequence[str]) -> Sheet:
    """Title, notice, then a line for each sheet."""
    lang = document.lang
    head = tuple(WORDS[word][lang] for word in ("sheet", "rows", "about"))
    lines = [_line(sheet, remark) for sheet, remark in zip(sheets, remarks, strict=True)]
    return Sheet(
        name=name,
        heading=_title(document),
        columns=(Column(64), Column(8, "center"), Column(64)),
        rows=((_title(document),), (), head, *lines),
        above=2,
    )


def _line(sheet: Sheet, remark: str) -> tuple[Cell, ...]:
    return Link(sheet.heading, sheet.name), Number(Decimal(len(sheet.rows) - sheet.heads)), remark or None


def _notes(name: str, document: Document) -> Sheet:
    lang = document.lang
    said: Iterator[str] = filter(None, (document.cover.notice, *(note[lang] for note in NOTES)))
    rows: list[tuple[Cell, ...]] = [(text,) for text in said]
    return Sheet(
        name=name,
        heading=_title(document),
        columns=(Column(110),),
        rows=((WORDS["notes"][lang],), *rows),
        heads=1,
    )
