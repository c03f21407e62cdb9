"""LibreOffice as a tool: a macro of ours, run without a window, in a throw-away profile, for a limited time.

A macro needs no Python of LibreOffice's own.  It is handed nothing from a plan but file names of ours.
"""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tjplan.errors import WorkspaceError

# Module1 is the one module that LibreOffice itself puts into a new profile.
_MODULE = Path("user", "basic", "Standard", "Module1.xba")
_SHELL = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
  script:language="StarBasic">
Sub Run
  Dim options(1) As New com.sun.star.beans.PropertyValue
  options(0).Name = "Hidden"
  options(0).Value = True
  options(1).Name = "ReadOnly"
  options(1).Value = True
  document = StarDesktop.loadComponentFromURL("{docx}", "_blank", 0, options())
  {macro}
  document.close(True)
  StarDesktop.terminate()
End Sub
</script:module>
"""


@dataclass(frozen=True, slots=True)
class Job:
    """A folder of its own with the Word file in it; ``deadline`` is on the monotonic clock."""

    folder: Path
    soffice: str
    deadline: float
    limit: float

    def file(self, name: str) -> Path:
        """A file of the job."""
        return self.folder / name


@contextmanager
def job(docx: bytes, soffice: str, timeout_s: float) -> Iterator[Job]:
    """A job on ``docx`` that may take ``timeout_s`` seconds in all; its folder vanishes afterwards.

    Raises:
        WorkspaceError: there is no room for its files.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="tjplan-", ignore_cleanup_errors=True) as folder:
            (Path(folder) / "plan.docx").write_bytes(docx)
            yield Job(Path(folder), soffice, time.monotonic() + timeout_s, timeout_s)
    except OSError as error:
        why = error.strerror or str(error)
        raise WorkspaceError(
            zh=f"没有地方存放 LibreOffice 的临时文件（{why}）：请清理磁盘后重试",
            en=f"there is no room for LibreOffice's own files ({why}): free some disk space and try again",
        ) from error


def run(job: Job, macro: str, given: Mapping[str, str], answer: Path) -> None:
    """Run ``macro`` on the job's ``document``; its ``{names}`` are filled with ``given``, ``answer`` is what it writes.

    Raises:
        WorkspaceError: LibreOffice cannot be started, takes too long (it is stopped with all that it
            started), or ends without an answer.
    """
    profile = job.file("profile")
    # The first start makes the profile, and would overwrite a macro that is there before it.
    _start(job, ["--terminate_after_init"])
    module = profile / _MODULE
    module.parent.mkdir(parents=True, exist_ok=True)
    text = _SHELL.format(docx=job.file("plan.docx").as_uri(), macro=macro.format(**given))
    module.write_text(text, encoding="utf-8")
    _start(job, ["macro:///Standard.Module1.Run"])
    if not answer.is_file():
        raise _broken(job.soffice, 0)


def _start(job: Job, arguments: Sequence[str]) -> None:
    profile = f"-env:UserInstallation={job.file('profile').as_uri()}"
    code = _finished([job.soffice, profile, "--headless", "--norestore", "--nologo", *arguments], job)
    if code:
        raise _broken(job.soffice, code)


def _finished(command: Sequence[str], job: Job) -> int:
    """The exit code of ``command``; one that does not end in time is stopped with all that it started."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except OSError as error:
        why = error.strerror or str(error)
        raise WorkspaceError(
            zh=f"LibreOffice（{job.soffice}）无法启动（{why}）：请重新安装，或检查权限",
            en=f"LibreOffice ({job.soffice}) cannot be started ({why}): install it again, or see to its permissions",
        ) from error
    try:
        return process.wait(max(0, job.deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        _stop(process)
        raise WorkspaceError(
            zh=f"LibreOffice {job.limit:g} 秒内没有完成，已停止它：请稍后重试",
            en=f"LibreOffice was not done after {job.limit:g} s and was stopped: try again later",
        ) from None
    except BaseException:  # Ctrl-C does not reach a program in a session of its own
        _stop(process)
        raise


def _stop(process: "subprocess.Popen[bytes]") -> None:
    # soffice is a starter: killing it alone leaves the real program running.
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    process.wait()


def _broken(soffice: str, code: int) -> WorkspaceError:
    return WorkspaceError(
        zh=f"LibreOffice（{soffice}）没有给出结果（退出码 {code}）：请看它能否打开生成的 Word 文件",
        en=f"LibreOffice ({soffice}) gave no result (exit code {code}): see whether it opens the Word file",
    )
