"""Laws of reasons: whoever names a change explains it, and reasons are no part of what a plan says."""

from hypothesis import given, settings
from hypothesis import strategies as st
from written_plans import Files, damaged, plans

from tjplan.diff import between, of_plan
from tjplan.diff.covering import above
from tjplan.diff.reasons import Given, explained
from tjplan.load import folder
from tjplan.model.change import Change
from tjplan.model.plan import Plan
from tjplan.model.text import Bilingual

_SOME = st.one_of(plans(), damaged())
WHY = Bilingual("因", "why")


def compared(old: Files, new: Files) -> tuple[Plan, Plan, tuple[Change, ...]]:
    before, after = folder.load(old).plan, folder.load(new).plan
    return before, after, between(of_plan(before), of_plan(after))


@settings(max_examples=60, deadline=None)
@given(_SOME, _SOME)
def test_a_reason_at_the_address_of_a_change_explains_it(old: Files, new: Files) -> None:
    before, after, changes = compared(old, new)
    for at, change in enumerate(changes):
        for path in {change.address, f"{change.address}.{change.field}".rstrip("."), change.was or change.address}:
            assert explained(changes, [Given(WHY, path)], above(before, after)).reasons[at] == WHY


@settings(max_examples=60, deadline=None)
@given(_SOME, _SOME)
def test_a_commit_that_did_everything_explains_everything(old: Files, new: Files) -> None:
    _, _, changes = compared(old, new)
    assert set(explained(changes, [Given(WHY, made=changes)], {}).reasons) == set(range(len(changes)))


@settings(max_examples=60, deadline=None)
@given(_SOME, _SOME)
def test_every_change_in_the_text_is_explained_by_a_reason_for_the_text(old: Files, new: Files) -> None:
    before, after, changes = compared(old, new)
    found = explained(changes, [Given(WHY, "nodes")], above(before, after)).reasons
    text = {at for at, change in enumerate(changes) if change.address.startswith(("nodes.", "placements."))}
    assert set(found) == text


@settings(max_examples=40, deadline=None)
@given(_SOME)
def test_notes_on_changes_are_no_change(files: Files) -> None:
    note = b"schema_version: 1\nchanges:\n  - {paths: [nodes.text, facts.a], reason: {zh: '[[3|facts.a]]'}}\n"
    before, after, changes = compared(files, files | {"changes/a.yaml": note})
    assert changes == () and len(after.notes) == len(before.notes) + 1
