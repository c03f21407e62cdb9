"""The marks in a text: pins, bindings, escapes, and what is broken."""

import pytest

from tjplan.model.source import SourceFile, Spot
from tjplan.model.text import Binding, Malformed, Part, Phrase, Pin, Words, parse, unmarked


@pytest.mark.parametrize(
    "value, parts",
    [
        ("", []),
        ("井三口", [Words("井三口", 0)]),
        ("[[3个|facts.a]]", [Pin("3个", "facts.a", 2, 5)]),
        ("{{facts.a}}", [Binding("facts.a", 2)]),
        ("[[3个| facts.a ]]", [Pin("3个", "facts.a", 2, 6)]),
        (r"[[a\|b\]|facts.a]]", [Pin("a|b]", "facts.a", 2, 9)]),
        (r"\[\[3\]\] \\ \x", [Words(r"[[3]] \ \x", 0)]),
        ("a[1]{2}|", [Words("a[1]{2}|", 0)]),
        ("[[3个|]]", [Malformed("[[3个|]]", 0)]),
        ("{{ }}", [Malformed("{{ }}", 0)]),
        ("[[3个", [Malformed("[[", 0), Words("3个", 2)]),
        ("3个]]", [Words("3个", 0), Malformed("]]", 2)]),
        ("[[a|b|c]]", [Malformed("[[", 0), Words("a|b|c", 2), Malformed("]]", 7)]),
    ],
)
def test_a_text_has_parts(value: str, parts: list[Part]) -> None:
    assert list(parse(value)) == parts


def phrase(value: str) -> Phrase:
    file = SourceFile("f.yaml", f"'{value}'")
    return Phrase(value, parse(value), Spot(file, 1, 1, 0, len(value) + 2, "'"))


def test_unmarked_words_are_those_a_reader_sees() -> None:
    assert unmarked(phrase(r"井[[3个|facts.a]]，\[新\]{{facts.b}}")) == "井3个，[新]{{facts.b}}"
    assert unmarked(None) == ""


def test_a_place_behind_an_escape_counts_the_backslash() -> None:
    found = phrase(r"\[注\]共7项")
    (words,) = found.parts
    assert isinstance(words, Words)
    assert found.place_in(words, words.text.index("7")).col == r"'\[注\]共7项'".index("7") + 1
