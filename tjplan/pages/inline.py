"""Runs of characters as Markdown or HTML; pinned figures keep their address."""

from collections.abc import Callable, Mapping

from tjplan.document import Break, Inline, Inlines, Run
from tjplan.model.text import Lang
from tjplan.pages import escape

_TIGHT = tuple("、．）)】》")


Links = Mapping[str, str]
"""Address of the plan -> the place on the website that explains what stands there."""
NO_LINKS: Links = {}


def to_markdown(inlines: Inlines, links: Links = NO_LINKS) -> str:
    """Inline Markdown; a line break becomes a space, as headings and paragraphs have none."""
    return "".join(_one(part, escape.markdown, " ", links) for part in inlines)


def to_html(inlines: Inlines, links: Links = NO_LINKS) -> str:
    """Inline HTML; a line break stays one."""
    return "".join(_one(part, escape.markup, "<br>", links) for part in inlines)


def _one(part: Inline, escaped: Callable[[str], str], newline: str, links: Links) -> str:
    if isinstance(part, Break):
        return newline
    return figure(escaped(part.text), part, links)


def figure(text: str, run: Run, links: Links = NO_LINKS) -> str:
    """``text`` as a link to the figure behind it, or marked with its address where it has no place."""
    address = escape.address(run.address or "")
    if address in links:
        return f'<a class="{_style(address)}" data-address="{address}" href="{to_file(links[address])}">{text}</a>'
    return f'<span class="tj-figure" data-address="{address}">{text}</span>' if address else text


def _style(address: str) -> str:
    return "tj-term" if address.startswith(("terms.", "glossary.", "documents.")) else "tj-figure"


def to_file(target: str) -> str:
    """``status.md#location`` as the address of the built page."""
    return target.replace(".md", ".html", 1)


def numbered(number: str, text: str, lang: Lang) -> str:
    """``number`` before ``text`` as each language prints it: 一、位置, 第一章　现状, I. Location.

    Both are escaped already.
    """
    if not number or not text:
        return number or text
    if lang == "zh":
        return number + text if number.endswith(_TIGHT) else f"{number}\u3000{text}"
    return f"{number} {text}"
