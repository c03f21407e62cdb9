"""A Document as the bytes of a Word file."""

from collections.abc import Mapping

from tjplan.document import Document
from tjplan.model.style import STANDARD, Style
from tjplan.word import home, properties
from tjplan.word.body import body
from tjplan.word.bookmarks import Bookmarks
from tjplan.word.charts import chart_parts, chart_relations
from tjplan.word.fonts import font_table
from tjplan.word.home import Home, home_part
from tjplan.word.package import Part, package
from tjplan.word.press import Press
from tjplan.word.references import References
from tjplan.word.running import relations, running, running_parts
from tjplan.word.settings import settings
from tjplan.word.styles import styles

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOCUMENT = "application/vnd.openxmlformats-officedocument."


def write(
    document: Document,
    pages: Mapping[str, int] | None = None,
    style: Style | None = None,
    revision: str = "",
) -> bytes:
    """The Word file of ``document``; equal arguments give equal bytes.

    ``pages`` gives the printed page number of a heading's anchor, for the contents; an entry without
    one shows a dash.  ``style`` is the standard one of the language unless given.  ``revision`` is the
    commit of the plan in git, with a plus sign behind it where the plan was changed since, empty where
    there is none.  Characters that XML forbids become U+FFFD, and a faulty grid is filled: no Document
    fails.
    """
    press = press_for(document, style or STANDARD[document.lang])
    return package(parts_of(document, pages or {}, press, revision), PACKAGE_RELATIONS)


def press_for(document: Document, style: Style) -> Press:
    """What writes ``document`` once."""
    bookmarks = Bookmarks()
    return Press(document.lang, style, bookmarks, References(document, bookmarks))


PACKAGE_RELATIONS = (
    ("rId1", f"{_OFFICE}officeDocument", "word/document.xml"),
    ("rId2", f"{_PACKAGE}metadata/core-properties", "docProps/core.xml"),
    ("rId3", f"{_OFFICE}extended-properties", "docProps/app.xml"),
    ("rId4", f"{_OFFICE}custom-properties", "docProps/custom.xml"),
)
_BODY_RELATIONS = (
    ("rId1", f"{_OFFICE}styles", "styles.xml"),
    ("rId2", f"{_OFFICE}settings", "settings.xml"),
    ("rId3", f"{_OFFICE}fontTable", "fontTable.xml"),
    ("rId6", f"{_OFFICE}customXml", f"../{home.PART}"),
)
_STORE_RELATIONS = (("rId1", f"{_OFFICE}customXmlProps", "itemProps1.xml"),)


def parts_of(document: Document, pages: Mapping[str, int], press: Press, revision: str) -> list[Part]:
    """The parts of the file of ``document``, ``word/document.xml`` first; ``press`` writes it and remembers how."""
    return [
        *shown_parts(document, pages, press),
        *_way_home(document, press, revision),
        *_properties(document, revision),
    ]


def shown_parts(document: Document, pages: Mapping[str, int], press: Press) -> list[Part]:
    """Those of :func:`parts_of` that decide what is seen."""
    main = body(document, pages, running(press), press)
    along = running_parts(press, lying=b'w:orient="landscape"' in main)
    return [
        Part(
            "word/document.xml",
            f"{_WORD}document.main+xml",
            main,
            (*_BODY_RELATIONS, *relations(along), *chart_relations(press)),
        ),
        *(part for _, part in along),
        *chart_parts(press),
        *_looks(press),
    ]


def _properties(document: Document, revision: str) -> list[Part]:
    about = properties.core(document, revision)
    return [
        Part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", about),
        Part("docProps/app.xml", f"{_DOCUMENT}extended-properties+xml", properties.extended()),
        Part("docProps/custom.xml", f"{_DOCUMENT}custom-properties+xml", properties.custom(document, revision)),
    ]


def _looks(press: Press) -> list[Part]:
    return [
        Part("word/styles.xml", f"{_WORD}styles+xml", styles(press.style, press.words.tag)),
        Part("word/settings.xml", f"{_WORD}settings+xml", settings(press.words.tag)),
        Part("word/fontTable.xml", f"{_WORD}fontTable+xml", font_table(press.style)),
    ]


def _way_home(document: Document, press: Press, revision: str) -> list[Part]:
    given = press.bookmarks
    table = home_part(Home(document.plan_id, document.lang, tuple(given.entries), given.headings, revision))
    return [
        Part(home.PART, "application/xml", table, _STORE_RELATIONS),
        Part("customXml/itemProps1.xml", f"{_DOCUMENT}customXmlProperties+xml", home.properties_part()),
    ]
