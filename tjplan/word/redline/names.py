"""The bookmarks that fields and links ask for: those of headings and of what references show."""

from collections.abc import Iterator

from tjplan.word.redline import properties
from tjplan.word.xml import Element, clark

_START, _NAME, _LINK, _ANCHOR, _STYLE = (
    clark(f"w:{name}") for name in ("bookmarkStart", "name", "hyperlink", "anchor", "pStyle")
)
_VALUE = clark("w:val")


def names(element: Element) -> Iterator[str]:
    """The names of such bookmarks in ``element``: Word hides those that begin with a line."""
    for mark in element.iter(_START):
        if (name := mark.get(_NAME, "")).startswith("_"):
            yield name


def shared(old: Element, new: Element) -> set[str]:
    """The names that are once in the redline for both documents; paragraphs that end otherwise are two in it."""
    return set() if properties.ends_otherwise(old, new) else set(names(old)) & set(names(new))


def asked(element: Element) -> Iterator[str]:
    """The headings' bookmarks that ``element`` links to, if it is an entry of the contents."""
    style = element.find(f"{clark('w:pPr')}/{_STYLE}")
    if style is not None and style.get(_VALUE, "").startswith("TOC"):
        yield from (link.get(_ANCHOR, "") for link in element.iter(_LINK))
