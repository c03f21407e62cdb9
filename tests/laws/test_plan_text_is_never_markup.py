"""Whatever the text of a plan holds, a reader sees those characters and a browser runs none."""

import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tjplan.document import Cell, Cover, Document, Heading, Inlines, Origin, Paragraph, Row, Run, Table
from tjplan.model.text import LANGS, Lang
from tjplan.pages import escape
from tjplan.pages.chapter import to_page
from tjplan.pages.sheet import safe
from tjplan.pages.table import to_html_table
from tjplan.pages.website import pages

sys.path.insert(0, str(Path(__file__).parent.parent / "pages"))
from reading import Page, parsed, rendered, words

MARKS = st.sampled_from([*"\\`*_{}[]()<>#+-.!|~^=&;:\"'/@$%1 \t\n\r\x02\x03", "{: #x }", "<script>", "</td>", "wzxhzdk:0",
                         "](", "&#60;", "\u2028", "\x85", "\ud800", "　", "第", "a", "one"])  # fmt: skip
TEXT = st.lists(MARKS | st.text(max_size=3), max_size=12).map("".join)
HERE = Origin("nodes.a.text", "zh")
ALLOWED = {
    "h1",
    "h2",
    "p",
    "strong",
    "span",
    "div",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "a",
    "ul",
    "li",
}
ATTRIBUTES = {"id", "class", "data-address", "role", "aria-labelledby", "tabindex", "scope", "href"}


def run(text: str) -> Inlines:
    return (Run(text),)


def tame(page: Page) -> bool:
    attributes = {name for element in page.elements for name in element.attributes}
    return {element.tag for element in page.elements} <= ALLOWED and attributes <= ATTRIBUTES


@given(TEXT, TEXT, TEXT, st.sampled_from(LANGS))
def test_a_paragraph_shows_its_number_lead_and_text(number: str, lead: str, text: str, lang: Lang) -> None:
    page = rendered(to_page([Paragraph(run(text), HERE, "here", number=number, lead=run(lead))], lang))
    assert tame(page)
    seen, said = words(page.text).replace(" ", ""), "".join(words(escape.clean(part)) for part in (number, lead, text))
    assert seen == said.replace(" ", "")
    assert page.ids() == (["here"] if said else [])
    assert {e.tag for e in page.elements} <= {"p", "strong"}


@given(TEXT)
def test_white_space_inside_a_paragraph_stays(text: str) -> None:
    page = rendered(to_page([Paragraph(run(text), HERE, "here")], "zh"))
    assert words(page.text) == words(escape.clean(text))


@given(TEXT)
def test_a_heading_shows_its_text_under_its_own_id(text: str) -> None:
    page = rendered(to_page([Heading(2, "section", "", run(text), HERE, "here")], "en"))
    assert words(page.text) == words(escape.clean(text))
    assert [(e.tag, e.attributes) for e in page.elements] == ([("h2", {"id": "here"})] if words(page.text) else [])


@given(TEXT, TEXT, TEXT)
def test_a_table_shows_its_cells(title: str, text: str, key: str) -> None:
    cell = Cell(run(text), HERE)
    table = Table("专栏1", run(title), HERE, "above", 2, (Row(key, (cell, cell)),), HERE, "kinds")
    page = rendered(to_html_table(table))
    assert tame(page)
    shown = [e.text for e in page.elements if e.tag in ("td", "th")]
    assert [words(text_) for text_ in shown] == [words(escape.clean(text))] * 2
    assert words(page.all("caption")[0].text) == words(f"专栏1 {escape.clean(title)}")
    assert len(page.all("tr")) == 1


@given(TEXT, TEXT, TEXT)
def test_a_cover_shows_its_lines_and_links_nothing_but_pages(title: str, notice: str, chapter: str) -> None:
    blocks = (Heading(1, "chapter", "1", run(chapter), HERE, "one"),)
    page = rendered(pages(Document("p", "zh", Cover(title, "", "", "", notice), blocks))["index.md"])
    assert tame(page)
    assert [e.attributes["href"] for e in page.all("a")] == ["one.md"]
    assert words(page.all("h1")[0].text) == (words(escape.clean(title)) or "p")


@given(TEXT, TEXT)
def test_ids_and_addresses_are_tame_or_absent(anchor: str, address: str) -> None:
    page = rendered(to_page([Paragraph((Run("x", address),), HERE, anchor)], "zh"))
    assert tame(page) and page.text.strip() == "x"
    assert page.ids() == [escape.identifier(anchor)]


@given(st.lists(TEXT, min_size=2, max_size=2, unique=True))
def test_two_anchors_never_become_one(anchors: list[str]) -> None:
    assert escape.identifier(anchors[0]) != escape.identifier(anchors[1])


@given(TEXT)
def test_an_attribute_holds_the_text_and_ends_where_it_should(text: str) -> None:
    element = parsed(f'<a title="{escape.markup(text)}">')
    assert element.elements[0].attributes == {"title": escape.clean(text)}


@given(TEXT)
def test_no_cell_of_a_sheet_starts_a_formula(text: str) -> None:
    cell = safe(text)
    number = cell.replace(",", "").rstrip("%").lstrip("+-").replace(".", "", 1)
    assert not cell.startswith(tuple("=@\t\r\n＝＋－＠"))
    assert not cell.startswith(("+", "-")) or (number.isascii() and number.isdigit())
