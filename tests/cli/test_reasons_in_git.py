"""Reasons for changes as git keeps them: notes in the plan, and the last lines of commit messages."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from test_changed_since import change, git

from tjplan import history
from tjplan.diff import between, of_plan
from tjplan.history import Revision
from tjplan.load import folder as plan_folder
from tjplan.model.plan import Plan
from tjplan.workspace import open_plan
from tjplan.workspace import reasons as workspace_reasons
from tjplan.workspace.reasons import reasons

VALUE = "projects.ice_plant.investment.value"
DEPTH = "facts.depth.value"


@pytest.fixture(scope="module")
def started(need: Callable[[str, str], str], harbour: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the harbour plan, committed and tagged ``start``; only to copy."""
    need("git", "apt-get install git")
    top = tmp_path_factory.mktemp("started")
    folder = shutil.copytree(harbour, top / "plan" / "2026-2030")
    git(top, "init", "-q", "-b", "main", "--template=")
    commit(folder, "start")
    git(top, "tag", "start")
    return top


@pytest.fixture
def plan(started: Path, tmp_path: Path) -> Path:
    """The harbour plan, committed and tagged ``start``, in a folder with Chinese and a space in its name."""
    return shutil.copytree(started, tmp_path / "规划 plans") / "plan" / "2026-2030"


def commit(folder: Path, *paragraphs: str) -> None:
    git(folder, "add", "-A", "../..")
    git(folder, "commit", "-q", "--allow-empty", *(word for one in paragraphs for word in ("-m", one)))


def dearer(folder: Path, old: int = 380, new: int = 410) -> None:
    change(folder / "projects.yaml", f"value: {old}", f"value: {new}")


def deeper(folder: Path, old: str = "4.50", new: str = "5.00") -> None:
    change(folder / "facts.yaml", f"≥{old}", f"≥{new}")


def at(folder: Path, revision: str) -> Plan:
    found = history.files(history.revision(folder, revision), plan_folder.MAX_BYTES)
    return plan_folder.load({path.as_posix(): raw for path, raw in found.items()}).plan


def told(
    folder: Path, old: str = "start", new: str | None = "HEAD", before: Plan | None = None
) -> tuple[dict[str, str], str]:
    """Address and field of each change that has a reason -> its English, and the remarks, one a line.

    The new side is the work tree.
    """
    plans = before or at(folder, old), open_plan(folder).plan
    changes = between(*map(of_plan, plans))
    found, remarks = reasons(folder, old, new, *plans, changes)
    named = {".".join(filter(None, (changes[at].address, changes[at].field))): words.en for at, words in found.items()}
    assert all(remark.zh != remark.en for remark in remarks)
    return named, "\n".join(remark.en for remark in remarks)


def test_a_trailer_explains_what_its_commit_changed(plan: Path) -> None:
    dearer(plan)
    commit(plan, "Dearer", "Reason: the tender was higher")
    deeper(plan)
    commit(plan, "Deeper")
    assert told(plan) == ({VALUE: "the tender was higher"}, "")


def test_a_trailer_with_an_address_explains_what_that_covers_whatever_its_commit_changed(plan: Path) -> None:
    dearer(plan)
    deeper(plan)
    commit(plan, "Dearer and deeper")
    commit(plan, "Say why", "Reason: projects.ice_plant: the tender was higher\nReason-zh: facts.depth：按勘测修正")
    assert told(plan) == ({VALUE: "the tender was higher", DEPTH: "按勘测修正"}, "")


def test_only_the_last_paragraph_of_a_message_has_trailers(plan: Path) -> None:
    dearer(plan)
    commit(plan, "Dearer", "Reason: this is said in passing\nand goes on", "The end.")
    assert told(plan) == ({}, "")


def test_a_long_trailer_goes_on_in_the_next_line(plan: Path) -> None:
    dearer(plan)
    commit(plan, "Dearer", "Signed-off-by: A <a@example.org>\nReason: the tender\n  was higher")
    assert told(plan) == ({VALUE: "the tender was higher"}, "")


def test_the_later_commit_counts(plan: Path) -> None:
    dearer(plan)
    commit(plan, "Dearer", "Reason: the tender was higher")
    dearer(plan, 410, 420)
    commit(plan, "Dearer still", "Reason: pumps were added")
    assert told(plan)[0] == {VALUE: "pumps were added"}


def test_work_that_is_not_committed_has_reasons_too(plan: Path) -> None:
    dearer(plan)
    commit(plan, "Dearer", "Reason: the tender was higher")
    deeper(plan)
    (plan / "changes").mkdir()
    note = "schema_version: 1\nchanges:\n  - {paths: [facts.depth], reason: {zh: 按勘测修正, en: after the survey}}\n"
    (plan / "changes" / "any.yaml").write_text(note, encoding="utf-8")
    assert told(plan) == ({VALUE: "the tender was higher", DEPTH: "after the survey"}, "")
    assert told(plan, new=None) == ({DEPTH: "after the survey"}, "")
    commit(plan, "Deeper", "Reason: a note counts more")
    assert told(plan) == ({VALUE: "the tender was higher", DEPTH: "after the survey"}, "")
    git(plan, "tag", "noted")
    deeper(plan, "5.00", "5.50")
    assert told(plan, "noted") == ({}, "")


def test_an_address_at_which_nothing_changed_is_remarked(plan: Path) -> None:
    dearer(plan)
    commit(plan, "Dearer", "Reason: project.ice_plant: the tender was higher")
    found, remarks = told(plan)
    assert found == {}
    assert remarks == "reasons name addresses at which nothing changed: project.ice_plant; check their spelling"


def test_a_merge_counts_against_its_first_parent(plan: Path) -> None:
    git(plan, "checkout", "-q", "-b", "side")
    dearer(plan)
    commit(plan, "Dearer")
    git(plan, "checkout", "-q", "main")
    deeper(plan)
    commit(plan, "Deeper")
    git(plan, "merge", "-q", "--no-ff", "-m", "Merge", "-m", "Reason: the tender was higher", "side")
    assert told(plan) == ({VALUE: "the tender was higher"}, "")


def test_the_first_commit_explains_everything_in_it(plan: Path) -> None:
    git(plan, "checkout", "-q", "--orphan", "new")
    dearer(plan)
    commit(plan, "All", "Reason: drawn up anew")
    assert told(plan, "start")[0] == {VALUE: "drawn up anew"}


def test_chapters_in_another_order_are_explained(plan: Path) -> None:
    change(plan / "plan.yaml", "[general, present, works]", "[present, general, works]")
    commit(plan, "Order", "Reason: the harbour comes first")
    (found,) = told(plan)[0].values()
    assert found == "the harbour comes first"


def test_a_plan_that_did_not_load_then_explains_what_did(plan: Path) -> None:
    dearer(plan)
    (plan / "facts.yaml").write_text("facts: [", encoding="utf-8")
    commit(plan, "Broken", "Reason: the tender was higher")
    git(plan, "checkout", "-q", "start", "--", "facts.yaml")
    commit(plan, "Mended")
    assert told(plan) == ({VALUE: "the tender was higher"}, "")


def test_no_more_commits_are_read_than_agreed(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace_reasons, "MOST", 2)
    dearer(plan)
    commit(plan, "Dearer", "Reason: the tender was higher")
    deeper(plan)
    commit(plan, "Deeper", "Reason: after the survey")
    assert told(plan) == ({VALUE: "the tender was higher", DEPTH: "after the survey"}, "")
    commit(plan, "More", "Reason: plan.title: said more clearly")
    found, remarks = told(plan)
    assert found == {DEPTH: "after the survey"}
    assert remarks.startswith("too many commits give reasons; only those of the latest 2 were read")


def test_no_more_of_long_messages_is_read_than_agreed(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dearer(plan)
    commit(plan, "Dearer", f"Reason: {'the tender was higher ' * 3000}")
    deeper(plan)
    commit(plan, "Deeper", "Reason: after the survey")
    monkeypatch.setattr("tjplan.history.git._MOST", 20_000)
    found, remarks = told(plan)
    assert found == {DEPTH: "after the survey"}
    assert remarks == "too many commits give reasons; only those of the latest 1 were read"


def test_in_a_shallow_clone_what_is_missing_explains_nothing(plan: Path, tmp_path: Path) -> None:
    dearer(plan)
    commit(plan, "Dearer", "Reason: the tender was higher")
    deeper(plan)
    commit(plan, "Deeper", "Reason: after the survey")
    before = at(plan, "start")
    git(tmp_path, "clone", "-q", "--depth", "1", plan.parents[1].as_uri(), "shallow")
    copy = tmp_path / "shallow" / "plan" / plan.name
    git(copy, "fetch", "-q", "--depth", "1", "origin", "tag", "start")
    found, remarks = told(copy, before=before)
    assert found == {}
    assert remarks.startswith("this is a shallow clone without some of the commits")
    assert told(plan, before=before)[0] == {VALUE: "the tender was higher", DEPTH: "after the survey"}


def test_in_a_partial_clone_addresses_still_count(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dearer(plan)
    commit(plan, "Dearer", "Reason: the tender was higher")
    deeper(plan)
    commit(plan, "Deeper", "Reason: facts.depth: after the survey")
    git(plan, "config", "uploadpack.allowFilter", "true")
    before = at(plan, "start")
    git(tmp_path, "clone", "-q", "--filter=blob:none", plan.parents[1].as_uri(), "partial")
    copy = tmp_path / "partial" / "plan" / plan.name
    git(copy, "remote", "set-url", "origin", (tmp_path / "gone").as_uri())
    found, remarks = told(copy, before=before)
    assert found == {DEPTH: "after the survey"}
    assert remarks.startswith("this clone lacks files of 1 commit(s)")


def test_what_git_cannot_tell_is_a_remark(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dearer(plan)
    before = at(plan, "start")
    assert told(plan, "nowhere", before=before)[1].startswith("commit messages were not read: there is no revision")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert told(plan, before=before)[1].startswith("commit messages were not read: this needs git")


def test_settings_of_the_user_change_nothing(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dearer(plan)
    commit(plan, "Dearer", "Reason-zh: 报价提高\nReason-en: the tender was higher")
    config = tmp_path / "config"
    config.write_text(
        "[log]\n showSignature = true\n date = raw\n decorate = full\n[color]\n ui = always\n"
        "[i18n]\n logOutputEncoding = GB18030\n[grep]\n patternType = fixed\n[format]\n pretty = oneline\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    messages = history.messages(
        Revision(plan, "", git(plan, "rev-parse", "start").strip()),
        Revision(plan, "", git(plan, "rev-parse", "HEAD").strip()),
        ("Reason-zh", "Reason-en"),
        9,
    )
    (message,) = messages.found
    assert message.trailers == (("Reason-zh", "报价提高"), ("Reason-en", "the tender was higher"))
    assert message.parent == git(plan, "rev-parse", "start").strip()


def test_git_is_asked_for_nothing_where_a_side_is_no_commit(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dearer(plan)
    before = at(plan, "start")
    monkeypatch.setenv("PATH", os.devnull)
    assert told(plan, new=None, before=before) == ({}, "")
