"""Runs of characters as Markdown or HTML; pinned figures keep their address."""

from collections.abc import Callable

from tjplan.document import Break, Inline, Inlines, Run
from tjplan.model.text import Lang
from tjplan.pages import escape

_TIGHT = tuple("、．）)】》")


def to_markdown(inlines: Inlines) -> str:
    """Inline Markdown; a line break becomes a space, as headings and paragraphs have none."""
    return "".join(_one(part, escape.markdown, " ") for part in inlines)


def to_html(inlines: Inlines) -> str:
    """Inline HTML; a line break stays one."""
    return "".join(_one(part, escape.markup, "<br>") for part in inlines)


def _one(part: Inline, escaped: Callable[[str], str], newline: str) -> str:
    if isinstance(part, Break):
        return newline
    return figure(escaped(part.text), part)


def figure(text: str, run: Run) -> str:
    """``text`` wrapped so that the figure behind it can be found, where ``run`` names one."""
    address = escape.address(run.address or "")
    return f'<span class="tj-figure" data-address="{address}">{text}</span>' if address else text


def numbered(number: str, text: str, lang: Lang) -> str:
    """``number`` before ``text`` as each language prints it: 一、位置, 第一章　现状, I. Location.

    Both are escaped already.
    """
    if not number or not text:
        return number or text
    if lang == "zh":
        return number + text if number.endswith(_TIGHT) else f"{number}\u3000{text}"
    return f"{number} {text}"
