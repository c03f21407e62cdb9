"""Words of strangers for a terminal: what nobody would see is written out."""

import unicodedata

_LINE_BREAK = "↵"


def visible(words: str) -> str:
    """``words`` on one line; what a reader would not see, or a terminal obey, is written as its code point.

    >>> print(visible("a\\x1b[31m\\nb\\u202e"))
    a<U+001B>[31m↵b<U+202E>
    """
    words = words.replace("\n", _LINE_BREAK)
    return words if words.isprintable() else "".join(map(_shown, words))


def _shown(char: str) -> str:
    hidden = unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    return f"<U+{ord(char):04X}>" if hidden else char
