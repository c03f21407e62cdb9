"""Files and folders written whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tjplan.errors import WorkspaceError

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
        WorkspaceError: the folder or file cannot be written, the disk is full, or another program
            (Word, say) holds the file open.
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)


def _cannot_write(path: Path, error: OSError) -> WorkspaceError:
    locked = isinstance(error, PermissionError) and getattr(error, "winerror", None) in _HELD
    zh = "文件可能正在 Word 中打开，请关闭后重试" if locked else "检查权限和磁盘空间，原有文件未改动"
    en = (
        "it may be open in Word: close it and try again"
        if locked
        else "check permissions and disk space; what was there is unchanged"
    )
    return WorkspaceError(
        zh=f"无法写入 {path}（{error.strerror or error}）：{zh}",
        en=f"cannot write {path} ({error.strerror or error}): {en}",
    )
