"""On which page each heading falls, as LibreOffice sets the file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tjplan.word import office
from tjplan.word.home import Home
from tjplan.word.origins import read_way_home
from tjplan.word.unmarked import unmarked

_NAME = re.compile("[A-Za-z0-9_]+")
_ANSWER = re.compile(r"([A-Za-z0-9_]+) (\d+)")
_MACRO = """\
Dim where(0) As New com.sun.star.beans.PropertyValue
  where(0).Name = "nodepath"
  where(0).Value = "/org.openoffice.Setup/Product"
  settings = createUnoService("com.sun.star.configuration.ConfigurationProvider")
  product = settings.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", where())
  cursor = document.CurrentController.ViewCursor
  cursor.jumpToLastPage()
  asked = FreeFile
  Open "{names}" For Input As #asked
  answered = FreeFile
  Open "{pages}" For Output As #answered
  Print #answered, product.ooName &amp; " " &amp; product.ooSetupVersionAboutBox
  Do While Not EOF(asked)
    Line Input #asked, name
    If document.Bookmarks.hasByName(name) Then
      cursor.gotoRange(document.Bookmarks.getByName(name).Anchor.Start, False)
      Print #answered, name &amp; " " &amp; cursor.Page
    End If
  Loop
  Close #answered
  Close #asked"""


@dataclass(frozen=True, slots=True)
class Pagination:
    """The printed page number of each heading's anchor, and the program that counted ("LibreOffice 7.4.7.2")."""

    renderer: str
    pages: Mapping[str, int]


def paginate(docx: bytes, soffice: str, timeout_s: float) -> Pagination:
    """The pages of ``docx``, a file that :func:`tjplan.word.write` made, from 1 on the first page of the body.

    ``soffice`` is the program's path; ``pages`` is what ``write`` takes.

    Raises:
        WorkspaceError: LibreOffice is missing, fails, or takes longer than ``timeout_s`` seconds in all.
    """
    home = read_way_home(docx)
    if home is None or not home.headings:
        return Pagination("", {})
    with office.job(unmarked(docx), soffice, timeout_s) as job:
        asked, answer = job.file("names.txt"), job.file("pages.txt")
        asked.write_text("\n".join(_names(home)), encoding="ascii")
        office.run(job, _MACRO, {"names": asked.as_uri(), "pages": answer.as_uri()}, answer)
        renderer, _, sheets = answer.read_text(encoding="utf-8", errors="replace").partition("\n")
    return Pagination(renderer.strip(), _printed(home, {name: int(page) for name, page in _ANSWER.findall(sheets)}))


def _first_of_body(home: Home) -> str:
    return next((entry.bookmark for entry in home.entries if entry.role != "cover"), "")


def _names(home: Home) -> list[str]:
    return [name for name in (_first_of_body(home), *home.headings) if _NAME.fullmatch(name)]


def _printed(home: Home, sheets: Mapping[str, int]) -> dict[str, int]:
    """Page numbers from sheet numbers: the first sheet of the body is page 1."""
    before = sheets.get(_first_of_body(home), min(sheets.values(), default=1)) - 1
    return {anchor: sheets[name] - before for name, anchor in home.headings.items() if name in sheets}
