"""What a browser would make of a page: its elements, and the words that a reader sees."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import markdown

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list"]  # mkdocs' own three and ours


@dataclass
class Element:
    tag: str
    attributes: dict[str, str | None]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """``elements`` in reading order; ``text`` is every character outside of tags.

    ``marks`` are the empty links to a paragraph itself that ``rendered`` sets apart.
    """

    elements: list[Element] = field(default_factory=list)
    marks: list[Element] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        if tag not in ("br", "meta", "link", "input", "img"):
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.text += data
        for element in self._open:
            element.text += data

    def ids(self) -> list[str]:
        return [found for element in self.elements if (found := element.attributes.get("id"))]

    def all(self, tag: str) -> list[Element]:
        return [element for element in self.elements if element.tag == tag]


def parsed(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    return page


def rendered(text: str) -> Page:
    """The page that Python-Markdown makes of ``text`` with the website's extensions."""
    page = parsed(markdown.markdown(text, extensions=EXTENSIONS, extension_configs={"toc": {"marker": ""}}))
    page.marks = [element for element in page.elements if _is_mark(element, page.ids())]
    page.elements = [element for element in page.elements if element not in page.marks]
    return page


def _is_mark(element: Element, ids: list[str]) -> bool:
    """Whether it is just such a link as the website sets, to a place on this page."""
    found = element.attributes
    return (
        (element.tag, element.text, set(found)) == ("a", "", {"class", "href", "aria-label"})
        and found["class"] == "headerlink tj-cite"
        and (found["href"] or "").removeprefix("#") in ids
    )


def words(text: str) -> str:
    """``text`` with white space told apart by nothing but its presence, as HTML does."""
    return " ".join(text.split())
