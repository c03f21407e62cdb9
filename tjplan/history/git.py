"""git as it is run: without a shell, to read only, never touching the work tree or the index."""

import os
import subprocess
import tempfile
from pathlib import Path

from tjplan.errors import HistoryError

_OF_THE_CALLER = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
"""Set where a git hook calls us; they would lead git away from the plan's own repository."""
_MOST = 4 << 20
"""Bytes of commit messages that are read at most; a stranger may write longer ones."""
_LONGEST = 300
"""Characters of a name, or of what git says, that a message repeats."""


def run(folder: Path, *arguments: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """git in ``folder``, with ``given`` on standard input; whether it failed is for the caller to look.

    Raises:
        HistoryError: git is missing.
    """
    try:
        return subprocess.run(
            ["git", "-C", str(folder), *arguments], input=given, capture_output=True, env=_environment(), check=False
        )
    except OSError as error:
        raise _no_git() from error


def checked(folder: Path, done: "subprocess.CompletedProcess[bytes]") -> bytes:
    """What git said on standard output.

    Raises:
        HistoryError: it failed.
    """
    if done.returncode:
        raise unreadable(folder, done.stderr)
    return done.stdout


def beginning(folder: Path, *arguments: str) -> tuple[bytes, bool]:
    """The first :data:`_MOST` bytes that git says, and whether that is all.

    Raises:
        HistoryError: git is missing or failed.
    """
    command = ["git", "-C", str(folder), *arguments]
    try:
        with (
            tempfile.TemporaryFile() as errors,
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, env=_environment()) as running,
        ):
            said = running.stdout.read(_MOST + 1) if running.stdout else b""
            if len(said) > _MOST:
                running.kill()
                return said[:_MOST], False
            if running.wait():
                errors.seek(0)
                raise unreadable(folder, errors.read(_MOST))
            return said, True
    except OSError as error:
        raise _no_git() from error


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_THE_CALLER}
    return kept | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}


def _no_git() -> HistoryError:
    return HistoryError(
        zh="需要 git，但没有找到；请安装 git 后重试",
        en="this needs git, which was not found; install git and try again",
    )


def unreadable(folder: Path, said: bytes) -> HistoryError:
    """That an earlier version of ``folder`` cannot be read, in git's words ``said``, and what to do about it."""
    if _is_partial(folder):
        return HistoryError(
            zh=f"这是不含全部文件的部分克隆，读不出 {folder} 以前的版本；先运行 git fetch --refetch --no-filter",
            en=f"this is a partial clone, which lacks files of the earlier version of {folder}; first run git fetch --refetch --no-filter",
        )
    words = one_line(said.decode("utf-8", "replace"))
    return HistoryError(
        zh=f"git 读不出 {folder} 以前的版本：{words}；用 git fsck 检查仓库，或重新克隆",
        en=f"git cannot read the earlier version of {folder}: {words}; check the repository with git fsck, or clone it again",
    )


def _is_partial(folder: Path) -> bool:
    return bool(run(folder, "config", "--get-regexp", r"^(extensions\.partialclone|remote\..*\.promisor)$").stdout)


def one_line(words: str) -> str:
    """The beginning of ``words`` on one line, without control characters."""
    return " ".join("".join(char if char.isprintable() else " " for char in words[:_LONGEST]).split())
