"""Text in GitHub Flavored Markdown: whatever its characters, the reader sees them and nothing else."""

import re
import unicodedata

_BLANKS = re.compile(r"\s+")
# CommonMark 2.4: a backslash makes ASCII punctuation literal; < > & as references, for HTML's sake.
_MARKS = str.maketrans(
    {char: f"\\{char}" for char in "\\`*_{}[]#!|~^"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "<span>$</span>"}
)
# What is a mark at the start of a line only: a list, the line under a heading.
_START = re.compile(r"^(\d+(?=[.)])|(?=[-+=]))([-+.)=])")
# What becomes a link or a picture without any mark: http://, www., :tada:
_LINK = re.compile(r"(:(?=//|[a-z0-9_+\\-]+:)|(?<=www)\.)", re.IGNORECASE)
# GitHub makes links of these after rendering, so that no escape helps; a zero-width space does.
_REFERENCE = re.compile(r"(@|\\#|\bGH-)(?=[A-Za-z0-9])", re.IGNORECASE)
_REFERENCE_IN_HTML = re.compile(r"(@|(?<!&)#|\bGH-)(?=[A-Za-z0-9])", re.IGNORECASE)
_LINK_IN_HTML = re.compile(r"(:(?=//|[a-z0-9_+-]+:)|www(?=\.))", re.IGNORECASE)


def text(words: str) -> str:
    """``words`` on one line, for a paragraph or a part of one.

    >>> print(text("1. *a* <b> [c](d) @me #5"))
    1\\. \\*a\\* &lt;b&gt; \\[c\\](d) @&#8203;me \\#&#8203;5
    """
    escaped = _LINK.sub(r"\\\1", _START.sub(r"\1\\\2", _clean(words).translate(_MARKS)))
    return _REFERENCE.sub(r"\1&#8203;", escaped)


def code(words: str) -> str:
    """``words`` on one line as a code span, whose fence is longer than any in it."""
    line = _clean(words)
    longest = max(map(len, re.findall("`+", line)), default=0)
    gap = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{'`' * (longest + 1)}{gap}{line}{gap}{'`' * (longest + 1)}" if line else ""


def html(words: str) -> str:
    """``words`` on one line inside an HTML element of a block, where no mark of Markdown counts.

    >>> print(html("</b> & *a* @me #5"))
    &lt;/b&gt; &amp; *a* @&#8203;me #&#8203;5
    """
    escaped = _clean(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return _REFERENCE_IN_HTML.sub(r"\1&#8203;", _LINK_IN_HTML.sub(r"\1&#8203;", escaped))


def _clean(words: str) -> str:
    """One line without control characters, half surrogates as U+FFFD."""
    line = _BLANKS.sub(" ", words).strip()
    if line.isprintable():
        return line
    kinds = ((char, unicodedata.category(char)) for char in line)
    return "".join("\ufffd" if kind == "Cs" else char for char, kind in kinds if kind != "Cc").strip()
