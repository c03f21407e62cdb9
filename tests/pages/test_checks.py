"""The page that says how the plan was checked."""

from dataclasses import replace

import handmade
import pytest
from reading import Page, rendered, words

from tjplan.model.finding import Finding, Operand, Rule, Waived
from tjplan.model.source import Place
from tjplan.model.text import LANGS, Bilingual, Lang
from tjplan.pages.checks import Checked, to_checks
from tjplan.pages.website import website

HERE = Place("a.yaml", 1, 1)
GENERAL = Rule(
    "unit-mismatch", "error", Bilingual("量纲不同", "units of different dimensions"), Bilingual("页", "page")
)
OWN = Rule(
    "area_adds_up",
    "error",
    Bilingual("各湿地面积之和应等于总面积", "The wetlands add up to all"),
    Bilingual("页", "page"),
)
WAIVED = Waived(
    Bilingual("原表只列两处，照录。", "The table lists two only; kept as printed."),
    Bilingual("县林业局", "county forestry bureau"),
    "2024-2028",
)
KNOWN = Finding(
    "area_adds_up", "error", HERE, "rules.area_adds_up", Bilingual("消息", "message"), Bilingual("建议", "hint"),
    (Operand("indicators.area.baseline", "120.50公顷", HERE), Operand("facts.total", "120.50公顷", HERE),
     Operand("indicators.area.baseline", "120.50公顷", HERE), Operand("columns.previous", "4")),
    WAIVED,
)  # fmt: skip
IN_A_TEXT = Finding(
    "unit-mismatch", "error", HERE, "nodes.ponds.text.zh", Bilingual("消息", "message"), Bilingual("建议", "hint"),
    (Operand("columns.kinds.rows.r.after", "-3", HERE),), WAIVED,
)  # fmt: skip


def checked(*findings: Finding) -> Checked:
    return Checked(findings, (GENERAL,), (OWN,), form=7, numbers=40, bound=38, related=30, witnessed=6)


def text(lang: Lang, *findings: Finding) -> str:
    return to_checks(checked(*findings), handmade.plan(), handmade.document(lang))


def page(lang: Lang, *findings: Finding) -> Page:
    return rendered(text(lang, *findings).replace(".md#", ".html#"))


def headings(found: Page) -> list[tuple[str, str]]:
    return [(e.tag, e.text) for e in found.elements if e.tag in ("h1", "h2", "h3")]


def test_contradictions_come_first_then_rules_then_how_far_they_go() -> None:
    assert headings(page("en", KNOWN, IN_A_TEXT)) == [
        ("h1", "How this plan was checked"),
        ("h2", "Known contradictions (2)"),
        ("h3", "1. Not so: The wetlands add up to all"),
        ("h3", "2. Units of different dimensions: Chapter 2 Objectives"),
        ("h2", "What is checked"),
        ("h3", "Rules of this plan (1)"),
        ("h3", "General rules (1)"),
        ("h2", "How far the checks go"),
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_a_contradiction_has_its_reason_its_owner_and_its_expiry(lang: Lang) -> None:
    seen = page(lang, KNOWN).text
    for expected in (WAIVED.reason[lang], WAIVED.owner[lang], WAIVED.expires):
        assert expected in seen


def test_a_figure_is_named_once_stated_in_the_reader_s_language_and_linked_to_its_paragraph() -> None:
    seen = [words(e.text) for e in page("en", KNOWN).all("li")]
    assert seen.count("Wetland kept, baseline: 120.50 ha (I. Area)") == 1
    assert "Total area: 120.50 ha" in seen
    links = [e.attributes["href"] for e in page("zh", KNOWN).all("a")]
    assert links == ["state.html#area_now", "#known-area-adds-up"]


def test_a_finding_about_a_text_or_a_cell_links_to_it() -> None:
    found = page("en", IN_A_TEXT)
    links = [(e.attributes["href"], e.text) for e in found.all("a")]
    assert ("goals.html#ponds", "Chapter 2 Objectives") in links
    assert any(href == "state.html#kinds-head" or str(href).startswith("state.html#kinds-") for href, _ in links)


@pytest.mark.parametrize(("lang", "own", "other"), [("zh", "“到2028年”", "Done"), ("en", "“Done by”", "到2028年")])
def test_a_heading_quotes_the_words_at_fault_in_its_own_language(lang: Lang, own: str, other: str) -> None:
    operands = (Operand("nodes.ponds.text.zh", "到2028年", HERE), Operand("nodes.ponds.text.en", "Done by", HERE))
    found = page(lang, replace(IN_A_TEXT, path="nodes.ponds.text", operands=operands))
    assert own in headings(found)[2][1] and other not in found.text


def test_a_text_held_against_another_is_linked_where_its_words_say_nothing() -> None:
    operands = (Operand("nodes.area_now.text.zh", "87%", HERE), Operand("nodes.ponds.text.zh", "87%", HERE))
    found = page("zh", replace(IN_A_TEXT, operands=operands))
    assert [e.attributes["href"] for e in found.all("a")][:2] == ["goals.html#ponds", "state.html#area_now"]
    assert "87%" not in found.text


def test_what_no_reader_could_know_is_left_out() -> None:
    assert "columns.previous" not in text("en", KNOWN) and "facts.total" not in text("en", KNOWN)


@pytest.mark.parametrize("lang", LANGS)
def test_the_rules_are_listed_by_name_with_the_contradictions_that_they_found(lang: Lang) -> None:
    items = [words(e.text) for e in page(lang, KNOWN).all("li")]
    assert any(item.startswith(OWN.name[lang]) and item.rstrip("）)").endswith("1") for item in items)
    assert any(item.lower() == GENERAL.name[lang] for item in items)


def test_the_coverage_is_counted() -> None:
    seen = page("en").text
    for part in (
        "40 numbers",
        "38 are held",
        "the other 2 are not",
        "30 of them",
        "6 stand",
        "2 stand once",
        "7 more rules",
    ):
        assert part in seen


def test_a_plan_without_contradiction_says_so() -> None:
    assert "No contradiction is known." in page("en").text and "没有已知的矛盾" in page("zh").text


def test_what_is_open_is_shown_before_what_is_known() -> None:
    open_ = Finding("unit-mismatch", "error", HERE, "facts.total", Bilingual("消息", "1. a message"), Bilingual("", ""))
    assert headings(page("en", open_, KNOWN))[1] == ("h2", "Open findings (1)")
    assert "1. a message" in [words(e.text) for e in page("en", open_).all("li")]


def test_both_languages_have_the_same_ids_and_none_twice() -> None:
    zh, en = (page(lang, KNOWN, IN_A_TEXT, IN_A_TEXT).ids() for lang in LANGS)
    assert zh == en and len(zh) == len(set(zh))


def test_the_page_is_in_the_navigation_where_the_plan_was_checked() -> None:
    made = website(handmade.document("en"), handmade.plan(), checked=checked(KNOWN))
    assert "checks.md" in made.pages
    assert made.nav[-1][1] == (
        ("Terms and names", "glossary.md"),
        ("How this plan was checked", "checks.md"),
        ("What changed", "changes.md"),
    )
    assert "checks.md" not in website(handmade.document("en"), handmade.plan()).pages


EVIL = "1. <script>x</script> {: onclick=x } [a](javascript:b) ![c](d) `e` *f* | # &lt; \x02\ud800"


def test_hostile_text_stays_text() -> None:
    said = Bilingual(EVIL, EVIL)
    evil = Finding("evil", "error", HERE, EVIL, said, said, (Operand(EVIL, EVIL),), Waived(said, said, EVIL))
    open_ = Finding(EVIL, "error", HERE, EVIL, said, said)
    rule = Rule("evil", "error", said, said)
    made = Checked((evil, open_), (rule,), (rule,), 1, 1, 1, 1, 0)
    found = rendered(to_checks(made, handmade.plan(), handmade.document("en")))
    assert {e.tag for e in found.elements} <= {"h1", "h2", "h3", "p", "ul", "li", "a"}
    assert all(set(e.attributes) <= {"id", "href"} for e in found.elements)
    assert [e.attributes["href"] for e in found.all("a") if not str(e.attributes["href"]).startswith("#")] == []
    assert found.text.count("[a](javascript:b)") >= 5
