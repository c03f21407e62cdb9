"""The parts of a Word file that a stranger may have sent."""

import io
import zipfile
import zlib
from collections.abc import Mapping

from tjplan.errors import WorkspaceError

# Far above any plan: ours has 15 parts and 2 MB; a bomb is refused before it is unpacked.
MOST_ENTRIES = 2_000
MOST_BYTES = 200_000_000
# Repetitive tables are packed 40-fold; deflate cannot pass 1032.
MOST_RATIO = 200
_SMALL = 1_000_000


def unpack(docx: bytes) -> Mapping[str, bytes]:
    """The XML parts by name.

    Raises:
        WorkspaceError: not a zip, encrypted, broken, or too large to be a document.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            entries = archive.infolist()
            _refuse_bombs(entries)
            return {entry.filename: archive.read(entry) for entry in entries if _is_xml(entry.filename)}
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        RuntimeError,
        ValueError,
    ) as broken:
        raise WorkspaceError(
            zh=f"无法读取 Word 文件（{broken}）：请用 Word 打开并另存为 .docx 后再试。",
            en=f"The Word file cannot be read ({broken}): open it in Word, save it as .docx and try again.",
        ) from None


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _refuse_bombs(entries: list[zipfile.ZipInfo]) -> None:
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or total > MOST_BYTES or any(map(_is_bomb, entries)):
        raise WorkspaceError(
            zh=f"Word 文件解压后过大（{len(entries)} 个部件，{total} 字节），已拒绝读取：请检查文件来源。",
            en=f"The Word file unpacks to {len(entries)} parts and {total} bytes, so it was not read:"
            " check where it comes from.",
        )


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1)
