"""Reasons in the last lines of a commit message: ``Reason: projects.pond.area: corrected after the survey``."""

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from tjplan.model.text import Bilingual

KEYS = ("Reason", "Reason-zh", "Reason-en")
"""In both languages at once, in Chinese, in English."""

_ADDRESS = re.compile(r"(?P<path>[a-z]+(?:\.[^\s.:：,，;；。]+)+)\s*[:：](?P<words>.*)", re.DOTALL)
_FOLD = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])")
"""git joins the lines of a trailer by a space, which Chinese does not have between words."""


def reasons(trailers: Iterable[tuple[str, str]]) -> tuple[tuple[str, Bilingual], ...]:
    """Address ("" where there is none) and words of each reason in the trailers of one commit.

    Chinese and English about one address belong together in their order; where one language is
    missing, the other stands for both.
    """
    said: dict[str, dict[str, list[str]]] = {}
    for key, value in trailers:
        path, words = _divided(_clean(value))
        if words and key.capitalize() in KEYS:
            said.setdefault(path, {}).setdefault(key.capitalize(), []).append(words)
    return tuple(
        (path, words) for path, by_key in said.items() for words in _paired(*(by_key.get(key, []) for key in KEYS))
    )


def _clean(value: str) -> str:
    """On one line, without signs that nobody sees: anyone may write a commit message."""
    seen = "".join(char if char.isprintable() else " " for char in value)
    return _FOLD.sub("", " ".join(seen.split()))


def _divided(value: str) -> tuple[str, str]:
    found = _ADDRESS.fullmatch(value)
    return (found["path"], found["words"].strip()) if found else ("", value)


def _paired(both: Sequence[str], zh: Sequence[str], en: Sequence[str]) -> list[Bilingual]:
    """What is said in neither language alone stands for a language that is missing, else for itself."""
    rest = both if zh and en else []
    pairs = zip_longest(zh or both, en or both, fillvalue="")
    return [*(Bilingual(one or other, other or one) for one, other in pairs), *(Bilingual(one, one) for one in rest)]
