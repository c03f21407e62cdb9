"""What setting a value would change, and who else says the same."""

from dataclasses import dataclass

from tjplan.model.source import Place
from tjplan.model.text import Bilingual


@dataclass(frozen=True, slots=True)
class Replacement:
    """``old`` gives way to ``new`` in ``file`` at code points ``start`` to ``end``.

    The offsets count in the text as the door reads it: no BOM, line ends as LF.
    """

    file: str
    start: int
    end: int
    old: str
    new: str
    place: Place
    description: Bilingual


@dataclass(frozen=True, slots=True)
class Witness:
    """Something that speaks of the value and was left alone: ``words`` at ``place``, under ``path``."""

    path: str
    words: str
    place: Place


@dataclass(frozen=True, slots=True)
class Edits:
    """``replacements`` by file and offset, none overlapping; empty where all says so already.

    ``also`` are the figures that state the same under another name (``same_as``).  ``by_hand`` are
    the pins whose words hold no number or name that could be exchanged.
    """

    replacements: tuple[Replacement, ...]
    also: tuple[Witness, ...] = ()
    by_hand: tuple[Witness, ...] = ()
