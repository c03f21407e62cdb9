"""How a review is told: the words and the order that its formats share, in either language."""

from tjplan.telling.blocks import Block, blocks
from tjplan.telling.figures import amount, meanings, number
from tjplan.telling.places import more_stale, stale, stated
from tjplan.telling.redline import elided, reworded
from tjplan.telling.summary import (
    counted,
    explainable,
    finding_counts,
    finding_lists,
    is_empty,
    none_explained,
    none_is_explained,
    summary,
    unexplained,
)
from tjplan.telling.words import (
    KIND_WORDS,
    LANGUAGES,
    UNEXPLAINED,
    UNMATCHED,
    UNTRANSLATED,
    bracketed,
    lagging,
    name,
    reason,
    said,
    shifted,
    side,
    title,
)

__all__ = [
    "KIND_WORDS",
    "LANGUAGES",
    "UNEXPLAINED",
    "UNMATCHED",
    "UNTRANSLATED",
    "Block",
    "amount",
    "blocks",
    "bracketed",
    "counted",
    "elided",
    "explainable",
    "finding_counts",
    "finding_lists",
    "is_empty",
    "lagging",
    "meanings",
    "more_stale",
    "name",
    "none_explained",
    "none_is_explained",
    "number",
    "reason",
    "reworded",
    "said",
    "shifted",
    "side",
    "stale",
    "stated",
    "summary",
    "title",
    "unexplained",
]
