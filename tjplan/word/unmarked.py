"""A Word file for LibreOffice to set: without the bookmarks that lead prose home, which nobody there follows.

Where a bookmark ends behind a full stop that hangs over the margin, LibreOffice 7.4 loses the full stop
and leaves an empty line below.
"""

import io
import re
import zipfile

from tjplan.word.home import Home
from tjplan.word.origins import read_way_home

_MAIN = "word/document.xml"
_START = re.compile(rb'<w:bookmarkStart w:id="([0-9]+)" w:name="([A-Za-z0-9_]+)"/>')
_END = re.compile(rb'<w:bookmarkEnd w:id="([0-9]+)"/>')


def unmarked(docx: bytes) -> bytes:
    """``docx`` without the bookmarks of its paragraphs, but for the first, by which pages are counted.

    A file that :func:`tjplan.word.write` did not make comes back as it is.

    Raises:
        WorkspaceError: as :func:`tjplan.word.origins.read_origins`.
    """
    home = read_way_home(docx)
    names = _names(home) if home else frozenset()
    if not names:
        return docx
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            target.writestr(entry, _without(data, names) if entry.filename == _MAIN else data)
    return out.getvalue()


def _names(home: Home) -> frozenset[bytes]:
    body = [entry for entry in home.entries if entry.role != "cover"]
    return frozenset(entry.bookmark.encode() for entry in body[1:] if entry.role == "paragraph")


def _without(main: bytes, names: frozenset[bytes]) -> bytes:
    ids = {number for number, name in _START.findall(main) if name in names}
    main = _START.sub(lambda found: b"" if found[2] in names else found[0], main)
    return _END.sub(lambda found: b"" if found[1] in ids else found[0], main)
