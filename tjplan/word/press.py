"""What every builder of a part of the body is handed."""

from dataclasses import dataclass, field

from tjplan.model.text import Lang
from tjplan.word.bookmarks import Bookmarks
from tjplan.word.layout import Layout
from tjplan.word.words import WORDS, Words


@dataclass(frozen=True, slots=True)
class Press:
    """The language, how it looks, and the bookmarks given out so far; one for each file written."""

    lang: Lang
    layout: Layout
    bookmarks: Bookmarks = field(default_factory=Bookmarks)

    @property
    def words(self) -> Words:
        """The language's few own words."""
        return WORDS[self.lang]
