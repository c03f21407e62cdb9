"""What depends on one figure, name or thing."""

from pathlib import Path

import pytest
from plan_texts import BASE

from tjplan.check.impact import Impact, impact
from tjplan.errors import RefusedError
from tjplan.load import folder

DATA = """\
facts:
  a: {name: {zh: 甲, en: a}, value: 3, unit: 个, as_of: 2025, scope: places.town}
  b: {name: {zh: 乙, en: b}, value: 3, unit: 个, as_of: 2025, scope: places.town, same_as: facts.a}
  c: {name: {zh: 丙, en: c}, value: 6, unit: 个, as_of: 2025, scope: places.town, derived_from: {sum: [facts.a, facts.b]}}
---
indicators:
  i: {name: {zh: 指标, en: Indicator}, unit: 公顷, baseline: {value: 1}, target: {value: 2}}
---
terms:
  t: {name: {zh: '[[3个|facts.a]]井', en: '[[three|facts.a]] wells'}}
---
rules:
  weighed: {message: {zh: 应成立, en: must hold}, check: facts.a <= facts.c}
  silent: {message: {zh: 应成立, en: must hold}, check: facts.b == 'x' and facts.a == 1}
  other: {message: {zh: 应成立, en: must hold}, check: facts.c == 6}
---
waivers:
  - {rule: weighed, path: rules.weighed, reason: {zh: 已知, en: known}, owner: organisations.office, expires: 2026-2030, operands: [facts.a = 3个]}
---
column:
  id: wells
  title: {zh: '井[[3个|facts.a]]', en: '[[3|facts.a]] wells'}
  fields: [n, u, v]
  rows:
    r: ['[[3|facts.a]]', '[[公顷|indicators.i.unit]]', '[[2|indicators.i.target]]']
---
chapter:
  id: text
  kind: chapter
  title: {zh: '供水[[3个|facts.a]]', en: Water}
  body:
    - id: p
      text: {zh: '有[[3个|facts.a]]，{{facts.c}}。', en: 'There are [[three|facts.a]].'}
    - id: q
      text: {zh: '即[[3个井|terms.t.name]]', en: 'that is [[three wells|terms.t.name]]'}
    - column: wells
"""


def of(path: str) -> Impact:
    files, _ = folder.files_of(BASE, "")
    texts = {f"{at}.yaml": text.encode() for at, text in enumerate(DATA.split("---\n"))}
    return impact(
        folder.load({**files, **texts, "chapters/text.yaml": texts["6.yaml"], "6.yaml": b"terms: {}"}).plan, path
    )


def test_ties_are_told_in_both_directions() -> None:
    assert [(tie.kind, tie.path, tie.printed.zh) for tie in of("facts.a").ties] == [
        ("refers", "places.town", "小镇"),
        ("same_as", "facts.b", "3个"),
        ("part_of", "facts.c", "6个"),
    ]
    assert [(tie.kind, tie.path) for tie in of("facts.c").ties] == [
        ("derived_from", "facts.a"),
        ("derived_from", "facts.b"),
        ("refers", "places.town"),
    ]


def test_what_states_the_same_or_is_derived_is_told_with_every_place_that_states_it() -> None:
    same, derived = of("facts.a").related
    assert (same.kind, same.path, same.mentions) == ("same_as", "facts.b", ())
    assert (derived.kind, derived.path) == ("part_of", "facts.c")
    assert [(one.kind, f"{one.address}.{one.lang}", one.words) for one in derived.mentions] == [
        ("sentence", "nodes.p.text.zh", "{{facts.c}}")
    ]
    same, derived = of("facts.b").related
    assert (same.kind, same.path, derived.kind, derived.path) == ("same_as", "facts.a", "part_of", "facts.c")
    assert ("cell", "columns.wells.rows.r.n") in {(one.kind, one.address) for one in same.mentions}
    assert of("facts.c").related == ()


def test_figures_tied_in_a_circle_are_each_told_once() -> None:
    facts = "facts:\n" + "".join(
        f"  f{at}: {{name: {{zh: 甲, en: a}}, value: 3, unit: 个, as_of: 2025, scope: places.town, "
        f"same_as: facts.f{(at + 1) % 5}, derived_from: {{sum: [facts.f{(at + 2) % 5}]}}}}\n"
        for at in range(5)
    )
    files, _ = folder.files_of(BASE, "")
    found = impact(folder.load({**files, "facts.yaml": facts.encode()}).plan, "facts.f0")
    assert sorted(one.path for one in found.related) == [f"facts.f{at}" for at in range(1, 5)]


def test_rules_are_told_with_what_they_say_of_the_plan() -> None:
    assert [(use.rule.id, use.holds) for use in of("facts.a").rules] == [("weighed", True), ("silent", None)]
    assert [(use.rule.id, use.holds) for use in of("facts.c").rules] == [("weighed", True), ("other", True)]


def test_every_pin_and_binding_is_told_with_its_place_and_kind() -> None:
    assert [(one.kind, f"{one.address}.{one.lang}", one.words) for one in of("facts.a").mentions] == [
        ("heading", "nodes.text.title.zh", "3个"),
        ("sentence", "nodes.p.text.zh", "3个"),
        ("sentence", "nodes.p.text.en", "three"),
        ("sentence", "nodes.q.text.zh", "3个井"),
        ("sentence", "nodes.q.text.en", "three wells"),
        ("heading", "columns.wells.title.zh", "3个"),
        ("heading", "columns.wells.title.en", "3"),
        ("cell", "columns.wells.rows.r.n.zh", "3"),
        ("name", "terms.t.name.zh", "3个"),
        ("name", "terms.t.name.en", "three"),
    ]
    (bound,) = of("facts.c").mentions
    assert (bound.words, bound.place.line, bound.place.col) == ("{{facts.c}}", 7, 37)


def test_a_unit_that_the_figure_takes_from_its_thing_is_part_of_it() -> None:
    assert [one.words for one in of("indicators.i.target").mentions] == ["公顷", "2"]


def test_a_whole_thing_takes_in_its_fields_and_a_language_is_passed_over() -> None:
    assert [one.words for one in of("indicators.i").mentions] == ["公顷", "2"]
    assert of("terms.t.name.zh").path == "terms.t.name"
    assert [tie.path for tie in of("places.town").ties if tie.kind == "refers"][:2] == [
        "plan.base_year",
        "plan.target_year",
    ]


def test_waivers_columns_and_placements_are_told() -> None:
    found = of("facts.a")
    assert [waiver.rule for waiver in found.waivers] == ["weighed"]
    assert found.columns == ("columns.wells",)
    assert [waiver.rule for waiver in of("organisations.office").waivers] == ["weighed"]
    assert [place.line for place in of("columns.wells").placements] == [10]


def test_an_unknown_path_is_refused_with_the_nearest_in_both_languages() -> None:
    with pytest.raises(RefusedError) as caught:
        of("facts.aa")
    assert "没有 facts.aa" in caught.value.zh and "facts.a" in caught.value.zh.partition("，")[2]
    assert caught.value.en.startswith("there is no facts.aa: did you mean facts.a")


def test_it_can_be_asked_of_every_address_of_our_plan(our_plan: Path) -> None:
    plan = folder.load(folder.files_of(our_plan, "plan")[0]).plan
    asked = list(plan.addresses())[::7]
    assert len(asked) > 50
    for path in asked:
        if plan.resolve(path) is not None:
            assert impact(plan, path).path == path
