"""The Word file with tracked changes between two sides."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tjplan.diff import between
from tjplan.diff.of_document import of_document
from tjplan.diff.readdressing import readdressed
from tjplan.document import Document, Inlines, Paragraph, Run, Table
from tjplan.errors import WorkspaceError
from tjplan.model.change import Change
from tjplan.model.content import KIND
from tjplan.model.style import STANDARD
from tjplan.model.text import Bilingual, Lang
from tjplan.review import Item, Review
from tjplan.word.counted import FILE
from tjplan.word.redline import Redline, Side, redline
from tjplan.workspace.comparing import Comparison
from tjplan.workspace.incomparable import refuse_lost
from tjplan.workspace.paging import Sheets, kept_pages
from tjplan.workspace.sides import Opened

_MOST = 40
"""Changes that are not printed, named one by one in the file."""
_SHAPE = (KIND, "number", "run_in")
_LAYOUT = ("caption", "orientation", "align", "header", "total", "printed_number")
_UNCOUNTED = Bilingual(
    "目录未写页码：两个版本的页码不全是已知的；在 Word 中全选后按 F9 可补上",
    "the contents are without page numbers, as those of the two versions are not both known; in Word, select all and press F9",
)
_SERVES_CHECKS = ("as_of", "scope", "same_as", "derived_from", "also", "set_by", "other_names")


def redlined(found: Comparison, lang: Lang, *, author: str = "tjplan", day: str = "", moves: bool = True) -> Redline:
    """The new side's Word file in ``lang`` with its changes against the old side tracked.

    ``day`` (2026-11-23) dates the revisions: that of the new side's commit unless given, else today.
    Changes that this file does not print are named in a comment.

    Raises:
        WorkspaceError: a side lacks the language, or the file would be faulty.
    """
    refuse_lost(found.old, found.new)
    for one in (found.old, found.new):
        if lang not in one.side.langs:
            raise WorkspaceError(
                zh=f"{one.side.name} 没有这种语言的文本；请用 --doc-lang {one.side.langs[0]}",
                en=f"{one.side.name} has no text in this language; use --doc-lang {one.side.langs[0]}",
            )
    when = day or found.new.side.day or date.today().isoformat()
    documents = found.old.document(lang), found.new.document(lang)
    changes = between(*map(of_document, documents))
    sheets = [_sheets(one, content, lang) for one, content in zip((found.old, found.new), documents, strict=True)]
    pages = [kept_pages(one, side.beside.get(FILE)) for one, side in zip(sheets, (found.old, found.new), strict=True)]
    left_out = None in pages and (any(pages) or "docx" in (found.old.side.kind, found.new.side.kind))
    if None in pages:  # numbers of one side alone would show every entry of the contents as changed
        pages = [{}, {}]
    said = (*found.review.remarks, *([_UNCOUNTED] if left_out else []), *_unprinted(found.review, documents, changes))
    remarks = [line[lang] for line in said]
    before, after = (
        Side(one.content, at or {}, one.style, one.revision) for one, at in zip(sheets, pages, strict=True)
    )
    before = replace(before, document=readdressed(before.document, changes))
    made = redline(before, after, author=author, date=f"{when}T00:00:00Z", moves=moves, remarks=remarks)
    _refuse_faulty(made.docx)
    return made


def _sheets(one: Opened, content: Document, lang: Lang) -> Sheets:
    style = one.plan.styles[lang] if one.plan else STANDARD[lang]
    return Sheets(content, style, one.side.commit)


def _unprinted(review: Review, documents: tuple[Document, Document], changes: Sequence[Change]) -> Iterator[Bilingual]:
    """The changes that do not show in the text of this language."""
    printed = _Printed(documents, changes)
    hidden = [item for item in review.items if not printed.shows(item)]
    if not hidden:
        return
    yield Bilingual(
        f"另有{len(hidden)}处改动不印入本文件，修订中看不到：",
        f"{len(hidden)} changes are not printed in this file and do not show among its revisions:",
    )
    yield from (_line(item, documents[1].lang) for item in hidden[:_MOST])
    if len(hidden) > _MOST:
        yield Bilingual(
            f"……其余{len(hidden) - _MOST}处见 tjplan diff", f"… {len(hidden) - _MOST} more: see tjplan diff"
        )


def _line(item: Item, spoken: Lang) -> Bilingual:
    if item.lang not in (None, spoken):
        other = Bilingual("中文", "Chinese") if item.lang == "zh" else Bilingual("英文", "English")
        return Bilingual(f"{item.label.zh}（{other.zh}文本）", f"{item.label.en} (its {other.en} text)")
    return Bilingual(_told(item, "zh", "，", "："), _told(item, "en", ", ", ": "))


def _told(item: Item, lang: Lang, comma: str, colon: str) -> str:
    where = comma.join(filter(None, (item.label[lang], item.field[lang])))
    return f"{where}{colon}{item.old[lang] or '—'} → {item.new[lang] or '—'}"


class _Printed:
    """What of a document's changes can be seen in it."""

    def __init__(self, documents: tuple[Document, Document], changes: Sequence[Change]) -> None:
        self.lang = documents[1].lang
        self.changed = {change.address for change in changes}
        self.edits = {(change.address, _bare(change.field)) for change in changes if change.kind == "edited"}
        self.stated = {path for one in documents for path in _stated(one, self.changed)}
        self.relaid = {one for one in _layouts(documents[1]) if one not in _layouts(documents[0])}

    def shows(self, item: Item) -> bool:
        """Whether the item can be seen: the text in this language changed there, or one that states it."""
        address, field, head = item.change.address, _bare(item.change.field), item.change.address.partition(".")[0]
        if item.lang not in (None, self.lang) or item.change.kind == "renamed":
            return False
        if head == "style":  # the redline itself says that the styles are others
            return True
        if (address, field) in self.edits or item.change.kind == "renumbered":
            return True
        if head in ("nodes", "columns", "placements") and (item.change.kind != "edited" or field in _SHAPE):
            return address in self.changed
        if head == "columns" and ".rows." not in address and field in _LAYOUT:
            return any(one[0] == address for one in self.relaid)
        return self._is_stated(address, field)

    def _is_stated(self, address: str, field: str) -> bool:
        """Whether a text that changed states the data."""
        if field.rpartition(".")[2] in _SERVES_CHECKS or address.startswith(("nodes.", "columns.")):
            return False
        path = f"{address}.{field}".removesuffix(".value").removesuffix(".unit").rstrip(".")
        return any(path == one or path.startswith(f"{one}.") or one.startswith(f"{path}.") for one in self.stated)


def _bare(field: str) -> str:
    """The field without its language."""
    return field.removesuffix(".zh").removesuffix(".en")


def _layouts(document: Document) -> set[tuple[object, ...]]:
    """What is seen of each table besides its words, by its address."""
    return {
        (
            block.origin.address, block.label, block.caption, block.orientation,
            tuple((row.header, row.total, tuple(cell.align for cell in row.cells)) for row in block.rows),
        )
        for block in document.blocks
        if isinstance(block, Table)
    }  # fmt: skip


def _stated(document: Document, changed: set[str]) -> Iterator[str]:
    """The paths that changed blocks and cells state."""
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.origin.address.removesuffix(".text") in changed:
            yield from _paths(block.text)
        elif isinstance(block, Table):
            for row in block.rows:
                if f"{block.origin.address}.rows.{row.key}" in changed:
                    yield from (path for cell in row.cells for path in _paths(cell.text))


def _paths(inlines: Inlines) -> Iterator[str]:
    return (part.address for part in inlines if isinstance(part, Run) and part.address)


def _refuse_faulty(docx: bytes) -> None:
    from tjplan.word.lint import faults

    if found := faults(docx):
        raise WorkspaceError(
            zh=f"修订文件会有 Word 打不开的错误，未写出；这是本程序的缺陷，请报告：{found[0]}",
            en=f"the redline would have a fault at which Word refuses a file, so nothing was written; this is a bug of tjplan, please report it: {found[0]}",
        )
