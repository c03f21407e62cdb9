"""Marks of our Chinese prose are full-width; names, figures and cells stay as published."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tjplan.compose import compose
from tjplan.document import Heading, Paragraph, Run
from tjplan.load import folder

# A scale (1:20万) and a range (3-5年) are figures, a title in 《》 is a name.
_NAMES = re.compile("《[^》]*》")
_HALF = re.compile(r"(?<=[\u4e00-\u9fff])[,.;:?!()'\"]|[,.;:?!()'\"](?=[\u4e00-\u9fff])")
_FULL = re.compile(r"[\uff01-\uff5e\u3000-\u303f\u4e00-\u9fff]|\s[,.;:?!)]")


def half_width(text: str) -> list[str]:
    """Half-width marks beside Chinese characters, outside the titles of documents."""
    return [found[0] for found in _HALF.finditer(_NAMES.sub("", text))]


def own_words(our_plan: Path, lang: str) -> Iterator[tuple[str, str]]:
    """Address and words of each paragraph and heading, figures and names left out."""
    files, _ = folder.files_of(our_plan, "plan")
    for block in compose(folder.load(files).plan, "en" if lang == "en" else "zh").blocks:
        if isinstance(block, Heading | Paragraph):
            words = "".join(
                part.text if isinstance(part, Run) and part.address is None else "，" for part in block.text
            )
            yield block.origin.address, words if lang == "zh" else words.replace("，", "x")


@pytest.mark.parametrize("faulty", ["规划,是", "规划(试行", "规划:是", "是."])
def test_a_half_width_mark_beside_a_chinese_character_is_found(faulty: str) -> None:
    assert len(half_width(faulty)) == 1


@pytest.mark.parametrize("right", ["规划，是", "长1.5千米", "《规划(2021-2025年)》", "S313（省道）"])
def test_full_width_marks_figures_and_titles_are_right(right: str) -> None:
    assert half_width(right) == []


def test_no_mark_of_our_chinese_prose_is_half_width(our_plan: Path) -> None:
    found = {address: half_width(words) for address, words in own_words(our_plan, "zh")}
    assert {address: marks for address, marks in found.items() if marks} == {}


def test_no_mark_of_our_english_prose_is_full_width(our_plan: Path) -> None:
    found = {address: _FULL.findall(words) for address, words in own_words(our_plan, "en")}
    assert {address: marks for address, marks in found.items() if marks} == {}
