"""Bad input: each gives one clear message in the reader's language and the right exit code."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

HAN = re.compile(r"[\u4e00-\u9fff]")
TERMS = "# yaml-language-server: $schema=../../schema/terms.schema.json\nschema_version: 1\nterms:\n  well: {name: {zh: 井, en: well}}\n"


@pytest.mark.parametrize(
    "what, zh, en",
    [("missing", "不存在", "does not exist"), ("a file", "是文件，不是规划文件夹", "is a file"), ("empty", "没有 .yaml 文件", "no .yaml file")],
)  # fmt: skip
def test_a_plan_that_is_none_is_told_in_one_line(run: Callable, tmp_path: Path, what: str, zh: str, en: str) -> None:  # type: ignore[type-arg]
    folder = tmp_path / "plan x"
    if what == "a file":
        folder.write_text("x", encoding="utf-8")
    elif what == "empty":
        folder.mkdir()
    for command in ("check", "build"):
        chinese, english = run(command, "--plan", folder, "--lang", "zh"), run(command, "--plan", folder)
        assert (chinese.code, english.code) == (2, 2)
        assert zh in chinese.err and en in english.err and "--plan" in english.err
        assert english.err.count("\n") == 1 and english.out == ""


@pytest.mark.parametrize(
    "content, code",
    [
        (b"", "file-empty"),
        (TERMS.encode("gbk"), "yaml-encoding"),
        (TERMS.encode("utf-16"), "yaml-encoding"),
        (TERMS.replace("name:", "name：").encode(), "yaml-syntax"),
        (TERMS.replace("terms:", "terms：").encode(), "yaml-syntax"),
        (TERMS.replace("  well", "\twell").encode(), "yaml-syntax"),
        (TERMS.replace("井", "“井, 泉: 水”").encode(), "schema"),
        (TERMS.replace("井", "井\x00").encode(), "yaml-syntax"),
        (b"terms: " + b"[" * 100_000, "yaml-limit"),
        (b"terms: " + b"{a: " * 100_000, "yaml-limit"),
        (b"a: &a [x]\n" + b"".join(b"k%d: &k%d [*a, *a]\n" % (at, at) for at in range(50)), "yaml-alias"),
    ],
    ids=["empty", "GBK", "UTF-16", "full-width colon", "full-width colon on top", "tabs", "full-width quotes", "NUL", "deep lists",
         "deep mappings", "alias bomb"],
)  # fmt: skip
def test_a_bad_file_is_a_finding_and_its_neighbours_are_still_read(
    run: Callable,
    smallest: Path,
    content: bytes,
    code: str,  # type: ignore[type-arg]
) -> None:
    (smallest / "bad.yaml").write_bytes(content)
    (smallest / "worse.yaml").write_text("a: [", encoding="utf-8")
    ran = run("check", "--plan", smallest)
    assert ran.code == 1 and ran.err == ""
    assert re.search(rf"bad\.yaml:\d+:\d+ error \[{code}\]", ran.out)
    assert re.search(r"worse\.yaml:1:5 error \[yaml-syntax\]", ran.out)
    assert "chapters/text.yaml" not in ran.out


def test_a_bom_and_crlf_are_accepted(run: Callable, smallest: Path) -> None:  # type: ignore[type-arg]
    for path in smallest.rglob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_text(encoding="utf-8").replace("\n", "\r\n").encode())
    assert run("check", "--plan", smallest, "--fail-on", "note").code == 0


def test_a_file_above_10_mb_is_refused_without_being_read(run: Callable, smallest: Path) -> None:  # type: ignore[type-arg]
    with (smallest / "big.yaml").open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)
    start = time.perf_counter()
    ran = run("check", "--plan", smallest)
    assert ran.code == 1 and "big.yaml:1:1 error [yaml-limit] the file has 105 MB" in ran.out
    assert time.perf_counter() - start < 2


def test_a_directory_where_a_file_is_expected_is_a_finding(run: Callable, smallest: Path) -> None:  # type: ignore[type-arg]
    (smallest / "facts.yaml").mkdir()
    ran = run("check", "--plan", smallest, "--lang", "zh")
    assert ran.code == 1 and "facts.yaml:1:1 错误 [file-unreadable] 这是文件夹，不是文件" in ran.out


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only administrators make links")
def test_a_link_out_of_the_plan_folder_is_refused(run: Callable, smallest: Path, tmp_path: Path) -> None:  # type: ignore[type-arg]
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: hunter2\n", encoding="utf-8")
    (smallest / "linked.yaml").symlink_to(secret)
    ran = run("check", "--plan", smallest)
    assert ran.code == 1 and "linked.yaml:1:1 error [file-unreadable]" in ran.out
    assert "hunter2" not in ran.out + ran.err


def test_no_english_message_holds_chinese_but_what_it_quotes(run: Callable, tmp_path: Path) -> None:  # type: ignore[type-arg]
    """Every bad line here is ASCII, so Chinese in the answer would be the tool's own."""
    folder = tmp_path / "plan"
    folder.mkdir()
    for name, text in {
        "a": "a: [",
        "b": "\ta: 1\n",
        "c": "b: yes\n",
        "d": "x\n",
        "e": "terms: {a: {}}\n",
        "f": "",
    }.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    ran = run("check", "--plan", folder)
    assert ran.code == 1 and not HAN.search(ran.out)


def plans(folder: Path, **current: str) -> Path:
    for name, line in current.items():
        home = folder / "plan" / name / "plan.yaml"
        home.parent.mkdir(parents=True)
        home.write_text(f"plan:\n  id: x\n{line}", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "rounds, count",
    [
        ({"a": "  current: true\n", "b": "  current: true\n"}, "2"),
        ({"a": "  current: false\n", "b": ""}, "0"),
        ({}, ""),
    ],
)
def test_the_current_round_must_be_one(
    run: Callable,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    rounds: dict[str, str],
    count: str,  # type: ignore[type-arg]
) -> None:
    monkeypatch.chdir(plans(tmp_path, **rounds))
    chinese, english = run("check", "--lang", "zh"), run("check")
    assert (chinese.code, english.code) == (2, 2)
    assert "--plan" in chinese.err and "--plan" in english.err and count in english.err
    assert english.err.count("\n") == 1


def test_the_current_round_is_found_from_a_folder_below(
    run: Callable,
    smallest: Path,
    monkeypatch: pytest.MonkeyPatch,  # type: ignore[type-arg]
) -> None:
    home = smallest / "plan.yaml"
    home.write_text(home.read_text(encoding="utf-8") + "  current: true  # this round\n", encoding="utf-8")
    monkeypatch.chdir(smallest / "chapters")
    assert run("check").code == 0


@pytest.mark.parametrize("encoding", ["cp936", "ascii", "utf-8"])
def test_a_console_that_lacks_a_character_shows_a_stand_in(smallest: Path, encoding: str) -> None:
    (smallest / "facts.yaml").write_text("facts: {𠮷³: [", encoding="utf-8")
    for form in ("text", "json"):
        ran = subprocess.run(
            [sys.executable, "-m", "tjplan", "check", "--plan", str(smallest), "--lang", "zh", "--format", form],
            capture_output=True, timeout=60, check=False, cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        )  # fmt: skip
        assert ran.returncode == 1, ran.stderr
        shown = ran.stdout.decode("utf-8" if form == "json" else encoding)
        assert "yaml-syntax" in shown
        assert ("读不下去" in shown) == (encoding != "ascii" or form == "json")
