"""On which page each heading falls, as LibreOffice sets the file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tjplan.errors import WorkspaceError
from tjplan.word import office
from tjplan.word.counted import plausible
from tjplan.word.home import Home
from tjplan.word.origins import read_way_home
from tjplan.word.unmarked import unmarked

_NAME = re.compile("[A-Za-z0-9_]+")
_ANSWER = re.compile(r"([A-Za-z0-9_]+) (\d+)")
# Only an export settles the layout for good: the cursor may ask while sheets before it still come and go,
# and neither refresh() nor a jump to the end waits for charts.  So it asks again until nothing has changed.
_MACRO = """\
Dim where(0) As New com.sun.star.beans.PropertyValue
  where(0).Name = "nodepath"
  where(0).Value = "/org.openoffice.Setup/Product"
  settings = createUnoService("com.sun.star.configuration.ConfigurationProvider")
  product = settings.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", where())
  Dim target(0) As New com.sun.star.beans.PropertyValue
  target(0).Name = "FilterName"
  target(0).Value = "writer_pdf_Export"
  document.storeToURL("{settled}", target())
  cursor = document.CurrentController.ViewCursor
  cursor.jumpToLastPage()
  Dim sheets({count}) As Long
  turn = 0
  Do
    turn = turn + 1
    changed = False
    at = 0
    asked = FreeFile
    Open "{names}" For Input As #asked
    Do While Not EOF(asked)
      Line Input #asked, name
      sheet = 0
      If document.Bookmarks.hasByName(name) Then
        cursor.gotoRange(document.Bookmarks.getByName(name).Anchor.Start, False)
        sheet = cursor.Page
      End If
      If sheets(at) &lt;&gt; sheet Then changed = True
      sheets(at) = sheet
      at = at + 1
    Loop
    Close #asked
  Loop While changed And turn &lt; {turns}
  answered = FreeFile
  Open "{pages}" For Output As #answered
  Print #answered, product.ooName &amp; " " &amp; product.ooSetupVersionAboutBox
  If Not changed Then
    asked = FreeFile
    Open "{names}" For Input As #asked
    at = 0
    Do While Not EOF(asked)
      Line Input #asked, name
      If sheets(at) &gt; 0 Then Print #answered, name &amp; " " &amp; sheets(at)
      at = at + 1
    Loop
    Close #asked
  End If
  Close #answered"""
_TURNS = 9


@dataclass(frozen=True, slots=True)
class Pagination:
    """The printed page number of each heading's anchor, and the program that counted ("LibreOffice 7.4.7.2")."""

    renderer: str
    pages: Mapping[str, int]


def paginate(docx: bytes, soffice: str, timeout_s: float) -> Pagination:
    """The pages of ``docx``, a file that :func:`tjplan.word.write` made, from 1 on the first page of the body.

    ``soffice`` is the program's path; ``pages`` is what ``write`` takes.

    Raises:
        WorkspaceError: LibreOffice is missing, fails, takes longer than ``timeout_s`` seconds in all, or
            gives numbers that cannot be right.
    """
    home = read_way_home(docx)
    if home is None or not home.headings:
        return Pagination("", {})
    with office.job(unmarked(docx), soffice, timeout_s) as job:
        asked, answer = job.file("names.txt"), job.file("pages.txt")
        names = _names(home)
        asked.write_text("\n".join(names), encoding="ascii")
        given = {"names": asked.as_uri(), "pages": answer.as_uri(), "settled": job.file("settled.pdf").as_uri()}
        office.run(job, _MACRO, {**given, "count": str(len(names)), "turns": str(_TURNS)}, answer)
        renderer, _, sheets = answer.read_text(encoding="utf-8", errors="replace").partition("\n")
    pages = _printed(home, {name: int(page) for name, page in _ANSWER.findall(sheets)})
    if not plausible(pages, home.headings.values()):
        raise _doubtful(renderer.strip())
    return Pagination(renderer.strip(), pages)


def _doubtful(renderer: str) -> WorkspaceError:
    return WorkspaceError(
        zh=f"{renderer} 给出的页码不可信（有的标题没有页码，或页码倒退），未采用",
        en=f"the page numbers that {renderer} gave cannot be right (one is missing or smaller than the one before), so none was used",
    )


def _first_of_body(home: Home) -> str:
    return next((entry.bookmark for entry in home.entries if entry.role != "cover"), "")


def _names(home: Home) -> list[str]:
    return [name for name in (_first_of_body(home), *home.headings) if _NAME.fullmatch(name)]


def _printed(home: Home, sheets: Mapping[str, int]) -> dict[str, int]:
    """Page numbers from sheet numbers: the first sheet of the body is page 1."""
    before = sheets.get(_first_of_body(home), min(sheets.values(), default=1)) - 1
    return {anchor: sheets[name] - before for name, anchor in home.headings.items() if name in sheets}
