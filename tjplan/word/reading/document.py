"""A Document out of the parts of a Word file."""

from dataclasses import dataclass

from tjplan.document import Cover, Document
from tjplan.errors import WorkspaceError
from tjplan.word.home import Home
from tjplan.word.origins import main_part, way_home
from tjplan.word.reading import described
from tjplan.word.reading.body import Body
from tjplan.word.reading.looks import Looks
from tjplan.word.reading.unknown import Unknown, unknown
from tjplan.word.unpack import unpack
from tjplan.word.xml import clark

_CHANGES = tuple(
    clark(f"w:{name}")
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
        *(f"{name}Change" for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr")),
    )
)


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A file that :func:`tjplan.word.write` made, as it stands now.

    ``revisions`` counts the tracked changes in it; the Document is what stands when all are accepted.
    ``unknown`` are the texts in it whose origin has the address "", in reading order.
    """

    document: Document
    home: Home
    revisions: int
    unknown: tuple[Unknown, ...]


def read_document(docx: bytes) -> ReadBack:
    """The Document in a Word file that tjplan made, whoever has edited it since.

    Insertions count and deletions do not.  A text goes by its bookmark; one without has an origin of the
    address "".  Styles say what a block is, by their names.  Text boxes come behind the paragraph that
    holds them, a table within a cell is text of that cell.  Pictures and charts are left out, so are empty
    paragraphs without a bookmark.  The document that was written comes back up to
    :func:`~tjplan.word.reading.plainly`; tables have the orientation of the page that they stand on.

    Raises:
        WorkspaceError: not a Word file, broken, too large to be one, or not made by tjplan.
    """
    parts = unpack(docx)
    main = main_part(parts)
    home = way_home(parts)
    if home is None:
        raise WorkspaceError(
            zh="这份 Word 文件不是由 tjplan 生成的，无法对应到规划条目；据它起草规划要用 tjplan import，本版还没有这条命令。",
            en="This Word file was not made by tjplan, so nothing in it leads to the plan; a draft plan of it is for tjplan import to make, which this version does not have yet.",
        )
    body = Body(main, home, Looks(parts.get("word/styles.xml", b"")))
    about = described.of(parts.get("docProps/core.xml", b""), home.lang)
    document = Document(home.plan_id, home.lang, Cover(**body.cover), tuple(body.blocks), about.subject, about.keywords)
    return ReadBack(document, home, sum(1 for _ in main.iter(*_CHANGES)), tuple(unknown(document.blocks)))
