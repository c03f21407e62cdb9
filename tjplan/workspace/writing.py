"""Files and folders written whole or not at all."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tjplan.errors import WorkspaceError
from tjplan.model.text import Bilingual

_HELD = (5, 32, 33)
"""What Windows says of a file that another program holds: access denied, sharing violation, lock violation."""


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """A new folder that takes the place of ``folder`` when the block ends well, else vanishes."""
    old = folder.with_name(f".{folder.name}.old")
    fresh = folder.with_name(f".{folder.name}.new")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _put_back(old, folder)  # left by a run that was killed
        for left in (old, fresh):
            shutil.rmtree(left, ignore_errors=True)
        fresh.mkdir()
        yield fresh
        if folder.exists():
            folder.rename(old)
        fresh.rename(folder)
    except OSError as error:
        raise _cannot_write(folder, error) from error
    finally:
        with suppress(OSError):
            _put_back(old, folder)
        shutil.rmtree(fresh, ignore_errors=True)
        if folder.exists():
            shutil.rmtree(old, ignore_errors=True)


def _put_back(old: Path, folder: Path) -> None:
    if old.exists() and not folder.exists():
        old.rename(folder)


def write(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` whole or not at all; a failure leaves what was there.

    Raises:
        WorkspaceError: as :func:`write_all`.
    """
    write_all({path: content})


@dataclass(frozen=True, slots=True)
class _Staged:
    """A file on its way: ``fresh`` takes the place of ``path``, and ``old`` holds what was there meanwhile."""

    path: Path
    fresh: Path
    old: Path


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write every file of ``files`` or none; a failure leaves what was there.

    Raises:
        WorkspaceError: a folder or file cannot be written, the disk is full, what is there is no regular file,
            or another program (Word, say) holds a file open.
    """
    staged: list[_Staged] = []
    kept: list[_Staged] = []
    at = Path()
    try:
        for at, content in files.items():
            _stage(at, content, staged)
        for one in staged[:-1]:
            at = one.path
            _hold(one)
        for one in staged:
            at = one.path
            os.replace(one.fresh, one.path)
    except BaseException as error:
        kept = _not_restored(staged)
        if isinstance(error, OSError):
            raise _cannot_write(at, error, kept) from error
        raise
    finally:
        for one in staged:
            _removed(one.fresh)
            if one not in kept:
                _removed(one.old)


def _stage(path: Path, content: bytes, staged: list[_Staged]) -> None:
    _refuse_special(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    staged.append(_Staged(path, Path(name), Path(f"{name}.old")))
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    os.chmod(name, 0o644)


def _refuse_special(path: Path) -> None:
    """A device or pipe is no place for a file: it would be replaced, and ``/dev/null`` be gone for everybody."""
    with suppress(OSError):
        if stat.S_ISREG(mode := path.stat().st_mode) or stat.S_ISDIR(mode):
            return
        raise WorkspaceError(
            zh=f"{path} 不是普通文件（设备或管道），没有写入；请写一个文件名",
            en=f"{path} is no regular file (a device or a pipe) and was not written; name a file",
        )


def _hold(one: _Staged) -> None:
    """A second name for what is there now; a copy where the disk knows no second names."""
    if not os.path.lexists(one.path):
        return
    try:
        os.link(one.path, one.old, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(one.path, one.old, follow_symlinks=False)


def _not_restored(staged: Sequence[_Staged]) -> list[_Staged]:
    """Put the old files back unless all new ones are in place; those with which that failed."""
    moved = [one for one in staged if not one.fresh.exists()]
    return [] if len(moved) == len(staged) else [one for one in moved if not _restored(one)]


def _restored(one: _Staged) -> bool:
    try:
        if os.path.lexists(one.old):
            os.replace(one.old, one.path)
        else:
            one.path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _removed(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _cannot_write(path: Path, error: OSError, changed: Sequence[_Staged] = ()) -> WorkspaceError:
    locked = isinstance(error, PermissionError) and getattr(error, "winerror", None) in _HELD
    zh = "文件可能正在 Word 中打开，请关闭后重试" if locked else "检查权限和磁盘空间"
    en = "it may be open in Word: close it and try again" if locked else "check permissions and disk space"
    names = ", ".join(str(one.path) for one in changed)
    held = ", ".join(str(one.old) for one in changed if os.path.lexists(one.old)) or "—"
    state = (
        Bilingual(
            f"；已是新内容而无法还原：{names}，原文件存为：{held}",
            f"; new already, and not to be put back: {names}; what was there: {held}",
        )
        if changed
        else Bilingual("，原有文件未改动", "; what was there is unchanged")
    )
    return WorkspaceError(
        zh=f"无法写入 {path}（{error.strerror or error}）：{zh}{state.zh}",
        en=f"cannot write {path} ({error.strerror or error}): {en}{state.en}",
    )
