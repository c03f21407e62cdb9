"""The Markdown report: plain words for people, and plan text that stays text."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import report_samples as samples
from hypothesis import given, settings
from hypothesis import strategies as st

from tjplan import workspace
from tjplan.check.unbound import Unbound
from tjplan.cli import gfm, report_markdown
from tjplan.model.source import Place
from tjplan.model.text import LANGS, Bilingual, Lang


def headings(text: str) -> list[str]:
    return re.findall(r"^#+ (.*)$", text, re.MULTILINE)


def test_open_findings_stand_by_severity_then_known_ones_then_coverage() -> None:
    warning = samples.finding("number-gap", "columns.b", "warning")
    text = report_markdown.render(
        samples.report(warning, samples.finding(), samples.KNOWN), "en", title="Wells", rules=samples.RULES
    )
    assert headings(text) == [
        "Check report: Wells",
        "Open findings",
        "Errors (1)",
        "Warnings (1)",
        "Known contradictions (1)",
        "What the checks cover",
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_a_finding_has_its_rule_in_plain_words_its_place_and_what_to_do(lang: Lang) -> None:
    text = report_markdown.render(samples.report(samples.finding()), lang, rules=samples.RULES)
    for words in (
        samples.RULES[0].name[lang],
        samples.both("message of pin-differs")[lang],
        samples.both("hint")[lang],
    ):
        assert words in text
    assert "`plan/水 利/a.yaml:7:3`" in text and "`facts.wells` = 3个" in text


@pytest.mark.parametrize("lang", LANGS)
def test_a_known_contradiction_has_reason_owner_and_expiry(lang: Lang) -> None:
    text = report_markdown.render(samples.report(samples.KNOWN), lang, rules=samples.RULES)
    known = text[text.index("(1)") :]
    for words in (samples.both("printed so")[lang], samples.both("bureau")[lang], "2099-12-31"):
        assert words in known


def test_both_languages_have_the_same_shape(our_plan: Path) -> None:
    loaded = workspace.open_plan(our_plan)
    report = workspace.findings(loaded)
    shapes = [
        [line.split(" ")[0] for line in report_markdown.render(report, lang).splitlines() if line[:1] in "#-"]
        for lang in LANGS
    ]
    assert shapes[0] == shapes[1] and len(shapes[0]) > 10


def test_numbers_without_data_are_counted_and_the_first_are_listed() -> None:
    loose = tuple(Unbound(f"{at}个", "", "nodes.a.text.zh", Place("a.yaml", at, 1)) for at in range(1, 51))
    report = samples.report(loose=loose)
    text = report_markdown.render(report, "en")
    assert "10 have data behind them; 50 have none" in text
    assert "- 20个 (`a.yaml:20:1`)\n- …" in text and "21个" not in text


def test_thousands_are_cut_to_the_limit_and_counted() -> None:
    text = report_markdown.render(samples.report(*samples.many(3000)), "en")
    assert text.count("message of ") == 1000 and "2,000 more" in text
    assert "### Errors (1)" in text and "2999 notes" in text


def tree(pandoc: str, text: str) -> Any:
    given_ = text.encode("utf-8", "replace")
    done = subprocess.run([pandoc, "-f", "gfm", "-t", "json"], input=given_, capture_output=True, check=True)
    return json.loads(done.stdout)["blocks"]


def kinds(node: Any) -> set[str]:
    if isinstance(node, list):
        return set().union(*map(kinds, node))
    if not isinstance(node, dict):
        return set()
    return {str(node.get("t"))} | kinds(node.get("c", []))


def words(node: Any) -> str:
    """The characters that a reader sees, white space and zero-width spaces apart."""
    if isinstance(node, list):
        return "".join(map(words, node))
    if not isinstance(node, dict):
        return ""
    return node["c"] if node["t"] == "Str" else words(node.get("c", []))


def test_hostile_text_stays_text_to_another_reader(need: Callable[[str, str], str]) -> None:
    pandoc = need("pandoc", "apt-get install pandoc")
    report = samples.report(samples.evil())
    found = tree(pandoc, report_markdown.render(report, "en", title=samples.EVIL))
    assert kinds(found) <= {
        "Header", "Para", "Plain", "Str", "Space", "SoftBreak", "BulletList", "Strong", "Code", "None",
    }  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from("ab1 .:/@#$%^&*()[]{}<>|\\`~!=+-_'\"\n\twww中"), min_size=1, max_size=40))
def test_any_text_reads_back(need: Callable[[str, str], str], text: str) -> None:
    pandoc = need("pandoc", "apt-get install pandoc")
    found = tree(pandoc, f"- {gfm.text(text)}\n")
    seen = re.sub(r"[\s\u200b]", "", words(found)).replace("…", "...")
    assert seen == re.sub(r"\s", "", text), found
    assert not kinds(found) & {"Link", "Image", "Math", "Strong", "Emph", "Code", "Strikeout", "Header", "OrderedList"}


@pytest.mark.parametrize("text", ["`", "``a`", " a", "a`b``c", "a\nb", "\x00a"])
def test_a_code_span_holds_any_text(text: str) -> None:
    fence = re.match("`+", gfm.code(text))
    assert (
        fence and gfm.code(text).endswith(fence[0]) and fence[0] not in gfm.code(text)[len(fence[0]) : -len(fence[0])]
    )


def test_a_mention_calls_nobody() -> None:
    assert "@me" not in gfm.text("@me #5") and "#5" not in gfm.text("@me #5")


def test_a_rule_of_the_plan_is_not_said_twice() -> None:
    message = Bilingual("井数之和应等于总数：3 == 4 不成立", "The wells add up: 3 == 4 does not hold")
    found = samples.finding("wells_add_up", "rules.wells_add_up", message=message)
    text = report_markdown.render(samples.report(found), "en", rules=samples.RULES)
    assert text.count("The wells add up") == 1
