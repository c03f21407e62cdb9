"""The YAML door: what it types, what it keeps as written, and what it refuses with which advice."""

from decimal import Decimal

import pytest
from through_the_door import codes, opened, scalar, tree

from tjplan.load import door
from tjplan.load.tree import Mapping, Sequence


@pytest.mark.parametrize(
    "written, data",
    [
        ("57.60", Decimal("57.60")),
        ("57", 57),
        ("-0.5", Decimal("-0.5")),
        ("0", 0),
        ("true", True),
        ("null", None),
        ("~", None),
        ("", None),
        ("≤6", "≤6"),
        ("3-5", "3-5"),
        ("1:20万", "1:20万"),
        ("—", "—"),
        ("2023-03", "2023-03"),
        ("v1.0", "v1.0"),
        ("'010203'", "010203"),
        ("'no'", "no"),
        ("2025年", "2025年"),
    ],
)
def test_a_value_keeps_its_digits_and_has_one_type(written: str, data: object) -> None:
    value = scalar(f"k: {written}\n", "k")
    assert value.data == data and type(value.data) is type(data)
    assert value.text == written.strip("'")


@pytest.mark.parametrize("word", ["yes", "No", "ON", "off", "y", "N", "True", "FALSE", "Null"])
def test_words_that_other_tools_read_as_booleans_are_refused(word: str) -> None:
    assert codes(f"k: {word}\n") == ["yaml-boolean"]
    assert codes(f"k: '{word}'\n") == []


@pytest.mark.parametrize(
    "number", ["010203", "0x1F", "0o17", "20:30", "1_000", "1e3", ".5", "5.", ".inf", "-.NaN", "+5", "1:20:30.5"]
)
def test_numbers_that_other_tools_read_otherwise_are_refused(number: str) -> None:
    assert codes(f"k: {number}\n") == ["yaml-number"]
    assert codes(f"k: '{number}'\n") == []


def test_a_duplicate_key_keeps_the_first_value_and_names_its_line() -> None:
    found = opened("a: 1\nb: 2\na: 3\n")
    (finding,) = found.findings
    assert (finding.code, finding.place.line) == ("yaml-duplicate-key", 3)
    assert "1" in finding.message.en
    assert isinstance(found.tree, Mapping) and found.tree.items["a"].data == 1


def test_an_alias_is_never_expanded() -> None:
    bomb = "a: &a [x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    found = opened(bomb)
    assert {finding.code for finding in found.findings} == {"yaml-alias"}
    assert isinstance(found.tree, Mapping) and isinstance(found.tree.items["i"], Sequence)
    assert len(found.tree.items["i"].items) == 2


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "--- # nothing\n...\n", "~\n"])
def test_a_file_without_content_is_empty(text: str) -> None:
    assert codes(text) == ["file-empty"]
    assert opened(text).tree is None


def test_a_second_document_is_refused_once() -> None:
    assert codes("a: 1\n---\nb: 2\n---\nc: 3\n") == ["yaml-syntax"]


def test_a_value_that_starts_with_a_mark_gives_one_finding() -> None:
    for text in ("k: {{facts.a}}\n", "k: {{facts.a}} 和\n", "k: [[3个|facts.a]]。\n"):
        (finding,) = opened(text).findings
        assert finding.code == "yaml-syntax" and "'…'" in finding.hint.en


@pytest.mark.parametrize(
    "text, says",
    [
        ("a:\n\tb: 1\n", "tabs"),
        ("a: 1\nb：2\nc: 3\n", "half-width colon"),
        ("a: {b: 'x}\nc: 1\n", "close this quote"),
        ("a: 总量: 5\n", "single quotes"),
        ("a: %\n", "single quotes"),
        ('a: "x \\ud800 y [ {"\n', "this backslash escape stands for no character"),
        ('a: {b: "\\U00110000"}\n', "this backslash escape stands for no character"),
        ('a: "C:\\q"\n', "this backslash escape stands for no character"),
        ('a: "\\uZZZZ"\n', "this backslash escape stands for no character"),
        ("a: @x\n", "single quotes"),
        ("a: “x”: 1\n", "single quotes"),
        ("a:\n  b: 1\n c: 2\n", "indentation"),
    ],
)
def test_a_syntax_error_says_what_to_write_instead(text: str, says: str) -> None:
    (finding,) = opened(text).findings
    assert finding.code == "yaml-syntax" and says in finding.hint.en


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x7f", "\x85", "\u2028", "\ufeff", "\ufffe"])
def test_an_invisible_character_is_named_at_its_place(character: str) -> None:
    (finding,) = opened(f"a: 1\nb: 井{character}\n").findings
    assert finding.place == ("f.yaml", 2, 5)
    assert f"U+{ord(character):04X}" in finding.message.zh


def test_gbk_and_utf_16_are_named() -> None:
    (gbk,) = opened("a: 井数\n".encode("gbk")).findings
    (wide,) = opened("a: 井\n".encode("utf-16")).findings
    (odd,) = opened(b"a: \xff\xff\n").findings
    assert [one.code for one in (gbk, wide, odd)] == ["yaml-encoding"] * 3
    assert "GBK" in gbk.message.en and "UTF-16" in wide.message.en and "GBK" not in odd.message.en
    assert gbk.place == ("f.yaml", 1, 4)


def test_nesting_is_limited() -> None:
    assert codes("a: " + "[" * 59 + "]" * 59) == []
    assert codes("a: " + "[" * 5000) == ["yaml-limit"]


def test_a_file_above_the_limit_is_refused_unread() -> None:
    assert codes(b"a" * (door.MAX_BYTES + 1)) == ["yaml-limit"]


def test_a_mapping_keeps_the_order_written() -> None:
    found = tree("b: 1\na: 2\nc: 3\n")
    assert isinstance(found, Mapping) and list(found.items) == ["b", "a", "c"]


def test_a_block_of_text_is_no_key() -> None:
    opened = door.read(b"? |\n  long\n: 1\n", "f.yaml")
    assert opened.tree is None and [(f.code, f.place.line, f.place.col) for f in opened.findings] == [
        ("yaml-syntax", 1, 3)
    ]


def test_a_full_width_colon_in_a_flow_map_is_named_and_read_as_meant() -> None:
    found = door.read("a: {zh：井, en: well}\n".encode(), "f.yaml")
    assert [(f.code, f.place.line, f.place.col) for f in found.findings] == [("yaml-syntax", 1, 7)]
    assert isinstance(found.tree, Mapping) and found.tree.data == {"a": {"zh": "井", "en": "well"}}


def test_full_width_quotes_are_named_but_belong_to_the_words_of_a_language() -> None:
    found = door.read("code: “Z1”\nname: {zh: “三区”, en: ‘area’}\n".encode(), "f.yaml")
    assert [(f.code, f.place.line, f.place.col) for f in found.findings] == [("yaml-syntax", 1, 7)]


def test_a_merge_key_is_an_alias() -> None:
    assert [f.code for f in door.read(b"a: {<<: 1}\n", "f.yaml").findings] == ["yaml-alias"]


def test_of_many_aliases_the_first_are_named() -> None:
    text = "a: &x 1\n" + "".join(f"b{n}: *x\n" for n in range(50))
    assert len(door.read(text.encode(), "f.yaml").findings) == door.MOST_ALIASES
