"""The whole website of one plan in one language, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tjplan.document import Document
from tjplan.model.plan import Plan
from tjplan.model.text import Lang
from tjplan.pages.chapter import to_page
from tjplan.pages.checks import Checked, to_checks
from tjplan.pages.cover import to_cover
from tjplan.pages.data import data_files
from tjplan.pages.downloads import FOLDER, to_downloads
from tjplan.pages.indicators import to_indicators
from tjplan.pages.outline import chapters
from tjplan.pages.words import WORDS

Nav = tuple[tuple[str, "str | Nav"], ...]
"""Title -> path or section, in order: ``(("The plan", (("Chapter 1", "status.md"),)),)``."""


@dataclass(frozen=True, slots=True)
class Website:
    """What a site generator needs. ``pages``: path -> Markdown; ``files``: path -> bytes.

    ``title`` and ``notice`` are plain text, as are the titles in ``nav``: whoever puts them in
    HTML escapes them.
    """

    lang: Lang
    title: str
    notice: str
    pages: Mapping[str, str]
    nav: Nav
    files: Mapping[str, bytes] = field(default_factory=dict)


def websites(plan: Plan, documents: Mapping[Lang, Document], checked: Checked | None = None) -> dict[Lang, Website]:
    """The website of ``plan`` in each language; paths and ids are the same in all of them."""
    data = data_files(plan, documents)
    return {lang: website(document, plan, data, checked) for lang, document in documents.items()}


def website(
    document: Document,
    plan: Plan | None = None,
    data: Mapping[str, bytes] | None = None,
    checked: Checked | None = None,
) -> Website:
    """The website of ``document``; indicators come from ``plan``, downloads from ``data``, findings from ``checked``."""
    data = data or {}
    texts = pages(document, plan, data, checked)
    files = {f"{FOLDER}/{name}": content for name, content in data.items()}
    return Website(document.lang, _title(document), document.cover.notice, texts, nav(document, texts), files)


def _title(document: Document) -> str:
    cover = document.cover
    between = "" if document.lang == "zh" else " "
    return f"{cover.title}{between}{cover.subtitle}".strip()


def pages(
    document: Document,
    plan: Plan | None = None,
    data: Mapping[str, bytes] | None = None,
    checked: Checked | None = None,
) -> dict[str, str]:
    """Path -> Markdown: the cover, one page a chapter, indicators, checks, downloads; no empty page."""
    texts = {"index.md": to_cover(document)}
    texts |= {chapter.path: to_page(chapter.blocks, document.lang) for chapter in chapters(document)}
    texts["indicators.md"] = to_indicators(plan, document) if plan else ""
    texts["checks.md"] = to_checks(checked, plan, document) if checked and plan else ""
    texts["data.md"] = to_downloads(data or {}, document.lang)
    return {path: text for path, text in texts.items() if text}


def nav(document: Document, texts: Mapping[str, str]) -> Nav:
    """The navigation: cover, chapters, reference pages; sections are in each page's own contents."""
    lang = document.lang
    named = {"indicators.md": "indicators", "checks.md": "checks", "data.md": "data"}
    reference = tuple((WORDS[word][lang], path) for path, word in named.items() if path in texts)
    return (
        (WORDS["cover"][lang], "index.md"),
        (WORDS["chapters"][lang], tuple((chapter.title, chapter.path) for chapter in chapters(document))),
        (WORDS["reference"][lang], reference),
    )
