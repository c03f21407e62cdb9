"""What git's objects say: the entries of a folder as committed, and the contents of files."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from tjplan.history.git import checked, run, unreadable
from tjplan.history.revisions import Revision

REGULAR = (b"100644", b"100755")
"""Modes of files that are no links."""


def listing(at: Revision) -> bytes:
    """What ``ls-tree -z --long`` says of the folder, nothing where it was not there."""
    if at.place is None:
        return checked(at.folder, run(at.folder, "ls-tree", "-r", "-z", "--long", at.commit))
    tree = f"{at.commit}:{at.place}"
    if run(at.folder, "cat-file", "-t", tree).stdout.strip() != b"tree":
        return b""
    return checked(at.folder, run(at.folder, "ls-tree", "-r", "-z", "--long", "--full-tree", tree))


def rows(listed: bytes) -> Iterator[tuple[bytes, str, bytes, PurePosixPath]]:
    """Mode, hash, size and path of each entry of ``ls-tree -z --long``: "mode type hash size TAB path NUL"."""
    for entry in filter(None, listed.split(b"\0")):
        about, _, path = entry.partition(b"\t")
        mode, _, blob, size = about.split()
        yield mode, blob.decode("ascii"), size, PurePosixPath(os.fsdecode(path))


def kept(listed: bytes, limit: int, folder: Path) -> Iterator[tuple[PurePosixPath, str]]:
    """Path and blob of each regular file of at most ``limit`` bytes, among what :func:`listing` gives for ``folder``.

    Raises:
        HistoryError: one of them is not in this clone.
    """
    for mode, blob, size, path in rows(listed):
        if mode in REGULAR and not size.isdigit():  # "BAD": the content is not in this clone
            raise unreadable(folder, b"%s %s" % (size, blob.encode()))
        if mode in REGULAR and int(size) <= limit:
            yield path, blob


def read(folder: Path, entries: Mapping[PurePosixPath, str]) -> dict[PurePosixPath, bytes]:
    """Path -> content of the blob that ``entries`` names for it, in their order.

    Raises:
        HistoryError: one of them is not in this clone.
    """
    wanted = "".join(f"{blob}\n" for blob in entries.values()).encode()
    if not wanted:
        return {}
    contents = checked(folder, run(folder, "cat-file", "--batch", given=wanted))
    return dict(zip(entries, _blobs(contents, folder), strict=True))


def _blobs(contents: bytes, folder: Path) -> Iterator[bytes]:
    """The contents in what ``cat-file --batch`` says: "hash blob size LF content LF"."""
    at = 0
    while at < len(contents):
        head, _, _ = contents[at : at + 200].partition(b"\n")
        fields = head.split()
        if len(fields) != 3:
            raise unreadable(folder, head)
        start = at + len(head) + 1
        at = start + int(fields[2]) + 1
        yield contents[start : at - 1]


def is_within(size: bytes, limit: int) -> bool:
    """Whether ``size``, as git writes it, is a number of at most ``limit`` bytes."""
    return size.isdigit() and int(size) <= limit
