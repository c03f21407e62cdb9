"""A review as the comment on a pull request: what matters first, within a size, and plan text that stays text."""

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import review_samples as samples
from hypothesis import given, settings
from hypothesis import strategies as st

from tjplan.cli import diff_markdown, gfm
from tjplan.cli.fitting import Section, fitted
from tjplan.model.text import LANGS, Bilingual, Lang
from tjplan.review import FindingChanges, Group

GOLDENS = Path(__file__).parent / "goldens"


@pytest.mark.parametrize("lang", LANGS)
def test_a_review_reads_as_its_golden(lang: Lang) -> None:
    golden = (GOLDENS / f"diff.{lang}.md").read_text(encoding="utf-8")
    assert diff_markdown.render(samples.FULL, lang) == golden


def test_a_program_finds_its_comment_by_the_first_line() -> None:
    assert diff_markdown.render(samples.NOTHING, "en").startswith(f"{diff_markdown.MARKER}\n")


def test_the_summary_and_new_findings_stand_before_the_folded_changes() -> None:
    told = diff_markdown.render(samples.FULL, "en")
    order = [told.index(words) for words in ("6 changes", "a file cannot be read", "| Where", "### New findings", "### Changed in one language", "<details>")]  # fmt: skip
    assert order == sorted(order)


@pytest.mark.parametrize("lang", LANGS)
def test_two_that_do_not_differ_make_a_comment_of_a_few_lines(lang: Lang) -> None:
    assert len(diff_markdown.render(samples.NOTHING, lang).splitlines()) == 5


def test_both_languages_have_the_same_shape() -> None:
    zh, en = (re.findall(r"^(?: *- |#+ |<\w+>|\|)", diff_markdown.render(samples.FULL, lang), re.MULTILINE) for lang in LANGS)  # fmt: skip
    assert zh == en and len(zh) > 40


@pytest.mark.parametrize("size", [1_000, 5_000, 60_000])
@pytest.mark.parametrize("lang", LANGS)
def test_thousands_of_changes_fit_the_size_and_the_rest_is_counted(lang: Lang, size: int) -> None:
    told = diff_markdown.render(samples.many(2000), lang, size=size)
    assert size * 0.8 < len(told) <= size
    left = int(re.search(r"(?:另有 |short, )(\d+)", told)[1])  # type: ignore[index]
    assert left + len(re.findall(r"^- \*\*(?:edited|修改)", told, re.MULTILINE)) == 2000
    assert told.count("<details>") == told.count("</details>")


def test_a_long_summary_of_what_is_new_comes_before_the_changes() -> None:
    told = diff_markdown.render(samples.many(200), "en", size=3_500)
    assert told.count("message of pin-differs") == 20 and "200 changes" in told


def test_without_a_limit_nothing_is_left_out() -> None:
    told = diff_markdown.render(samples.many(500), "en", size=0)
    assert told.count("- **edited**") == 500 and "left out" not in told and len(told) > 60_000


def test_grave_findings_stand_before_notes() -> None:
    found = FindingChanges(new=(samples.finding("number-gap", "a", "note"), samples.finding()))
    told = diff_markdown.render(replace(samples.FULL, findings=found), "en")
    assert told.index("message of pin-differs") < told.index("message of number-gap")


@settings(max_examples=100)
@given(st.lists(st.lists(st.integers(1, 300), max_size=8), max_size=5), st.integers(100, 2000), st.booleans())
def test_what_is_fitted_is_never_longer_and_what_is_left_out_is_counted(
    lengths: list[list[int]], size: int, tells: bool
) -> None:
    sections = [
        Section("open", tuple("x" * each for each in some), "close", "{0} more", (1,) * len(some) if tells else ())
        for some in lengths
    ]
    told = fitted("head", sections, size, "left: {0} {1}")
    assert len(told) <= size
    kept = len(re.findall(r"^x+$", told, re.MULTILINE))
    found = re.search(r"left: (\d+) (\d+)", told)
    assert sum(map(len, lengths)) - kept == (int(found[1]) + int(found[2]) if found else 0)


def tree(pandoc: str, text: str) -> Any:
    given_ = text.encode("utf-8", "replace")
    done = subprocess.run([pandoc, "-f", "gfm", "-t", "json"], input=given_, capture_output=True, check=True)
    return json.loads(done.stdout)["blocks"]


def nodes(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [found for part in node for found in nodes(part)]
    if not isinstance(node, dict):
        return []
    return [node, *nodes(node.get("c", []))]


OURS = re.compile(r"<!-- tjplan diff -->|</?(?:details|summary|del|ins)>")


def test_hostile_text_stays_text_to_another_reader(need: Callable[[str, str], str]) -> None:
    pandoc = need("pandoc", "apt-get install pandoc")
    found = nodes(tree(pandoc, diff_markdown.render(samples.evil(), "en")))
    assert not {node["t"] for node in found} & {"Link", "Image", "Emph", "Math", "CodeBlock", "OrderedList", "Note"}
    raw = " ".join(node["c"][1] for node in found if node["t"] in ("RawBlock", "RawInline"))
    assert OURS.search(raw) and not re.search(r"<[a-z/!]", OURS.sub("", raw), re.IGNORECASE)


HOSTILE = ["</details><script>alert(1)</script>", "@all", "![](x)", "GH-12", "#5", "`a`|b", "https://x.example", "/close", "--> <b>", "::error::x"]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_text_of_a_plan_neither_marks_up_nor_calls_anybody(words: str) -> None:
    both = Bilingual(words, words)
    item = replace(samples.text("zh", "甲", words, 3), label=both, reason=both)
    review = replace(samples.FULL, groups=(Group("nodes.water", both),), items=(item,), remarks=(both,))
    told = re.sub(r"`+[^`\n]+`+", "", diff_markdown.render(review, "zh"))
    bare = OURS.sub("", told)
    assert "<script" not in bare and "<b>" not in bare and "-->" not in bare
    assert not re.search(r"@[a-z]|(?<!&)#\d|GH-\d|://", bare.replace("\\:", ""))
    assert not re.search(r"(?<!\\)!\[", re.sub("<summary>.*", "", told))
    assert not re.search(r"^/", told, re.MULTILINE)  # GitLab would do as it says


@pytest.mark.parametrize(
    "words",
    ["</summary><img src=x>", "a & b", '"x"', "*a*", "@me", "#5", "GH-5", "www.x.example", "http://x", ":tada:"],
)
def test_text_inside_an_element_shows_as_itself(need: Callable[[str, str], str], words: str) -> None:
    assert not re.search(r'[<>"]|@\w|(?<!&)#\w|GH-\d|://|:tada:|www\.', gfm.html(words))
    pandoc = need("pandoc", "apt-get install pandoc")
    done = subprocess.run(
        [pandoc, "-f", "html", "-t", "plain"], input=f"<p>{gfm.html(words)}</p>".encode(), capture_output=True, check=True
    )  # fmt: skip
    assert done.stdout.decode().strip().replace("\u200b", "") == words


@pytest.mark.parametrize(("old", "new"), [("甲，乙", "甲。乙"), ("a b", "a  b"), ("共2个", "共**个"), ("a", "a ")])
def test_a_redline_beside_any_sign_is_one(need: Callable[[str, str], str], old: str, new: str) -> None:
    pandoc = need("pandoc", "apt-get install pandoc")
    review = replace(samples.FULL, items=(samples.text("zh", old, new, 3),), findings=None, untranslated=())
    found = nodes(tree(pandoc, diff_markdown.render(review, "zh")))
    tags = [node["c"][1] for node in found if node["t"] == "RawInline"]
    assert tags and tags.count("<ins>") == tags.count("</ins>") and tags.count("<del>") == tags.count("</del>")
