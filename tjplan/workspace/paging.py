"""Page numbers for the contents: those kept beside the plan where they are right, else LibreOffice's."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tjplan.document import Document
from tjplan.errors import WorkspaceError
from tjplan.model.style import Style
from tjplan.model.text import Bilingual, Lang
from tjplan.workspace import libreoffice
from tjplan.workspace.rounds import shown
from tjplan.workspace.writing import write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tjplan.word.counted import Counted

SECONDS = 60.0
"""How long LibreOffice may take to count the pages of one file."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """All that a Word file is made from, but for its page numbers."""

    content: Document
    style: Style
    revision: str

    def written(self, pages: "Mapping[str, int] | None" = None) -> bytes:
        """The Word file."""
        from tjplan import word

        return word.write(self.content, pages, self.style, self.revision)


@dataclass(slots=True)
class Pager:
    """The pages kept in the ``folder`` of a plan, and those counted in this build."""

    folder: Path
    found: "dict[Lang, Counted]" = field(default_factory=dict)
    fresh: bool = False
    lacking: Bilingual | None = None

    def numbered(self, sheets: Sheets) -> bytes:
        """The Word file with its page numbers, or with dashes where they cannot be had."""
        from tjplan.word.counted import fingerprint

        plain = sheets.written()
        known = self._right(sheets, plain) or self._count(plain, fingerprint(plain))
        if known is None:
            return plain
        self.found[sheets.content.lang] = known
        return sheets.written(known.pages)

    def kept(self, sheets: Sheets) -> bytes:
        """The Word file with the numbers that are kept where they are right, else with dashes; nothing is counted."""
        plain = sheets.written()
        known = self._right(sheets, plain)
        return sheets.written(known.pages) if known else plain

    def _right(self, sheets: Sheets, plain: bytes) -> "Counted | None":
        """What is kept of this very file."""
        from tjplan.word.counted import fingerprint

        known = self._kept.get(sheets.content.lang)
        return known if known and known.document == fingerprint(plain) else None

    def remark(self) -> Bilingual | None:
        """Keep what was counted, and what to tell about it; None where nothing was counted or is lacking."""
        from tjplan.word.counted import dumped

        if not self.fresh:
            return self.lacking
        renderer = next(iter(self.found.values())).renderer
        try:
            write(self._path, dumped(self._kept | self.found))
        except WorkspaceError:  # a plan that may only be read
            return self.lacking or Bilingual(f"页码由 {renderer} 数出", f"pages counted by {renderer}")
        where = shown(self._path)
        return self.lacking or Bilingual(
            f"页码由 {renderer} 数出，已存入 {where}，请一并提交",
            f"pages counted by {renderer} and kept in {where}: commit that too",
        )

    @property
    def _path(self) -> Path:
        from tjplan.word.counted import FILE

        return self.folder / FILE

    @property
    def _kept(self) -> "dict[Lang, Counted]":
        from tjplan.word.counted import read

        try:
            return read(self._path.read_bytes())
        except OSError:
            return {}

    def _count(self, plain: bytes, document: str) -> "Counted | None":
        """LibreOffice's count; None where there is none, which it is asked for once."""
        from tjplan.word.counted import Counted
        from tjplan.word.paginate import paginate

        soffice = libreoffice.program()
        if self.lacking or soffice is None:
            self.lacking = self.lacking or _lacking("未找到 LibreOffice", "LibreOffice was not found")
            return None
        try:
            counted = paginate(plain, soffice, SECONDS)
        except WorkspaceError as error:
            self.lacking = _lacking(error.zh, error.en)
            return None
        self.fresh = True
        return Counted(document, counted.renderer, counted.pages)


def _lacking(zh: str, en: str) -> Bilingual:
    return Bilingual(
        f"目录无页码：{zh}。在 Word 中全选后按 F9 可补上",
        f"contents without page numbers: {en}. In Word, select all and press F9 to fill them in",
    )
