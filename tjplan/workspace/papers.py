"""The table of amendments and the change note of a comparison, and the files of them."""

from typing import TYPE_CHECKING

from tjplan.errors import WorkspaceError
from tjplan.model.style import STANDARD
from tjplan.model.text import Lang
from tjplan.workspace.comparing import Comparison
from tjplan.workspace.incomparable import refuse_lost
from tjplan.workspace.sides import Opened

if TYPE_CHECKING:
    from tjplan.diff.book import Book
    from tjplan.document import Document
    from tjplan.paper import Paper


def amendments(found: Comparison, lang: Lang) -> "Paper":
    """The table of amendments in ``lang``: what both sides print, compared passage by passage.

    Raises:
        WorkspaceError: a side has no text in ``lang``.
    """
    from tjplan.diff.amendments import Sides
    from tjplan.diff.comparison_paper import comparison_paper
    from tjplan.diff.passages import passages

    refuse_lost(found.old, found.new)
    documents = _document(found.old, lang), _document(found.new, lang)
    old, new = _books(found, *documents)
    printed = passages(documents[0]), passages(documents[1])
    sides = Sides(*printed, old.where, new.where, found.review.items, lang)
    return comparison_paper(sides, found.review, documents[1])


def _books(found: Comparison, *documents: "Document") -> "tuple[Book, Book]":
    """How the items of the review call their places, so that the rows call them the same."""
    from tjplan.diff.document_book import DocumentBook
    from tjplan.diff.plan_book import PlanBook
    from tjplan.load.titles import title

    old, new = found.old.plan, found.new.plan
    if old is not None and new is not None:
        return PlanBook(old, title), PlanBook(new, title)
    return DocumentBook(documents[0]), DocumentBook(documents[1])


def note(found: Comparison, lang: Lang) -> "Paper":
    """The change note in ``lang``.

    Raises:
        WorkspaceError: a side has no text in ``lang``.
    """
    from tjplan.diff.note_paper import note_paper

    _refuse_other(found.old, lang)
    return note_paper(found.review, _document(found.new, lang))


def paper_docx(paper: "Paper", found: Comparison) -> bytes:
    """The Word file of ``paper``, in the style of the new side's plan.

    Raises:
        WorkspaceError: the file would be faulty.
    """
    from tjplan.word.paper import write

    plan = found.new.plan
    docx = write(paper, plan.styles[paper.lang] if plan else STANDARD[paper.lang])
    _refuse_faulty(docx)
    return docx


def paper_xlsx(paper: "Paper") -> bytes:
    """The workbook of ``paper``."""
    from tjplan.workbook.paper import write

    return write(paper)


def _document(side: Opened, lang: Lang) -> "Document":
    _refuse_other(side, lang)
    return side.document(lang)


def _refuse_other(side: Opened, lang: Lang) -> None:
    has = side.side.langs
    if lang not in has:
        raise WorkspaceError(
            zh=f"{side.side.name} 只有{'中文' if has[0] == 'zh' else '英文'}；请改用 --doc-lang {has[0]}",
            en=f"{side.side.name} is in {'Chinese' if has[0] == 'zh' else 'English'} only; use --doc-lang {has[0]}",
        )


def _refuse_faulty(docx: bytes) -> None:
    from tjplan.word.lint import faults

    if found := faults(docx):
        raise WorkspaceError(
            zh=f"文件会有 Word 打不开的错误，未写出；这是本程序的缺陷，请报告：{found[0]}",
            en=f"the file would have a fault at which Word refuses it, so nothing was written; this is a bug of tjplan, please report it: {found[0]}",
        )
