"""``tjplan check``: exit codes, text and JSON."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

FACT = "# yaml-language-server: $schema=../../schema/facts.schema.json\nschema_version: 1\nfacts:\n  wells: {name: {zh: 井数, en: wells}, value: 3, unit: 个, as_of: 2025, scope: places.town}\n"


def append(folder: Path, text: str) -> None:
    chapter = folder / "chapters" / "text.yaml"
    chapter.write_text(chapter.read_text(encoding="utf-8") + text, encoding="utf-8")


def with_fact(folder: Path, hedge: str = "") -> None:
    (folder / "facts.yaml").write_text(FACT.replace("town}", f"town{hedge}}}"), encoding="utf-8")


def with_note(folder: Path) -> None:
    """A hedged fact that no indicator measures."""
    with_fact(folder, ", hedge: {zh: 预设, en: preset}")
    append(
        folder,
        "    - {id: wells, text: {zh: '预设井[[3个|facts.wells]]。', en: '[[Three|facts.wells]] wells are preset.'}}\n",
    )


def with_warning(folder: Path) -> None:
    append(folder, "    - {id: road, text: {zh: 省道S901。, en: Road S901.}}\n")


def with_error(folder: Path) -> None:
    with_fact(folder)
    append(folder, "    - {id: wells, text: {zh: '井[[4个|facts.wells]]。', en: '[[Three|facts.wells]] wells.'}}\n")


def test_a_clean_plan_exits_with_0_and_says_so_in_both_languages(run: Callable, harbour: Path) -> None:  # type: ignore[type-arg]
    assert run("check", "--plan", harbour).code == 0
    assert "Nothing open; 1 known and accepted" in run("check", "--plan", harbour).out
    assert "没有问题；已知并接受 1" in run("check", "--plan", harbour, "--lang", "zh").out


@pytest.mark.parametrize(
    "damage, fail_on, code",
    [
        (with_note, "error", 0), (with_note, "warning", 0), (with_note, "note", 1),
        (with_warning, "error", 0), (with_warning, "warning", 1), (with_warning, "note", 1),
        (with_error, "error", 1), (with_error, "warning", 1),
    ],
)  # fmt: skip
def test_the_exit_code_follows_the_gravest_finding(
    run: Callable,
    smallest: Path,
    damage: Callable[[Path], None],
    fail_on: str,
    code: int,  # type: ignore[type-arg]
) -> None:
    damage(smallest)
    assert run("check", "--plan", smallest, "--fail-on", fail_on).code == code


def test_without_waivers_the_known_findings_are_open(run: Callable, harbour: Path) -> None:  # type: ignore[type-arg]
    ran = run("check", "--plan", harbour, "--no-waivers")
    assert ran.code == 1
    assert "facts.yaml:9:12 error [derived-differs]" in ran.out and "1 error; 0 known" in ran.out


def test_a_finding_shows_its_place_hint_and_both_sides(run: Callable, smallest: Path) -> None:  # type: ignore[type-arg]
    with_error(smallest)
    out = run("check", "--plan", smallest).out
    assert "chapters/text.yaml:10:34 error [pin-differs] the text says “4个”" in out
    assert "hint: mend one of the two" in out
    assert "weighs: facts.wells = 3 " in out and "facts.yaml:4:45" in out


def test_a_chinese_reader_reads_chinese_and_an_english_reader_english(run: Callable, smallest: Path) -> None:  # type: ignore[type-arg]
    with_error(smallest)
    zh, en = run("check", "--plan", smallest, "--lang", "zh").out, run("check", "--plan", smallest).out
    assert "错误 [pin-differs] 此处写“4个”" in zh and "建议：" in zh and "hint" not in zh
    assert "建议" not in en and "错误" not in en


def test_the_json_report_has_the_promised_form(run: Callable, smallest: Path, harbour: Path) -> None:  # type: ignore[type-arg]
    with_error(smallest)
    with_warning(smallest)
    report = json.loads(run("check", "--plan", smallest, "--format", "json").out)
    assert {"findings", "coverage"} <= set(report)
    assert {"numbers", "bound", "unbound"} <= set(report["coverage"])
    assert (report["coverage"]["numbers"], report["coverage"]["bound"]) == (8, 6)
    unbound, _ = report["coverage"]["unbound"]
    assert (unbound["text"], unbound["line"], unbound["col"]) == ("901", 11, 32)
    pin, road, _ = report["findings"]
    keys = {"code", "severity", "message", "hint", "file", "line", "col", "path", "operands", "waived"}
    assert keys <= set(pin) and keys <= set(road)
    assert (pin["code"], pin["severity"], pin["path"], pin["line"]) == (
        "pin-differs",
        "error",
        "nodes.wells.text.zh",
        10,
    )
    assert pin["file"].endswith("chapters/text.yaml") and "\\" not in pin["file"]
    assert pin["waived"] is None and road["operands"] == []
    assert [(one["printed"], one.get("printed_en")) for one in pin["operands"]] == [("4个", None), ("3个", "3")]
    (known,) = json.loads(run("check", "--plan", harbour, "--format", "json", "--lang", "zh").out)["findings"]
    assert set(known["waived"]) == {"reason", "owner", "expires"} and known["waived"]["owner"] == "县渔业局"


def test_a_broken_file_hides_no_other_and_says_what_was_not_checked(run: Callable, smallest: Path) -> None:  # type: ignore[type-arg]
    (smallest / "facts.yaml").write_text("facts: [", encoding="utf-8")
    (smallest / "terms.yaml").write_bytes("terms: {井: 1}\n".encode("gbk"))
    ran = run("check", "--plan", smallest)
    assert ran.code == 1
    assert "facts.yaml:1:9 error [yaml-syntax]" in ran.out and "terms.yaml:1:9 error [yaml-encoding]" in ran.out
    assert "Some files could not be read" in ran.out and "2 errors" in ran.out


def test_two_runs_say_the_same(run: Callable, smallest: Path) -> None:  # type: ignore[type-arg]
    with_error(smallest)
    assert run("check", "--plan", smallest) == run("check", "--plan", smallest)


def test_a_known_finding_shows_its_arithmetic_in_one_line(run: Callable, harbour: Path) -> None:  # type: ignore[type-arg]
    out = run("check", "--plan", harbour).out
    known = out[out.index("known [derived-differs]") :].split("\n\n")[0].split("\n")
    assert "42 + 31 = 73" in known[0] and known[1].startswith("    reason: ")
    assert "facts.boats = 74 (facts.yaml:9); facts.trawlers = 42 (facts.yaml:5)" in known[2]
    assert len(known) == 3
