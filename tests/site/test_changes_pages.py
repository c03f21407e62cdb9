"""What changed, edition by edition and paragraph by paragraph, on a website built from a plan with git tags."""

import json
import shutil
from pathlib import Path

import pytest
from chromium import Browser
from history_under_test import EVIL_TAG, GONE, HARBOUR, commit, edit, git, repository, with_history
from searching import found
from test_accessibility import failures, looked_at

from tjplan import workspace
from tjplan.model.text import LANGS
from tjplan.pages.editions import Editions
from tjplan.workspace import editions as module

from reading import Page, parsed  # isort: skip (website_under_test knows where it is)


def built(plan: Path) -> Path:
    """The website of ``plan``: the folder that holds zh/ and en/; strict, so that every link in it is good."""
    workspace.build_site(workspace.open_plan(plan), plan, plan.parents[1] / "build")
    return plan.parents[1] / "build" / "site"


def editions(plan: Path) -> Editions:
    return workspace.past_editions(plan, workspace.open_plan(plan).plan)


def page(site: Path, path: str) -> Page:
    return parsed((site / path).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(with_history(tmp_path_factory.mktemp("history")))


def test_each_edition_is_listed_the_newest_first_with_what_changed_since_on_top(site: Path) -> None:
    for lang, since in (("zh", "发布/二之后的修改"), ("en", "What changed since 发布/二")):
        titles = [one.text.removesuffix("#") for one in page(site, f"{lang}/changes.html").all("h3")]
        assert titles[0] == since
        assert [title[:4] for title in titles[1:]] == ["发布/二", "v1.1", "v1.0"]
        assert "2026-02-01" in titles[2]


def test_a_tag_at_which_the_plan_is_as_before_is_no_edition(site: Path) -> None:
    assert "elsewhere" not in page(site, "en/changes.html").text


def test_an_edition_shows_what_was_taken_out_and_put_in_by_chapter_and_why(site: Path) -> None:
    zh, en = page(site, "zh/changes-v1.1.html"), page(site, "en/changes-v1.1.html")
    assert "第一章 渔港现状" in [one.text.removesuffix("#") for one in zh.all("h2")]
    assert f"［删去：附图{GONE}］" in [one.text for one in zh.all("del")]
    assert "［增加：图件］" in [one.text for one in zh.all("ins")]
    assert "[deleted: Maps] " in [one.text for one in en.all("del")]
    assert "[inserted: All maps] " in [one.text for one in en.all("ins")]
    assert "理由：按勘测修正" in zh.text and "Reason: after the survey" in en.text


def test_the_summary_names_indicators_with_old_and_new(site: Path) -> None:
    assert "≥120泊位 → ≥130泊位" in page(site, "zh/changes.html").text


def test_an_english_page_says_no_chinese_words_of_the_plan(site: Path) -> None:
    changed = page(site, "en/history-present.html")
    assert "Only the Chinese text changed." in changed.text and "候潮" not in changed.text


def test_a_paragraph_leads_to_its_history_under_its_own_id_in_either_language(site: Path) -> None:
    for lang, words in (("zh", "曾于 v1.1 修改"), ("en", "changed in v1.1")):
        marks = [one for one in page(site, f"{lang}/present.html").all("a") if one.attributes.get("class") == "tj-past"]
        assert words in [one.text for one in marks]
        for mark in marks:
            path, _, anchor = str(mark.attributes["href"]).partition("#")
            assert anchor in page(site, f"{lang}/{path}").ids()


def test_a_paragraph_that_only_the_other_language_changed_bears_no_mark(site: Path) -> None:
    edited = {lang: (site / lang / "present.html").read_text(encoding="utf-8") for lang in LANGS}
    assert 'history-present.html#silt"' in edited["zh"]
    assert page(site, "en/history-present.html").ids().count("silt") == 1


def test_the_history_of_a_paragraph_follows_it_to_another_chapter_and_name(site: Path) -> None:
    zh = page(site, "zh/history-works.html")
    assert "sea_chart" in zh.ids()
    text = zh.text[zh.text.index("现在的文本") :]
    order = [text.index(words) for words in ("发布/二", "v1.1")]
    assert order == sorted(order) and "附图" in text and "图件" in text and "海图" in text
    assert (
        not (site / "zh" / "history-general.html").exists()
        or "chart" not in page(site, "zh/history-general.html").ids()
    )


def test_a_row_has_its_history_below_that_of_its_column(site: Path) -> None:
    ids = page(site, "zh/history-present.html").ids()
    assert ids.index("fleet") + 1 == ids.index("fleet-seiners")
    headings = [one.text for one in page(site, "zh/history-present.html").all("h2")]
    assert any("渔船情况表" in heading for heading in headings)
    line = [one for one in page(site, "zh/present.html").all("p") if one.attributes.get("class") == "tj-past-line"]
    assert "曾于 v1.1 修改" in [one.text for one in line]


def test_both_languages_have_the_same_pages_and_ids(site: Path) -> None:
    names = {lang: sorted(path.name for path in (site / lang).glob("*.html")) for lang in LANGS}
    assert names["zh"] == names["en"]
    for name in names["zh"]:
        if name.startswith(("changes", "history")):
            assert page(site, f"zh/{name}").ids() == page(site, f"en/{name}").ids(), name


def test_a_stranger_writes_words_and_no_markup(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        found = parsed(path.read_text(encoding="utf-8"))
        assert not [one for one in found.elements if any(name.startswith("on") for name in one.attributes)], path
        assert found.all("img") == [] and not [one for one in found.all("script") if "alert" in one.text], path
    assert "<script>alert(1)</script>" in page(site, "zh/changes-now.html").text


def test_a_deleted_word_is_in_no_search_index_and_neither_is_a_redline(site: Path) -> None:
    for lang, gone in (("zh", (GONE, "图件")), ("en", (GONE, "All maps"))):
        index = (site / lang / "search-index.js").read_text(encoding="utf-8")
        assert not [word for word in gone if word in index], lang
        pages = {one[0] for one in json.loads(index[index.index("{") : -2])["pages"]}
        assert "changes.html" in pages and not {name for name in pages if name.startswith(("changes-", "history-"))}
        assert "曾于" not in index and "changed in v1.1" not in index


def test_the_search_field_does_not_find_a_deleted_word(looking: Browser, site: Path) -> None:
    looking.open((site / "zh" / "present.html").as_uri())
    assert GONE in page(site, "zh/changes-v1.1.html").text
    assert found(looking, ["S901", GONE])[0] and found(looking, [GONE]) == [[]]


@pytest.mark.parametrize("lang", LANGS)
def test_axe_finds_nothing(looking: Browser, site: Path, lang: str) -> None:
    names = ("changes", "changes-v1.1", "changes-now", "history-present", "history-works", "present")
    assert failures({name: looked_at(looking, (site / lang / f"{name}.html").as_uri()) for name in names}) == {}


def test_without_tags_the_page_says_so(tmp_path: Path) -> None:
    plan = repository(tmp_path)
    site = built(plan)
    assert "还没有标记过版本" in page(site, "zh/changes.html").text
    assert "No edition of this plan has been marked" in page(site, "en/changes.html").text
    assert not list(site.rglob("history-*")) and not list(site.rglob("changes-*"))


def test_without_git_the_page_says_so(tmp_path: Path) -> None:
    plan = shutil.copytree(HARBOUR, tmp_path / "plan" / "2026-2030")
    assert [remark.en for remark in editions(plan).remarks] == [
        "This website was built without the history of the plan’s files, so there is no earlier edition to compare with."
    ]


def test_a_shallow_clone_says_that_editions_are_missing(tmp_path: Path) -> None:
    home = tmp_path / "whole"
    with_history(home)
    clone = tmp_path / "clone"
    git(home, "tag", "v9")
    git(tmp_path, "clone", "-q", "--depth", "1", home.as_uri(), str(clone))
    found = editions(clone / "plan" / "2026-2030")
    assert [one.name for one in found.found] == ["v9"]
    assert "最近一段修改记录" in found.remarks[0].zh and "a part of" in found.remarks[0].en


def test_tags_of_another_branch_are_not_published(tmp_path: Path) -> None:
    plan = repository(tmp_path)
    git(tmp_path, "tag", "v1")
    git(tmp_path, "checkout", "-q", "-b", "draft")
    edit(plan, "chapters/general.yaml", "附图", "草稿")
    commit(tmp_path, "2026-02-01", "secret")
    git(tmp_path, "checkout", "-q", "main")
    assert [one.name for one in editions(plan).found] == ["v1"]


def test_only_the_newest_editions_are_listed_and_the_page_says_so(tmp_path: Path) -> None:
    plan = repository(tmp_path)
    git(tmp_path, "tag", "e0")
    for number in range(1, 4):
        edit(plan, "chapters/general.yaml", "采用", f"采用{number}")
        commit(tmp_path, f"2026-02-0{number}", f"e{number}")
    known = workspace.past_editions(plan, workspace.open_plan(plan).plan, most=2)
    assert [one.name for one in known.found] == ["e3", "e2"] and all(one.review for one in known.found)
    assert known.remarks[-1].en == "Only the latest 2 editions are listed; there are earlier ones."


def test_an_edition_that_cannot_be_read_is_named_and_left_out(tmp_path: Path) -> None:
    plan = repository(tmp_path)
    git(tmp_path, "tag", "v1")
    good = (plan / "facts.yaml").read_text(encoding="utf-8")
    (plan / "facts.yaml").write_text("a: [1\n", encoding="utf-8")
    commit(tmp_path, "2026-02-01", "broken")
    (plan / "facts.yaml").write_text(good, encoding="utf-8")
    edit(plan, "chapters/general.yaml", "附图", "图件")
    commit(tmp_path, "2026-03-01", "v2")
    known = editions(plan)
    assert [one.name for one in known.found] == ["v2", "v1"]
    assert [remark.en for remark in known.remarks] == ["Editions that cannot be read are not listed: broken"]
    assert known.found[0].review and len(known.found[0].review.items) == 1


def test_a_tag_with_markup_for_a_name_is_words_on_every_page(tmp_path: Path) -> None:
    plan = repository(tmp_path)
    git(tmp_path, "tag", "v1")
    edit(plan, "chapters/general.yaml", "附图", "图件")
    commit(tmp_path, "2026-02-01", EVIL_TAG)
    site = built(plan)
    for path in (site / "zh").glob("*.html"):
        assert parsed(path.read_text(encoding="utf-8")).all("img") == [], path
    assert EVIL_TAG in page(site, "zh/changes.html").text and EVIL_TAG in page(site, "zh/general.html").text


def test_the_live_preview_compares_the_editions_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = repository(tmp_path)
    git(tmp_path, "tag", "v1")
    edit(plan, "chapters/general.yaml", "附图", "图件")
    commit(tmp_path, "2026-02-01", "v2")
    compared: list[object] = []
    inner = module.words_alone
    monkeypatch.setattr(module, "words_alone", lambda *sides: compared.append(sides) or inner(*sides))
    content = workspace.open_plan(plan).plan
    first, again = (workspace.past_editions(plan, content, now=False) for _ in range(2))
    assert len(compared) == 1 and first.found == again.found
