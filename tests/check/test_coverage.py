"""Which numbers are held by what: related, witnessed, single, unbound."""

from pathlib import Path

import pytest
from plan_texts import chapter, checked, facts

from tjplan import workspace
from tjplan.check.coverage import GRADES, Graded

PAIR = (
    "facts:\n"
    "  a: {name: {zh: 甲, en: a}, value: 3, unit: 个, as_of: 2025, scope: places.town}\n"
    "  b: {name: {zh: 乙, en: b}, value: 4, unit: 个, as_of: 2025, scope: places.town%s}\n"
)


def graded(*texts: str) -> Graded:
    return checked(*texts).coverage.graded()


def grades(*texts: str) -> dict[str, str]:
    """The grade of each number of paragraph ``p`` or a cell, by language and words."""
    return {f"{one.lang} {one.words}": one.grade for one in graded(*texts).numbers if "years" not in one.path}


def test_a_number_pinned_in_both_languages_is_witnessed() -> None:
    assert grades(facts(a="3 个"), chapter("[[3个|facts.a]]", "[[three|facts.a]]")) == {
        "zh 3个": "witnessed",
        "en three": "witnessed",
    }


def test_a_number_pinned_once_is_single_and_a_binding_witnesses_nothing() -> None:
    column = "column:\n  id: c\n  title: {zh: 表, en: Table}\n  fields: [n]\n  rows:\n    r: ['[[3|facts.a]]']\n"
    assert grades(facts(a="3 个"), column) == {"zh 3": "single"}
    assert grades(facts(a="3 个"), chapter("{{facts.a}}", "{{facts.a}}")) == {
        "zh {{facts.a}}": "single",
        "en {{facts.a}}": "single",
    }


def test_a_number_that_nothing_ties_to_data_is_unbound() -> None:
    assert grades(chapter("有井3口。", "There are wells.")) == {"zh 3": "unbound"}
    assert grades(chapter("[[3个|facts.gone]]", "Wells.")) == {"zh 3": "unbound"}


@pytest.mark.parametrize(
    ("tie", "rule"),
    [
        (", same_as: facts.a", ""),
        (", derived_from: {sum: [facts.a]}", ""),
        ("", "facts.a < facts.b"),
    ],
)
def test_a_figure_weighed_against_another_is_related_on_both_sides(tie: str, rule: str) -> None:
    rules = f"rules:\n  r:\n    message: {{zh: 应小于, en: less}}\n    check: {rule}\n" if rule else "terms: {}\n"
    found = grades(PAIR % tie, rules, chapter("[[3个|facts.a]][[4个|facts.b]]", "[[3|facts.a]] [[4|facts.b]]"))
    assert set(found.values()) == {"related"}


def test_a_rule_about_one_figure_alone_relates_it_to_nothing() -> None:
    rules = "rules:\n  r:\n    message: {zh: 应为三, en: three}\n    check: facts.a == 3\n"
    assert set(grades(facts(a="3 个"), rules, chapter("[[3个|facts.a]]", "[[3|facts.a]]")).values()) == {"witnessed"}


def test_numbers_within_a_pinned_name_count_as_numbers_of_the_text() -> None:
    terms = "terms:\n  t: {name: {zh: 2021年规划, en: Plan of 2021}}\n"
    assert grades(terms, chapter("[[2021年规划|terms.t.name]]", "[[Plan of 2021|terms.t.name]]")) == {
        "zh 2021": "witnessed",
        "en 2021": "witnessed",
    }


def test_a_dash_and_words_in_the_place_of_a_number_are_no_numbers() -> None:
    data = (
        facts(a="— 个")
        + "  w: {name: {zh: 数, en: n}, value: {zh: 另定, en: to be set}, as_of: 2025, scope: places.town}\n"
    )
    assert grades(data, chapter("[[—|facts.a]][[另定|facts.w]]", "[[—|facts.a]] [[to be set|facts.w]]")) == {}


def test_every_number_has_one_grade_and_the_totals_agree(our_plan: Path) -> None:
    coverage = workspace.findings(workspace.open_plan(our_plan)).coverage
    found = coverage.graded()
    assert sum(found.counts.values()) == coverage.numbers == len(found.numbers)
    assert coverage.numbers - coverage.bound == found.counts["unbound"] == len(coverage.unbound)
    for grade in GRADES:
        assert sum(part.counts[grade] for part in found.parts) == found.counts[grade]


def test_no_number_of_our_plan_is_unbound_and_no_rule_of_it_is_silent(our_plan: Path) -> None:
    found = workspace.findings(workspace.open_plan(our_plan)).coverage.graded()
    assert found.counts["unbound"] == 0
    assert found.counts["single"] <= 8
    assert found.counts["related"] >= found.counts["witnessed"]
    assert found.unevaluated == ()
