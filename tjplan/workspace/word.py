"""The Word files, and PDFs of them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tjplan.errors import WorkspaceError
from tjplan.model.plan import Plan
from tjplan.model.text import LANGS, Bilingual, Lang
from tjplan.workspace import libreoffice, paging
from tjplan.workspace.outputs import document
from tjplan.workspace.paging import Pager, Sheets
from tjplan.workspace.revision import revision
from tjplan.workspace.rounds import shown
from tjplan.workspace.writing import write_all

PDF_SECONDS = 180.0
"""How long LibreOffice may take to make one PDF."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def build_word(plan: Plan, folder: Path, out: Path, *, annexes: bool = False) -> tuple[list[Path], Bilingual | None]:
    """Write ``word/<plan id>.<lang>.docx`` below ``out``; ``folder`` is the plan's.

    ``annexes`` adds the annexed tables and charts; their pages are counted but not kept, as the plan
    keeps those of the file without them, which serve for all but the annexes where nobody can count.
    Returns the paths, and what to tell about the page numbers
    of the contents: that they were counted and are kept beside the plan, or why there are none; None
    where those kept were right.

    Raises:
        WorkspaceError: a file cannot be written or would be faulty, or the plan's id is no file name.
    """
    name, pager = _file_name(plan), Pager(folder)
    files = {
        out / "word" / f"{name}.{lang}.docx": pager.numbered(sheets)
        for lang, sheets in _sheets(plan, folder, annexes=annexes)
    }
    for path, content in files.items():
        _refuse_faulty(path, content)
    write_all(files)
    return list(files), pager.remark(keep=not annexes)


def word_files(plan: Plan, folder: Path) -> dict[str, bytes]:
    """``<plan id>.<lang>.docx`` -> its bytes, with the page numbers kept beside the plan where they are right;
    none where the plan's id is no file name."""
    if not _NAME.fullmatch(plan.id):
        return {}
    pager = Pager(folder)
    return {f"{plan.id}.{lang}.docx": pager.kept(sheets) for lang, sheets in _sheets(plan, folder, annexes=False)}


def _refuse_faulty(path: Path, docx: bytes) -> None:
    """Word would call such a file unreadable; whoever signs it must not be the first to find out."""
    from tjplan.word.lint import faults

    if found := faults(docx):
        raise WorkspaceError(
            zh=f"{shown(path)} 会有 Word 打不开的错误，未写出，原有文件未改动；这是本程序的缺陷，请报告：{found[0]}",
            en=f"{shown(path)} would have a fault at which Word refuses a file, so nothing was written and what was there is unchanged; this is a bug of tjplan, please report it: {found[0]}",
        )


def build_pdf(plan: Plan, folder: Path, out: Path, *, annexes: bool = False) -> list[Path]:
    """Write ``pdf/<plan id>.<lang>.pdf`` below ``out``; the paths written.

    The pages are counted anew: the fonts of this machine decide where those of the PDF end.

    Raises:
        WorkspaceError: LibreOffice is missing, fails or hangs, or a file cannot be written.
    """
    name, soffice = _file_name(plan), _libreoffice()
    files = {
        out / "pdf" / f"{name}.{lang}.pdf": _pdf(sheets, soffice)
        for lang, sheets in _sheets(plan, folder, annexes=annexes)
    }
    write_all(files)
    return list(files)


def _pdf(sheets: Sheets, soffice: str) -> bytes:
    from tjplan.word.paginate import paginate
    from tjplan.word.pdf import to_pdf

    pages = paginate(sheets.written(), soffice, paging.SECONDS).pages
    return to_pdf(sheets.written(pages), sheets.content.lang, soffice, PDF_SECONDS)


def _sheets(plan: Plan, folder: Path, *, annexes: bool) -> Iterator[tuple[Lang, Sheets]]:
    shows = revision(folder)
    for lang in LANGS:
        body = Sheets(document(plan, lang), plan.styles[lang], shows)
        yield lang, replace(body, content=document(plan, lang, annexes=True), body=body) if annexes else body


def _file_name(plan: Plan) -> str:
    if _NAME.fullmatch(plan.id):
        return plan.id
    raise WorkspaceError(
        zh=f"plan.yaml 中的 id“{plan.id}”不能作文件名；写小写字母、数字和连字符",
        en=f"the id “{plan.id}” in plan.yaml is no file name; write lower-case letters, digits and hyphens",
    )


def _libreoffice() -> str:
    if found := libreoffice.program():
        return found
    raise WorkspaceError(
        zh="生成 PDF 需要 LibreOffice，但没有找到：请安装后重试，或在 Word 中另存为 PDF",
        en="a PDF needs LibreOffice, which was not found: install it and try again, or save the Word file as PDF in Word",
    )
