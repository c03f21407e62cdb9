"""Carrying edits out on the bytes of files: what is not replaced stays as it is, BOM and CRLF too."""

import re
from bisect import bisect_left
from collections.abc import Mapping

from tjplan.edit.edits import Edits, Replacement
from tjplan.errors import RefusedError

_BOM = "\ufeff"


def apply(edits: Edits, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The new content of every file that ``edits`` touches; ``files`` holds the bytes as they were read.

    Raises:
        RefusedError: a file is missing or no longer has the replaced words where they were.
    """
    by_file: dict[str, list[Replacement]] = {}
    for replacement in edits.replacements:
        by_file.setdefault(replacement.file, []).append(replacement)
    return {name: _edited(files.get(name, b""), found) for name, found in by_file.items()}


def _edited(raw: bytes, replacements: list[Replacement]) -> bytes:
    text = raw.decode("utf-8", "surrogateescape")
    bom = len(text) - len(text.lstrip(_BOM))
    # The door's index of each line end that is two characters here.
    returns = [match.start() - before - bom for before, match in enumerate(re.finditer("\r\n", text))]
    pieces, at = [], 0
    for replacement in sorted(replacements, key=lambda one: one.start):
        start, end = (bom + index + bisect_left(returns, index) for index in (replacement.start, replacement.end))
        if start < at or re.sub("\r\n?", "\n", text[start:end]) != replacement.old:
            raise _changed(replacement)
        pieces += [text[at:start], replacement.new]
        at = end
    return "".join([*pieces, text[at:]]).encode("utf-8", "surrogateescape")


def _changed(replacement: Replacement) -> RefusedError:
    file, line, _ = replacement.place
    return RefusedError(
        zh=f"{file} 第 {line} 行已不是“{replacement.old}”，文件在读取后被改动。未写入任何文件，请重新运行",
        en=f"{file}, line {line} no longer says “{replacement.old}”: the file changed after it was read. Nothing was written; run the command again",
    )
