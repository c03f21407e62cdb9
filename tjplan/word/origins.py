"""The texts of a Word file with the places in the plan that they come from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tjplan.document import Origin
from tjplan.errors import WorkspaceError
from tjplan.word.home import NAMESPACE, Entry, Home, read_home
from tjplan.word.unpack import unpack
from tjplan.word.xml import BrokenXml, Element, clark, parse

_START, _END = clark("w:bookmarkStart"), clark("w:bookmarkEnd")
_PARAGRAPH, _TEXT = clark("w:p"), clark("w:t")
_NAME, _ID, _KIND = clark("w:name"), clark("w:id"), clark("w:type")
_LINE = clark("w:br")
_SIGNS: Mapping[str, str] = {
    clark("w:tab"): "\t",
    clark("w:cr"): "\n",
    clark("w:noBreakHyphen"): "\u2011",
    clark("w:softHyphen"): "\u00ad",
}
# What was deleted or moved away, properties (a tab stop there is also a w:tab), and second copies.
SKIPPED = {
    *(clark(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}


class Found(NamedTuple):
    """A bookmark of ours, where it comes from, and the text that it now holds, without our prefix."""

    bookmark: str
    origin: Origin
    text: str


def read_origins(docx: bytes) -> list[Found]:
    """The texts that still have their bookmark, in reading order; empty if the file is not ours.

    Insertions count, deletions do not.  Line breaks, and paragraph ends within a bookmark, are ``\\n``.

    Raises:
        WorkspaceError: not a Word file, broken, or too large to be one.
    """
    parts = unpack(docx)
    home = way_home(parts)
    if home is None:
        return []
    entries = {entry.bookmark: entry for entry in home.entries}
    texts = _texts(main_part(parts))
    return [_found(entries[name], text) for name, text in texts if name in entries]


def read_way_home(docx: bytes) -> Home | None:
    """The table that the writer left in the file, None if there is none.

    Raises:
        WorkspaceError: as :func:`read_origins`.
    """
    return way_home(unpack(docx))


def _found(entry: Entry, text: str) -> Found:
    return Found(entry.bookmark, entry.origin, text.removeprefix(entry.prefix))


def way_home(parts: Mapping[str, bytes]) -> Home | None:
    """Our table, whatever the part is called after an editor saved the file."""
    mark = NAMESPACE.encode()
    for name, data in sorted(parts.items()):
        if name.startswith("customXml/") and mark in data and (home := _read_home(data)):
            return home
    return None


def _read_home(data: bytes) -> Home | None:
    try:
        return read_home(data)
    except BrokenXml:
        return None


def main_part(parts: Mapping[str, bytes]) -> Element:
    """The root of the part that holds the text.

    Raises:
        WorkspaceError: it is missing or broken.
    """
    try:
        return parse(parts["word/document.xml"])
    except (KeyError, BrokenXml) as broken:
        raise WorkspaceError(
            zh=f"文件不是完好的 Word 文档（{broken}）：请用 Word 打开并另存为 .docx 后再试。",
            en=f"The file is no sound Word document ({broken}): open it in Word, save it as .docx, retry.",
        ) from None


def _texts(root: Element) -> list[tuple[str, str]]:
    """Each bookmark's name and text, in the order in which they start.

    One that never ends is left out: LibreOffice saves an empty bookmark twice, the first time so.
    """
    open_now: dict[str, _Open] = {}
    started: list[_Open] = []
    for element in _walk(root):
        if element.tag == _START:
            bookmark = _Open(element.get(_NAME, ""))
            open_now[element.get(_ID, "")] = bookmark
            started.append(bookmark)
        elif element.tag == _END:
            if ended := open_now.pop(element.get(_ID, ""), None):
                ended.closed = True
        elif shown := characters(element):
            for bookmark in open_now.values():
                bookmark.pieces.append(shown)
    return [(bookmark.name, "".join(bookmark.pieces)) for bookmark in started if bookmark.closed]


@dataclass(slots=True)
class _Open:
    """A bookmark that has started, and the text since then."""

    name: str
    pieces: list[str] = field(default_factory=list)
    closed: bool = False


def _walk(root: Element) -> Iterator[Element]:
    """Elements in reading order, without those that hold no text of the document."""
    stack = [root]
    while stack:
        element = stack.pop()
        if element.tag not in SKIPPED:
            yield element
            stack.extend(reversed(element))


def characters(element: Element) -> str:
    """What ``element`` itself adds to the text: its characters, or the sign that it stands for."""
    if element.tag == _TEXT:
        return element.text or ""
    if element.tag == _PARAGRAPH:
        return "\n"
    if element.tag == _LINE:
        return "\n" if element.get(_KIND, "textWrapping") == "textWrapping" else ""
    return _SIGNS.get(element.tag, "")
