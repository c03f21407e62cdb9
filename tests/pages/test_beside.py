"""Findings beside the text that they concern."""

import handmade
from reading import rendered

from tjplan.model.finding import Finding, Operand, Waived
from tjplan.model.source import Place
from tjplan.model.text import Bilingual
from tjplan.pages.beside import notes
from tjplan.pages.checks import Checked
from tjplan.pages.website import website

PLACE = Place("chapters/state.yaml", 7, 3)
OPEN = Finding(
    "pin-differs",
    "error",
    PLACE,
    "nodes.area_now.text.zh",
    Bilingual("数字<b>不同", "differs <b>"),
    Bilingual("改正", "mend it"),
)
KNOWN = Finding(
    "adds_up", "error", PLACE, "rules.adds_up", Bilingual("不等", "unequal"), Bilingual("", ""),
    (Operand("columns.kinds.rows.lake.before", "80.50"),), Waived(Bilingual("照录", "as published"), Bilingual("编者", "editors"), "2029"),
)  # fmt: skip


def page(path: str, *findings: Finding, beside: bool = True) -> str:
    checked = Checked(findings, (), (), 0, 0, 0, 0, 0, beside=beside)
    return website(handmade.document("en"), handmade.plan(), {}, checked).pages[path]


def test_a_finding_stands_behind_its_paragraph_with_place_and_advice() -> None:
    shown = rendered(page("state.md", OPEN))
    (note,) = shown.all("aside")
    assert "differs <b>" in note.text and "mend it" in note.text and "chapters/state.yaml:7:3" in note.text
    order = [e.attributes.get("id") or e.tag for e in shown.elements]
    assert order.index("area_now") < order.index("aside") < order.index("kinds")


def test_a_finding_of_a_row_stands_behind_its_table_and_a_known_one_gives_its_reason() -> None:
    (note,) = rendered(page("state.md", KNOWN)).all("aside")
    assert "as published" in note.text and note.attributes["class"] == "tj-finding tj-known"


def test_readers_of_the_published_site_see_none() -> None:
    assert "<aside" not in page("state.md", OPEN, KNOWN, beside=False)


def test_open_findings_come_before_known_ones() -> None:
    both = Finding(**{**{name: getattr(KNOWN, name) for name in KNOWN.__slots__}, "path": OPEN.path, "operands": ()})
    text = notes([both, OPEN], handmade.document("en"))["area_now"]
    assert text.index("tj-error") < text.index("tj-known")
