"""The files of a round: which are read, what is said of the others, and that none hides another."""

import os
from pathlib import Path

import pytest

from tjplan.load import folder

HEAD = "# yaml-language-server: $schema=../schema/{0}.schema.json\nschema_version: 1\n{0}:\n"
TERMS = HEAD.format("terms") + "  well: {name: {zh: 井, en: well}}\n"


def said(files: dict[str, str]) -> list[tuple[str, str, int, int]]:
    loaded = folder.load({name: text.encode() for name, text in files.items()})
    return sorted((finding.code, *finding.place) for finding in loaded.findings)


def test_a_broken_file_hides_no_other() -> None:
    loaded = folder.load({"a.yaml": b"a: [", "b.yaml": TERMS.encode(), "c.yaml": b"\xff"})
    assert [finding.code for finding in loaded.findings] == ["yaml-syntax", "yaml-encoding"]
    assert loaded.broken
    assert loaded.plan.resolve("terms.well") is not None


def test_the_schema_is_not_heard_where_the_door_has_refused_a_value() -> None:
    assert said({"a.yaml": TERMS.replace("en: well", "en: no")}) == [("yaml-boolean", "a.yaml", 4, 28)]
    assert said({"a.yaml": TERMS.replace("schema_version: 1", "schema_version: 01")}) == [
        ("yaml-number", "a.yaml", 2, 17)
    ]


def test_a_wrong_schema_version_is_told_once() -> None:
    assert said({"a.yaml": TERMS.replace("schema_version: 1", "schema_version: 'one'")}) == [
        ("schema-version", "a.yaml", 2, 17)
    ]
    assert said({"a.yaml": TERMS.replace("schema_version: 1\n", "")}) == [("schema-version", "a.yaml", 1, 1)]


def test_a_value_of_the_wrong_type_is_told_once() -> None:
    places = HEAD.format("places") + "  town: {name: {zh: 镇, en: town}, kind: []}\n"
    assert [code for code, *_ in said({"a.yaml": places})] == ["schema"]


def test_a_full_width_colon_in_the_first_line_is_named() -> None:
    loaded = folder.load({"a.yaml": "schema_version：1\nterms：\n".encode()})
    (finding,) = loaded.findings
    assert (finding.code, *finding.place) == ("file-kind", "a.yaml", 1, 15)
    assert "half-width colon" in finding.hint.en


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "terms.yaml").write_text(TERMS, encoding="utf-8")
    return tmp_path / "plan"


def unreadable(plan: Path) -> list[tuple[str, str]]:
    files, findings = folder.files_of(plan, "plan")
    assert list(files) == ["plan/terms.yaml"]
    return [(finding.place.file, finding.message.en) for finding in findings]


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only administrators make links")
def test_a_link_out_of_the_folder_is_not_followed(plan: Path) -> None:
    (plan.parent / "secret.yaml").write_text(TERMS, encoding="utf-8")
    (plan / "out.yaml").symlink_to(plan.parent / "secret.yaml")
    assert unreadable(plan) == [("plan/out.yaml", "the link leads outside the plan folder")]


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only administrators make links")
def test_a_link_to_nothing_or_to_itself_is_named_as_such(plan: Path) -> None:
    (plan / "gone.yaml").symlink_to(plan / "nothing.yaml")
    (plan / "self.yaml").symlink_to(plan / "self.yaml")
    assert unreadable(plan) == [
        ("plan/gone.yaml", "the link leads to no file"),
        ("plan/self.yaml", "the link leads to no file"),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
def test_a_pipe_is_not_waited_for(plan: Path) -> None:
    os.mkfifo(plan / "pipe.yaml")
    assert unreadable(plan) == [("plan/pipe.yaml", "this is no regular file")]


def test_a_folder_named_like_a_file_is_said_to_be_one(plan: Path) -> None:
    (plan / "facts.yaml").mkdir()
    assert unreadable(plan) == [("plan/facts.yaml", "this is a folder, not a file")]


def test_a_file_that_may_not_be_read_is_named(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    files, findings = folder.files_of(plan, "plan")
    assert files == {}
    assert [(one.code, one.message.en) for one in findings] == [
        ("file-unreadable", "cannot be read (Permission denied)")
    ]


def test_hidden_files_and_files_of_other_kinds_are_passed_over(plan: Path) -> None:
    (plan / ".trash").mkdir()
    for name in (".trash/old.yaml", ".hidden.yaml", "notes.txt", "terms.yaml.bak"):
        (plan / name).write_text("a: [", encoding="utf-8")
    assert unreadable(plan) == []
