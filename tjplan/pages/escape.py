"""Plan text that stays text: in Markdown, in HTML, as an id, as a link.

The text of a plan may come from strangers.  Each function takes characters and gives back
characters that the reader of the page sees again, white space apart, whatever they are.
"""

import html
import re
import unicodedata

_BLANKS = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_MARKDOWN = str.maketrans(
    {char: f"\\{char}" for char in "\\`*_{}[]#"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    # Marks of Markdown extensions have no backslash escape in plain Markdown.
    | {char: f"&#{ord(char)};" for char in "|~^="}
)
_LIST_MARK = re.compile(r"^(?P<digits>\d*)(?P<mark>[-+.)])")
# A mark stands between letters or digits only: "-_a_-" would be emphasis in an attribute list.
_ID = re.compile(r"(?!x-)[A-Za-z][A-Za-z0-9]*([_-][A-Za-z0-9]+)*")
_NOT_ID = re.compile(r"[^A-Za-z0-9]")
_ADDRESS = re.compile(r"[A-Za-z0-9_.\-]+")


def clean(text: str) -> str:
    """``text`` on one line, without the characters that no page may hold.

    Control characters go (Python-Markdown marks its own place-holders with U+0002 and U+0003),
    half a surrogate pair becomes U+FFFD, runs of ASCII white space become one space.
    """
    line = _BLANKS.sub(" ", text)
    return "".join(map(_allowed, line)) if not line.isprintable() else line


def _allowed(char: str) -> str:
    category = unicodedata.category(char)
    return "" if category == "Cc" else "\ufffd" if category == "Cs" else char


def markdown(text: str) -> str:
    """``text`` for the middle of a Markdown line.

    >>> markdown("*a* <b> [c](d) | 1_2")
    '\\\\*a\\\\* &lt;b&gt; \\\\[c\\\\](d) &#124; 1\\\\_2'
    """
    return clean(text).translate(_MARKDOWN)


def line(text: str) -> str:
    """A whole line of escaped Markdown, kept from opening a list ("1. ", "- ", "+ ")."""
    stripped = text.strip()
    return _LIST_MARK.sub(r"\g<digits>\\\g<mark>", stripped)


def markup(text: str) -> str:
    """``text`` for an HTML element or a quoted attribute."""
    return html.escape(clean(text), quote=True)


def identifier(text: str) -> str:
    """``text`` as an id and a file name: a slug as it is, anything else spelled in hex.

    Two texts never get one id.

    >>> identifier("mine_inventory"), identifier('a" onclick=x')
    ('mine_inventory', 'x-a-22--20-onclick-3d-x')
    """
    if _ID.fullmatch(text):
        return text
    return "x-" + _NOT_ID.sub(lambda match: f"-{ord(match[0]):x}-", text)


def address(text: str) -> str:
    """``text`` as an attribute's value if it is an address of the plan, else empty."""
    return text if _ADDRESS.fullmatch(text) else ""
