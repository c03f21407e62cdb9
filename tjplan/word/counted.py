"""Page numbers counted once and kept, so that a build without LibreOffice has them too.

They are kept in a small file to commit beside the plan, readable in a review:

    {"zh": {"document": "sha256 of text and style", "renderer": "LibreOffice 7.4.7.2", "pages": {"general": 1}}}

The hash covers all that decides where a page ends: text, styles, settings, footers.  Numbers of any
other document are never used.  The properties do not count, or a commit would outdate its own numbers.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from itertools import pairwise

from tjplan.model.text import LANGS, Lang
from tjplan.word.unpack import unpack

FILE = "pages.json"
_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Counted:
    """For one file: the hash of what was counted, the program that counted, the page of each heading's anchor."""

    document: str
    renderer: str
    pages: Mapping[str, int]


def fingerprint(docx: bytes) -> str:
    """The hash of what decides the pages of a file that was written without page numbers."""
    found = hashlib.sha256()
    for name, data in sorted(unpack(docx).items()):
        if name.startswith("word/"):
            found.update(f"{name}\0{len(data)}\0".encode())
            found.update(data)
    return found.hexdigest()


def read(kept: bytes) -> dict[Lang, Counted]:
    """What the kept file says; nothing where somebody broke it."""
    try:
        found = json.loads(kept)
    except (ValueError, RecursionError):
        return {}
    said = found if isinstance(found, dict) else {}
    return {lang: counted for lang in LANGS if (counted := _counted(said.get(lang)))}


def broken(kept: bytes, lang: Lang) -> bool:
    """Whether the kept file means to hold the pages of ``lang``, and somebody broke them."""
    found = read(kept)
    return lang not in found and (not found or f'"{lang}"'.encode() in kept)


def plausible(pages: Mapping[str, int], anchors: Iterable[str]) -> bool:
    """Whether ``pages`` can be those of headings ``anchors``, in reading order: all there, from 1 on, never falling."""
    found = [pages.get(anchor, 0) for anchor in anchors]
    return all(before <= page for before, page in pairwise([1, *found]))


def dumped(counted: Mapping[Lang, Counted]) -> bytes:
    """The file to keep: a heading a line, languages in their order, UTF-8."""
    found = {lang: asdict(counted[lang]) for lang in LANGS if lang in counted}
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()


def _counted(said: object) -> Counted | None:
    match said:
        case {"document": str(document), "renderer": str(renderer), "pages": dict(pages)}:
            whole = all(type(page) is int and 0 < page < _MOST for page in pages.values())
            return Counted(document, renderer, pages) if whole else None
    return None
