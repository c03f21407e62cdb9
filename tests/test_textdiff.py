"""Texts compared by words: what is told makes up both texts, and no word or number is split."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tjplan.textdiff import likeness, pieces, tokens

_TEXTS = st.lists(
    st.sampled_from(["矿产资源", "勘查", "57.62", "公顷", "，", "。", "1:20万", "6,300", "50%", " ", "a mine", "\n", "“", "的", "𠀀", "é"])
).map("".join)  # fmt: skip


@given(_TEXTS, _TEXTS)
def test_the_pieces_make_up_both_texts(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(one.text for one in found if one.kind != "inserted") == old
    assert "".join(one.text for one in found if one.kind != "deleted") == new
    assert all(one.text for one in found)
    assert all(first.kind != second.kind for first, second in pairwise(found))


@given(_TEXTS)
def test_tokens_join_to_the_text_and_equal_texts_have_no_change(text: str) -> None:
    assert "".join(tokens(text)) == text
    assert {one.kind for one in pieces(text, text)} <= {"same"}
    assert likeness(text, text) == 1


@given(_TEXTS, _TEXTS)
def test_likeness_is_between_none_and_all_and_the_same_both_ways(old: str, new: str) -> None:
    assert 0 <= likeness(old, new) <= 1
    assert likeness(old, new) == likeness(new, old)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("优势矿产尚未形成", "优质矿产已经形成", "-优势 +优质 =矿产 -尚未 +已经 =形成"),
        ("共57.60公顷", "共57.62公顷", "=共 -57.60 +57.62 =公顷"),
        ("比例1:20万", "比例1:5万", "=比例 -1:20万 +1:5万"),
        ("共6,300人", "共6,310人", "=共 -6,300 +6,310 =人"),
        ("at most 5% of it", "at most 50% of it", "=at most  -5% +50% = of it"),
        ("大船候潮进出", "大船须候潮进出", "=大船 +须 =候潮进出"),
        ("the mine-water", "the mine water", "=the  -mine-water +mine water"),
    ],
)
def test_words_and_numbers_stay_whole(old: str, new: str, told: str) -> None:
    signs = {"same": "=", "deleted": "-", "inserted": "+"}
    assert " ".join(signs[one.kind] + one.text for one in pieces(old, new)) == told
