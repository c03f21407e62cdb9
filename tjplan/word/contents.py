"""The contents: real entries inside a field, so that no program need ask before showing them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tjplan.document import Heading, plain
from tjplan.word.fields import closing, field, opening
from tjplan.word.paragraphs import paragraph
from tjplan.word.press import Press
from tjplan.word.runs import runs
from tjplan.word.words import after_number
from tjplan.word.xml import Element, w

# Shown for a page that nobody has counted: a wrong number would be believed.
UNKNOWN_PAGE = "—"


@dataclass(frozen=True, slots=True)
class Target:
    """A heading with the bookmark that its entry links to."""

    heading: Heading
    bookmark: str


def contents(targets: Sequence[Target], pages: Mapping[str, int], press: Press) -> list[Element]:
    """The title, an entry a heading and the field's end; nothing where there is no heading."""
    shown = [target for target in targets if target.heading.level <= len(press.style.contents)]
    if not shown:
        return []
    entries = [_entry(target, pages, press) for target in shown]
    _open(entries[0], f'TOC \\o "1-{len(press.style.contents)}" \\h \\z')
    title = paragraph("TOCHeading", runs(press.words.contents, press.lang))
    return [title, *entries, paragraph("SectionEnd", [closing()])]


def _open(first: Element, instruction: str) -> None:
    """The field begins inside its first entry, after the paragraph's properties."""
    for run in reversed(opening(instruction)):
        first.insert(1, run)


def _entry(target: Target, pages: Mapping[str, int], press: Press) -> Element:
    heading = target.heading
    number = after_number(heading.number, heading.level, press.words)
    title = (number + plain(heading.text)).replace("\n", " ")
    page = str(pages.get(heading.anchor, UNKNOWN_PAGE))
    shown = field(f"PAGEREF {target.bookmark} \\h", runs(page, press.lang))
    link = w("hyperlink", *runs(title, press.lang), w("r", w("tab")), *shown, anchor=target.bookmark, history=1)
    return paragraph(f"TOC{heading.level}", [link])
