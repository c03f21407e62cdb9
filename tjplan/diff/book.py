"""How a reader calls the things of one side, whether it was read from plan files or from a Word file."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from tjplan.model.content import Leaf, Record
from tjplan.model.source import Place
from tjplan.model.text import Bilingual, Lang
from tjplan.review import Group

Words = Mapping[Lang, str]
"""The words of a leaf by language; a leaf that both languages show has both."""


class Book(Protocol):
    """What the items of a review ask of each side."""

    def where(self, address: str) -> Bilingual:
        """Where the record stands, or what it is: "第五章二、第2段", "专栏4“采矿权数量”", "重点项目“…”"."""

    def stands(self, address: str) -> Bilingual:
        """Where the record stands among its neighbours: "第4行", "“候泊”之后"."""

    def field(self, record: Record, name: str) -> Bilingual:
        """What readers call a field of the record: "面积"; the head of its grid column for a cell."""

    def said(self, record: Record, name: str, leaf: Leaf) -> Words:
        """The words of a leaf as printed; of a figure with its unit, of a reference the name."""

    def summary(self, record: Record) -> Words:
        """What the record says, for one that came or went."""

    def number(self, address: str) -> Bilingual:
        """What is printed before its title ("第三章"), or its label ("专栏9"); empty where nothing is."""

    def group(self, address: str) -> str:
        """The id of the group that its items stand under."""

    def groups(self) -> Iterator[Group]:
        """All groups in their order."""

    def place(self, record: Record, name: str = "") -> Place | None:
        """Where the field stands in the files, else the record; None without files."""
