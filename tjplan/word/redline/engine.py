"""The redline of two versions of a document."""

from collections.abc import Sequence
from dataclasses import replace

from tjplan.model.style import STANDARD
from tjplan.model.text import Bilingual, Lang
from tjplan.uncollected import uncollected
from tjplan.word.package import Part, package
from tjplan.word.press import Press
from tjplan.word.redline.body import Sheet, merge
from tjplan.word.redline.charts import Charts
from tjplan.word.redline.comments import Comments, place
from tjplan.word.redline.hand import Hand
from tjplan.word.redline.keys import Places
from tjplan.word.redline.numbers import number
from tjplan.word.redline.running import missing
from tjplan.word.redline.shapes import alike
from tjplan.word.redline.side import Redline, Side
from tjplan.word.redline.tally import Tally
from tjplan.word.redline.unshown import unshown
from tjplan.word.writer import PACKAGE_RELATIONS, parts_of, press_for, shown_parts
from tjplan.word.xml import Element, parse, serialise

_MAIN = "word/document.xml"
_COMMENTS = "word/comments.xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENTS_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"


@uncollected()
def redline(
    old: Side, new: Side, *, author: str, date: str, moves: bool = True, remarks: Sequence[str] = ()
) -> Redline:
    """The new document in full layout, with all that differs from the old one as tracked changes.

    Accepting all of them gives the file of the new document, rejecting all the text, structure and
    formatting of the old one.  ``date`` is a moment in ISO 8601 with a ``Z``.  ``moves`` shows what is in
    both out of order as moved, otherwise as deleted here and inserted there; tables always so.
    ``remarks`` are lines that the file says in a comment at its beginning.  Equal arguments give equal
    bytes; no Document fails.
    """
    hand, tally = Hand(author, date), Tally()
    before, after = _Made(old, whole=False), _Made(new, whole=True)
    hidden = unshown(before.parts, after.parts, (before.root[0], after.root[0]))
    charts = Charts(before.parts, after.parts)
    charts.told_apart(before.root)
    # The same text at other places of the plan is no change for who reads it.
    if not alike(before.root, after.root):
        merge(before.sheet(), after.sheet(), hand, tally, show_moves=moves)
    comments = _comments(after.root, hidden, remarks, hand, new.document.lang)
    number(after.root)
    more, relations = charts.settle(after.root)
    counts = tally.counts(after.root)
    if comments:
        more.append(Part(_COMMENTS, _COMMENTS_TYPE, comments.part()))
        relations.append(("rIdComments", _COMMENTS_KIND, "comments.xml"))
    for link, part in missing(before.parts, after.parts):
        more.append(part)
        relations.append(link)
    return Redline(package([*after.with_relations(relations), *more], PACKAGE_RELATIONS), counts, hidden)


class _Made:
    """One version as the parts of its file, the main one as a tree; unless ``whole`` only those that are seen."""

    def __init__(self, side: Side, *, whole: bool) -> None:
        self._press: Press = press_for(side.document, side.style or STANDARD[side.document.lang])
        self.parts = (
            parts_of(side.document, side.pages, self._press, side.revision)
            if whole
            else shown_parts(side.document, side.pages, self._press)
        )
        self.root: Element = parse(next(part.data for part in self.parts if part.name == _MAIN))

    def sheet(self) -> Sheet:
        """The body, with what its bookmarks stand for."""
        given = self._press.bookmarks
        return Sheet(self.root[0], Places({entry.bookmark: entry for entry in given.entries}, given.headings))

    def with_relations(self, relations: Sequence[tuple[str, str, str]]) -> list[Part]:
        """The parts, the main one as its tree is now."""
        return [
            replace(part, data=serialise(self.root), relations=(*part.relations, *relations))
            if part.name == _MAIN
            else part
            for part in self.parts
        ]


def _comments(root: Element, hidden: Sequence[Bilingual], remarks: Sequence[str], hand: Hand, lang: Lang) -> Comments:
    comments = Comments(hand, lang)
    if lines := [*(line[lang] for line in hidden), *remarks]:
        comments.add(place(root[0]), lines)
    return comments
