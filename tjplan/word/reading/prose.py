"""Headings and prose, from a paragraph and the places that its bookmarks lead to."""

from collections.abc import Sequence

from tjplan.document import Heading, Origin, Paragraph
from tjplan.model.text import Lang
from tjplan.word.home import Entry
from tjplan.word.reading import addresses
from tjplan.word.reading.lines import Line, inlines
from tjplan.word.reading.numbers import split, split_heading
from tjplan.word.words import WORDS

_KINDS = ("section", "item", "subitem")


def heading(line: Line, level: int, entry: Entry | None, anchor: str, lang: Lang) -> Heading:
    """A heading of ``level`` from 1; ``anchor`` is that of the contents' bookmark, empty if there is none."""
    if entry:
        words = WORDS[lang]
        number, text = split(line.text, entry.prefix, words.chapter_gap if level == 1 else words.number_gap)
    else:
        number, text = split_heading(line.text, level, lang)
    origin = entry.origin if entry else Origin("", lang)
    kind = (entry.kind if entry else "") or _kind(level, number)
    return Heading(level, kind, number, inlines(text), origin, anchor or addresses.anchor(origin.address))


def _kind(level: int, number: str) -> str:
    """What a heading without a home is, as far as it shows."""
    if level == 1:
        return "chapter" if number else "preamble"
    return _KINDS[level - 2] if number else "heading"


def paragraph(line: Line, lead: Entry | None, text: Entry | None, above: str, lang: Lang) -> Paragraph:
    """Prose of ``lead`` and ``text``; ``above`` is the anchor of the heading right above, empty if there is none."""
    gap = WORDS[lang].number_gap
    cut = _cut(line, lead, text)
    number, first, rest = "", line.text[:cut], line.text[cut:]
    if lead:
        number, first = split(first, lead.prefix, gap)
    if text and cut:
        rest = rest.removeprefix(text.prefix)
    elif text:
        number, rest = split(rest, text.prefix, gap)
    origin = text.origin if text else text_of(lead.origin) if lead else Origin("", lang)
    kind = (lead.kind if lead else "") or (text.kind if text else "") or (line.kind if first else "")
    return Paragraph(
        inlines(rest),
        origin,
        addresses.anchor(origin.address, above),
        number,
        inlines(first),
        lead.origin if lead and first else None,
        kind or _prose_kind(line),
    )


def _cut(line: Line, lead: Entry | None, text: Entry | None) -> int:
    """How many characters of the paragraph are its number and run-in heading."""
    places = dict(line.marks)
    if lead and text:
        return max(places[text.bookmark], places[lead.bookmark])
    if lead:
        return line.ends.get(lead.bookmark, len(line.text))
    return line.led


def _prose_kind(line: Line) -> str:
    return "note" if line.style.startswith("table text") else "paragraph"


def lead_and_text(entries: Sequence[Entry]) -> tuple[Entry | None, Entry | None]:
    """The run-in heading and the prose of one node; of two merged paragraphs the first is meant."""
    if not entries:
        return None, None
    first, *more = entries
    if first.role != "lead":
        return next((one for one in more if one.role == "lead" and text_of(one.origin) == first.origin), None), first
    return first, next((one for one in more if one.role == "paragraph"), None)


def text_of(lead: Origin) -> Origin:
    """The origin of the prose behind a run-in heading of the origin ``lead``."""
    return Origin(f"{lead.address.removesuffix('.title')}.text", lead.lang)
