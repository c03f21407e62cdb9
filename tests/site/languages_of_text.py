"""The words of a page with the language that each is marked as: text, attributes that are read out, and data of scripts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

READ_OUT = ("title", "aria-label", "placeholder", "alt", "label", "summary", "aria-description", "aria-roledescription")
_CODE = frozenset(("code", "pre", "kbd", "samp"))
_VOID = frozenset(("br", "meta", "link", "input", "img", "wbr", "hr", "col"))


@dataclass
class Said(HTMLParser):
    """``texts``: (language, words); code, style and scripts that run are left out, as is the name of a
    language in the words of the other where the page marks it so."""

    texts: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, str]] = []
        self._data = False

    @property
    def _lang(self) -> str:
        return self._open[-1][1] if self._open else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        lang = attributes.get("lang", self._lang)
        self.texts += [(lang, attributes[name]) for name in READ_OUT if name in attributes]
        if attributes.get("role") == "search":  # the words of search.js
            self.texts += [
                (lang, value) for name, value in attributes.items() if name.startswith("data-") and name != "data-lang"
            ]
        if tag == "meta" and attributes.get("name") == "description":
            self.texts.append((lang, attributes["content"]))
        self._data = tag == "script" and attributes.get("type") == "application/json"
        if tag not in _VOID:
            self._open.append((tag, lang))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        names = {tag for tag, _ in self._open}
        if "script" in names and self._data:
            self.texts += [(self._lang, text) for text in _strings(json.loads(data))]
        elif not names & (_CODE | {"script", "style"}):
            self.texts.append((self._lang, data))


def _strings(value: Any) -> Iterator[str]:
    """The texts in JSON that are for people: those below the keys that hold words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        hidden = ("base", "features", "search", "tags", "version", "annotate")
        yield from (text for key, inner in value.items() if key not in hidden for text in _strings(inner))
    elif isinstance(value, list):
        yield from (text for inner in value for text in _strings(inner))


def said(html: str) -> list[tuple[str, str]]:
    page = Said()
    page.feed(html)
    page.close()
    return page.texts
