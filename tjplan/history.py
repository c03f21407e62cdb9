"""What git remembers of a folder: its files at an earlier revision. The only door to git.

git runs without a shell, reads only, and never touches the work tree or the index.
"""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tjplan.errors import HistoryError

_OF_THE_CALLER = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
"""Set where a git hook calls us; they would lead git away from the plan's own repository."""
_REGULAR = (b"100644", b"100755")


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit of the repository that ``folder`` stands in; ``commit`` is its full hash."""

    folder: Path
    name: str
    commit: str


def revision(folder: Path, name: str) -> Revision:
    """The commit that ``name`` (a branch, a tag, HEAD~1, a hash) stands for in the repository of ``folder``.

    Raises:
        HistoryError: git is missing, ``folder`` is in no repository, or there is no such commit.
    """
    if not name.strip() or name.startswith("-") or "\0" in name:
        raise HistoryError(
            zh=f"“{_line(name)}”不是版本；写分支、标签或提交，如 main、HEAD~1",
            en=f"“{_line(name)}” is no revision; name a branch, a tag or a commit, such as main or HEAD~1",
        )
    shallow = _in_repository(folder)
    found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found.returncode:
        raise _unknown(name, shallow)
    return Revision(folder, name, found.stdout.decode("ascii", "replace").strip())


def latest(folder: Path, without: str) -> Revision | None:
    """The last commit that changed ``folder``, None where there is none, no repository or no git.

    ``without`` is the name of a file in it that does not count.  In a shallow clone it is the oldest
    commit there, at which the folder was the same.
    """
    try:
        found = _git(folder, "rev-list", "-1", "HEAD", "--", ".", f":(exclude,literal){without}")
    except HistoryError:
        return None
    commit = found.stdout.decode("ascii", "replace").strip()
    return Revision(folder, commit, commit) if commit and not found.returncode else None


def day(at: Revision) -> str:
    """The day on which ``at`` was committed, where the committer was: ``2026-11-23``.

    Raises:
        HistoryError: git is missing or could not read the commit.
    """
    return _checked(at.folder, _git(at.folder, "show", "--no-patch", "--format=%cs", at.commit)).decode("ascii").strip()


def files(at: Revision, limit: int) -> dict[PurePosixPath, bytes]:
    """Path below the folder -> content of every regular file of at most ``limit`` bytes, as committed.

    Empty where the folder was not there. Links are passed over.

    Raises:
        HistoryError: git could not read them, as in a partial clone without network.
    """
    listed = _checked(at.folder, _git(at.folder, "ls-tree", "-r", "-z", "--long", at.commit))
    entries = dict(_entries(listed, limit, at.folder))
    wanted = "".join(f"{blob}\n" for blob in entries.values()).encode()
    if not wanted:
        return {}
    contents = _checked(at.folder, _git(at.folder, "cat-file", "--batch", given=wanted))
    return dict(zip(entries, _blobs(contents, at.folder), strict=True))


def _entries(listed: bytes, limit: int, folder: Path) -> Iterator[tuple[PurePosixPath, str]]:
    """Path and blob of each entry of ``ls-tree -z --long``: "mode type hash size TAB path NUL"."""
    for entry in filter(None, listed.split(b"\0")):
        about, _, path = entry.partition(b"\t")
        mode, _, blob, size = about.split()
        if mode in _REGULAR and not size.isdigit():  # "BAD": the content is not in this clone
            raise _unreadable(folder, about)
        if mode in _REGULAR and int(size) <= limit:
            yield PurePosixPath(os.fsdecode(path)), blob.decode("ascii")


def _blobs(contents: bytes, folder: Path) -> Iterator[bytes]:
    """The contents in what ``cat-file --batch`` says: "hash blob size LF content LF"."""
    at = 0
    while at < len(contents):
        head, _, _ = contents[at : at + 200].partition(b"\n")
        fields = head.split()
        if len(fields) != 3:
            raise _unreadable(folder, head)
        start = at + len(head) + 1
        at = start + int(fields[2]) + 1
        yield contents[start : at - 1]


def _in_repository(folder: Path) -> bool:
    """Whether the repository of ``folder`` is a shallow clone; raises where there is none."""
    found = _git(folder, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository")
    said = found.stdout.split()
    if found.returncode == 0 and said[:1] == [b"true"]:
        return said[1:] == [b"true"]
    if b"dubious ownership" in found.stderr or b"unsafe repository" in found.stderr:
        raise HistoryError(
            zh=f"{folder} 所在的 git 仓库属于别的用户，git 拒绝读取；先运行 git config --global --add safe.directory 该仓库的路径",
            en=f"git refuses the repository of {folder}, as another user owns it; first run git config --global --add safe.directory with its path",
        )
    raise HistoryError(
        zh=f"{folder} 不在 git 仓库中，无法与以前的版本比较",
        en=f"{folder} is not in a git repository, so there is no earlier version to compare with",
    )


def _unknown(name: str, shallow: bool) -> HistoryError:
    if shallow:
        return HistoryError(
            zh=f"没有版本“{_line(name)}”：这是浅克隆，历史不全；先运行 git fetch --unshallow（GitHub Actions：fetch-depth: 0）",
            en=f"there is no revision “{_line(name)}”: this is a shallow clone without its history; first run git fetch --unshallow (GitHub Actions: fetch-depth: 0)",
        )
    return HistoryError(
        zh=f"没有版本“{_line(name)}”；git log --oneline 和 git branch -a 列出现有的版本",
        en=f"there is no revision “{_line(name)}”; git log --oneline and git branch -a list those that there are",
    )


def _unreadable(folder: Path, said: bytes) -> HistoryError:
    words = _line(said.decode("utf-8", "replace"))
    return HistoryError(
        zh=f"git 读不出 {folder} 以前的版本：{words}",
        en=f"git cannot read the earlier version of {folder}: {words}",
    )


def _checked(folder: Path, done: "subprocess.CompletedProcess[bytes]") -> bytes:
    if done.returncode:
        raise _unreadable(folder, done.stderr)
    return done.stdout


def _git(folder: Path, *arguments: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    environment = {name: value for name, value in os.environ.items() if name not in _OF_THE_CALLER}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    try:
        return subprocess.run(
            ["git", "-C", str(folder), *arguments], input=given, capture_output=True, env=environment, check=False
        )
    except OSError as error:
        raise HistoryError(
            zh="需要 git，但没有找到；请安装 git 后重试",
            en="this needs git, which was not found; install git and try again",
        ) from error


def _line(words: str) -> str:
    """``words`` on one line, without control characters."""
    return " ".join("".join(char if char.isprintable() else " " for char in words).split())
