"""A review as one HTML file: whole, readable by everybody, and harmless."""

import base64
import hashlib
import re
import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from reading import Page, parsed

from tjplan.model.text import LANGS, Bilingual, Lang
from tjplan.pages.review_html import to_html
from tjplan.pages.review_words import WORDS
from tjplan.review import Review, Sentence, Untranslated
from tjplan.workspace import compare

HARBOUR = Path(__file__).parents[1] / "plans" / "good" / "fishing-harbour"
EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)></style><del>'


def edited(home: Path, *edits: tuple[str, str, str]) -> Review:
    """The review of the harbour plan against a copy of it with each edit (file, old, new) made once."""
    new = shutil.copytree(HARBOUR, home / "new")
    for file, old, words in edits:
        text = (new / file).read_text(encoding="utf-8")
        assert old in text, old
        (new / file).write_text(text.replace(old, words, 1), encoding="utf-8")
    return compare(str(HARBOUR), str(new), HARBOUR).review


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Review:
    found = edited(
        tmp_path_factory.mktemp("edited"),
        ("chapters/general.yaml", "附图采用", "图件采用"),
        ("chapters/general.yaml", "Maps follow", "All maps follow"),
        ("indicators.yaml", "value: ≥120", "value: ≥130"),
        ("facts.yaml", "value: 74", "value: 75"),
    )
    first, *rest = found.items
    return replace(found, items=(replace(first, reason=Bilingual("按勘测修正", "after the survey")), *rest))


def page(review: Review, lang: Lang = "en") -> Page:
    return parsed(to_html(review, lang))


def test_words_taken_out_and_put_in_are_told_by_elements_and_to_those_who_listen(review: Review) -> None:
    zh = page(review, "zh")
    assert "［删去：附图］" in [one.text for one in zh.all("del")]
    assert "［增加：图件］" in [one.text for one in zh.all("ins")]
    assert "text-decoration: line-through" in to_html(review, "zh") and "text-decoration: underline" in to_html(
        review, "zh"
    )


def test_the_words_of_each_language_say_which_it_is(review: Review) -> None:
    spoken = {one.attributes.get("lang") for one in page(review, "zh").all("span") if "All maps" in one.text}
    assert "en" in spoken
    assert page(review, "zh").all("html")[0].attributes["lang"] == "zh-Hans"
    assert page(review, "en").all("html")[0].attributes["lang"] == "en"


def test_figures_are_told_as_numbers(review: Review) -> None:
    assert (
        "at least 120 → at least 130 (+10 berths, +8.3%); asks for more than before (baseline 96)" in page(review).text
    )
    assert "≥120泊位 → ≥130泊位（+10泊位" in page(review, "zh").text


def test_the_summary_counts_by_part_and_leads_there(review: Review) -> None:
    found = page(review)
    rows = [row.text for row in found.all("tr")]
    assert any("General Provisions" in row for row in rows) and rows[-1].startswith("Total")
    targets = [str(one.attributes["href"]) for one in found.all("a")]
    assert targets and all(target.startswith("#") and target[1:] in found.ids() for target in targets)


def test_the_summary_the_table_and_the_list_count_the_same_entries(review: Review) -> None:
    told = to_html(review, "en")
    listed = told.count('<span class="tj-kind">')
    assert listed < len(review.items), "both languages of a text are one"
    assert f"{listed} changes: " in told and f"{listed - 1} changes without a reason" in told
    assert re.search(rf'<td class="number">{listed}</td></tr></tfoot>', told)


def test_what_was_not_done_is_told_and_what_nobody_explained(review: Review) -> None:
    text = page(review).text
    assert "after the survey" in text and "Changes without a reason" in text
    assert "New findings" in text
    assert "“74”" in text[text.index(WORDS["to_do"].en) :]


def test_every_part_is_headed_and_no_level_is_left_out(review: Review) -> None:
    levels = [int(one.tag[1]) for one in page(review).elements if re.fullmatch("h[1-6]", one.tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_sentences_without_their_translation_stand_side_by_side(review: Review) -> None:
    lagging = Untranslated(
        "nodes.chart", Bilingual("第二段", "Paragraph 2"), "zh", (Sentence("旧句。", "新句。", "The sentence."),)
    )
    text = page(replace(review, untranslated=(lagging,))).text
    assert "Paragraph 2" in text and "The sentence." in text


def test_remarks_come_before_the_changes(review: Review) -> None:
    text = page(replace(review, remarks=(Bilingual("浅克隆", "a shallow clone"),))).text
    assert text.index("a shallow clone") < text.rindex("General Provisions")


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_loads_and_nothing_runs(review: Review, lang: Lang) -> None:
    html = to_html(review, lang)
    found = parsed(html)
    assert not found.all("script") and not found.all("link") and not found.all("img") and "url(" not in html
    policy = next(one.attributes["content"] for one in found.all("meta") if "http-equiv" in one.attributes)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style and policy
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not [one for one in found.elements if "style" in one.attributes]


def test_a_stranger_writes_words_and_no_markup(tmp_path: Path) -> None:
    found = edited(tmp_path, ("chapters/general.yaml", "en: 'Maps follow", f"en: '{EVIL}Maps follow"))
    hostile = Bilingual(EVIL, EVIL)
    found = replace(
        found,
        old=replace(found.old, name=EVIL, title=hostile),
        remarks=(hostile,),
        groups=tuple(replace(group, title=hostile) for group in found.groups),
        items=tuple(replace(item, label=hostile, reason=hostile) for item in found.items),
        untranslated=(Untranslated(EVIL, hostile, "zh", (Sentence(EVIL, EVIL + "x", EVIL),)),),
    )
    shown = page(found)
    assert not shown.all("script") and not shown.all("img") and len(shown.all("style")) == 1
    assert not [one for one in shown.elements if any(name.startswith("on") for name in one.attributes)]
    assert shown.text.count(EVIL) >= 6


def test_a_change_that_nobody_would_see_is_spelled_out(tmp_path: Path) -> None:
    found = edited(tmp_path, ("chapters/general.yaml", "附图采用", "附图\u200b采用\u202e"))
    assert any("<U+200B>" in one.text for one in page(found, "zh").all("ins"))
    assert "\u202e" not in to_html(found, "zh")


def test_two_equal_sides_say_so() -> None:
    same = compare(str(HARBOUR), str(HARBOUR), HARBOUR).review
    assert "没有差别" in page(same, "zh").text and "do not differ" in page(same, "en").text
    assert not page(same).all("table")


def test_the_same_review_gives_the_same_bytes(review: Review) -> None:
    assert to_html(review, "zh") == to_html(review, "zh")


def test_all_words_are_there_in_both_languages_with_the_same_blanks() -> None:
    for name, words in WORDS.items():
        assert words.zh and words.en and words.zh.count("{}") == words.en.count("{}"), name
