"""Page numbers for the contents: those kept beside the plan where they are right, else LibreOffice's."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tjplan.document import Document, Heading
from tjplan.errors import WorkspaceError
from tjplan.model.style import Style
from tjplan.model.text import Bilingual, Lang
from tjplan.workspace import libreoffice, typefaces
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
    body: "Sheets | None" = None
    """The file without annexes, where this one has them: the same pages, but for theirs."""

    def written(self, pages: "Mapping[str, int] | None" = None) -> bytes:
        """The Word file."""
        from tjplan import word

        return word.write(self.content, pages, self.style, self.revision)


def kept_pages(sheets: Sheets, kept: bytes | None) -> "Mapping[str, int] | None":
    """The page numbers that a kept file has of this very text and style, None where it has others; nothing is counted."""
    from tjplan.word.counted import fingerprint, plausible, read

    known = read(kept or b"").get(sheets.content.lang)
    if known is None or known.document != fingerprint(sheets.written()):
        return None
    anchors = (one.anchor for one in sheets.content.blocks if isinstance(one, Heading))
    return known.pages if plausible(known.pages, anchors) else None


@dataclass(slots=True)
class Pager:
    """The pages kept in the ``folder`` of a plan, and those counted in this build."""

    folder: Path
    found: "dict[Lang, Counted]" = field(default_factory=dict)
    fresh: bool = False
    why: Bilingual | None = None
    bare: bool = False
    doubted: bool = False
    substituted: list[str] = field(default_factory=list)

    def numbered(self, sheets: Sheets) -> bytes:
        """The Word file with its page numbers, or with dashes where they cannot be had."""
        from tjplan.word.counted import fingerprint

        plain = sheets.written()
        known = self._right(sheets, plain) or self._count(sheets, plain, fingerprint(plain))
        if known is None:
            return self._of_body(sheets, plain)
        self.found[sheets.content.lang] = known
        return sheets.written(known.pages)

    def kept(self, sheets: Sheets) -> bytes:
        """The Word file with the numbers that are kept where they are right, else with dashes; nothing is counted."""
        plain = sheets.written()
        known = self._right(sheets, plain)
        return sheets.written(known.pages) if known else plain

    def _of_body(self, sheets: Sheets, plain: bytes) -> bytes:
        """The file with what is kept of it without annexes, else ``plain``."""
        known = self._right(sheets.body, sheets.body.written()) if sheets.body else None
        self.bare = self.bare or known is None
        return sheets.written(known.pages) if known else plain

    def _right(self, sheets: Sheets, plain: bytes) -> "Counted | None":
        """What is kept of this very file."""
        from tjplan.word.counted import broken, fingerprint, plausible

        lang, kept = sheets.content.lang, self._kept_bytes
        known = self._kept.get(lang)
        if known is None:
            self.doubted |= kept is not None and broken(kept, lang)
            return None
        if known.document != fingerprint(plain):
            return None
        right = plausible(known.pages, (one.anchor for one in sheets.content.blocks if isinstance(one, Heading)))
        self.doubted |= not right
        return known if right else None

    @property
    def lacking(self) -> Bilingual | None:
        """What to tell where numbers are lacking."""
        if self.why is None:
            return None
        what = (
            Bilingual("目录无页码", "contents without page numbers")
            if self.bare
            else Bilingual("目录中附表无页码", "contents without the page numbers of the annexes")
        )
        return Bilingual(
            f"{what.zh}：{self.why.zh}。在 Word 中全选后按 F9 可补上",
            f"{what.en}: {self.why.en}. In Word, select all and press F9 to fill them in",
        )

    def remark(self, *, keep: bool = True) -> Bilingual | None:
        """What to tell about the numbers, None where there is nothing; ``keep`` keeps what was counted."""
        counted = self._counted(keep=keep) if self.fresh else None
        said = [self._doubt(), self.lacking or counted, self._fonts()]
        told = [one for one in said if one]
        return Bilingual("；".join(one.zh for one in told), "; ".join(one.en for one in told)) if told else None

    def _doubt(self) -> Bilingual | None:
        where = shown(self._path)
        if not self.doubted:
            return None
        return Bilingual(
            f"{where} 中的页码有误（缺失、小于 1 或倒退），未采用",
            f"the page numbers in {where} were wrong (one is missing, below 1 or smaller than the one before) and were not used",
        )

    def _fonts(self) -> Bilingual | None:
        lacks = typefaces.listed(self.substituted) if self.fresh else None
        return lacks and Bilingual(
            f"数页码时用了替代字体（本机没有{lacks.zh}）",
            f"counted with substitute fonts (this machine lacks {lacks.en})",
        )

    def _counted(self, *, keep: bool) -> Bilingual | None:
        from tjplan.word.counted import dumped

        if not keep:
            return None
        renderer = next(iter(self.found.values())).renderer
        try:
            write(self._path, dumped(self._kept | self.found))
        except WorkspaceError:  # a plan that may only be read
            return Bilingual(f"页码由 {renderer} 数出", f"pages counted by {renderer}")
        where = shown(self._path)
        return Bilingual(
            f"页码由 {renderer} 数出，已存入 {where}，请一并提交",
            f"pages counted by {renderer} and kept in {where}: commit that too",
        )

    @property
    def _path(self) -> Path:
        from tjplan.word.counted import FILE

        return self.folder / FILE

    @property
    def _kept_bytes(self) -> bytes | None:
        try:
            return self._path.read_bytes()
        except OSError:
            return None

    @property
    def _kept(self) -> "dict[Lang, Counted]":
        from tjplan.word.counted import read

        return read(self._kept_bytes or b"")

    def _count(self, sheets: Sheets, plain: bytes, document: str) -> "Counted | None":
        """LibreOffice's count; None where there is none, which it is asked for once."""
        from tjplan.word.counted import Counted
        from tjplan.word.paginate import paginate

        soffice = libreoffice.program()
        if self.why or soffice is None:
            self.why = self.why or Bilingual("未找到 LibreOffice", "LibreOffice was not found")
            return None
        try:
            counted = paginate(plain, soffice, SECONDS)
        except WorkspaceError as error:
            self.why = Bilingual(error.zh, error.en)
            return None
        self.fresh = True
        self.substituted += typefaces.missing(sheets.style, sheets.content.lang, typefaces.installed())
        return Counted(document, counted.renderer, counted.pages)
