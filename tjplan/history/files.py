"""The files of a folder at a commit, those that two commits do not have alike, and those of one name."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from tjplan.history.git import checked, run
from tjplan.history.revisions import Revision
from tjplan.history.trees import REGULAR, is_within, kept, listing, read


def files(at: Revision, limit: int) -> dict[PurePosixPath, bytes]:
    """Path below the folder -> content of every regular file of at most ``limit`` bytes, as committed.

    Empty where the folder was not there. Links are passed over.

    Raises:
        HistoryError: git could not read them, as in a partial clone without network.
    """
    return read(at.folder, dict(_listed(at.folder, at.commit, limit)))


def changed(
    folder: Path, old: str, new: str, limit: int
) -> tuple[dict[PurePosixPath, bytes], dict[PurePosixPath, bytes]]:
    """The files below ``folder`` that the commits ``old`` and ``new`` do not have alike, as each has them.

    As :func:`files` gives them; an empty ``old`` has no file.

    Raises:
        HistoryError: git could not read them, as in a partial or shallow clone.
    """
    before, after = (dict(_listed(folder, commit, limit)) if commit else {} for commit in (old, new))
    return read(folder, _apart(before, after)), read(folder, _apart(after, before))


def _apart(one: Mapping[PurePosixPath, str], other: Mapping[PurePosixPath, str]) -> dict[PurePosixPath, str]:
    return {path: blob for path, blob in one.items() if other.get(path) != blob}


def named(at: Revision, name: str, limit: int) -> dict[PurePosixPath, bytes]:
    """Path from the top of the repository -> content of every regular file there that is called ``name``, of at most
    ``limit`` bytes.

    Raises:
        HistoryError: git could not read them.
    """
    listed = checked(at.folder, run(at.folder, "ls-tree", "-r", "-z", "--full-tree", at.commit))
    rows = (entry.partition(b"\t") for entry in filter(None, listed.split(b"\0")))
    found = {
        PurePosixPath(os.fsdecode(path)): about.split()[2].decode("ascii")
        for about, _, path in rows
        if about[:6] in REGULAR and path.rpartition(b"/")[2] == os.fsencode(name)
    }
    asked = "".join(f"{blob}\n" for blob in found.values()).encode()
    sizes = checked(at.folder, run(at.folder, "cat-file", "--batch-check=%(objectsize)", given=asked)).split(b"\n")
    small = {path: blob for (path, blob), size in zip(found.items(), sizes, strict=False) if is_within(size, limit)}
    return read(at.folder, small)


def _listed(folder: Path, commit: str, limit: int) -> Iterator[tuple[PurePosixPath, str]]:
    return kept(listing(Revision(folder, commit, commit)), limit, folder)
