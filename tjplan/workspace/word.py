"""The Word files, with page numbers in their contents where LibreOffice can count them."""

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tjplan.errors import WorkspaceError
from tjplan.model.plan import Plan
from tjplan.model.text import LANGS, Bilingual
from tjplan.workspace import libreoffice
from tjplan.workspace.outputs import document
from tjplan.workspace.writing import write

if TYPE_CHECKING:
    from tjplan.document import Document

PAGINATION_SECONDS = 60.0
"""How long LibreOffice may take to count the pages of one file."""

_ABSENT = Bilingual("目录无页码（未找到 LibreOffice）", "contents without page numbers (no LibreOffice)")
_FAILED = Bilingual(
    "目录无页码（LibreOffice 未能数出页数）", "contents without page numbers (LibreOffice could not count the pages)"
)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def build_word(plan: Plan, out: Path) -> tuple[list[Path], Bilingual | None]:
    """Write ``word/<plan id>.<lang>.docx`` below ``out``.

    Returns the paths, and why the contents have no page numbers, which only LibreOffice can count,
    or None where they have.

    Raises:
        WorkspaceError: a file cannot be written, or the plan's id is no file name.
    """
    if not _NAME.fullmatch(plan.id):
        raise WorkspaceError(
            zh=f"plan.yaml 中的 id“{plan.id}”不能作文件名；写小写字母、数字和连字符",
            en=f"the id “{plan.id}” in plan.yaml is no file name; write lower-case letters, digits and hyphens",
        )
    soffice = libreoffice.program()
    written, numbered = [], soffice is not None
    contents: dict[Path, bytes] = {}
    for lang in LANGS:
        content, counted = _paginated(document(plan, lang), soffice if numbered else None)
        contents[out / "word" / f"{plan.id}.{lang}.docx"] = content
        numbered = numbered and counted
    for path, content in contents.items():
        write(path, content)
        written.append(path)
    return written, None if numbered else _FAILED if soffice else _ABSENT


def _paginated(content: "Document", soffice: str | None) -> tuple[bytes, bool]:
    """The Word file with page numbers in its contents where they can be counted."""
    from tjplan import word
    from tjplan.word.paginate import page_numbers

    plain = word.write(content)
    pages = None
    if soffice:
        with suppress(OSError):  # no room for LibreOffice's own files: the pages stay uncounted
            pages = page_numbers(plain, soffice, PAGINATION_SECONDS)
    return (word.write(content, pages), True) if pages else (plain, False)
