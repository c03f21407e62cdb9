"""A review as JSON: what the schema promises, every digit, both languages, and nothing where nothing differs."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import review_samples as samples

from tjplan.cli import diff_json
from tjplan.model.text import LANGS, Lang
from tjplan.review import Review

HERE = Path(__file__).parent
SCHEMA = HERE.parents[1] / "schema" / "output" / "diff.schema.json"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return read


def faults(schema: dict[str, Any], printed: str) -> list[str]:
    return [str(error) for error in jsonschema_rs.Draft202012Validator(schema).iter_errors(json.loads(printed))]


@pytest.mark.parametrize("lang", LANGS)
def test_a_review_reads_as_its_golden(lang: Lang) -> None:
    golden = (HERE / "goldens" / f"diff.{lang}.json").read_text(encoding="utf-8")
    assert diff_json.render(samples.FULL, lang) == golden


@pytest.mark.parametrize("review", [samples.FULL, samples.NOTHING, samples.evil(), samples.many(3), replace(samples.FULL, findings=None)])  # fmt: skip
def test_what_is_printed_obeys_the_schema(schema: dict[str, Any], review: Review) -> None:
    printed = diff_json.render(review, "en")
    assert faults(schema, printed.encode("utf-8", "replace").decode()) == []


@pytest.mark.parametrize("key", ["changes", "findings", "remarks", "untranslated", "old"])
def test_the_schema_refuses_what_lacks_a_part(schema: dict[str, Any], key: str) -> None:
    whole = json.loads(diff_json.render(samples.FULL, "en"))
    del whole[key]
    assert faults(schema, json.dumps(whole)) != []


def test_the_schema_names_every_key_of_a_change_and_no_other(schema: dict[str, Any]) -> None:
    change = json.loads(diff_json.render(samples.FULL, "en"))["changes"][0]
    assert list(change) == list(schema["$defs"]["change"]["properties"])


def test_the_schema_is_sound_and_explained_in_both_languages(schema: dict[str, Any]) -> None:
    jsonschema_rs.meta.validate(schema)
    explained = [node for node in walk(schema) if "description" in node and isinstance(node["description"], str)]
    assert len(explained) > 100
    for node in explained:
        for words in (node["title"], node["description"]):
            zh, _, en = words.partition(" / ")
            assert re.search(r"[\u4e00-\u9fff]", zh) and re.search(r"[A-Za-z]{2}", en) and words.count(" / ") == 1, words  # fmt: skip
        if isinstance(node.get("enum"), list):
            assert len(node["enum"]) == len(node["enumDescriptions"]), node["title"]


def walk(node: Any) -> Any:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)


def test_where_nothing_differs_there_is_an_empty_list_and_nothing_else() -> None:
    still_open = replace(samples.NOTHING, findings=replace(samples.FINDINGS, new=(), fixed=(), waived=(), reopened=()))
    assert diff_json.render(samples.NOTHING, "zh") == '{"changes": []}\n' == diff_json.render(still_open, "en")


@pytest.mark.parametrize(
    "more", [{"remarks": samples.REMARKS}, {"findings": samples.FINDINGS}, {"untranslated": (samples.LAGGING,)}]
)
def test_equal_content_with_something_to_say_says_it(more: dict[str, Any]) -> None:
    printed = json.loads(diff_json.render(replace(samples.NOTHING, **more), "en"))
    assert printed["changes"] == [] and printed["old"]["name"] == "v1"


def test_amounts_keep_every_digit_as_strings() -> None:
    number = replace(samples.GREW, absolute=Decimal("0.500"), percent=Decimal("1E+2"))
    review = replace(samples.FULL, items=(samples.figure("ponds", number),))
    printed = json.loads(diff_json.render(review, "en"))["changes"][0]["number"]
    assert (printed["absolute"], printed["percent"]) == ("0.500", "100")


def test_labels_are_in_the_readers_language_and_plan_text_in_both() -> None:
    zh, en = (json.loads(diff_json.render(samples.FULL, lang))["changes"][2] for lang in LANGS)
    assert (zh["label"], en["label"]) == ("第二章第2段", "Chapter 2, paragraph 2")
    assert zh["new_printed"] == en["new_printed"] == {"zh": "每年培训。", "en": "Training every year."}
