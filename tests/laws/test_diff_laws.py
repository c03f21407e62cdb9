"""Laws of the diff: what it says makes the new plan of the old, and nothing is said of what did not change."""

from hypothesis import given, settings
from hypothesis import strategies as st
from written_plans import Files, damaged, plans

from tjplan.compose import compose
from tjplan.diff import apply, between, of_plan
from tjplan.diff.items import grouped, items, renumbered
from tjplan.diff.of_document import of_document
from tjplan.diff.plan_book import PlanBook
from tjplan.load import folder
from tjplan.load.titles import title
from tjplan.model.content import Content
from tjplan.model.text import LANGS

_SOME = st.one_of(plans(), damaged())


def content(files: Files) -> Content:
    return of_plan(folder.load(files).plan)


@settings(max_examples=150, deadline=None)
@given(_SOME, _SOME)
def test_what_the_diff_says_makes_the_new_of_the_old(old: Files, new: Files) -> None:
    before, after = content(old), content(new)
    assert apply(between(before, after), before) == after


@settings(max_examples=60, deadline=None)
@given(_SOME)
def test_a_plan_does_not_differ_from_itself(files: Files) -> None:
    assert between(content(files), content(files)) == ()


@settings(max_examples=60, deadline=None)
@given(plans(), st.randoms(use_true_random=False))
def test_names_and_order_of_files_do_not_count(files: Files, random) -> None:  # type: ignore[no-untyped-def]
    names = [f"{at}.yaml" for at in range(len(files))]
    random.shuffle(names)
    renamed = dict(zip(names, files.values(), strict=True))
    assert between(content(files), content(renamed)) == ()


@settings(max_examples=60, deadline=None)
@given(_SOME, _SOME)
def test_the_same_holds_of_what_is_printed(old: Files, new: Files) -> None:
    for lang in LANGS:
        before, after = (of_document(compose(folder.load(files).plan, lang)) for files in (old, new))
        assert apply(between(before, after), before) == after


@settings(max_examples=40, deadline=None)
@given(_SOME, _SOME)
def test_every_change_can_be_called_by_a_name_in_both_languages(old: Files, new: Files) -> None:
    plans = [folder.load(files).plan for files in (old, new)]
    contents = (of_plan(plans[0]), of_plan(plans[1]))
    books = (PlanBook(plans[0], title), PlanBook(plans[1], title))
    changes = between(*contents)
    told = items((*changes, *renumbered(changes, contents[1], *books)), contents, books)
    groups, sorted_items = grouped(told, *books)
    assert len(sorted_items) == len(told) and {item.group for item in told} == {group.id for group in groups}
    assert all(item.label.zh and item.label.en for item in told)
