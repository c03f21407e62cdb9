"""What the search knows of a page: its words, block by block, each under the id to land on.

Read from the HTML that readers get rather than from the plan, so that whatever a page shows can
be found, generated pages and hand-written ones alike.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser

from tjplan.model.text import Lang
from tjplan.pages.search_rows import Box, Merges

SCRIPT = "search-index.js"
"""Its name in the folder of each language; a script, as pages opened from a disk may fetch nothing."""

TEXT, CAPTION, ROW, LINKS = 0, 7, 8, 9
"""Kinds of entries; 1 to 6 are headings of that level.  What links within the site name is found where
they lead, so that a list of them is one entry, which comes last."""

_KINDS = {**{f"h{level}": level for level in range(1, 7)}, "caption": CAPTION, "tr": ROW}
_SECTIONS = frozenset(("table", "thead", "tbody", "tfoot"))
_BLOCKS = frozenset((*_KINDS, *_SECTIONS, "p", "li", "ul", "ol", "dl", "dt", "dd", "div", "section", "article")).union(
    ("figure", "figcaption", "blockquote", "pre", "details", "summary")
)
_SKIPPED = frozenset(("script", "style", "svg", "template", "noscript", "nav", "button", "select", "dialog", "canvas"))
_SKIPPED_CLASSES = frozenset(("headerlink", "tj-redline"))
_VOID = frozenset(("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_SPACES = re.compile(r"[ \t\n\r\f]+")
"""What HTML shows as one space; others are characters of the text."""
_ESCAPES = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading, paragraph, caption, table row or list of links as plain text, the cells of a row
    and the links of a list a line each.

    ``anchor`` is the id that stands at it, or last before it; empty before the first of a page.
    ``above`` are the cells that reach into a row from rows above it.
    """

    anchor: str
    kind: int
    text: str
    above: str = ""


@lru_cache(maxsize=256)  # in the live preview most pages are as they were
def to_entries(html: str) -> tuple[Entry, ...]:
    """The entries of a page's content in reading order.

    Left out are marks for the eye or the hand (icons, buttons, links to a heading itself), what
    is hidden, redlines (class ``tj-redline``: deleted and inserted words run into each other) and
    elements with ``data-search="off"``.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return tuple(reader.entries)


@dataclass(frozen=True, slots=True)
class Searched:
    """A page that can be found: ``path`` ("status.html"), the titles of the sections of the website
    that it stands in, none for the plan's own text, and its entries."""

    path: str
    sections: tuple[str, ...]
    entries: tuple[Entry, ...]


def to_script(lang: Lang, pages: Iterable[Searched]) -> str:
    """The script that hands the pages to search.js, on one line; those without a word are left out.

    ``<`` and the line separators of Unicode are escaped: no text of a plan can end the script or a
    line of it.  Lists only, no text is ever a key (``__proto__``).
    """
    listed = [[page.path, [_row(entry) for entry in page.entries], page.sections] for page in pages if page.entries]
    content = json.dumps({"lang": lang, "pages": listed}, ensure_ascii=False, separators=(",", ":"))
    for char, escaped in _ESCAPES.items():
        content = content.replace(char, escaped)
    return f"window.tjplanSearchIndex = {content};\n"


def _row(entry: Entry) -> list[str | int]:
    row: list[str | int] = [entry.anchor, entry.kind, entry.text]
    return [*row, entry.above] if entry.above else row


class _Reader(HTMLParser):
    """Collects the text between two block tags as one entry, the whole of a table row as one."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self._open: list[str] = []
        self._skipped_from = 0
        """How deep the element stands that is left out, 0 outside of one."""
        self._anchor = ""
        self._merges = Merges()
        self._link = False
        self._start(TEXT)

    def _start(self, kind: int, *, item: bool = False) -> None:
        self._kind, self._item = kind, item
        self._text: list[str] = []
        self._linked = 0
        self._cells: list[tuple[int, int, int]] = []
        """Where in ``_text`` a cell starts, its colspan and rowspan."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.handle_data(" ")
            return
        self._open.append(tag)
        attributes = dict(attrs)
        if self._skipped_from:
            return
        if _is_skipped(tag, attributes):
            self._skipped_from = len(self._open)
        elif tag == "a":
            self._link = _is_internal(attributes.get("href") or "")
        elif self._kind == ROW:
            self._enter_in_row(tag, attributes)
        elif tag in _BLOCKS:
            self._enter(tag, attributes.get("id") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open.pop() != tag:
            pass
        if self._skipped_from > len(self._open):
            self._skipped_from = 0
        elif tag == "a":
            self._link = False
        elif not self._skipped_from and tag in _BLOCKS:
            self._leave(tag)

    def handle_data(self, data: str) -> None:
        if self._skipped_from:
            return
        self._text.append(data.replace("\n", " "))
        if self._link:
            self._linked += len(_SPACES.sub("", data))

    def flush(self) -> None:
        """End the entry, if anything stands in it."""
        text, above = _tidy(self._text), ""
        if self._kind == ROW:
            above = self._merges.above(self._boxes())
        if text and self._item and self._linked == len(_SPACES.sub("", text)):
            self._add_link(text)
        elif text:
            self.entries.append(Entry(self._anchor, self._kind, text, above))
        self._start(TEXT)

    def _add_link(self, text: str) -> None:
        """Note a list item that is nothing but a link within the site, with those before it."""
        last = self.entries[-1] if self.entries else None
        if last and (last.kind, last.anchor) == (LINKS, self._anchor):
            text = f"{self.entries.pop().text}\n{text}"
        self.entries.append(Entry(self._anchor, LINKS, text))

    def _boxes(self) -> list[Box]:
        ends = [start for start, _, _ in self._cells[1:]] + [len(self._text)]
        return [
            Box(_tidy(self._text[start:end]).replace("\n", " "), colspan, rowspan)
            for (start, colspan, rowspan), end in zip(self._cells, ends, strict=True)
        ]

    def _enter(self, tag: str, anchor: str) -> None:
        self.flush()
        if tag in _SECTIONS:
            self._merges = Merges()
        self._start(_KINDS.get(tag, TEXT), item=tag == "li")
        # A caption has an id for those who listen; those who look land on the top of its table.
        if anchor and tag != "caption":
            self._anchor = anchor

    def _enter_in_row(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        if tag in ("td", "th"):
            self._cells.append((len(self._text), _span(attributes, "colspan"), _span(attributes, "rowspan")))
        if tag in _BLOCKS or tag in ("td", "th"):
            self._text.append("\n")

    def _leave(self, tag: str) -> None:
        if self._kind == ROW and tag != "tr":
            self._text.append("\n")
        else:
            self.flush()


def _tidy(parts: Iterable[str]) -> str:
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(parts).split("\n"))
    return "\n".join(filter(None, lines))


def _span(attributes: Mapping[str, str | None], name: str) -> int:
    digits = (attributes.get(name) or "")[:3]
    return max(1, int(digits)) if digits.isascii() and digits.isdigit() else 1


def _is_skipped(tag: str, attributes: Mapping[str, str | None]) -> bool:
    return (
        tag in _SKIPPED
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("data-search") == "off"
        or not _SKIPPED_CLASSES.isdisjoint((attributes.get("class") or "").split())
    )


def _is_internal(href: str) -> bool:
    return bool(href) and not _ELSEWHERE.match(href)
