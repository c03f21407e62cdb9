"""The repository that a folder stands in."""

import os
from pathlib import Path

from tjplan.errors import HistoryError
from tjplan.history.git import checked, run


def path_of(folder: Path) -> str:
    """The path of ``folder`` from the top of its repository, forward slashes, empty for the top itself.

    Raises:
        HistoryError: git is missing, or ``folder`` is in no repository.
    """
    is_shallow(folder)  # raises where there is no repository
    return os.fsdecode(checked(folder, run(folder, "rev-parse", "--show-prefix"))).rstrip("\n").rstrip("/")


def is_shallow(folder: Path) -> bool:
    """Whether the repository of ``folder`` is a shallow clone, which lacks earlier commits.

    Raises:
        HistoryError: git is missing, or ``folder`` is in no repository that has files to work on.
    """
    found = run(folder, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository")
    said = found.stdout.split()
    if found.returncode == 0 and said[:1] == [b"true"]:
        return said[1:] == [b"true"]
    if b"dubious ownership" in found.stderr or b"unsafe repository" in found.stderr:
        raise HistoryError(
            zh=f"{folder} 所在的 git 仓库属于别的用户，git 拒绝读取；先运行 git config --global --add safe.directory 该仓库的路径",
            en=f"git refuses the repository of {folder}, as another user owns it; first run git config --global --add safe.directory with its path",
        )
    if found.returncode == 0:
        raise HistoryError(
            zh=f"{folder} 所在的 git 仓库没有工作文件（裸仓库，或在 .git 之内）；先克隆它，在克隆中运行",
            en=f"the git repository of {folder} has no files to work on (it is bare, or this is inside .git); clone it and run this in the clone",
        )
    raise HistoryError(
        zh=f"{folder} 不在 git 仓库中，无法与以前的版本比较",
        en=f"{folder} is not in a git repository, so there is no earlier version to compare with",
    )
