"""The schemas: sound, explained in both languages, and read alike by both validators."""

import copy
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from documents_under_test import (
    COMMON,
    KINDS,
    ROOT,
    SCHEMAS,
    fast,
    fast_failures,
    read,
    rich_failures,
    schema,
    subschemas,
)
from hypothesis import given, settings
from hypothesis import strategies as st

HERE = Path(__file__).parent
GOOD = sorted((HERE / "good").glob("*.yaml"))
BAD = sorted((HERE / "bad").glob("*.yaml"))
PLAN_FILES = sorted((ROOT / "plan").rglob("*.yaml"))
SCHEMA_FILES = [COMMON, *(f"{kind}.schema.json" for kind in KINDS)]
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def kind_of(path: Path) -> str:
    """The kind a test file is written for: the first word of its name."""
    return path.stem.split("-")[0]


def kind_in(data: dict[str, Any]) -> str:
    """The kind of a plan file: its one key beside ``schema_version``."""
    (kind,) = data.keys() - {"schema_version"}
    return str(kind)


def has_both_languages(words: str) -> bool:
    """Whether ``words`` are "中文 / English": one dividing stroke, so that a message can show one side."""
    zh, _, en = words.partition(" / ")
    in_both = re.search(r"[\u4e00-\u9fff]", zh) and re.search(r"[A-Za-z]{2}", en)
    return bool(in_both) and words.count(" / ") == 1


def target(subschema: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    """What a ``$ref`` points to; the schema itself where it has none."""
    file, _, pointer = subschema.get("$ref", "#").partition("#/")
    found = schema(file) if file and file != "#" else root
    for step in filter(None, pointer.split("/")):
        found = found[step]
    return found if "$ref" in subschema else subschema


@pytest.mark.parametrize("file", SCHEMA_FILES)
def test_a_schema_file_is_valid_by_its_own_dialect(file: str) -> None:
    parsed = schema(file)
    assert parsed["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(parsed)
    jsonschema_rs.meta.validate(parsed)


@pytest.mark.parametrize("file", SCHEMA_FILES)
def test_every_reference_leads_to_a_definition_beside_it(file: str) -> None:
    root = schema(file)
    for at, subschema in subschemas(root):
        if isinstance(subschema.get("$ref"), str):
            assert target(subschema, root), at
            assert ":" not in subschema["$ref"], f"{at}: only relative references work offline"


@pytest.mark.parametrize("file", SCHEMA_FILES)
def test_every_property_and_definition_is_explained_in_both_languages(file: str) -> None:
    root = schema(file)
    assert has_both_languages(root["title"]) and has_both_languages(root["description"])
    for at, subschema in subschemas(root):
        for holder in ("properties", "$defs"):
            for key, member in subschema.get(holder, {}).items():
                if at.endswith(("/if", "/then", "/else")):
                    continue  # a condition on a property that is explained beside it
                explained = {**target(member, root), **member}
                for words in ("title", "description"):
                    assert has_both_languages(explained.get(words, "")), f"{file}{at}/{holder}/{key} {words}"


@pytest.mark.parametrize("file", SCHEMA_FILES)
def test_every_choice_and_every_pattern_is_explained_in_both_languages(file: str) -> None:
    for at, subschema in subschemas(schema(file)):
        if "pattern" in subschema and isinstance(subschema["pattern"], str):
            assert has_both_languages(subschema["patternErrorMessage"]), at
        if isinstance(subschema.get("enum"), list) and "title" in subschema:
            assert len(subschema["enum"]) == len(subschema["enumDescriptions"]), at
            assert all(map(has_both_languages, subschema["enumDescriptions"])), at


@pytest.mark.parametrize("file", SCHEMA_FILES)
def test_every_object_is_closed(file: str) -> None:
    for at, subschema in subschemas(schema(file)):
        if subschema.get("type") == "object" and not at.endswith("/if"):
            assert subschema.get("additionalProperties") is not None, at
            assert subschema["additionalProperties"] is not True, at


@pytest.mark.parametrize("file", SCHEMA_FILES)
def test_an_example_in_a_schema_is_valid(file: str) -> None:
    registry = jsonschema_rs.Registry([(COMMON, schema(COMMON)), ("this.json", schema(file))])
    for at, subschema in subschemas(schema(file)):
        if isinstance(subschema.get("examples"), list):
            pointed = {"$ref": f"this.json{at}"}
            validator = jsonschema_rs.Draft202012Validator(pointed, registry=registry, offline=True)
            for example in subschema["examples"]:
                assert validator.is_valid(example), f"{at}: {example!r}"


@pytest.mark.parametrize("path", PLAN_FILES, ids=name)
def test_a_plan_file_names_the_schema_of_its_kind_and_obeys_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    modeline = MODELINE.fullmatch(text.splitlines()[0])
    assert modeline, "the first line names no schema"
    kind = kind_in(read(text))
    assert (path.parent / modeline[1]).resolve() == SCHEMAS / f"{kind}.schema.json"
    assert (SCHEMAS / f"{kind}.schema.json").is_file()
    assert fast_failures(kind, read(text)) == rich_failures(kind, read(text)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_good_and_a_bad_example(kind: str) -> None:
    assert kind in {kind_of(path) for path in GOOD}
    assert kind in {kind_of(path) for path in BAD}


@pytest.mark.parametrize("path", GOOD, ids=name)
def test_a_good_file_is_accepted_by_both_validators(path: Path) -> None:
    data = read(path.read_text(encoding="utf-8"))
    assert fast(kind_of(path)).is_valid(data)
    assert fast_failures(kind_of(path), data) == rich_failures(kind_of(path), data) == []


@pytest.mark.parametrize("path", BAD, ids=name)
def test_a_bad_file_fails_at_one_place_for_the_reason_it_names(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    where, keyword = text.splitlines()[0].removeprefix("# ").split(": ")
    assert fast_failures(kind_of(path), read(text)) == [(where, keyword)]
    assert rich_failures(kind_of(path), read(text)) == [(where, keyword)]
    assert not fast(kind_of(path)).is_valid(read(text))


ODD: list[Any] = [
    None, True, False, 0, 1, -1, 10**30, Decimal("1.0"), Decimal("2020.0"), Decimal("0.70"), Decimal("-1.5"),
    "", "x", "x\n", "X", "≤6", "57.60", "places.a", "places.a\n", "none", "图", "item", "section", "2020",
    [], {}, ["x"], ["x", "x"], [None], {"zh": "字"}, {"zh": 1}, {"x": "y"}, {"kind": "item"}, {"column": "x"},
]  # fmt: skip
# No empty key: jsonschema_rs leaves it out of the paths it reports.
KEYS = [
    "x", "X", "x\n", "0", "a/b", "~", "键", "id", "kind", "title", "text", "body", "zh", "value", "unit",
    "column", "run_in", "number", "derived_from", "same_as",
]  # fmt: skip


def places_in(data: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value in ``data`` but the whole."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path for key, value in pairs for path in ((*at, key), *places_in(value, (*at, key)))]


def change(data: Any, draw: st.DataObject) -> None:
    """One small edit somewhere in ``data``: a value replaced or dropped, a key renamed or added."""
    places = places_in(data)
    if not places:
        return
    *parents, last = draw.draw(st.sampled_from(places))
    holder = data
    for step in parents:
        holder = holder[step]
    match draw.draw(st.sampled_from(["replace", "drop", "rename", "add"])):
        case "drop":
            del holder[last]
        case "rename" if isinstance(holder, dict):
            holder[draw.draw(st.sampled_from(KEYS))] = holder.pop(last)
        case "add" if isinstance(holder, dict):
            holder[draw.draw(st.sampled_from(KEYS))] = copy.deepcopy(draw.draw(st.sampled_from(ODD)))
        case _:
            holder[last] = copy.deepcopy(draw.draw(st.sampled_from(ODD)))


@settings(deadline=None)
@given(draw=st.data())
def test_both_validators_say_the_same_of_a_file_that_someone_edited(draw: st.DataObject) -> None:
    path = draw.draw(st.sampled_from(GOOD + BAD).map(name))
    data = read((ROOT / path).read_text(encoding="utf-8"))
    for _ in range(draw.draw(st.integers(1, 4))):
        change(data, draw)
    kind = kind_of(Path(path))
    assert fast_failures(kind, data) == rich_failures(kind, data)
    assert fast(kind).is_valid(data) == (not rich_failures(kind, data))
