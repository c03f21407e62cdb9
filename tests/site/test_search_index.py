"""What the search knows: the words of every page, each under the id that a reader lands on."""

import json
import re

import pytest

from tjplan.pages.search_index import CAPTION, LINKS, ROW, TEXT, Entry, Searched, to_entries, to_script
from tjplan.pages.search_order import arranged
from tjplan.pages.website import Website

PAGE = """
<h1 id="state">Chapter 1 State <a class="headerlink" href="#state">#</a></h1>
<p>Opening words.</p>
<h2 id="area">I. Area</h2>
<p id="area_now">In all <span class="tj-figure" id="f1">120.50&nbsp;ha</span> &lt;b&gt;.<button>Copy</button></p>
<div class="tj-column" id="kinds"><table><caption id="kinds-caption"><span>Column 1</span> Kinds<br>2023</caption>
<thead><tr id="kinds-head"><th>Kind</th><th>Area</th></tr></thead>
<tbody><tr id="kinds-lake"><th>Lake</th><td><p>80.50</p></td></tr><tr><td></td><td>40</td></tr></tbody></table></div>
"""


def test_each_block_is_an_entry_under_the_id_to_land_on() -> None:
    assert to_entries(PAGE) == (
        Entry("state", 1, "Chapter 1 State"),
        Entry("state", TEXT, "Opening words."),
        Entry("area", 2, "I. Area"),
        Entry("area_now", TEXT, "In all 120.50\xa0ha <b>."),
        Entry("kinds", CAPTION, "Column 1 Kinds 2023"),
        Entry("kinds-head", ROW, "Kind\nArea"),
        Entry("kinds-lake", ROW, "Lake\n80.50"),
        Entry("kinds-lake", ROW, "40"),
    )


@pytest.mark.parametrize(
    "hidden",
    ["<script>x</script>", "<style>x</style>", "<svg><text>x</text></svg>", "<template><p>x</p></template>",
     "<noscript><p>x</p></noscript>", "<nav><p>x</p></nav>", "<p hidden>x</p>", '<span aria-hidden="true">x</span>',
     '<div class="a tj-redline"><p>x</p></div>', '<p data-search="off">x<br>x</p>', "<button>x</button>"],
)  # fmt: skip
def test_what_is_no_reading_matter_is_left_out(hidden: str) -> None:
    assert to_entries(f'<p id="a">one</p>{hidden}<p id="b">two</p>') == (
        Entry("a", TEXT, "one"),
        Entry("b", TEXT, "two"),
    )


def test_links_within_the_site_that_follow_each_other_are_one_entry() -> None:
    html = (
        '<ul><li><a href="a.html#b">Chapter</a><ul><li><a href="c.html">Section</a></li></ul></li>'
        '<li><a href="a.html">Law</a>, in force</li><li> </li><li><a href="https://example.org/">Elsewhere</a></li></ul>'
    )
    assert to_entries(html) == (
        Entry("", LINKS, "Chapter\nSection"),
        Entry("", TEXT, "Law, in force"),
        Entry("", TEXT, "Elsewhere"),
    )


def test_words_before_any_id_land_on_the_top_of_the_page() -> None:
    assert to_entries("<p>one</p>") == (Entry("", TEXT, "one"),)


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--", "]]>", "\u2028\u2029", "__proto__", '"\\']
)
def test_no_text_ends_the_script_that_carries_it(text: str) -> None:
    script = to_script("zh", [Searched("a.html", ("Data",), (Entry("a", TEXT, text),))])
    assert script.count("<") == 0 and len(script.splitlines()) == 1
    match = re.fullmatch(r"window\.tjplanSearchIndex = (.*);\n", script)
    assert match
    assert json.loads(match[1]) == {"lang": "zh", "pages": [["a.html", [["a", TEXT, text]], ["Data"]]]}


def test_pages_without_words_are_left_out() -> None:
    assert (
        json.loads(to_script("en", [Searched("a.html", (), ())])[len("window.tjplanSearchIndex = ") : -2])["pages"]
        == []
    )


def test_a_row_knows_the_cells_that_reach_into_it_from_above() -> None:
    html = (
        '<table><tbody><tr><td rowspan="3">A</td><td rowspan="2" colspan="2">B<br>b</td><td>1</td></tr>'
        "<tr><td>2</td></tr><tr><td>3</td><td>4</td></tr><tr><td>5</td></tr></tbody>"
        '<tbody><tr><td rowspan="999999">C</td></tr></tbody><tbody><tr><td rowspan="x">6</td></tr></tbody></table>'
    )
    assert [(entry.text, entry.above) for entry in to_entries(html)] == [
        ("A\nB b\n1", ""),
        ("2", "A\nB b"),
        ("3\n4", "A"),
        ("5", ""),
        ("C", ""),
        ("6", ""),
    ]


def test_pages_about_the_plan_name_their_section_and_its_own_text_none() -> None:
    words = {path: (Entry("a", TEXT, path),) for path in ("about.md", "data.md", "one.md", "state.md", "index.md")}
    nav = (
        ("Cover", "index.md"),
        ("Text", (("State", "state.md"),)),
        ("Data", (("All", (("One", "one.md"),)),)),
        ("More", (("Files", "data.md"),)),
    )
    pages = dict.fromkeys(("index.md", "state.md", "one.md", "data.md", "search.md"), "x")
    found = arranged(Website("en", "Plan", "", pages, nav), words)
    assert [(page.path, page.sections) for page in found] == [
        ("index.html", ()),
        ("state.html", ()),
        ("one.html", ("Data", "All")),
        ("data.html", ("More",)),
        ("about.html", ("More",)),
    ]
