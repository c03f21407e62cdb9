"""``tjplan translations``: which English was confirmed against which Chinese, and what changed since."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tjplan.workspace.revision import revision

Run = Callable[..., Any]
LANGUAGES = ("zh", "en")


def record(plan: Path) -> Path:
    return plan / "translations.json"


def edit(plan: Path, old: str, new: str) -> None:
    chapter = plan / "chapters" / "text.yaml"
    text = chapter.read_text(encoding="utf-8")
    assert old in text
    chapter.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def at(plan: Path, words: str) -> str:
    """Where ``words`` stand in the chapter, as messages tell it."""
    lines = (plan / "chapters" / "text.yaml").read_text(encoding="utf-8").splitlines()
    ((number, line),) = [(number, line) for number, line in enumerate(lines, 1) if words in line]
    return f"plan/2026-2030/chapters/text.yaml:{number}:{line.index(words) + 1}"


@pytest.fixture
def plan(smallest: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The smallest plan as the current round below the working folder."""
    with (smallest / "plan.yaml").open("a", encoding="utf-8", newline="\n") as home:
        home.write("  current: true\n")
    monkeypatch.chdir(smallest.parents[1])
    return smallest


@pytest.fixture
def known(run: Run, plan: Path) -> Path:
    """The same with all its translations confirmed."""
    assert run("translations", "--confirm-all").code == 0
    return plan


def test_a_plan_without_a_record_has_nothing_confirmed(run: Run, plan: Path) -> None:
    found = run("translations")
    assert found.code == 1 and not record(plan).exists()
    assert f"{at(plan, '基期')} never confirmed: nodes.years.text" in found.out
    assert "5 of 5 pairs of texts are not confirmed: 0 changed since, 5 never were." in found.out


@pytest.mark.parametrize(("lang", "said"), [("zh", "已确认 5 对，记入 "), ("en", "Recorded 5 in ")])
def test_what_is_confirmed_is_recorded_a_text_a_line_in_order_and_found_again(
    run: Run, plan: Path, lang: str, said: str
) -> None:
    done = run("translations", "--confirm-all", "--lang", lang)
    assert done.code == 0 and f"{said}plan/2026-2030/translations.json" in done.out
    lines = record(plan).read_text(encoding="utf-8").splitlines()
    texts = [line for line in lines if '"zh"' in line]
    assert len(texts) == 5 and texts == sorted(texts)
    again = run("translations", "--lang", lang)
    assert again.code == 0 and ("5 对文字均已确认" if lang == "zh" else "All 5 pairs") in again.out


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", ("确认后有改动: nodes.years.text", "中文第 1 句 (", "英文未改 (")),
        ("en", ("changed since it was confirmed: nodes.years.text", "Chinese, sentence 1 (", "English, unchanged (")),
    ],
)
def test_a_text_that_changed_since_is_told_with_language_sentence_and_place(
    run: Run, known: Path, lang: str, said: tuple[str, ...]
) -> None:
    edit(known, "基期", "基准年")
    found = run("translations", "--lang", lang)
    assert found.code == 1
    assert all(words in found.out for words in said)
    assert f"({at(known, '基准年')}): 基准年2025年，目标年2030年。" in found.out
    assert f"({at(known, 'Base year')}): Base year 2025, target year 2030." in found.out


def test_json_tells_the_same(run: Run, known: Path) -> None:
    edit(known, "Base year", "Base-year")
    found = run("translations", "--format", "json")
    said = json.loads(found.out)
    assert found.code == 1
    assert list(said) == ["pairs", "confirmed", "open", "gone", "recorded"]
    assert (said["pairs"], said["confirmed"], said["gone"], said["recorded"]) == (5, 4, [], [])
    (text,) = said["open"]
    (sentence,) = text["sentences"]
    assert (text["path"], text["state"]) == ("nodes.years.text", "changed")
    assert f"{text['file']}:{text['line']}:{text['col']}" == at(known, "Base-year")
    assert (sentence["lang"], sentence["sentence"], sentence["other"]["text"]) == (
        "en",
        1,
        "基期2025年，目标年2030年。",
    )


def test_a_sentence_that_is_gone_is_told(run: Run, known: Path) -> None:
    edit(known, "]]。'", "]]。完。'")
    assert "Chinese, sentence 2 (" in run("translations").out
    run("translations", "--confirm", "nodes.years")
    edit(known, "]]。完。'", "]]。'")
    assert "Chinese, sentence 2 is gone" in run("translations").out
    assert "中文第 2 句已不在" in run("translations", "--lang", "zh").out


def test_an_address_covers_what_is_below_it_and_nothing_beside(run: Run, smallest: Path) -> None:
    def left(*addresses: str) -> set[str]:
        record(smallest).unlink(missing_ok=True)
        assert run("translations", "--plan", smallest, "--confirm", *addresses).code == 0
        out = run("translations", "--plan", smallest, "--format", "json").out
        return {one["path"] for one in json.loads(out)["open"]}

    every = {"nodes.text.title", "nodes.years.text", "organisations.office.name", "places.town.name", "plan.title"}
    assert left("nodes.years.text") == every - {"nodes.years.text"}
    assert left("nodes.years.text.zh") == every - {"nodes.years.text"}
    assert left("nodes.text") == every - {"nodes.text.title", "nodes.years.text"}
    assert left("nodes.text.title") == every - {"nodes.text.title"}
    assert left("plan", "places") == every - {"plan.title", "places.town.name"}


def test_confirming_one_text_leaves_the_record_of_the_others(run: Run, known: Path) -> None:
    before = record(known).read_text(encoding="utf-8").splitlines()
    edit(known, "基期", "基准年")
    edit(known, "供水", "给水")
    run("translations", "--confirm", "nodes.years")
    after = record(known).read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == [line for line in after if "nodes.years.text" in line]
    assert "nodes.text.title" in run("translations").out


def test_confirming_what_is_confirmed_does_not_touch_the_record(run: Run, known: Path) -> None:
    os.utime(record(known), ns=(1, 1))
    assert "confirmed already" in run("translations", "--confirm", "nodes").out
    assert record(known).stat().st_mtime_ns == 1


def test_a_text_that_is_gone_is_told_and_dropped_when_asked(run: Run, known: Path) -> None:
    edit(known, "id: years", "id: dates")
    found = run("translations")
    assert "never confirmed: nodes.dates.text" in found.out and "no longer has (nodes.years.text)" in found.out
    assert run("translations", "--confirm", "nodes.years").code == 0
    assert "nodes.years" not in record(known).read_text(encoding="utf-8")
    assert run("translations", "--confirm", "nodes.dates").code == run("translations").code == 0


@pytest.mark.parametrize(
    ("address", "zh", "en"),
    [
        ("nodes.yeers.text", "没有 nodes.yeers.text，是否为 nodes.years.text", "did you mean nodes.years.text"),
        ("plan.base_year", "没有中英文", "there is nothing to confirm"),
        ("", "没有", "there is no"),
    ],
)
def test_an_address_without_a_text_ends_with_two_and_records_nothing(
    run: Run, smallest: Path, address: str, zh: str, en: str
) -> None:
    for lang, said in zip(LANGUAGES, (zh, en), strict=True):
        found = run("translations", "--plan", smallest, "--confirm", "plan", address, "--lang", lang)
        assert (found.code, found.out, found.err.count("\n")) == (2, "", 1)
        assert said in found.err
    assert not record(smallest).exists()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"{}", b"null", b"\xff\xfe", b"[" * 100_000, b'{"schema": 1}', b'{"schema": true, "confirmed": {}}',
        b'{"schema": "1", "confirmed": {}}', b'{"schema": 2, "confirmed": {}}', b'{"schema": 1, "confirmed": []}',
        b'{"schema": 1, "confirmed": {}, "more": 1}', b'{"schema": 1, "confirmed": {"a.b": {"zh": ["0123456789ab"]}}}',
        b'{"schema": 1, "confirmed": {"a.b": {"zh": ["0123456789AB"], "en": ["0123456789ab"]}}}',
        b'{"schema": 1, "confirmed": {"a.b": {"zh": [], "en": ["0123456789ab"]}}}',
        b'{"schema": 1, "confirmed": {"\\ud800": 1}}', b'{"schema": 1, "confirmed": {"\\u001b[31m\\n": 1}}',
        b'{"schema": 1, "schema": 1, "confirmed": {}}', b'{"schema": ' + b"9" * 5000 + b', "confirmed": {}}',
        b'{"schema": 1, "confirmed": {\n<<<<<<< HEAD\n}}', b'{"zh": {"document": "", "renderer": "", "pages": {}}}',
    ],
)  # fmt: skip
def test_a_broken_or_foreign_record_is_told_in_one_line_and_stays_as_it_is(
    run: Run, smallest: Path, content: bytes, lang: str
) -> None:
    record(smallest).write_bytes(content)
    for confirm in ([], ["--confirm-all"]):
        found = run("translations", "--plan", smallest, *confirm, "--lang", lang)
        assert (found.code, found.out, found.err.count("\n")) == (2, "", 1)
        assert (
            "translations.json" in found.err
            and ("文件未改动" if lang == "zh" else "the file is unchanged") in found.err
        )
        assert "\x1b" not in found.err and "Traceback" not in found.err
    assert record(smallest).read_bytes() == content


def test_a_merge_that_left_its_marks_is_told_by_line(run: Run, known: Path) -> None:
    text = record(known).read_text(encoding="utf-8")
    record(known).write_text(text.replace('    "nodes', '<<<<<<< HEAD\n    "nodes', 1), encoding="utf-8")
    assert "plan/2026-2030/translations.json:4:1 is no JSON" in run("translations").err


def test_two_lines_for_one_text_that_a_merge_kept_are_told(run: Run, known: Path) -> None:
    lines = record(known).read_text(encoding="utf-8").splitlines(keepends=True)
    record(known).write_text("".join([*lines[:4], *lines[3:]]), encoding="utf-8")
    assert "names “nodes.text.title” twice" in run("translations").err


def test_a_record_that_is_no_file_or_too_large_is_told(run: Run, smallest: Path) -> None:
    record(smallest).mkdir()
    assert "translations.json cannot be read" in run("translations", "--plan", smallest).err
    record(smallest).rmdir()
    with record(smallest).open("wb") as huge:
        huge.truncate(11 << 20)
    for arguments in ([], ["--confirm-all"]):
        found = run("translations", "--plan", smallest, *arguments)
        assert found.code == 2 and "above 10 MB" in found.err
    assert record(smallest).stat().st_size == 11 << 20


def test_a_record_of_windows_line_ends_and_with_a_mark_of_byte_order_is_read(run: Run, known: Path) -> None:
    raw = record(known).read_bytes()
    record(known).write_bytes(b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"))
    assert run("translations").code == 0


def test_a_plan_that_cannot_be_read_whole_is_not_confirmed(run: Run, smallest: Path) -> None:
    (smallest / "facts.yaml").write_text("facts: [", encoding="utf-8")
    found = run("translations", "--plan", smallest, "--confirm-all")
    assert found.code == 2 and "facts.yaml" in found.err and not record(smallest).exists()


def test_our_plan_has_its_translations_confirmed(run: Run, our_plan: Path) -> None:
    assert run("translations", "--plan", our_plan).out.startswith("All ")


def test_the_record_is_no_change_of_the_plan(run: Run, plan: Path, need: Callable[[str, str], str]) -> None:
    need("git", "apt-get install git")
    top = plan.parents[1]

    def git(*arguments: str) -> str:
        who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
        done = subprocess.run(["git", *who, *arguments], cwd=top, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "plan")
    first = git("rev-parse", "HEAD")
    run("translations", "--confirm-all")
    assert revision(plan) == first
    git("add", ".")
    git("commit", "-q", "-m", "confirmed")
    assert git("rev-parse", "HEAD") != first and revision(plan) == first
    edit(plan, "基期", "基准年")
    assert revision(plan) == f"{first}+"
