"""Changes to the files of a round: worked out here, written by the caller."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tjplan.load import folder as plan_folder
from tjplan.load.geometry import is_geometry
from tjplan.model.finding import Finding
from tjplan.workspace.rounds import open_plan, shown, whole

if TYPE_CHECKING:
    from tjplan.edit import Edits


def formatted(folder: Path) -> tuple[dict[Path, bytes], list[Finding]]:
    """The files of a round that are not canonical, with their canonical content, and what cannot be read.

    Raises:
        RefusedError: formatting a file would change what it says.
    """
    from tjplan.load.fmt import format_file

    changed: dict[Path, bytes] = {}
    findings: list[Finding] = []
    for path, name, raw in _files(folder, findings):
        result = format_file(raw, name, _schema_folder(path, folder))
        findings += result.findings
        if result.content != raw:
            changed[path] = result.content
    return changed, findings


def _schema_folder(path: Path, folder: Path) -> str | None:
    """``../../schema`` from a file of a checkout to its schemas; None where there are none beside the plan."""
    schemas = folder.resolve().parent.parent / "schema"
    if not schemas.is_dir():
        return None
    return Path(os.path.relpath(schemas, path.resolve().parent)).as_posix()


def _files(folder: Path, findings: list[Finding]) -> Iterator[tuple[Path, str, bytes]]:
    """Path, name for messages and content of every file of a round; the unreadable go to ``findings``."""
    open_plan(folder)  # says what is wrong with the folder itself
    name = shown(folder)
    contents, unreadable = plan_folder.files_of(folder, name)
    findings += unreadable
    for file, raw in contents.items():
        if is_geometry(file):  # made by a GIS, not by editors of YAML
            continue
        yield folder / Path(file).relative_to(name), file, raw


def value_set(folder: Path, path: str, value: str) -> "tuple[Edits, dict[Path, tuple[bytes, bytes]]]":
    """What setting ``path`` to ``value`` changes: the edits, and old and new content of each file.

    Raises:
        RefusedError: the path or value cannot be understood; nothing is written here in any case.
    """
    from tjplan import edit

    findings: list[Finding] = []
    files = {name: (file, raw) for file, name, raw in _files(folder, findings)}
    edits = edit.set_value(whole(open_plan(folder)), path, value)
    contents = edit.apply(edits, {name: raw for name, (_, raw) in files.items()})
    return edits, {files[name][0]: (files[name][1], new) for name, new in contents.items() if new != files[name][1]}
