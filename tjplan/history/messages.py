"""Commit messages: their last lines, the trailers."""

from typing import NamedTuple

from tjplan.history.git import beginning, checked, run
from tjplan.history.repository import is_shallow
from tjplan.history.revisions import Revision

_RECORD = "%x00%H %P%n"
"""Of a commit, before its trailers: NUL, its hash and those of its parents."""


class Message(NamedTuple):
    """The trailers of one commit as (key, value), and its first parent, empty where git knows none."""

    commit: str
    parent: str
    trailers: tuple[tuple[str, str], ...]


class Messages(NamedTuple):
    """The commits with certain trailers, the latest first.

    ``more`` says that there are others, which were not read, and ``cut`` that the clone is shallow and
    lacks commits of the range.
    """

    found: tuple[Message, ...]
    more: bool
    cut: bool


def messages(old: Revision, new: Revision, keys: tuple[str, ...], limit: int) -> Messages:
    """The messages of at most ``limit`` commits that ``new`` has and ``old`` does not, with trailers ``keys``.

    Raises:
        HistoryError: git is missing or could not read them.
    """
    span = f"{old.commit}..{new.commit}"
    raw, whole = beginning(
        new.folder, "log", "--topo-order", "--no-show-signature", "--encoding=UTF-8", f"--max-count={limit + 1}",
        "-E", "-i", f"--grep=^({'|'.join(keys)})[ \t]*:", f"--format={_RECORD}{_trailers(keys)}", span, "--",
    )  # fmt: skip
    records = raw.decode("utf-8", "replace").split("\0")[1 : None if whole else -1]
    cut = is_shallow(new.folder) and bool(
        checked(new.folder, run(new.folder, "rev-list", "--max-parents=0", "--max-count=1", span, "--"))
    )
    found = [_message(record) for record in records[:limit]]
    return Messages(tuple(one for one in found if one.trailers), len(records) > limit or not whole, cut)


def _trailers(keys: tuple[str, ...]) -> str:
    return f"%(trailers:{','.join(f'key={key}' for key in keys)},unfold)"


def _message(record: str) -> Message:
    """What :data:`_RECORD` and the lines of the trailers say."""
    head, _, lines = record.partition("\n")
    commit, parent = (*head.split(), "")[:2]
    pairs = (line.partition(":") for line in lines.split("\n"))
    return Message(commit, parent, tuple((key.strip(), value.strip()) for key, colon, value in pairs if colon))
