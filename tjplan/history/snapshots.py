"""A folder at a commit with what is not read of it: links that lead astray and files that are too large."""

import os
import posixpath
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from tjplan.history.revisions import Revision
from tjplan.history.trees import REGULAR, is_within, kept, listing, read, rows

_LINK = b"120000"
_LONGEST_LINK = 4096
"""Bytes of a path that a link leads to (PATH_MAX of Linux)."""


class Snapshot(NamedTuple):
    """A folder as committed: path below it -> content; ``large`` has the bytes of each file above the limit, and
    ``astray`` are the links that lead to none of the files."""

    files: Mapping[PurePosixPath, bytes]
    large: Mapping[PurePosixPath, int]
    astray: tuple[PurePosixPath, ...]


def snapshot(at: Revision, limit: int) -> Snapshot:
    """What the folder of ``at`` held, with what is not read of it.

    A link within the folder has the content of the file that it leads to, as it has on disk.

    Raises:
        HistoryError: git could not read it, as in a partial clone without network.
    """
    listed = listing(at)
    found = read(at.folder, dict(kept(listed, limit, at.folder)))
    regular = ((path, int(size)) for mode, _, size, path in rows(listed) if mode in REGULAR)
    large = {path: size for path, size in regular if size > limit}
    links = {path: blob for mode, blob, size, path in rows(listed) if mode == _LINK and is_within(size, _LONGEST_LINK)}
    targets = {path: _target(path, raw) for path, raw in read(at.folder, links).items()}
    led = {path: found[target] for path, target in targets.items() if target in found}
    astray = (path for mode, _, _, path in rows(listed) if mode == _LINK and path not in led)
    return Snapshot({**found, **led}, large, tuple(astray))


def _target(link: PurePosixPath, raw: bytes) -> PurePosixPath:
    return PurePosixPath(posixpath.normpath(posixpath.join(link.parent.as_posix(), os.fsdecode(raw))))
