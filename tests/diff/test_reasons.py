"""Which change a reason explains: what its address covers, and which of several reasons counts."""

from pathlib import Path

import pytest

from tjplan.diff import between, of_plan
from tjplan.diff.covering import above, ladder
from tjplan.diff.reasons import Given, explained, joined, new_notes
from tjplan.diff.trailers import reasons
from tjplan.load import folder
from tjplan.model.change import Change
from tjplan.model.plan import Plan
from tjplan.model.text import Bilingual

HARBOUR = Path(__file__).parents[1] / "plans" / "good" / "fishing-harbour"
BEFORE, _ = folder.files_of(HARBOUR, "")
SURVEY, RULES = Bilingual("按勘测修正", "after the survey"), Bilingual("依新规", "as the new rules ask")
NODES = {
    "nodes.boats": frozenset({"nodes.fleet_and_catch"}),
    "nodes.fleet_and_catch": frozenset({"nodes.present"}),
    "nodes.present": frozenset({"nodes"}),
    "placements.fleet": frozenset({"nodes.boats"}),
}


def plan(**changes: tuple[str, str]) -> Plan:
    """The harbour plan with one replacement in each file named."""
    files = dict(BEFORE)
    for name, (old, new) in changes.items():
        (file,) = (path for path in files if Path(path).stem == name)
        assert old in files[file].decode()
        files[file] = files[file].decode().replace(old, new, 1).encode()
    return folder.load(files).plan


def told(old: Plan, new: Plan, *given: Given) -> dict[tuple[str, str, str], Bilingual]:
    """Kind, address and field of each change that has a reason -> the reason."""
    changes = between(of_plan(old), of_plan(new))
    found = explained(changes, given, above(old, new)).reasons
    return {(changes[at].kind, changes[at].address, changes[at].field): words for at, words in found.items()}


def edited(address: str, field: str, what: str = "") -> Change:
    return Change("edited", address, what, field, "1", "2")


def covered(change: Change, *paths: str) -> list[str]:
    return [path for path in paths if path in ladder(change, {}, NODES)]


@pytest.mark.parametrize(
    ("change", "paths"),
    [
        (edited("projects.pier", "area.value"), ["projects.pier.area.value", "projects.pier.area", "projects.pier", "projects"]),
        (edited("nodes.boats", "text.zh", "item"), ["nodes.boats.text.zh", "nodes.boats.text", "nodes.boats", "nodes.fleet_and_catch", "nodes.present", "nodes"]),
        (edited("columns.fleet.rows.a", "cells.kind.zh", "row"), ["columns.fleet.rows.a.kind", "columns.fleet.rows.a.cells.kind", "columns.fleet.rows.a", "columns.fleet.rows", "columns.fleet"]),
        (edited("waivers.gap.nodes.boats", "expires"), ["waivers.gap.nodes.boats.expires", "waivers.gap.nodes.boats", "waivers.gap"]),
        (edited("rules.sum", "check"), ["rules.sum.check", "rules.sum"]),
        (edited("plan", "title.en"), ["plan.title", "plan"]),
        (edited("lexicon", "zh.省道"), ["lexicon.zh"]),
        (edited("units.万只", "factor"), ["units.万只"]),
        (edited("geometry.places.bay", "parts.0.0"), ["geometry.places.bay", "places.bay", "geometry"]),
        (Change("added", "placements.fleet", "placement"), ["columns.fleet", "nodes.boats", "nodes.present"]),
        (Change("removed", "nodes.boats", "paragraph"), ["nodes.boats.text", "nodes.boats", "nodes.present"]),
    ],
)  # fmt: skip
def test_an_address_covers_what_is_below_it(change: Change, paths: list[str]) -> None:
    assert covered(change, *paths) == paths


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (edited("projects.pier", "area.value"), "projects.pier.a"),
        (edited("projects.pier", "area.value"), "projects.pie"),
        (edited("projects.pier", "area.value"), "projects.pier.area.value.zh"),
        (edited("nodes.present", "title.zh", "chapter"), "nodes.boats"),
        (edited("nodes.boats", "text.zh", "item"), "nodes.boats.title"),
        (Change("added", "nodes.boats", "item"), "nodes.boats.text"),
        (edited("columns.fleet", "cells.kind.zh", "column"), "columns.fleet.kind"),
        (Change("moved", "columns.fleet.rows.a", "row"), "nodes.boats"),
        (edited("projects.pier", "name.zh"), "plan"),
    ],
)
def test_an_address_covers_nothing_beside_or_above_it(change: Change, path: str) -> None:
    assert covered(change, path) == []


def test_the_order_of_chapters_stands_in_the_contents() -> None:
    old, new = plan(), plan(plan=("[general, present, works]", "[present, general, works]"))
    found = told(old, new, Given(SURVEY, "plan.contents"))
    assert found == {("moved", "nodes.present", ""): SURVEY} or found == {("moved", "nodes.general", ""): SURVEY}


def test_what_was_renamed_goes_by_both_its_addresses() -> None:
    old = plan()
    new = plan(projects=("ice_plant:\n    code: YG02", "ice_works:\n    code: YG03"))
    for path in ("projects.ice_plant", "projects.ice_works"):
        found = told(old, new, Given(SURVEY, path))
        assert {("renamed", "projects.ice_works", ""), ("edited", "projects.ice_works", "code")} <= set(found)
    assert told(old, new, Given(SURVEY, "projects.ice_plant.code")) == {
        ("edited", "projects.ice_works", "code"): SURVEY
    }


def test_a_moved_paragraph_goes_by_both_its_places() -> None:
    line = "    - id: approach\n"
    text = BEFORE["chapters/present.yaml"].decode()
    paragraph = line + text.partition(line)[2].partition("    - id: fleet_and_catch")[0]
    files = BEFORE | {"chapters/present.yaml": text.replace(paragraph, "").encode()}
    files["chapters/general.yaml"] = BEFORE["chapters/general.yaml"] + paragraph.encode()
    new = folder.load(files).plan
    for path in ("nodes.present", "nodes.general", "nodes.approach"):
        assert told(plan(), new, Given(SURVEY, path)) == {("moved", "nodes.approach", ""): SURVEY}


VALUE = ("edited", "projects.ice_plant", "investment.value")
DEARER = {"projects": ("value: 380", "value: 410")}


@pytest.mark.parametrize(
    ("given", "counts"),
    [
        ([Given(RULES, "projects"), Given(SURVEY, "projects.ice_plant")], SURVEY),
        ([Given(SURVEY, "projects.ice_plant.investment"), Given(RULES, "projects.ice_plant", order=9)], SURVEY),
        ([Given(SURVEY, "projects", is_note=True), Given(RULES, "projects.ice_plant.investment", order=9)], SURVEY),
        ([Given(RULES, "projects", order=1), Given(SURVEY, "projects", order=2)], SURVEY),
        ([Given(SURVEY, "projects"), Given(SURVEY, "projects")], SURVEY),
        ([Given(SURVEY, "projects"), Given(RULES, "projects")], Bilingual("按勘测修正；依新规", "after the survey; as the new rules ask")),
    ],
)  # fmt: skip
def test_of_several_reasons_the_best_one_counts(given: list[Given], counts: Bilingual) -> None:
    assert told(plan(), plan(**DEARER), *given) == {VALUE: counts}


def test_without_an_address_a_reason_explains_what_its_commit_did() -> None:
    old, new = plan(), plan(**DEARER, zones=("57.60", "57.70"))
    made = between(of_plan(old), of_plan(plan(**DEARER)))
    assert told(old, new, Given(SURVEY, made=made)) == {VALUE: SURVEY}
    assert told(old, new, Given(SURVEY, made=made), Given(RULES, "projects")) == {VALUE: RULES}


def test_a_step_explains_only_its_own_kind_of_change() -> None:
    added, other = Change("added", "nodes.p", "paragraph"), Change("moved", "nodes.p", "paragraph")
    edit, title = edited("nodes.p", "text.zh"), edited("nodes.p", "title.zh")

    def explains(done: Change, change: Change) -> bool:
        return bool(explained([change], [Given(SURVEY, made=(done,))], {}).reasons)

    assert explains(edit, edit) and explains(added, edit) and explains(added, added) and explains(other, other)
    assert not explains(edit, title) and not explains(other, edit) and not explains(edit, added)
    assert explains(Change("renamed", "nodes.q", "paragraph", was="nodes.p"), Change("removed", "nodes.p", "paragraph"))


BOATS = {"facts": ("value: 74", "value: 73"), "present": ("[[74条|", "[[73条|"), "fleet": ("'[[74|", "'[[73|")}


def test_a_sentence_that_only_prints_another_figure_has_the_reason_of_that_figure() -> None:
    found = told(plan(), plan(**BOATS), Given(SURVEY, "facts.boats"))
    assert found == {
        ("edited", "facts.boats", "value"): SURVEY,
        ("edited", "nodes.boats", "text.zh"): SURVEY,
        ("edited", "columns.fleet.rows.total", "cells.boats"): SURVEY,
    }


def test_a_sentence_that_says_more_than_another_figure_needs_a_reason_of_its_own() -> None:
    reworded = BOATS | {"present": ("全镇有渔船[[74条|", "全镇渔船[[73条|")}
    assert ("edited", "nodes.boats", "text.zh") not in told(plan(), plan(**reworded), Given(SURVEY, "facts.boats"))
    both = {**BOATS, "present": ("[[74条|facts.boats]]，\n              其中拖网渔船[[四十二艘|", "[[73条|facts.boats]]，\n              其中拖网渔船[[四十三艘|")}  # fmt: skip
    assert ("edited", "nodes.boats", "text.zh") not in told(plan(), plan(**both), Given(SURVEY, "facts.boats"))


def with_notes(text: str) -> Plan:
    return folder.load({"changes.yaml": f"schema_version: 1\nchanges:\n{text}".encode()}).plan


NOTE = "  - {paths: [facts.a, facts.b], reason: {zh: 按勘测修正, en: after the survey}}\n"


def test_a_note_that_was_there_before_explains_nothing_new() -> None:
    old = with_notes(NOTE)
    assert list(new_notes(old, with_notes("  # moved\n" + NOTE))) == []
    more = with_notes(NOTE.replace("facts.b", "facts.b, facts.c") + "  - {paths: [facts.a], reason: {zh: 依新规}}\n")
    assert [(one.path, one.words.en, one.is_note) for one in new_notes(old, more)] == [
        ("facts.c", "after the survey", True),
        ("facts.a", "依新规", True),
    ]
    assert [one.path for one in new_notes(with_notes(""), old)] == ["facts.a", "facts.b"]


def test_a_note_without_words_explains_nothing() -> None:
    empty = with_notes("  - {paths: [facts.a], reason: {zh: ' '}}\n  - {paths: [facts.a]}\n")
    assert list(new_notes(with_notes(""), empty)) == []


def test_addresses_at_which_nothing_changed_are_told() -> None:
    old, new = plan(), plan(**DEARER)
    changes = between(of_plan(old), of_plan(new))
    given = [Given(SURVEY, "projects.ice_plant"), Given(SURVEY, "projects"), Given(SURVEY, "projects.iceplant")]
    assert explained(changes, given, above(old, new)).idle == ("projects.iceplant",)


def test_several_reasons_are_joined_once_each() -> None:
    assert joined([]) is None
    assert joined([Bilingual("甲。", "A.")]) == Bilingual("甲。", "A.")
    assert joined([Bilingual("甲。", "A."), Bilingual("乙", "A"), Bilingual("甲。", "A.")]) == Bilingual("甲；乙", "A")


@pytest.mark.parametrize(
    ("trailers", "said"),
    [
        ([("Reason", "after the survey")], [("", "after the survey", "after the survey")]),
        ([("Reason-en", "after the survey"), ("Reason-zh", "按勘测修正")], [("", "按勘测修正", "after the survey")]),
        ([("reason-ZH", "按勘测修正")], [("", "按勘测修正", "按勘测修正")]),
        ([("Reason", "按勘测修正"), ("Reason-en", "after the survey")], [("", "按勘测修正", "after the survey")]),
        ([("Reason-zh", "按勘测修正"), ("Reason", "after the survey")], [("", "按勘测修正", "after the survey")]),
        ([("Reason", "c"), ("Reason-zh", "a"), ("Reason-en", "b")], [("", "a", "b"), ("", "c", "c")]),
        ([("Reason", "a"), ("Reason", "b")], [("", "a", "a"), ("", "b", "b")]),
        ([("Reason", "projects.zl001.area: a: b")], [("projects.zl001.area", "a: b", "a: b")]),
        ([("Reason-zh", "nodes.p：甲"), ("Reason-en", "nodes.p: A"), ("Reason", "B")], [("nodes.p", "甲", "A"), ("", "B", "B")]),
        ([("Reason-zh", "waivers.gap.nodes.p ： 甲：乙")], [("waivers.gap.nodes.p", "甲：乙", "甲：乙")]),
        ([("Reason", "the plan: a summary")], [("", "the plan: a summary", "the plan: a summary")]),
        ([("Reason", "plan: revised")], [("", "plan: revised", "plan: revised")]),
        ([("Reason", "see www.example.org")], [("", "see www.example.org", "see www.example.org")]),
        ([("Reason-zh", "按 勘测 成果， 修正 A 区")], [("", "按勘测成果，修正 A 区", "按勘测成果，修正 A 区")]),
        ([("Reason", "a\x1b[31mb\u202ec")], [("", "a [31mb c", "a [31mb c")]),
        ([("Reason", ""), ("Reason", "nodes.p:"), ("Signed-off-by", "x")], []),
    ],
)  # fmt: skip
def test_a_trailer_says_why_in_one_language_or_both(
    trailers: list[tuple[str, str]], said: list[tuple[str, str, str]]
) -> None:
    assert [(path, words.zh, words.en) for path, words in reasons(trailers)] == said
