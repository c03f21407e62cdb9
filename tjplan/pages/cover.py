"""The first page: what this is, who issued it, that the signed text prevails, and the contents."""

from collections.abc import Iterator

from tjplan.document import Document, Heading, Table, plain
from tjplan.pages import escape
from tjplan.pages.chapter import to_page
from tjplan.pages.inline import NO_LINKS, Links, numbered
from tjplan.pages.outline import Chapter, chapters, opening, title_of
from tjplan.pages.words import WORDS


def to_cover(document: Document, links: Links = NO_LINKS) -> str:
    """The Markdown of index.md; figures that ``links`` knows are links."""
    cover = document.cover
    lines = [
        f"# {escape.markdown(cover.title).strip() or escape.markdown(document.plan_id)} {{: #cover .tj-title }}",
        *_line(cover.subtitle, "tj-subtitle"),
        *_line(cover.issuer, "tj-issuer"),
        *_line(cover.date, "tj-issuer"),
        *_line(cover.notice, "tj-notice"),
        to_page(opening(document), document.lang, links).strip(),
        *_contents(document),
        *_columns(document),
    ]
    return "\n\n".join(filter(None, lines)) + "\n"


def _line(text: str, style: str) -> Iterator[str]:
    if escape.clean(text).strip():
        yield f"{escape.line(escape.markdown(text))}\n{{: .{style} }}"


def _contents(document: Document) -> Iterator[str]:
    yield f"## {WORDS['contents'][document.lang]} {{: #contents }}"
    yield "\n".join(line for chapter in chapters(document) for line in _entry(chapter, document))


def _entry(chapter: Chapter, document: Document) -> Iterator[str]:
    yield f"- [{escape.markdown(chapter.title)}]({chapter.path})"
    for block in chapter.blocks:
        if isinstance(block, Heading) and block.level == 2:
            title = escape.markdown(title_of(block, document))
            yield f"    - [{title}]({chapter.path}#{escape.identifier(block.anchor)})"


def _columns(document: Document) -> Iterator[str]:
    links = [
        f"- [{_name(block, document)}]({chapter.path}#{escape.identifier(block.anchor)})"
        for chapter in chapters(document)
        for block in chapter.blocks
        if isinstance(block, Table)
    ]
    if links:
        yield f"## {WORDS['columns'][document.lang]} {{: #columns }}"
        yield "\n".join(links)


def _name(table: Table, document: Document) -> str:
    return escape.markdown(numbered(table.label, plain(table.title), document.lang))
