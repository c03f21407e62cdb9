"""``tjplan diff`` as it is used by mistake: one clear line in the reader's language, or what can be compared
with a remark on the rest."""

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from test_changed_since import change, git

from tjplan.cli.diff import FORMATS
from tjplan.workspace import build_word, open_plan
from tjplan.workspace.word import word_files

Run = Callable[..., Any]
FILES = {"docx": "x.docx", "table": "x.docx", "html": "x.html", "note": "x.md"}
"""The formats that are written to a file, and what kind."""


@pytest.fixture(scope="module")
def committed(need: Callable[[str, str], str], harbour: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the harbour plan, committed and tagged ``v1.0``; only to copy."""
    need("git", "apt-get install git")
    top = tmp_path_factory.mktemp("committed")
    shutil.copytree(harbour, top / "plan" / "2026-2030")
    git(top, "init", "-q", "-b", "main", "--template=")
    commit(top, "v1.0")
    return top


@pytest.fixture
def plan(committed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The harbour plan, committed and tagged ``v1.0``, in the current folder's ``plan/2026-2030``."""
    top = shutil.copytree(committed, tmp_path / "规划 repository")
    monkeypatch.chdir(top)
    return top / "plan" / "2026-2030"


@pytest.fixture(scope="module")
def printed(committed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Word files of the harbour plan as committed, with the page numbers of their contents; only to copy."""
    top = shutil.copytree(committed, tmp_path_factory.mktemp("printed") / "top")
    build_word(open_plan(top / "plan" / "2026-2030").plan, top / "plan" / "2026-2030", top)
    return top / "word"


def commit(top: Path, *tags: str) -> None:
    git(top, "add", "-A", ":/")
    git(top, "commit", "-q", "--allow-empty", "-m", "x")
    for tag in tags:
        git(top, "tag", tag)


def dearer(folder: Path) -> None:
    change(folder / "projects.yaml", "value: 380", "value: 410")


def refused(run: Run, *arguments: object) -> dict[str, str]:
    """The one line in each language with which the command leaves."""
    said = {}
    for lang in ("zh", "en"):
        left = run("diff", "--lang", lang, *arguments)
        assert (left.code, left.out, left.err.count("\n")) == (2, "", 1), left
        said[lang] = left.err
    assert said["zh"] != said["en"] and "Traceback" not in said["en"]
    return said


def told(run: Run, *arguments: object) -> Any:
    """The comparison, which nothing on standard error goes with."""
    left = run("diff", "--format", "json", *arguments)
    assert (left.code, left.err) == (0, ""), left
    return json.loads(left.out)


def edited(found: Any) -> list[tuple[str, str]]:
    return [(one["address"], one["kind"]) for one in found["changes"]]


def remarks(found: Any) -> str:
    assert all(one["zh"] != one["en"] for one in found["remarks"])
    return "\n".join(one["en"] for one in found["remarks"])


ICE = [("projects.ice_plant", "edited")]


def test_an_unknown_revision_comes_with_the_names_that_look_like_it(run: Run, plan: Path) -> None:
    said = refused(run, "v1")
    assert "没有版本“v1”" in said["zh"] and "v1.0" in said["zh"]
    assert "no revision “v1”" in said["en"] and "did you mean v1.0?" in said["en"]
    assert "did you mean main?" in refused(run, "mian")["en"]


def test_where_nothing_looks_like_it_the_few_names_are_listed(run: Run, plan: Path) -> None:
    assert "there are main, v1.0" in refused(run, "nowhere")["en"]
    for at in range(9):
        git(plan, "tag", f"t{at}")
    assert "git branch -a" in refused(run, "nowhere")["en"]


def test_a_branch_that_is_only_on_the_remote_is_offered(run: Run, plan: Path) -> None:
    git(plan, "update-ref", "refs/remotes/origin/draft-of-may", "HEAD")
    assert "did you mean origin/draft-of-may?" in refused(run, "draft-of-may")["en"]


def test_a_file_or_folder_that_is_nearly_called_so_is_offered(run: Run, plan: Path) -> None:
    said = refused(run, "plan/2026-203")
    assert "是否为 plan/2026-2030？" in said["zh"] and "did you mean plan/2026-2030?" in said["en"]
    Path("old.docx").touch()
    assert "did you mean old.docx?" in refused(run, "oId.docx")["en"]


def test_a_repository_without_a_commit_says_so(run: Run, plan: Path) -> None:
    shutil.rmtree(plan.parents[1] / ".git")
    git(plan.parents[1], "init", "-q")
    assert "no branch or tag yet" in refused(run, "HEAD")["en"]


@pytest.mark.parametrize("name", ["", " ", "v1.0\0x"])
def test_an_empty_name_is_no_version(run: Run, plan: Path, name: str) -> None:
    for arguments in ((name,), ("v1.0", name)):
        said = refused(run, *arguments)
        assert "不是版本" in said["zh"] and "is no version" in said["en"]


@pytest.mark.parametrize("name", ["x" * 5000, "a\x1b[31mb", "$(id)", "plan/2027", "HEAD:", ":x", "@{9}", "v1.0^{tree}", "~", "C:\\x"])  # fmt: skip
def test_a_name_of_nothing_is_one_printable_line(run: Run, plan: Path, name: str) -> None:
    said = refused(run, name)
    assert len(said["en"]) < 900 and "\x1b" not in said["en"]


def test_a_name_that_begins_with_a_dash_is_an_option_or_no_revision(run: Run, plan: Path) -> None:
    assert "OLD" in refused(run, "-x")["en"]
    said = run("diff", "--lang", "en", "--", "-x")
    assert said.code == 2 and "“-x” is no revision" in said.err


@pytest.mark.parametrize(
    "span, ends", [("v1.0..main", ("v1.0", "main")), ("v1.0..", ("v1.0", "HEAD")), ("..v1.0", ("HEAD", "v1.0"))]
)
def test_a_range_is_two_revisions(run: Run, plan: Path, span: str, ends: tuple[str, str]) -> None:
    dearer(plan)
    commit(plan)
    found = told(run, span)
    assert (found["old"]["name"], found["new"]["name"]) == ends
    assert edited(found) == edited(told(run, *ends)) == ICE


def test_three_dots_compare_with_where_the_branches_parted(run: Run, plan: Path) -> None:
    git(plan, "checkout", "-q", "-b", "side")
    change(plan / "facts.yaml", "≥4.50", "≥5.00")
    commit(plan.parents[1])
    git(plan, "checkout", "-q", "main")
    dearer(plan)
    commit(plan.parents[1])
    assert edited(told(run, "side...main")) == ICE
    assert edited(told(run, "side..main")) == [*ICE, ("facts.depth", "edited")]
    assert found_commit(told(run, "side...main")) == git(plan, "rev-parse", "v1.0").strip()


def found_commit(found: Any) -> str:
    return str(found["old"]["commit"])


def test_a_range_needs_no_second_version_and_both_its_ends(run: Run, plan: Path) -> None:
    assert "one too many" in refused(run, "v1.0..main", "main")["en"]
    assert "no revision “nix”" in refused(run, "v1.0..nix")["en"]
    git(plan, "checkout", "-q", "--orphan", "other")
    dearer(plan)
    commit(plan)
    assert "no history in common" in refused(run, "main...other")["en"]
    assert edited(told(run, "main..other")) == ICE


def test_a_shallow_clone_says_how_to_get_the_rest(run: Run, plan: Path, tmp_path: Path, monkeypatch: Any) -> None:
    commit(plan)
    git(tmp_path, "clone", "-q", "--depth", "1", "--no-tags", plan.parents[1].as_uri(), "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    said = refused(run, "v1.0")
    assert "git fetch --unshallow" in said["zh"] and "shallow clone" in said["en"]
    assert "did you mean main?" in refused(run, "mian")["en"]


def test_a_partial_clone_says_how_to_get_the_files(run: Run, plan: Path, tmp_path: Path, monkeypatch: Any) -> None:
    dearer(plan)
    commit(plan)
    git(plan, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", plan.parents[1].as_uri(), "partial")
    git(tmp_path / "partial", "remote", "set-url", "origin", (tmp_path / "gone").as_uri())
    monkeypatch.chdir(tmp_path / "partial")
    said = refused(run, "v1.0")
    assert "部分克隆" in said["zh"] and "git fetch --refetch --no-filter" in said["en"]


def test_without_git_folders_and_word_files_still_compare(
    run: Run, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = shutil.copytree(plan, tmp_path / "other")
    dearer(plan)
    monkeypatch.setenv("PATH", str(tmp_path))
    said = refused(run, "v1.0")
    assert "请安装 git" in said["zh"] and "install git" in said["en"]
    assert edited(told(run, other)) == ICE
    build_word(open_plan(plan).plan, plan, tmp_path)
    made = tmp_path / "word" / "wangchao-harbour-2026-2030.zh.docx"
    assert edited(told(run, made, plan)) == []


def test_outside_of_any_plan_a_revision_has_no_plan(
    run: Run, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (("v1.0", "main"), ("v1.0",), ("v1.0..main",)):
        said = refused(run, *arguments)
        assert "--plan" in said["zh"] and "--plan" in said["en"]
    assert edited(told(run, "v1.0", plan)) == []  # the folder tells which repository is meant


def test_a_bare_repository_has_no_plan_to_stand_in(run: Run, plan: Path, tmp_path: Path, monkeypatch: Any) -> None:
    git(tmp_path, "clone", "-q", "--bare", plan.parents[1].as_uri(), "bare.git")
    monkeypatch.chdir(tmp_path / "bare.git")
    said = refused(run, "v1.0", "main", "--plan", "plan/2026-2030")
    assert "裸仓库" in said["zh"] and "it is bare" in said["en"]


def test_a_detached_head_and_a_second_work_tree_compare(run: Run, plan: Path, tmp_path: Path, monkeypatch: Any) -> None:
    dearer(plan)
    commit(plan)
    git(plan, "worktree", "add", "-q", "--detach", str(tmp_path / "second"), "v1.0")
    monkeypatch.chdir(tmp_path / "second")
    assert edited(told(run, "main")) == ICE
    dearer(tmp_path / "second" / "plan" / "2026-2030")
    assert edited(told(run, "main")) == [] and edited(told(run, "HEAD")) == ICE


def test_the_older_version_may_come_second(run: Run, plan: Path) -> None:
    dearer(plan)
    commit(plan)
    (one,) = told(run, "main", "v1.0")["changes"]
    assert (one["old"], one["new"]) == ("410", "380")


def test_a_plan_that_moved_is_found_by_its_id(run: Run, plan: Path) -> None:
    dearer(plan)
    git(plan.parents[1], "mv", "plan/2026-2030", "plan/now")
    found = told(run, "v1.0")
    assert edited(found) == ICE and found["findings"]["fixed"] == []
    assert "stood in plan/2026-2030 at v1.0: found by its id" in remarks(found)
    commit(plan.parents[1], "moved")
    assert edited(told(run, "v1.0", "moved")) == ICE
    shutil.copytree("plan/now", "plan/old")
    commit(plan.parents[1], "twice")
    git(plan.parents[1], "mv", "plan/now", "plan/later")
    assert "twice:plan/now, twice:plan/old" in refused(run, "twice", "--plan", "plan/later")["en"]
    assert edited(told(run, "twice:plan/old", "moved:plan/now")) == []


def test_a_plan_whose_folder_is_gone_can_still_be_compared(run: Run, plan: Path) -> None:
    dearer(plan)
    commit(plan, "v1.1")
    shutil.rmtree(plan)
    assert edited(told(run, "v1.0", "v1.1", "--plan", "plan/2026-2030")) == ICE


def test_a_plan_that_was_not_there_is_compared_as_empty(run: Run, plan: Path) -> None:
    later = shutil.copytree(plan, plan.with_name("2031-2035"))
    change(later / "plan.yaml", "id: wangchao-harbour-2026-2030", "id: wangchao-harbour-2031-2035")
    found = told(run, "v1.0", "--plan", later)
    assert "added" in {one["kind"] for one in found["changes"]}
    assert "plan/2031-2035 was not there at v1.0" in remarks(found)
    assert "write v1.0:plan/2026-2030" in remarks(found)
    commit(plan, "v2")
    assert {kind for _, kind in edited(told(run, "v2", "v1.0", "--plan", later))} <= {"removed", "edited"}


def test_a_plan_that_was_nowhere_is_not_called_equal(run: Run, plan: Path) -> None:
    git(plan, "commit", "-q", "--allow-empty", "-m", "x")
    later = shutil.copytree(plan, plan.with_name("2031-2035"))
    change(later / "plan.yaml", "id: wangchao-harbour-2026-2030", "id: another")
    for folder in (later, "plan/nowhere"):
        said = refused(run, "v1.0", "main", "--plan", folder)
        assert "plan/2026-2030" in said["zh"] and "plan/2026-2030" in said["en"]
    assert "does not exist" in refused(run, "v1.0", "--plan", "plan/nowhere")["en"]
    assert "held no plan" in refused(run, "v1.0:plan/nowhere", plan)["en"]


BROKEN = {
    "syntax": b"facts: [",
    "unknown kind": b"schema_version: 1\nfakts: {}\n",
    "NUL": b"schema_version: 1\nfacts: {a\0b: {}}\n",
    "UTF-16": "schema_version: 1\nfacts: {}\n".encode("utf-16"),
    "alias": b"schema_version: 1\nfacts: {a: &a {}, b: *a}\n",
    "huge": b"#" * 10_500_000,
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_loads_is_compared_and_the_rest_is_listed(run: Run, plan: Path, what: str) -> None:
    good = (plan / "facts.yaml").read_bytes()
    (plan / "facts.yaml").write_bytes(BROKEN[what])
    dearer(plan)
    assert_part(told(run, "v1.0"))
    commit(plan, "broken")
    (plan / "facts.yaml").write_bytes(good)
    assert_part(told(run, "v1.0", "broken"))
    assert edited(told(run, "broken")) == []


def assert_part(found: Any) -> None:
    assert edited(found) == ICE and found["findings"] is None
    assert "plan/2026-2030/facts.yaml:" in remarks(found) and "was not compared" in remarks(found)
    assert "only seem changed" in remarks(found)


@pytest.mark.parametrize("file", ["plan.yaml", "chapters/present.yaml", "columns/fleet.yaml"])
def test_nothing_seems_changed_because_a_file_cannot_be_read(run: Run, plan: Path, file: str) -> None:
    (plan / file).write_bytes(b"a: [")
    commit(plan, "broken")
    git(plan, "checkout", "-q", "v1.0")
    for arguments in (("broken",), ("v1.0", "broken")):
        found = told(run, *arguments)
        assert edited(found) == [] and f"plan/2026-2030/{file}:1" in remarks(found)


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only administrators make links")
def test_a_link_is_followed_within_the_plan_and_listed_else(run: Run, plan: Path, tmp_path: Path) -> None:
    (plan / "facts.yaml").rename(plan / "facts.txt")
    (plan / "facts.yaml").symlink_to("facts.txt")
    commit(plan, "inside")
    (tmp_path / "facts.txt").write_text("facts: {}\n", encoding="utf-8")
    (plan / "facts.yaml").unlink()
    (plan / "facts.yaml").symlink_to(tmp_path / "facts.txt")
    commit(plan, "outside")
    git(plan, "checkout", "-q", "v1.0")
    assert told(run, "inside") == {"changes": []}
    found = told(run, "outside")
    assert edited(found) == [] and "the link leads to no file of the plan" in remarks(found)


@pytest.mark.parametrize(
    "old, new, said", [("schema_version: 1", "schema_version: 7", "schema_version is 7"), ("unit:", "unti:", "unti")]
)
def test_what_is_not_as_the_schema_asks_is_listed(run: Run, plan: Path, old: str, new: str, said: str) -> None:
    change(plan / "facts.yaml", old, new)
    assert said in remarks(told(run, "v1.0")) and "only what can be understood" in remarks(told(run, "v1.0"))


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_tells_what_was_not_compared_or_refuses(run: Run, plan: Path, tmp_path: Path, form: str) -> None:
    (plan / "chapters" / "present.yaml").write_bytes(b"chapter: [")
    out = tmp_path / FILES.get(form, "x.txt")
    for lang, words in (("zh", "读不出"), ("en", "cannot be read")):
        left = run("diff", "v1.0", "--format", form, "-o", out, "--doc-lang", lang, "--lang", lang)
        if form in ("docx", "table"):  # they would print the chapter as deleted
            assert left.code == 2 and words in left.err and left.err.count("\n") == 1 and not out.exists()
        else:
            assert left.code == 0 and words in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_tells_of_two_rounds(run: Run, plan: Path, tmp_path: Path, form: str) -> None:
    later = following(plan)
    out = tmp_path / FILES.get(form, "x.txt")
    for lang, words in (("zh", "不同的规划期"), ("en", "different rounds")):
        left = run("diff", plan, later, "--format", form, "-o", out, "--doc-lang", lang, "--lang", lang)
        assert left.code == 0 and words in content(out)


def content(file: Path) -> str:
    if file.suffix != ".docx":
        return file.read_text(encoding="utf-8")
    with zipfile.ZipFile(file) as archive:
        return "".join(archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".xml"))


def following(plan: Path) -> Path:
    """The next round as one copies it: other years and ids, one record under another name, one gone, one new."""
    later = shutil.copytree(plan, plan.with_name("2031-2035"))
    change(later / "plan.yaml", "id: wangchao-harbour-2026-2030", "id: wangchao-harbour-2031-2035")
    change(later / "plan.yaml", "round: 2026-2030", "round: 2031-2035")
    for file in later.rglob("*.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("ice_plant", "ice_house"), encoding="utf-8")
    places = later / "places.yaml"
    places.write_text(
        places.read_text(encoding="utf-8")
        + "  far_reef: {name: {zh: 远礁, en: Far Reef}, kind: region, within: places.yunyu}\n",
        "utf-8",
    )
    return later


def test_of_two_rounds_it_is_counted_what_matches(run: Run, plan: Path) -> None:
    found = told(run, plan, following(plan))
    kinds = [one["kind"] for one in found["changes"]]
    assert ("places.far_reef", "added") in edited(found) and ("projects.ice_house", "renamed") in edited(found)
    (said,) = (one["en"] for one in found["remarks"])
    assert "different rounds (2026-2030 → 2031-2035)" in said and f"{kinds.count('renamed')} by likeness" in said
    assert "the 0 of the old and 1 of the new" in said


def test_two_rounds_of_which_both_are_current_compare_by_folder(run: Run, plan: Path) -> None:
    later = following(plan)
    assert told(run, plan, later)["new"]["round"] == "2031-2035"
    commit(plan, "v2")
    assert edited(told(run, "v2:plan/2026-2030", "v1.0:plan/2026-2030")) == []
    assert edited(told(run, "v1.0", plan)) == []
    said = refused(run, "v1.0")
    assert "current: true" in said["zh"] and "2031-2035" in said["en"]


def test_a_part_of_a_plan_is_no_version(run: Run, plan: Path, tmp_path: Path) -> None:
    said = refused(run, plan / "chapters")
    assert "只是一个规划的一部分" in said["zh"] and "name the folder of the whole plan" in said["en"]
    said = refused(run, plan / "facts.yaml")
    assert "不能单独比较" in said["zh"] and str(plan) in said["en"]
    assert "there is no such file" in refused(run, "nix.yaml")["en"]
    (tmp_path / "none").mkdir()
    said = refused(run, tmp_path / "none")
    assert "没有规划文件" in said["zh"] and "no plan file" in said["en"]


def test_a_folder_of_rounds_stands_for_the_current_one(run: Run, plan: Path) -> None:
    assert told(run, "plan") == told(run, ".") == {"changes": []}
    later = following(plan)
    change(later / "plan.yaml", "  current: true\n", "")
    assert told(run, "plan") == {"changes": []}
    os.rename("plan", "rounds")
    assert "rounds/2026-2030, rounds/2031-2035" in refused(run, "rounds", "rounds/2026-2030")["en"]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def docx(folder: Path, content: bytes) -> Path:
    file = folder / "文件 a.docx"
    file.write_bytes(content)
    return file


@pytest.mark.parametrize(
    "raw, zh, en",
    [
        (b"", "文件为空", "the file is empty"),
        (b"PK\x03\x04" + bytes(50), "无法读取", "cannot be read"),
        (b"hello", "内容不是 .docx", "what is in it is no .docx"),
        (OLE, "旧的 .doc 格式", "the old .doc format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "有打开密码", "protected by a password"),
    ],
    ids=["empty", "cut off", "text", "renamed .doc", "password"],
)
def test_a_file_that_is_no_word_file_inside_is_named(
    run: Run, plan: Path, tmp_path: Path, raw: bytes, zh: str, en: str
) -> None:
    file = docx(tmp_path, raw)
    for arguments in ((file,), ("v1.0", file)):
        said = refused(run, *arguments)
        assert zh in said["zh"] and en in said["en"] and str(file) in said["en"]


def test_a_zip_bomb_is_refused(run: Run, plan: Path, tmp_path: Path) -> None:
    file = docx(tmp_path, b"")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("word/document.xml", bytes(250_000_000))
    said = refused(run, file)
    assert "已拒绝读取" in said["zh"] and "was not read" in said["en"] and str(file) in said["en"]


def test_a_word_file_of_others_is_offered_to_import(run: Run, plan: Path, printed: Path, tmp_path: Path) -> None:
    file = docx(tmp_path, b"")
    with zipfile.ZipFile(made(printed, tmp_path)) as own, zipfile.ZipFile(file, "w") as other:
        for name in own.namelist():
            if not name.startswith("customXml/item1"):
                other.writestr(name, own.read(name))
    said = refused(run, file)
    assert "不是由 tjplan 生成" in said["zh"] and "tjplan import" in said["en"] and str(file) in said["en"]


def made(printed: Path, out: Path, lang: str = "zh") -> Path:
    """A copy of the harbour plan's Word file, to change."""
    return Path(shutil.copy(printed / f"wangchao-harbour-2026-2030.{lang}.docx", out))


@pytest.mark.parametrize("name", ["a.doc", "a.pdf", "a.odt"])
def test_other_kinds_of_documents_are_to_be_saved_as_docx(run: Run, plan: Path, tmp_path: Path, name: str) -> None:
    assert "there is no such file" in refused(run, tmp_path / name)["en"]
    (tmp_path / name).write_bytes(OLE)
    assert "save it as .docx" in refused(run, tmp_path / name)["en"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_pipe_is_not_waited_for(run: Run, plan: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    assert "no regular file" in refused(run, tmp_path / "a.docx")["en"]
    os.mkfifo(tmp_path / "out.txt")
    said = refused(run, "v1.0", "-o", tmp_path / "out.txt")
    assert "不是文件" in said["zh"] and "leave -o away" in said["en"]
    assert not (tmp_path / "out.txt").is_file()


def test_word_files_of_two_languages_and_a_language_that_is_missing(
    run: Run, plan: Path, printed: Path, tmp_path: Path
) -> None:
    zh, en = made(printed, tmp_path), made(printed, tmp_path, "en")
    said = refused(run, zh, en)
    assert "语言不同" in said["zh"] and "different languages" in said["en"]
    for form in ("docx", "table", "note"):
        said = refused(run, zh, "--format", form, "--doc-lang", "en", "-o", tmp_path / FILES[form])
        assert "--doc-lang zh" in said["zh"] and "--doc-lang zh" in said["en"]
    assert not (tmp_path / "x.docx").exists() and not (tmp_path / "x.md").exists()


def test_a_redline_as_a_side_counts_as_accepted(run: Run, plan: Path, tmp_path: Path) -> None:
    change(plan / "chapters" / "present.yaml", "省道", "国道省道")
    redline = tmp_path / "修订.docx"
    assert run("diff", "v1.0", "--format", "docx", "-o", redline).code == 0
    found = told(run, redline)
    assert edited(found) == [] and "1 tracked change; it was compared as if all were accepted" in remarks(found)
    assert found["old"]["title"] == found["new"]["title"]
    assert len(edited(told(run, "v1.0", redline))) == 1


def test_word_files_of_two_plans_say_so(run: Run, printed: Path, smallest: Path, tmp_path: Path) -> None:
    file = docx(tmp_path, word_files(open_plan(smallest).plan, smallest)["smallest-2026-2030.zh.docx"])
    found = told(run, file, made(printed, tmp_path))
    assert "different plans (smallest-2026-2030 → wangchao-harbour-2026-2030)" in remarks(found)


def test_an_output_that_cannot_be_is_refused_before_anything_is_compared(run: Run, plan: Path, tmp_path: Path) -> None:
    for output, zh, en in (
        ("", "没有文件名", "has no file name"),
        ("-", "不是文件", "is no file"),
        ("plan", "是文件夹", "is a folder"),
        (plan / "facts.yaml", "参加比较的文件", "one of the files compared"),
        (plan / "facts.yaml" / "x.txt", "是文件，不是文件夹", "is a file, not a folder"),
        ("x.docx", "--format docx、table、note", "use --format docx or table or note"),
        ("x.json", "--format json", "use --format json"),
    ):
        said = refused(run, "v1.0", "-o", output)
        assert zh in said["zh"] and en in said["en"]
    assert git(plan, "status", "--porcelain") == ""


def test_an_input_is_not_written_over(run: Run, plan: Path, printed: Path, tmp_path: Path) -> None:
    file = made(printed, tmp_path)
    before = file.read_bytes()
    for arguments in ((file, "v1.0"), ("v1.0", file)):
        said = refused(run, *arguments, "--format", "docx", "-o", file)
        assert "was not written over" in said["en"] and file.read_bytes() == before


def test_folders_on_the_way_to_the_output_are_made(run: Run, plan: Path, tmp_path: Path) -> None:
    assert run("diff", "v1.0", "-o", tmp_path / "new" / "deep" / "x.txt").code == 0
    assert "do not differ" in (tmp_path / "new" / "deep" / "x.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_a_plan_that_is_replaced_as_a_whole_is_told_in_bounds(
    run: Run, our_plan: Path, harbour: Path, tmp_path: Path, form: str
) -> None:
    out = tmp_path / FILES.get(form, "x.txt")
    left = run("diff", our_plan, harbour, "--format", form, "-o", out)
    assert left.code == 0
    assert out.stat().st_size < 4_000_000
    assert form != "markdown" or len(out.read_text(encoding="utf-8")) <= 60_000
