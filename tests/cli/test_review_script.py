"""``.ci/review``: everything that a reviewer is handed, made in a small repository of its own."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import docx
import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script for build servers with a POSIX shell")

WHO = {f"GIT_{who}_{what}": "t@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
OFFICE = {f"{name}.{lang}" for name in ("redline", "amendments") for lang in ("zh", "en")}
FILES = {
    "comment.md",
    "changes.html",
    "changes.json",
    "findings.json",
    "findings.junit.xml",
    "findings.md",
    "findings.sarif",
    "note.zh.md",
    "note.en.md",
    *(f"{name}.docx" for name in OFFICE),
    *(f"{name}.xlsx" for name in OFFICE if name.startswith("amendments")),
}
SILT = ("航道淤积", "The channel silts up")
WORSE = ("航道严重淤积", "The channel silts up badly")
QUICK = [word for setting in ("core.fsync=none", "gc.auto=0", "maintenance.auto=false") for word in ("-c", setting)]
"""Nothing here has to outlive a power cut or to be tidied up."""


class Done(NamedTuple):
    """What a run left: exit code, standard output and standard error."""

    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """This one with our venv first, English, and no build server's variables unless among ``more``."""
    ci = ("GITHUB_", "GITEA_", "FORGEJO_", "GITLAB_", "CI_", "LC_", "LANG", "GIT_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ci)}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LANG": "C.UTF-8"}
    return kept | WHO | plain | {"PATH": path} | more


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *QUICK, *arguments], cwd=folder, env=environment(), capture_output=True, check=True)
    return done.stdout.decode("utf-8").strip()


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "-A", ".")
    git(folder, "commit", "-q", "-m", message)


def change(file: Path, *pairs: tuple[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8", newline="\n")


def silts(repository: Path) -> None:
    """A sentence that changes in both languages, which no check minds."""
    file = next(path for path in repository.rglob("chapters/*.yaml") if SILT[0] in path.read_text(encoding="utf-8"))
    change(file, *zip(SILT, WORSE, strict=True))


def review(root: Path, folder: Path, *arguments: str, **more: str) -> Done:
    command = ["sh", str(root / ".ci" / "review"), *arguments]
    done = subprocess.run(command, cwd=folder, env=environment(**more), capture_output=True, timeout=120)
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def planted(root: Path, folder: Path) -> Path:
    """A repository with the harbour's plan on main and a branch ``change`` that starts there."""
    plans = root / "tests" / "plans" / "good"
    shutil.copytree(plans / "fishing-harbour", folder / "plan" / "2026-2030")
    (folder / ".gitignore").write_text("/build/\n", encoding="utf-8")
    git(folder, "init", "-q", "-b", "main", "--template=")
    commit(folder, "the plan")
    git(folder, "checkout", "-q", "-b", "change")
    return folder


@pytest.fixture(scope="module")
def faulty(need: Callable[[str, str], str], root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    """The folder of a review in which two places contradict each other, and what the run said."""
    need("git", "apt-get install git")
    repository = planted(root, tmp_path_factory.mktemp("规划 repository"))
    silts(repository)
    change(repository / "plan" / "2026-2030" / "facts.yaml", ("value: 1.7,", "value: 1.8,"))
    commit(repository, "The catch was higher")
    git(repository, "checkout", "-q", "main")
    change(repository / "plan" / "2026-2030" / "projects.yaml", ("县财政", "省财政"), ("county budget", "province"))
    commit(repository, "Not of this change")
    git(repository, "checkout", "-q", "change")
    done = review(root, repository / "plan", "main", GITHUB_ACTIONS="true")
    return repository / "build" / "review", done


@pytest.fixture(scope="module")
def harmless(need: Callable[[str, str], str], root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository with a harmless change on the branch; only to copy."""
    need("git", "apt-get install git")
    repository = planted(root, tmp_path_factory.mktemp("harmless"))
    silts(repository)
    commit(repository, "Worse")
    return repository


@pytest.fixture
def repository(harmless: Path, tmp_path: Path) -> Path:
    """The repository with a harmless change on the branch."""
    return shutil.copytree(harmless, tmp_path / "repository")


def test_findings_hide_nothing_and_are_the_exit_code(faulty: tuple[Path, Done]) -> None:
    folder, done = faulty
    assert done.code == 1, done
    made = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    assert made == FILES | {"site"}


def test_the_lines_are_annotated(faulty: tuple[Path, Done]) -> None:
    _, done = faulty
    lines = [line for line in done.out.splitlines() if line.startswith("::error ")]
    assert any(
        re.search(r"file=plan/2026-2030/[\w/]+\.yaml,line=\d+,col=\d+,title=tjplan pin-differs", at) for at in lines
    )


def test_the_comment_tells_this_change_and_no_other(faulty: tuple[Path, Done]) -> None:
    folder, _ = faulty
    text = (folder / "comment.md").read_text(encoding="utf-8")
    assert text.startswith("<!-- tjplan diff -->\n")
    assert "<ins>" in text and "17,000 t → 18,000 t" in text and "pin-differs" in text
    assert "省财政" not in text and "province" not in text


def test_the_data_are_of_this_change(faulty: tuple[Path, Done]) -> None:
    folder, _ = faulty
    changes = json.loads((folder / "changes.json").read_text(encoding="utf-8"))["changes"]
    assert {one["address"] for one in changes} == {"facts.catch", "nodes.silt"}
    findings = json.loads((folder / "findings.json").read_text(encoding="utf-8"))["findings"]
    assert "pin-differs" in {one["code"] for one in findings}
    sarif = json.loads((folder / "findings.sarif").read_text(encoding="utf-8"))
    assert len(sarif["runs"][0]["results"]) == len(findings)
    assert ElementTree.parse(folder / "findings.junit.xml").getroot().get("failures") != "0"


@pytest.mark.parametrize(("lang", "at"), [("zh", 0), ("en", 1)])
def test_the_redline_is_the_new_document_with_tracked_changes(lang: str, at: int, faulty: tuple[Path, Done]) -> None:
    body = docx.Document(str(faulty[0] / f"redline.{lang}.docx")).element.body
    inserted = "".join(one.text for one in body.xpath(".//w:ins//w:t"))
    assert inserted and inserted in WORSE[at]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_amendments_and_the_note_are_there_in_both_languages(lang: str, faulty: tuple[Path, Done]) -> None:
    folder, _ = faulty
    word = {"zh": "严重", "en": "badly"}[lang]
    cells = [
        cell.text for table in docx.Document(str(folder / f"amendments.{lang}.docx")).tables for cell in table._cells
    ]
    assert any(word in cell for cell in cells)
    with zipfile.ZipFile(folder / f"amendments.{lang}.xlsx") as book:
        assert book.testzip() is None and "xl/workbook.xml" in book.namelist()
    assert (folder / f"note.{lang}.md").read_text(encoding="utf-8").strip()


def test_the_web_page_and_the_preview_show_the_change(faulty: tuple[Path, Done]) -> None:
    folder, _ = faulty
    html = (folder / "changes.html").read_text(encoding="utf-8")
    assert WORSE[0] in re.sub(r'<span class="tj-unseen".*?</span>|<[^>]+>', "", html)
    assert (folder / "site" / "index.html").is_file()
    assert any(WORSE[0] in page.read_text(encoding="utf-8") for page in (folder / "site" / "zh").glob("*.html"))


@pytest.fixture
def stub(tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """``stub("…")``: an environment whose tjplan runs this shell script and says what it was asked."""

    def path(script: str) -> dict[str, str]:
        (tmp_path / "bin").mkdir(exist_ok=True)
        program = tmp_path / "bin" / "tjplan"
        program.write_text(f'#!/bin/sh\necho "$@" >>"{tmp_path}/asked"\n{script}\n', encoding="utf-8")
        program.chmod(0o755)
        return {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}

    return path


# Writes what it is asked for, into the file or the folder that it is given.
WRITES = 'while [ $# -gt 1 ]; do shift; case $1 in -o) : >"$2" ;; --out) mkdir "$2/site"; : >"$2/site/index.html" ;; esac; done'


def test_a_change_without_findings_exits_with_0_also_on_a_detached_head(
    root: Path, repository: Path, stub: Callable[[str], dict[str, str]]
) -> None:
    git(repository, "checkout", "-q", "--detach", "change")
    real = Path(sys.executable).with_name("tjplan")
    checks = stub(f'case $1 in check) exec "{real}" "$@" ;; esac; {WRITES}')
    done = review(root, repository, git(repository, "rev-parse", "main"), LC_MESSAGES="zh_CN.UTF-8", **checks)
    assert done.code == 0 and "审阅材料：" in done.err, done


def test_an_earlier_review_is_replaced_in_a_folder_of_any_name(
    root: Path, repository: Path, tmp_path: Path, stub: Callable[[str], dict[str, str]]
) -> None:
    assert review(root, repository / "plan", "main", "../../审阅 out", **stub(WRITES)).code == 0
    out = tmp_path / "审阅 out"
    (out / "left-over.docx").write_bytes(b"")
    assert review(root, repository, "main", str(out), **stub(WRITES)).code == 0
    assert {path.name for path in out.iterdir()} == FILES | {"site", ".review"}


def test_what_cannot_be_made_is_named_and_the_rest_is_made(
    root: Path, repository: Path, stub: Callable[[str], dict[str, str]]
) -> None:
    done = review(root, repository, "main", **stub(f"case $* in *docx*zh*) exit 2 ;; esac; {WRITES}"))
    assert (done.code, done.err.splitlines()[-1]) == (2, "could not be made: redline.zh.docx")
    made = {path.name for path in (repository / "build" / "review").iterdir()}
    assert made == (FILES | {"site", ".review"}) - {"redline.zh.docx"}


def test_a_check_that_cannot_run_is_no_clean_review(
    root: Path, repository: Path, stub: Callable[[str], dict[str, str]]
) -> None:
    done = review(root, repository, "main", **stub(f"case $1 in check) echo why >&2; exit 2 ;; esac; {WRITES}"))
    assert done.code == 2 and "why" in done.err and "findings.sarif" in done.err
    assert not (repository / "build" / "review" / "findings.sarif").exists()


def test_a_change_that_is_not_committed_yet_is_reviewed_too(
    root: Path, repository: Path, tmp_path: Path, stub: Callable[[str], dict[str, str]]
) -> None:
    asked, base = tmp_path / "asked", git(repository, "rev-parse", "--short", "main")
    review(root, repository, "main", **stub(WRITES))
    assert f"diff {base} HEAD --format markdown" in asked.read_text(encoding="utf-8")
    (repository / "plan" / "2026-2030" / "more.yaml").write_text("facts: {}\n", encoding="utf-8")
    asked.unlink()
    review(root, repository, "main", **stub(WRITES))
    assert f"diff {base} --format markdown" in asked.read_text(encoding="utf-8")


def test_only_a_build_server_that_knows_them_gets_annotations(
    root: Path, repository: Path, tmp_path: Path, stub: Callable[[str], dict[str, str]]
) -> None:
    for variables, form in (({"GITHUB_ACTIONS": "true"}, "github"), ({"GITLAB_CI": "true"}, "text"), ({}, "text")):
        review(root, repository, "main", **stub(WRITES), **variables)
        assert (tmp_path / "asked").read_text(encoding="utf-8").splitlines()[-1].endswith(f"--format {form}")


def refused(root: Path, folder: Path, *arguments: str) -> dict[str, str]:
    """The last line in each language with which the script leaves, having made nothing."""
    said = {}
    for lang in ("zh", "en"):
        done = review(root, folder, *arguments, LC_ALL=f"{lang}.UTF-8")
        assert (done.code, done.out) == (2, ""), done
        said[lang] = done.err.splitlines()[-1]
    assert not (folder / "build").exists()
    return said


@pytest.mark.parametrize("base", ["nowhere", "--help", "", "main..change", "$(touch x)", "main:plan"])
def test_an_unknown_base_says_what_to_do(base: str, root: Path, repository: Path) -> None:
    said = refused(root, repository, base)
    assert "没有版本" in said["zh"] and "git fetch" in said["zh"]
    assert "there is no revision" in said["en"] and "git fetch" in said["en"]
    assert not (repository / "x").exists()


@pytest.mark.parametrize("arguments", [(), ("main", "out", "more")])
def test_wrong_arguments_are_shown_the_right_ones(arguments: tuple[str, ...], root: Path, repository: Path) -> None:
    said = refused(root, repository, *arguments)
    assert "用法：.ci/review" in said["zh"] and "usage: .ci/review BASE" in said["en"]


def test_a_shallow_clone_says_how_to_get_the_history(root: Path, repository: Path, tmp_path: Path) -> None:
    base = git(repository, "rev-parse", "main")
    git(tmp_path, "clone", "-q", "--depth", "1", "--branch", "change", repository.as_uri(), "shallow")
    said = refused(root, tmp_path / "shallow", base)
    assert all("git fetch --unshallow" in words and "fetch-depth: 0" in words for words in said.values())
    git(tmp_path / "shallow", "fetch", "-q", "--depth", "1", "origin", "main:main")
    said = refused(root, tmp_path / "shallow", "main")
    assert "没有共同的历史" in said["zh"] and "no history in common" in said["en"]
    assert all("git fetch --unshallow" in words for words in said.values())


def test_histories_that_never_meet_are_one_line(root: Path, repository: Path) -> None:
    git(repository, "checkout", "-q", "--orphan", "other")
    commit(repository, "from nothing")
    said = refused(root, repository, "main")
    assert "没有共同的历史" in said["zh"] and "no history in common" in said["en"]


def test_outside_of_git_or_without_tjplan_is_one_line(root: Path, repository: Path, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    assert "git repository" in refused(root, tmp_path / "plain", "main")["en"]
    done = review(root, repository, "main", PATH="/usr/bin:/bin")
    assert (done.code, done.err) == (2, "tjplan is missing: run make build, or pip install .\n")


@pytest.mark.parametrize("out", [".", "plan", "plan/2026-2030/plan.yaml"])
def test_a_folder_with_other_files_is_left_alone(out: str, root: Path, repository: Path) -> None:
    before = git(repository, "status", "--porcelain"), sorted(repository.rglob("*.yaml"))
    assert "was left alone" in refused(root, repository, "main", out)["en"]
    assert before == (git(repository, "status", "--porcelain"), sorted(repository.rglob("*.yaml")))


def test_the_script_is_plain_posix_shell(need: Callable[[str, str], str], root: Path) -> None:
    check = [need("shellcheck", "apt-get install shellcheck"), "--shell=sh", "--severity=warning"]
    done = subprocess.run([*check, str(root / ".ci" / "review")], capture_output=True, timeout=60)
    assert done.stdout.decode("utf-8") == ""


@pytest.mark.parametrize("name", ["review", "comment"])
def test_the_scripts_can_be_run_by_name(name: str, root: Path) -> None:
    assert os.access(root / ".ci" / name, os.X_OK)
