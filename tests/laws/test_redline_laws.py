"""Laws of the redline: accept all is the new version, reject all the old one, and nothing changes unseen."""

import sys
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from written_plans import Files, plans

sys.path.insert(0, str(Path(__file__).parents[1] / "word"))
from redline_pairs import Pair, many, pair, tally
from redline_reference import REVISIONS, W, canonical, parts, resolved, revisions, running

from tjplan.compose import compose
from tjplan.document import Document
from tjplan.load import folder
from tjplan.model.text import LANGS, Lang
from tjplan.word import write
from tjplan.word.lint import faults
from tjplan.word.origins import read_origins
from tjplan.word.redline import Redline, Side, redline

WHO, WHEN = "规划处 <审核>", "2026-03-01T08:00:00Z"
pairs = st.randoms(use_true_random=False).map(pair)
langs = st.sampled_from(LANGS)


def between(one: Pair, *, moves: bool = True) -> Redline:
    """The redline of a pair."""
    return redline(Side(one.old, one.old_pages), Side(one.new, one.new_pages), author=WHO, date=WHEN, moves=moves)


def hold(made: Redline, old: bytes, new: bytes) -> None:
    """Accepted it is ``new``, rejected ``old``; only what runs along turned last pages may be left, if it says so."""
    assert canonical(resolved(made.docx, "accept")) == canonical(new)
    ends = running(old) == running(new)
    assert canonical(resolved(made.docx, "reject"), ends=ends) == canonical(old, ends=ends)
    assert ["turned" in words["en"] for words in made.unshown] == ([] if ends else [True])


@st.composite
def plan_pairs(draw: st.DrawFn) -> tuple[Files, Files]:
    """A plan and what becomes of it when files of another take the place of some of its own."""
    old, other = draw(plans()), draw(plans())
    names = sorted(old.keys() | other.keys())
    taken = {name for name in names if draw(st.booleans())}
    mixed = {name: (other if name in taken else old).get(name) for name in names}
    return old, {name: content for name, content in mixed.items() if content is not None}


def composed(files: Files, lang: Lang) -> Document:
    return compose(folder.load(files).plan, lang)


@given(pairs, st.booleans())
@settings(max_examples=100)
def test_accept_all_is_the_new_version_and_reject_all_the_old_one(one: Pair, moves: bool) -> None:
    hold(between(one, moves=moves), write(one.old, one.old_pages), write(one.new, one.new_pages))


@given(plan_pairs(), langs, st.booleans())
@settings(max_examples=60)
def test_the_same_holds_for_plans_of_yaml_files(both: tuple[Files, Files], lang: Lang, moves: bool) -> None:
    old, new = (composed(files, lang) for files in both)
    made = redline(Side(old), Side(new), author=WHO, date=WHEN, moves=moves)
    hold(made, write(old), write(new))
    assert faults(made.docx) == []


@given(pairs, st.booleans())
@settings(max_examples=50)
def test_equal_arguments_give_equal_bytes_without_a_fault(one: Pair, moves: bool) -> None:
    made = between(one, moves=moves)
    assert made == between(one, moves=moves)
    assert faults(made.docx) == []
    for mode in ("accept", "reject"):
        assert faults(resolved(made.docx, mode)) == []


@given(pairs)
@settings(max_examples=30)
def test_equal_versions_have_no_revision(one: Pair) -> None:
    for document, pages in ((one.old, one.old_pages), (one.new, one.new_pages)):
        made = redline(Side(document, pages), Side(document, pages), author=WHO, date=WHEN)
        assert revisions(made.docx) == []
        assert made.unshown == () and not sum(made.counts.values())
        assert canonical(made.docx) == canonical(write(document, pages))


@given(pairs)
@settings(max_examples=80)
def test_what_differs_is_a_revision_or_the_file_says_what_is_not_shown(one: Pair) -> None:
    made = between(one)
    differs = canonical(write(one.old, one.old_pages)) != canonical(write(one.new, one.new_pages))
    assert bool(revisions(made.docx)) or not differs or made.unshown
    assert bool(sum(made.counts.values())) == bool(revisions(made.docx))
    said = comments(made.docx)
    assert [words for words in made.unshown if words[one.new.lang] not in said] == []


def comments(docx: bytes) -> str:
    """The text of all comments."""
    files = parts(docx)
    if "word/comments.xml" not in files:
        return ""
    return "".join(text.text or "" for text in etree.fromstring(files["word/comments.xml"]).iter(f"{W}t"))


@given(pairs, st.booleans())
@settings(max_examples=50)
def test_every_revision_says_who_and_when_and_has_a_number_of_its_own(one: Pair, moves: bool) -> None:
    found = revisions(between(one, moves=moves).docx)
    # A changed grid has a number only (ECMA-376 Part 1, 17.13.5.33).
    signed = [mark for mark in found if mark.tag != f"{W}tblGridChange"]
    assert {(mark.get(f"{W}author"), mark.get(f"{W}date")) for mark in signed} <= {(WHO, WHEN)}
    numbers = [mark.get(f"{W}id") for mark in found]
    assert None not in numbers and len(numbers) == len(set(numbers))
    assert all(mark.tag in REVISIONS for mark in found)


@given(pairs)
@settings(max_examples=50)
def test_moves_are_written_as_moves_only_where_asked(one: Pair) -> None:
    tags = {mark.tag for mark in revisions(between(one, moves=False).docx)}
    assert not [tag for tag in tags if "move" in tag]


@given(pairs)
@settings(max_examples=50)
def test_both_halves_of_a_move_bear_one_name_and_each_name_stands_once(one: Pair) -> None:
    found = revisions(between(one).docx)
    halves = [
        [mark.get(f"{W}name") for mark in found if mark.tag == f"{W}move{half}RangeStart"] for half in ("From", "To")
    ]
    assert sorted(halves[0]) == sorted(halves[1])
    assert len(halves[0]) == len(set(halves[0]))


@given(pairs)
@settings(max_examples=50)
def test_the_accepted_file_still_finds_its_way_home(one: Pair) -> None:
    accepted = resolved(between(one).docx, "accept")
    wanted = read_origins(write(one.new, one.new_pages))
    assert [(item.origin, item.text) for item in read_origins(accepted)] == [
        (item.origin, item.text) for item in wanted
    ]


def test_some_moves_are_written_as_moves() -> None:
    moved = [one for one in many(40, seed=3) if one.kinds["paragraph moved"] or one.kinds["section moved"]]
    assert len(moved) > 2, tally(moved)
    tags = {mark.tag for one in moved for mark in revisions(between(one).docx)}
    assert {f"{W}moveFrom", f"{W}moveTo", f"{W}moveFromRangeStart", f"{W}moveToRangeStart"} <= tags


def test_remarks_stand_in_the_file_as_given() -> None:
    one = pair(Random(1), ("words edited",))
    made = redline(
        Side(one.old), Side(one.new), author=WHO, date=WHEN, remarks=("见第3号意见 <i>", "Second & last remark.")
    )
    said = comments(made.docx)
    assert "见第3号意见 <i>" in said and "Second & last remark." in said
    assert faults(made.docx) == []
