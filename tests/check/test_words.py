"""Names are found as words stand in the texts, each at its place."""

import pytest

from tjplan.check.words import Searchable
from tjplan.model.source import SourceFile, Spot
from tjplan.model.text import Lang, Phrase, parse


def searchable(lang: Lang, *values: str) -> Searchable:
    phrases = []
    for at, value in enumerate(values):
        file = SourceFile(f"{at}.yaml", value)
        phrases.append((f"nodes.n{at}.text", lang, Phrase(value, parse(value), Spot(file, 1, 1, 0, len(value)))))
    return Searchable(phrases, lang)


@pytest.mark.parametrize(
    "form, text, found",
    [
        ("green mine", "Green mines are mines that are green.", ["Green mine"]),
        ("well", "Wells, a well; wellness and farewell.", ["Well", "well"]),
        ("process", "processes", ["process"]),
        ("Lan River", "the LAN RIVER", ["LAN RIVER"]),
        ("i̇", "İ", []),
        ("", "anything", []),
    ],
)
def test_english_is_found_as_whole_words_in_any_case_and_in_the_plural(form: str, text: str, found: list[str]) -> None:
    assert [hit.shown for hit in searchable("en", text).find(form)] == found


def test_a_letter_that_grows_in_lower_case_moves_no_place() -> None:
    (hit,) = searchable("en", "İİİ a Well").find("well")
    assert (hit.shown, hit.place.col) == ("Well", 7)


def test_chinese_is_found_inside_other_words_and_never_across_a_mark_or_a_text() -> None:
    words = searchable("zh", "供水井[[3个|facts.wells]]水", "井水水井")
    assert [(hit.address, hit.place.col) for hit in words.find("水井")] == [("nodes.n0.text", 2), ("nodes.n1.text", 3)]
    assert list(words.find("井水")) and not list(words.find("井3"))
    assert not [hit for hit in words.find("水井") if "\n" in hit.shown]


def test_the_words_of_marks_are_not_searched_and_escapes_keep_their_place() -> None:
    words = searchable("zh", "\\[注\\]见[[水井|facts.wells]]旁的水井")
    (hit,) = words.find("水井")
    assert hit.phrase.value[hit.place.col - 1 :] == "水井"


def test_roots_are_found_inside_words_by_text() -> None:
    assert searchable("en", "It is PROHIBITED.", "Nothing.").addresses("prohibit", "must") == {"nodes.n0.text"}
