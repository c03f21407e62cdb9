"""On which page each heading falls, as LibreOffice sets the file.

A macro in a throw-away profile asks for the pages, so that no Python of LibreOffice's own is needed.
"""

import os
import re
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tjplan.word.home import Home
from tjplan.word.origins import read_way_home

_NAME = re.compile("[A-Za-z0-9_]+")
_ANSWER = re.compile(r"([A-Za-z0-9_]+) (\d+)")
# Module1 is the one module that LibreOffice itself puts into a new profile.
_MODULE = Path("user", "basic", "Standard", "Module1.xba")
_MACRO = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
  script:language="StarBasic">
Sub Pages
  Dim options(1) As New com.sun.star.beans.PropertyValue
  options(0).Name = "Hidden"
  options(0).Value = True
  options(1).Name = "ReadOnly"
  options(1).Value = True
  document = StarDesktop.loadComponentFromURL("{docx}", "_blank", 0, options())
  cursor = document.CurrentController.ViewCursor
  cursor.jumpToLastPage()
  asked = FreeFile
  Open "{names}" For Input As #asked
  answered = FreeFile
  Open "{pages}" For Output As #answered
  Do While Not EOF(asked)
    Line Input #asked, name
    If document.Bookmarks.hasByName(name) Then
      cursor.gotoRange(document.Bookmarks.getByName(name).Anchor.Start, False)
      Print #answered, name &amp; " " &amp; cursor.Page
    End If
  Loop
  Close #answered
  Close #asked
  document.close(True)
  StarDesktop.terminate()
End Sub
</script:module>
"""


def page_numbers(docx: bytes, soffice: str, timeout_s: float) -> dict[str, int] | None:
    """The printed page number of each heading's anchor, from 1 on the first page of the body.

    ``docx`` is a file that :func:`tjplan.word.write` made, ``soffice`` the program's path; the result
    is what ``write`` takes as ``pages``.  None if the program is missing, fails, or takes longer than
    ``timeout_s`` seconds in all.
    """
    home = read_way_home(docx)
    if home is None or not home.headings:
        return {}
    with tempfile.TemporaryDirectory(prefix="tjplan-", ignore_cleanup_errors=True) as folder:
        answers = _ask(docx, _names(home), Path(folder), soffice, time.monotonic() + timeout_s)
    return None if answers is None else _printed(home, answers)


def _first_of_body(home: Home) -> str:
    return next((entry.bookmark for entry in home.entries if entry.role != "cover"), "")


def _names(home: Home) -> list[str]:
    return [name for name in (_first_of_body(home), *home.headings) if _NAME.fullmatch(name)]


def _printed(home: Home, sheets: Mapping[str, int]) -> dict[str, int]:
    """Page numbers from sheet numbers: the first sheet of the body is page 1."""
    before = sheets.get(_first_of_body(home), min(sheets.values(), default=1)) - 1
    return {anchor: sheets[name] - before for name, anchor in home.headings.items() if name in sheets}


def _ask(docx: bytes, names: Sequence[str], folder: Path, soffice: str, deadline: float) -> dict[str, int] | None:
    files = {name: folder / name for name in ("plan.docx", "names.txt", "pages.txt")}
    files["plan.docx"].write_bytes(docx)
    files["names.txt"].write_text("\n".join(names), encoding="ascii")
    profile = folder / "profile"
    # The first start makes the profile, and would overwrite a macro that is there before it.
    if not _run([soffice, *_options(profile), "--terminate_after_init"], deadline):
        return None
    uris = {path.stem if path.suffix == ".txt" else "docx": path.as_uri() for path in files.values()}
    (profile / _MODULE).parent.mkdir(parents=True, exist_ok=True)
    (profile / _MODULE).write_text(_MACRO.format(**uris), encoding="utf-8")
    if not _run([soffice, *_options(profile), "macro:///Standard.Module1.Pages"], deadline):
        return None
    return _answers(files["pages.txt"])


def _options(profile: Path) -> list[str]:
    return [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo"]


def _answers(path: Path) -> dict[str, int] | None:
    if not path.is_file():
        return None
    return {name: int(page) for name, page in _ANSWER.findall(path.read_text(encoding="ascii"))}


def _run(command: Sequence[str], deadline: float) -> bool:
    """Whether ``command`` ended well in time; one that did not is stopped with all that it started."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except OSError:
        return False
    try:
        return process.wait(max(0, deadline - time.monotonic())) == 0
    except subprocess.TimeoutExpired:
        _stop(process)
        return False
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
