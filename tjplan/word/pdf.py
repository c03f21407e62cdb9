"""A Word file as a PDF that screen readers can follow: tagged, with title, language and bookmarks."""

from tjplan.model.text import Lang
from tjplan.word import office
from tjplan.word.unmarked import unmarked

# PDF/UA brings tags, and the title in place of the file's name (ISO 14289-1, 7.1).  The pages that an
# odd start leaves blank are kept: printed on both sides, the numbers stand outside.
_MACRO = """\
Dim language As New com.sun.star.lang.Locale
  language.Language = "{language}"
  language.Country = "{country}"
  document.CharLocale = language
  Dim wishes(6) As New com.sun.star.beans.PropertyValue
  wishes(0).Name = "UseTaggedPDF"
  wishes(0).Value = True
  wishes(1).Name = "PDFUACompliance"
  wishes(1).Value = True
  wishes(2).Name = "ExportBookmarks"
  wishes(2).Value = True
  wishes(3).Name = "DisplayPDFDocumentTitle"
  wishes(3).Value = True
  wishes(4).Name = "EmbedStandardFonts"
  wishes(4).Value = True
  wishes(5).Name = "IsSkipEmptyPages"
  wishes(5).Value = False
  wishes(6).Name = "OpenBookmarkLevels"
  wishes(6).Value = 1
  Dim target(1) As New com.sun.star.beans.PropertyValue
  target(0).Name = "FilterName"
  target(0).Value = "writer_pdf_Export"
  target(1).Name = "FilterData"
  target(1).Value = wishes()
  document.storeToURL("{pdf}", target())"""
_COUNTRIES: dict[Lang, str] = {"zh": "CN", "en": "GB"}


def to_pdf(docx: bytes, lang: Lang, soffice: str, timeout_s: float) -> bytes:
    """``docx``, in ``lang``, as LibreOffice (its path ``soffice``) sets it.

    Raises:
        WorkspaceError: LibreOffice is missing, fails, or takes longer than ``timeout_s`` seconds in all.
    """
    with office.job(unmarked(docx), soffice, timeout_s) as job:
        answer = job.file("plan.pdf")
        given = {"language": lang, "country": _COUNTRIES[lang], "pdf": answer.as_uri()}
        office.run(job, _MACRO, given, answer)
        return answer.read_bytes()
