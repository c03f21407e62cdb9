"""How a string is written as a YAML scalar: plain where that reads back the same, else quoted."""

import re

from tjplan.load import traps
from tjplan.load.tree import Scalar

_BREAKS_PLAIN = re.compile(
    r"[-?:](?:\s|$)|[?:,\[\]{}#&*!|>'\"%@`]|---|\.\.\."  # what may not start a plain scalar
    r"|.*(?::\s|\s#|:$)",  # and what may not stand in one
    re.DOTALL,
)
_BREAKS_FLOW = re.compile(r"[,?\[\]{}]")
_BRACKETS = re.compile(r"[\[\]{}]")
# Numbers and dates in quotes are codes to their author; without, they are values. Neither is wrong.
_NUMERIC = re.compile(r"[-+.]?[0-9][0-9.,:/_+eExX万亿 -]*")
_TIMESTAMP = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?")
_MERGES = ("<", "^")
_WORDS_OF_YAML_1_1 = ("<<", "=")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
# Characters that nobody sees: who wrote them as escapes keeps them so.
_HIDDEN = re.compile(r"[\xa0\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064]")
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_ESCAPED = re.compile(rf'[\\"]|{_UNPRINTABLE.pattern}|{_HIDDEN.pattern}')


def word(scalar: Scalar, *, flow: bool = False, commented: bool = False) -> str:
    """``scalar`` on one line; ``flow`` inside ``{}`` or ``[]``, ``commented`` with a comment behind it.

    A quoted text keeps its quotes where a comment follows, for without them it would look cut short,
    and where it holds brackets.
    """
    text, quoted = scalar.text, bool(scalar.spot.style)
    if not quoted and (not isinstance(scalar.data, str) or text in _MERGES):
        return text
    keeps = quoted and (commented or text in _MERGES or _NUMERIC.fullmatch(text) or _BRACKETS.search(text))
    hidden = scalar.spot.style == '"' and _HIDDEN.search(text)
    if not keeps and not hidden and _is_plain(text, flow):
        return text
    if _UNPRINTABLE.search(text) or hidden:
        return '"' + _ESCAPED.sub(_escape, text) + '"'
    return "'" + text.replace("'", "''") + "'"


def _is_plain(text: str, flow: bool) -> bool:
    """Whether ``text`` without quotes is read as itself, by this door and by YAML 1.1 and 1.2 tools."""
    return (
        text == text.strip() != ""
        and not _UNPRINTABLE.search(text)
        and not _BREAKS_PLAIN.match(text)
        and not (flow and _BREAKS_FLOW.search(text))
        and not _TIMESTAMP.fullmatch(text)
        and text not in _WORDS_OF_YAML_1_1
        and traps.typed(text) == (text, None)
    )


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if char in _SHORT:
        return _SHORT[char]
    code = ord(char)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
