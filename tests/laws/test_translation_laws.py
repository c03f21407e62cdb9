"""Laws of translations: nothing is told of what is confirmed or did not change, and the record keeps all it is given."""

import copy
import functools
import json
from typing import Any

import jsonschema_rs
from hypothesis import given, settings
from hypothesis import strategies as st
from written_plans import Files, damaged, harbour, plans

from tjplan.diff.confirmed import Digests, dumped, read
from tjplan.diff.confirming import confirmed, unconfirmed
from tjplan.diff.counterparts import counterparts, rewritten, same
from tjplan.diff.pairs import Pair, pairs
from tjplan.diff.translations import untranslated
from tjplan.errors import WorkspaceError
from tjplan.load import folder, schema
from tjplan.model.plan import Plan
from tjplan.model.source import index_of
from tjplan.model.text import LANGS

_SOME = st.one_of(plans(), damaged())
_WORDS = st.lists(st.sampled_from(["a", "b", "c", "a b", "b c d", "e"]), max_size=9)


def plan(files: Files) -> Plan:
    return folder.load(files).plan


def every(found: Plan) -> dict[str, Digests]:
    """The record that confirms the whole plan."""
    listed = list(pairs(found))
    return dict(confirmed(listed, {}, [one.address for one in listed]))


@settings(max_examples=100, deadline=None)
@given(_SOME, _SOME)
def test_what_is_told_is_of_the_new_plan_and_never_what_is_confirmed(old: Files, new: Files) -> None:
    before, after = plan(old), plan(new)
    known = {one.address: one for one in pairs(after)}
    for text in untranslated(before, after, {}):
        other = "en" if text.changed == "zh" else "zh"
        assert text.sentences
        for one in text.sentences:
            assert one.old != one.new and (one.new == "" or one.new in known[text.address].words(text.changed))
            assert (one.other == "") == (one.place is None)
            assert one.other in ("" if other == "zh" else " ").join(known[text.address].words(other))
    assert untranslated(before, after, every(after)) == ()
    assert untranslated(before, before, {}) == ()


@settings(max_examples=60, deadline=None)
@given(_SOME)
def test_the_record_is_read_as_it_was_written_and_confirms_the_plan_it_is_of(files: Files) -> None:
    found = plan(files)
    record = every(found)
    assert read(dumped(record)) == record
    assert unconfirmed(pairs(found), record) == ()
    assert [one.address for one in unconfirmed(pairs(found), {})] == list(record)
    assert jsonschema_rs.validator_for(schema.document("translations")).is_valid(json.loads(dumped(record)))


@functools.cache
def harbour_pairs() -> list[Pair]:
    return list(pairs(plan(harbour())))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_sentence_added_to_one_language_of_any_text_is_told_and_nothing_else_is(data: st.DataObject) -> None:
    files = harbour()
    chosen = data.draw(st.sampled_from([one for one in harbour_pairs() if one.address.endswith(".text")]))
    lang = data.draw(st.sampled_from(LANGS))
    phrase = chosen.text[lang]
    assert phrase
    source, start = phrase.spot.file, index_of(phrase.spot, phrase.value, 0)
    added = "另有一句。" if lang == "zh" else "One more. "
    changed = files | {source.name: (source.text[:start] + added + source.text[start:]).encode()}
    (told,) = untranslated(plan(files), plan(changed), {})
    assert (told.address, told.changed) == (chosen.address, lang)
    assert [one.new for one in told.sentences] == [added.strip()]


@given(_WORDS, _WORDS)
def test_each_sentence_is_kept_or_stands_in_one_step(old: list[str], new: list[str]) -> None:
    kept, changed = same(old, new), rewritten(old, new)
    assert all(old[was] == new[to] for was, to in kept.items())
    assert sorted([*kept, *(was for was, _ in changed if was is not None)]) == list(range(len(old)))
    assert sorted([*kept.values(), *(to for _, to in changed if to is not None)]) == list(range(len(new)))


@given(_SOME, _SOME)
@settings(max_examples=30, deadline=None)
def test_counterparts_never_cross(one: Files, other: Files) -> None:
    for left, right in zip(pairs(plan(one)), pairs(plan(other)), strict=False):
        found = counterparts(left.zh, right.en)
        assert len(found) == len(left.zh)
        flat = [at for group in found for at in group]
        assert flat == sorted(flat) and all(0 <= at < len(right.en) for at in flat)


_ODD = st.sampled_from([None, True, 0, 1, 2, 1.0, 1.5, "", "1", "0123456789ab", "0123456789ab\n", [], ["0123456789ab"], {}, {"zh": ["0123456789ab"], "en": ["0123456789ab"]}])  # fmt: skip
_GOOD: dict[str, Any] = {
    "schema": 1,
    "confirmed": {"a.b": {"zh": ["0123456789ab"], "en": ["ba9876543210", "0123456789ab"]}},
}


@given(st.data())
def test_the_program_takes_the_records_that_the_schema_takes_and_no_others(data: st.DataObject) -> None:
    said: Any = copy.deepcopy(_GOOD)
    for _ in range(data.draw(st.integers(0, 3))):
        holder = said
        while data.draw(st.booleans()):
            inner = [
                one for one in (holder.values() if isinstance(holder, dict) else holder) if isinstance(one, dict | list)
            ]
            if not inner:
                break
            holder = data.draw(st.sampled_from(inner))
        if isinstance(holder, dict):
            holder[data.draw(st.sampled_from(["schema", "confirmed", "a.b", "zh", "en", "", "x"]))] = copy.deepcopy(
                data.draw(_ODD)
            )
        else:
            holder.append(copy.deepcopy(data.draw(_ODD)))
    try:
        read(json.dumps(said).encode())
        taken = True
    except WorkspaceError:
        taken = False
    assert taken == jsonschema_rs.validator_for(schema.document("translations")).is_valid(said)
