"""The names that were given to commits of the past."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tjplan.history.git import beginning, checked, one_line, run
from tjplan.history.repository import is_shallow, path_of


class Tag(NamedTuple):
    """A name that somebody gave to a commit; ``tree`` is git's hash of the folder at that commit, the same for the same
    content, and ``day`` the commit's (``2026-11-23``)."""

    name: str
    commit: str
    day: str
    tree: str


class Tags(NamedTuple):
    """The tags on the way to HEAD at which the folder was there, parents before their children and else by
    the day of the commit, one a commit; ``cut`` says that the clone is shallow, so that earlier ones may be missing."""

    found: tuple[Tag, ...]
    cut: bool


def tags(folder: Path) -> Tags:
    """The tags, annotated or not, of the commits that HEAD comes from; those of other branches are not its past.

    Raises:
        HistoryError: git is missing, or ``folder`` is in no repository.
    """
    cut = is_shallow(folder)
    refs = run(folder, "for-each-ref", "--merged=HEAD", "--sort=version:refname", "--format=%(refname)", "refs/tags")
    names = [] if refs.returncode else refs.stdout.decode("utf-8", "surrogateescape").split("\n")[:-1]
    trees = _trees(folder, names) if names else {}
    return Tags(tuple(_in_order(folder, trees)) if trees else (), cut)


def _trees(folder: Path, names: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Commit -> the first of its tags and the tree of the folder there; without those that lack the folder."""
    prefix = path_of(folder)
    if "\n" in prefix:  # it would end the line that asks for it
        return {}
    asked = "".join(f"{name}^{{commit}}\n{name}^{{commit}}:{prefix}\n" for name in names)
    said = checked(
        folder, run(folder, "cat-file", "--batch-check=%(objecttype) %(objectname)", given=os.fsencode(asked))
    )
    lines = [line.split(" ") for line in said.decode("utf-8", "replace").split("\n")[:-1]]
    found: dict[str, tuple[str, str]] = {}
    for name, commit, tree in zip(names, lines[::2], lines[1::2], strict=True):
        if commit[0] == "commit" and tree[0] == "tree":
            found.setdefault(commit[1], (name.removeprefix("refs/tags/"), tree[1]))
    return found


def _in_order(folder: Path, trees: Mapping[str, tuple[str, str]]) -> Iterator[Tag]:
    said, _ = beginning(
        folder,
        "log",
        "--date-order",
        "--simplify-by-decoration",
        "--no-show-signature",
        "--format=%H %cs",
        "HEAD",
        "--",
    )
    for line in reversed(said.decode("ascii", "replace").split("\n")):
        commit, _, day = line.partition(" ")
        if commit in trees:
            name, tree = trees[commit]
            yield Tag(one_line(name.encode("utf-8", "replace").decode("utf-8")), commit, day, tree)
