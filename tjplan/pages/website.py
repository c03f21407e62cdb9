"""The whole website of one plan in one language, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tjplan.document import Chart, Document
from tjplan.model.plan import Plan
from tjplan.model.text import Lang
from tjplan.pages import catalogue, panel, search_page
from tjplan.pages.beside import joined, notes
from tjplan.pages.cards import NO_MEANINGS, Card, Meanings, cards
from tjplan.pages.changes import PATH as CHANGES
from tjplan.pages.changes import UNKNOWN, Edition, to_changes
from tjplan.pages.chapter import to_page
from tjplan.pages.checks import Checked, to_checks
from tjplan.pages.cover import to_cover
from tjplan.pages.downloads import to_downloads
from tjplan.pages.edition import has_page, to_edition
from tjplan.pages.editions import NO_EDITIONS, Editions
from tjplan.pages.formats import below_tables
from tjplan.pages.glossary import to_documents, to_glossary
from tjplan.pages.history_page import marks, path_of, to_histories
from tjplan.pages.indicator import to_indicator
from tjplan.pages.indicators import to_indicators
from tjplan.pages.naming import capital, thing_name
from tjplan.pages.open_data import open_data
from tjplan.pages.outline import chapters
from tjplan.pages.outlines import outline_files
from tjplan.pages.shelf import to_figures, to_shelf
from tjplan.pages.terms import marked
from tjplan.pages.words import WORDS

DOWNLOADS = "data.md"
Courses = Mapping[str, Chart]
"""Address of an indicator -> the chart of its figures from round to round."""
NO_COURSES: Courses = {}
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
    citation: str = ""
    """How to cite the plan, up to the place in it, as plain text."""
    edition: Edition = UNKNOWN
    shared: Mapping[str, bytes] = field(default_factory=dict, compare=False)
    """Path -> bytes of what both languages share, from the folder above them: ``data/index.json``."""


def websites(
    plan: Plan,
    documents: Mapping[Lang, Document],
    checked: Checked | None = None,
    *,
    offered: Mapping[str, bytes] | None = None,
    books: Mapping[Lang, bytes] | None = None,
    edition: Edition | None = None,
    courses: Mapping[Lang, Courses] | None = None,
    meanings: Meanings = NO_MEANINGS,
    editions: Editions = NO_EDITIONS,
) -> dict[Lang, Website]:
    """The website of ``plan`` in each language; paths and ids are the same in all of them.

    ``offered`` are the Word files and PDFs (name -> bytes) that readers can download,
    ``books`` the workbooks, ``courses`` the charts of the indicators,
    ``meanings`` what the fields of the data state, ``editions`` what it was before.
    """
    edition = edition or UNKNOWN
    data = open_data(plan, documents, checked, outline_files(plan), books=books, version=edition.short)
    return {
        lang: website(
            document,
            plan,
            data,
            checked,
            offered=offered,
            edition=edition,
            courses=(courses or {}).get(lang, {}),
            meanings=meanings,
            editions=editions,
        )
        for lang, document in documents.items()
    }


def website(
    document: Document,
    plan: Plan | None = None,
    data: Mapping[str, bytes] | None = None,
    checked: Checked | None = None,
    *,
    offered: Mapping[str, bytes] | None = None,
    edition: Edition = UNKNOWN,
    courses: Courses = NO_COURSES,
    meanings: Meanings = NO_MEANINGS,
    editions: Editions = NO_EDITIONS,
) -> Website:
    """The website of ``document``; indicators come from ``plan``, downloads from ``data`` and ``offered``,
    findings from ``checked``."""
    data, offered = data or {}, offered or {}
    explained = cards(plan, document, checked, data, meanings) if plan else {}
    texts = {
        **pages(document, plan, data, checked, explained, courses, editions),
        search_page.PATH: search_page.to_search_page(document.lang),
    }
    texts |= _of_changes(plan, document, edition, editions) if plan else {}
    texts |= {DOWNLOADS: listed} if (listed := to_downloads(data, offered, document.lang)) else {}
    files = {panel.FILE: panel.to_script(explained.values(), document.lang)} if explained else {}
    shared = {f"data/{name}": content for name, content in data.items()}
    shared |= {f"files/{name}": content for name, content in offered.items()}
    return Website(
        document.lang,
        _title(document),
        document.cover.notice,
        texts,
        nav(document, texts, plan),
        files,
        _citation(document),
        edition,
        shared,
    )


def _of_changes(plan: Plan, document: Document, edition: Edition, editions: Editions) -> dict[str, str]:
    """The page of all editions, that of each, and the histories of the chapters."""
    lang = document.lang
    histories = to_histories(document, editions)
    titles = {path_of(one): one.title for one in chapters(document) if path_of(one) in histories}
    changed = [one for one in editions.found if has_page(one)]
    own = {one.page: to_edition(one, one.review, lang) for one in changed if one.review}
    return {CHANGES: to_changes(plan, document, edition, editions, titles), **own, **histories}


def _title(document: Document) -> str:
    cover = document.cover
    between = "" if document.lang == "zh" else " "
    return f"{cover.title}{between}{cover.subtitle}".strip()


def _citation(document: Document) -> str:
    """Issuer, title, kind and date, in the order of GB/T 7714-2015 (Z: other, OL: online)."""
    cover = document.cover
    parts = (cover.issuer, f"{_title(document)}[Z/OL]", cover.date)
    return ". ".join(part for part in parts if part) + ". "


def pages(
    document: Document,
    plan: Plan | None = None,
    data: Mapping[str, bytes] | None = None,
    checked: Checked | None = None,
    explained: Mapping[str, Card] | None = None,
    courses: Courses = NO_COURSES,
    editions: Editions = NO_EDITIONS,
) -> dict[str, str]:
    """Path -> Markdown: the cover, one page a chapter, the things and figures of the plan, checks; no
    empty page."""
    links = {address: card.target for address, card in (explained or {}).items()}
    document = marked(document, plan) if plan else document
    texts = {"index.md": to_cover(document, links)}
    behind = below_tables(document, data or {})
    if checked and checked.beside:
        behind = joined(behind, notes(checked.findings, document))
    past = marks(document, editions)
    behind = joined(behind, past.behind)
    texts |= {one.path: to_page(one.blocks, document.lang, links, behind, past.within) for one in chapters(document)}
    texts |= _of_things(plan, document, explained, data or {}, courses) if plan and explained else {}
    texts["checks.md"] = to_checks(checked, plan, document) if checked and plan else ""
    return {path: text for path, text in texts.items() if text}


def _of_things(
    plan: Plan, document: Document, explained: Mapping[str, Card], data: Mapping[str, bytes], courses: Courses
) -> dict[str, str]:
    """The pages of indicators, minerals, mines, blocks and zones, projects, and all other figures."""
    texts = {"indicators.md": to_indicators(plan, document)}
    for indicator in plan.collections.get("indicators", {}).values():
        path = catalogue.page_of("indicators", indicator.id)
        texts[path] = to_indicator(indicator, plan, document, explained, courses.get(indicator.address), data)
    for path in dict.fromkeys(catalogue.SHELVES.values()):
        texts[path] = to_shelf(path, plan, document, explained, data)
    texts[catalogue.REST] = to_figures(plan, document, explained)
    texts[catalogue.GLOSSARY] = to_glossary(plan, document)
    texts[catalogue.CITED] = to_documents(plan, document)
    return texts


def nav(document: Document, texts: Mapping[str, str], plan: Plan | None = None) -> Nav:
    """The navigation: cover, chapters, figures, reference pages; sections are in each page's own contents."""
    lang = document.lang
    shelves = {path: f"{path.removesuffix('.md')}_page" for path in (*catalogue.SHELVES.values(), catalogue.REST)}
    figures = tuple((WORDS[word][lang], path) for path, word in shelves.items() if path in texts)
    named = {catalogue.GLOSSARY: "glossary", catalogue.CITED: "documents"}
    named |= {"checks.md": "checks", CHANGES: "changes", DOWNLOADS: "data"}
    reference = tuple((WORDS[word][lang], path) for path, word in named.items() if path in texts)
    return (
        (WORDS["cover"][lang], "index.md"),
        (WORDS["chapters"][lang], tuple((chapter.title, chapter.path) for chapter in chapters(document))),
        *(((WORDS["figures_section"][lang], (*_indicators(plan, texts, lang), *figures)),) if plan else ()),
        (WORDS["reference"][lang], reference),
    )


def _indicators(plan: Plan | None, texts: Mapping[str, str], lang: Lang) -> Nav:
    """The page of all indicators, with that of each below it."""
    if plan is None or "indicators.md" not in texts:
        return ()
    members = plan.collections["indicators"].values()
    each = tuple((capital(thing_name(one, plan, lang)), catalogue.page_of("indicators", one.id)) for one in members)
    return ((WORDS["indicators"][lang], ((WORDS["all_indicators"][lang], "indicators.md"), *each)),)
