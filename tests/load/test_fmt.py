"""Canonical YAML: what fmt changes, what it keeps, and what it refuses."""

from pathlib import Path

import pytest

from tjplan.errors import RefusedError
from tjplan.load import door, emit, fmt
from tjplan.load.fmt import format_file

PLAN = Path(__file__).resolve().parents[2] / "plan"
FACTS = "# yaml-language-server: $schema=../../schema/facts.schema.json\nschema_version: 1\nfacts:\n"


def formatted(text: str, folder: str | None = None) -> str:
    result = format_file(text.encode(), "plan/x.yaml", folder)
    assert not result.findings
    return result.text


def kept(text: str) -> bool:
    return formatted(text) == text


def test_the_schema_line_is_added() -> None:
    assert formatted("schema_version: 1\nfacts: {}\n", "../../schema") == f"{FACTS[:-1]} {{}}\n"


def test_the_schema_line_of_another_kind_is_corrected_and_moved_to_the_top() -> None:
    text = "\n# note\n# yaml-language-server: $schema=old/terms.schema.json\nschema_version: 1\nfacts: {}\n"
    assert formatted(text, "../../schema/") == FACTS.replace("\nsch", "\n# note\nsch", 1)[:-1] + " {}\n"


def test_without_a_schema_folder_the_schema_line_is_left_alone() -> None:
    assert kept("# yaml-language-server: $schema=old/x.json\nschema_version: 1\nfacts: {}\n")
    assert kept("schema_version: 1\nfacts: {}\n")


def test_the_schema_version_comes_first() -> None:
    assert formatted("facts: {}\nschema_version: 1\n") == "schema_version: 1\nfacts: {}\n"


def test_keys_stand_in_the_order_of_the_schema_and_take_their_comments_along() -> None:
    text = (
        FACTS + "  b:\n    # where\n    scope: places.x # c\n    value: 2\n    name: {en: b, zh: 乙}\n  a: {value: 1}\n"
    )
    assert formatted(text) == FACTS + (
        "  b:\n    name: {zh: 乙, en: b}\n    value: 2\n    # where\n    scope: places.x # c\n  a: {value: 1}\n"
    )


def test_rows_entities_and_mappings_with_unknown_keys_keep_their_order() -> None:
    assert kept("schema_version: 1\ncolumn:\n  id: x\n  rows:\n    z: [b]\n    a: [a]\n")
    assert kept(FACTS + "  z:\n    zzz: 1\n    value: 2\n    name: {en: b, oops: c, zh: 乙}\n  a: {value: 1}\n")


def test_a_chapter_is_indented_anew_two_spaces_a_level_lists_under_their_key() -> None:
    text = "chapter:\n    body:\n    - text:\n          zh: >-\n               一句。\n\n               二句。\n      id: a\n    id: c\n"
    assert formatted(text) == (
        "chapter:\n  id: c\n  body:\n    - id: a\n      text:\n        zh: >-\n          一句。\n\n          二句。\n"
    )


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ('"plain"', "plain"),
        ("'it''s'", "it's"),
        ("it's", "it's"),
        ('"a: b"', "'a: b'"),
        ("'a #b'", "'a #b'"),
        ("'[[2|x]]'", "'[[2|x]]'"),
        ("a [[2|x]]", "a [[2|x]]"),
        ("'a [[2|x]]'", "'a [[2|x]]'"),
        ("count(mines[*]) == {x}", "count(mines[*]) == {x}"),
        ("'no'", "'no'"),
        ("'57.60'", "'57.60'"),
        ("57.60", "57.60"),
        ("'010203'", "'010203'"),
        ("'1:20万'", "'1:20万'"),
        ("3-5", "3-5"),
        ("2012-10-12", "'2012-10-12'"),
        ("≤6", "≤6"),
        ("'%'", "'%'"),
        ("''", "''"),
        ("'<'", "'<'"),
        ("<", "<"),
        ("null", "null"),
        ("~", "~"),
        ('"two\\nlines"', '"two\\nlines"'),
        ('"\\u200b"', '"\\u200b"'),
        ("one\n  two", "one two"),
        ("'a, b'", "a, b"),
    ],
)
def test_quotes_stand_only_where_they_are_needed(written: str, canonical: str) -> None:
    assert formatted(f"k: {written}\n") == f"k: {canonical}\n"


def test_a_comma_needs_quotes_only_inside_brackets() -> None:
    assert formatted("k: {zh: 'a, b'}\n") == "k: {zh: 'a, b'}\n"


def test_a_quoted_text_before_a_comment_keeps_its_quotes() -> None:
    assert kept("zh: 'total' # of all\n")


def test_a_flow_collection_stays_on_its_line_up_to_the_width_and_becomes_a_block_beyond_it() -> None:
    room = emit.WIDTH - len("k: {zh: , en: b}")
    fits = f"k: {{zh: {'长' * room}, en: b}}\n"
    assert kept(fits)
    assert formatted(fits.replace("b}", "bc}")) == f"k:\n  zh: {'长' * room}\n  en: bc\n"


def test_a_block_is_not_folded_into_a_line() -> None:
    assert kept("k:\n  zh: a\n  en: b\nl:\n  - a\n  - b\n")


def test_a_flow_collection_over_several_lines_is_joined() -> None:
    assert formatted("k: [\n  a,\n  {b: c,\n   d: e}\n]\n") == "k: [a, {b: c, d: e}]\n"


def test_a_flow_collection_with_a_comment_inside_becomes_a_block() -> None:
    assert formatted("k: [a, # one\n  b # two\n  ] # end\nl: 1\n") == "k: # end\n  - a # one\n  - b # two\nl: 1\n"


def test_comments_stay_where_they_belong() -> None:
    assert kept(
        "# file\n\n# first\na:\n  # above b\n  b: 1 # behind b\n  # end of a\n# above c\nc: # on the key\n"
        "  - x # item\n  # between\n  - # on the dash\n    k: v\n    # end of the item\n  # end of the list\n"
        "d: >- # on the mark\n  text # no comment\n\n# end of the file\n"
    )


def test_a_comment_between_key_and_value_stays_between_them() -> None:
    assert formatted("a: # one\n      # two\n   b\n") == "a: # one\n  # two\n  b\n"


def test_runs_of_blank_lines_become_one_and_none_stands_at_an_edge() -> None:
    assert formatted("\n\na:\n\n  b: 1\n\n\n\n  c: 2\n\n\nd: 3\n\n\n") == "a:\n  b: 1\n\n  c: 2\n\nd: 3\n"


def test_trailing_spaces_go_and_one_line_end_closes_the_file() -> None:
    assert formatted("a: 1   \nb:   \n  - 2  ") == "a: 1\nb:\n  - 2\n"


def test_folded_texts_keep_their_lines_and_literal_ones_their_inner_indentation() -> None:
    assert kept("a: >-\n  one\n  two\n\n  three\nb: |\n  x\n    y\nc: >2-\n    indented first\n  then not\n")


def test_a_text_that_keeps_its_blank_lines_keeps_them() -> None:
    assert kept("a: |+\n  x\n\n\nb: 1\n")


def test_a_byte_order_mark_goes_and_windows_line_ends_stay() -> None:
    assert format_file(b"\xef\xbb\xbfa: 1\r\nb:   2\r\n", "x").content == b"a: 1\r\nb: 2\r\n"


def test_a_document_mark_and_a_yaml_directive_go() -> None:
    assert formatted("%YAML 1.1\n---\na: 1\n...\n") == "a: 1\n"


def test_what_the_door_refuses_comes_back_with_its_findings() -> None:
    raw = b"a:   1\na: 2\n"
    result = format_file(raw, "x")
    assert result.content == raw
    assert [finding.code for finding in result.findings] == ["yaml-duplicate-key"]


def test_a_file_that_is_not_utf_8_comes_back_byte_for_byte() -> None:
    raw = "a: 矿产".encode("gbk")
    assert format_file(raw, "x").content == raw
    assert format_file(raw, "x").findings


@pytest.mark.parametrize("wrong", ["a: 2\n", "a: '1'\n", "b: 1\n", "a: [1\n", "a: yes\n", "a: 1\n# more\n"])
def test_it_refuses_to_write_other_data_or_other_comments(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fmt, "emit", lambda root: wrong)
    with pytest.raises(RefusedError) as refused:
        format_file(b"a: 1\n", "plan/x.yaml")
    assert "plan/x.yaml" in refused.value.zh and "plan/x.yaml" in refused.value.en


@pytest.mark.parametrize("path", sorted(PLAN.rglob("*.yaml")), ids=lambda path: path.stem)
def test_our_own_plan_says_the_same_after_formatting_and_needs_it_once(path: Path) -> None:
    raw, folder = path.read_bytes(), "../" * len(path.relative_to(PLAN).parts) + "schema"
    once = format_file(raw, path.name, folder)
    before, after = door.read(raw, path.name), door.read(once.content, path.name)
    assert not once.findings and before.tree and after.tree
    assert after.tree.data == before.tree.data
    assert format_file(once.content, path.name, folder).content == once.content


def test_notes_on_changes_are_kept_and_their_keys_put_in_order() -> None:
    text = "schema_version: 1\nchanges:\n  # after the hearing\n  - {reason: {en: b, zh: 乙}, owner: 甲, paths: [nodes.a, projects.gone.area]}\n"
    assert formatted(text, "../../../schema") == (
        "# yaml-language-server: $schema=../../../schema/changes.schema.json\nschema_version: 1\nchanges:\n  # after the hearing\n"
        "  - {paths: [nodes.a, projects.gone.area], reason: {zh: 乙, en: b}, owner: 甲}\n"
    )
