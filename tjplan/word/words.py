"""The few words and gaps that the Word file adds to the Document's own."""

from collections.abc import Mapping
from dataclasses import dataclass

from tjplan.model.text import Lang
from tjplan.word.characters import printable


@dataclass(frozen=True, slots=True)
class Words:
    """``chapter_gap`` follows a level-1 number and a column's label, ``number_gap`` the other numbers,
    ``lead_gap`` a run-in heading; ``tag`` is the language's BCP 47 tag,
    ``header`` stands at the head of every page but the cover."""

    contents: str
    chapter_gap: str
    number_gap: str
    lead_gap: str
    tag: str
    header: str


WORDS: Mapping[Lang, Words] = {
    "zh": Words(contents="目录", chapter_gap="  ", number_gap="", lead_gap="", tag="zh-CN", header=""),
    "en": Words(
        contents="Contents",
        chapter_gap="\u2003",
        number_gap=" ",
        lead_gap=" ",
        tag="en-GB",
        header="Unofficial translation",
    ),
}


def after_number(number: str, level: int, words: Words) -> str:
    """A number, as the file can hold it, with the gap to its title; nothing where there is no number."""
    if not number:
        return ""
    return printable(number) + (words.chapter_gap if level == 1 else words.number_gap)
