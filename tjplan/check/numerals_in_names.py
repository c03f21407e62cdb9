"""Numbers that are part of a pinned name: the years in a title, the scale in a survey's name."""

import re
from collections.abc import Iterator

from tjplan.check.context import Pinned
from tjplan.model import numerals
from tjplan.model.plan import Plan
from tjplan.model.units import Unit

_MAY_HOLD = re.compile(r"[0-9０-９〇○零一二三四五六七八九十两]|(?<![A-Za-z-])(?:t|f|s|e|n|th)[a-z]+", re.IGNORECASE)


def find(pin: Pinned, plan: Plan) -> Iterator[str]:
    """The numbers in the words of ``pin`` outside the lexicon; units ("10,000 m³") are none."""
    words = pin.pin.literal
    if isinstance(pin.found, Unit) or not _MAY_HOLD.search(words):
        return
    lexicon = plan.lexicon.zh if pin.lang == "zh" else plan.lexicon.en
    yield from (number.text for number in numerals.find(words, pin.lang, lexicon))
