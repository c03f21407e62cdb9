"""What a redline compares, and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tjplan.document import Document
from tjplan.model.style import Style
from tjplan.model.text import Bilingual


@dataclass(frozen=True, slots=True)
class Side:
    """One version of a document, with all that :func:`tjplan.word.write` takes."""

    document: Document
    pages: Mapping[str, int] = field(default_factory=dict)
    style: Style | None = None
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Redline:
    """The Word file with its revisions.

    ``counts`` says how many changes of each kind it shows, kinds without any left out;
    ``unshown`` what Word cannot record as a revision: the file says it in a comment, and prints what is new.
    """

    docx: bytes
    counts: Mapping[str, int]
    unshown: tuple[Bilingual, ...] = ()
