"""Laws of a review and of the forms it is told in, for any two plans, damaged ones included."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path

import jsonschema_rs
from hypothesis import given, settings
from hypothesis import strategies as st
from written_plans import Files, damaged, harbour, plans

from tjplan.cli import diff_json, diff_markdown, diff_text
from tjplan.load import folder
from tjplan.model.text import LANGS, Bilingual, Lang
from tjplan.review import Review, Side
from tjplan.telling import blocks
from tjplan.workspace.comparing import review
from tjplan.workspace.sides import Opened

TODAY = date(2026, 11, 23)
SCHEMA = Path(__file__).parents[2] / "schema" / "output" / "diff.schema.json"
_SOME = st.one_of(plans(), damaged(), st.builds(harbour))


@cache
def schema() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def side(name: str, files: Files) -> Opened:
    loaded = folder.load(files)
    plan = loaded.plan
    return Opened(Side(name, "folder", plan.id, plan.round, Bilingual(plan.id, plan.id)), loaded)


def compared(old: Files, new: Files) -> Review:
    return review(side("old", old), side("new", new), TODAY)


@settings(max_examples=60, deadline=None)
@given(_SOME, _SOME, st.sampled_from(LANGS))
def test_every_form_tells_every_change(old: Files, new: Files, lang: Lang) -> None:
    found = compared(old, new)
    printed = json.loads(diff_json.render(found, lang).encode("utf-8", "replace"))
    assert list(map(str, schema().iter_errors(printed))) == []
    assert len(printed["changes"]) == len(found.items)
    told = sum(len(blocks([item for item in found.items if item.group == group.id])) for group in found.groups)
    markdown = diff_markdown.render(found, lang)
    folded = re.findall(r"^<details>$.*?^</details>$", markdown, re.MULTILINE | re.DOTALL)[: len(found.groups)]
    assert sum(len(re.findall(r"^- \*\*", part, re.MULTILINE)) for part in folded) == told
    text = diff_text.render(found, lang)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e]", text)
    assert text.count("\n") >= told


@settings(max_examples=40, deadline=None)
@given(_SOME, _SOME, st.integers(600, 6000))
def test_a_comment_is_never_longer_than_asked(old: Files, new: Files, size: int) -> None:
    told = diff_markdown.render(compared(old, new), "en", size=size)
    assert len(told) <= size and told.count("<details>") == told.count("</details>")


@settings(max_examples=25, deadline=None)
@given(_SOME)
def test_a_plan_and_itself_have_nothing_to_tell_but_what_could_not_be_read(files: Files) -> None:
    found = compared(files, files)
    assert found.items == () and found.untranslated == ()
    assert found.findings is None or not (found.findings.new or found.findings.fixed)
    assert diff_json.render(found, "en") == '{"changes": []}\n' or found.remarks
