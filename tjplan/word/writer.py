"""A Document as the bytes of a Word file."""

from collections.abc import Mapping

from tjplan.document import Document
from tjplan.word import footers, home, properties
from tjplan.word.body import body
from tjplan.word.fonts import font_table
from tjplan.word.home import Home, home_part
from tjplan.word.layout import LAYOUTS, Layout
from tjplan.word.package import Part, package
from tjplan.word.press import Press
from tjplan.word.settings import settings
from tjplan.word.styles import styles

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOCUMENT = "application/vnd.openxmlformats-officedocument."


def write(document: Document, pages: Mapping[str, int] | None = None, layout: Layout | None = None) -> bytes:
    """The Word file of ``document``; equal arguments give equal bytes.

    ``pages`` gives the printed page number of a heading's anchor, for the contents; an entry without
    one shows a dash.  ``layout`` is the language's own unless given.  Characters that XML forbids
    become U+FFFD, and a faulty grid is filled: no Document fails.
    """
    press = Press(document.lang, layout or LAYOUTS[document.lang])
    return package(_parts(document, pages or {}, press), _RELATIONS)


_RELATIONS = (
    ("rId1", f"{_OFFICE}officeDocument", "word/document.xml"),
    ("rId2", f"{_PACKAGE}metadata/core-properties", "docProps/core.xml"),
    ("rId3", f"{_OFFICE}extended-properties", "docProps/app.xml"),
)
_BODY_RELATIONS = (
    ("rId1", f"{_OFFICE}styles", "styles.xml"),
    ("rId2", f"{_OFFICE}settings", "settings.xml"),
    ("rId3", f"{_OFFICE}fontTable", "fontTable.xml"),
    ("rId4", f"{_OFFICE}footer", "footer1.xml"),
    ("rId5", f"{_OFFICE}footer", "footer2.xml"),
    ("rId6", f"{_OFFICE}customXml", f"../{home.PART}"),
)
_FOOTERS = (("default", "rId4"), ("even", "rId5"))
_STORE_RELATIONS = (("rId1", f"{_OFFICE}customXmlProps", "itemProps1.xml"),)


def _parts(document: Document, pages: Mapping[str, int], press: Press) -> list[Part]:
    main = body(document, pages, _FOOTERS, press)
    return [
        Part("word/document.xml", f"{_WORD}document.main+xml", main, _BODY_RELATIONS),
        *_looks(press.layout),
        *_way_home(document, press),
        Part(
            "docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
            properties.core(document),
        ),
        Part("docProps/app.xml", f"{_DOCUMENT}extended-properties+xml", properties.extended()),
    ]


def _looks(layout: Layout) -> list[Part]:
    return [
        Part("word/styles.xml", f"{_WORD}styles+xml", styles(layout)),
        Part("word/settings.xml", f"{_WORD}settings+xml", settings()),
        Part("word/fontTable.xml", f"{_WORD}fontTable+xml", font_table(layout)),
        Part("word/footer1.xml", f"{_WORD}footer+xml", footers.odd(layout.page_number)),
        Part("word/footer2.xml", f"{_WORD}footer+xml", footers.even(layout.page_number)),
    ]


def _way_home(document: Document, press: Press) -> list[Part]:
    given = press.bookmarks
    table = home_part(Home(document.plan_id, document.lang, tuple(given.entries), given.headings))
    return [
        Part(home.PART, "application/xml", table, _STORE_RELATIONS),
        Part("customXml/itemProps1.xml", f"{_DOCUMENT}customXmlProperties+xml", home.properties_part()),
    ]
