"""What every builder of a part of the body is handed."""

from dataclasses import dataclass, field

from tjplan.document import Chart
from tjplan.model.style import Style
from tjplan.model.text import Lang
from tjplan.word.bookmarks import Bookmarks
from tjplan.word.references import References
from tjplan.word.words import WORDS, Words


@dataclass(frozen=True, slots=True)
class Press:
    """The language, how it looks, the bookmarks given out so far, what texts refer to, the charts drawn; one for each file written."""

    lang: Lang
    style: Style
    bookmarks: Bookmarks = field(default_factory=Bookmarks)
    references: References = field(default_factory=References)
    charts: list[Chart] = field(default_factory=list)

    @property
    def words(self) -> Words:
        """The language's few own words."""
        return WORDS[self.lang]
