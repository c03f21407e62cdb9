"""Everything that can be found on a website, in the order of its pages."""

from collections.abc import Iterator, Mapping, Sequence

from tjplan.pages.search_index import Entry, Searched
from tjplan.pages.website import Nav, Website


def arranged(website: Website, words: Mapping[str, Sequence[Entry]]) -> tuple[Searched, ...]:
    """The pages of ``words`` (path of the Markdown -> entries), the plan's own first.

    Pages that the website does not know, hand-written ones, stand in its last section.
    """
    sections = dict(_sections(website.nav))
    own = {path for path, _ in _sections(website.nav[:2])}
    last = (website.nav[-1][0],)
    order = dict.fromkeys(path for path in (*website.pages, *words) if path in words)
    return tuple(
        Searched(
            path.removesuffix(".md") + ".html",
            () if path in own else sections.get(path, last),
            tuple(words[path]),
        )
        for path in order
    )


def _sections(nav: Nav, within: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each page with the titles of the sections that it stands in."""
    for title, target in nav:
        if isinstance(target, str):
            yield target, within
        else:
            yield from _sections(target, (*within, title))
