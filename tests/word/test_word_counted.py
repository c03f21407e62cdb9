"""Page numbers are kept beside the plan and used for that very document only."""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from small_documents import document, heading, prose
from word_sample import sample
from word_xml import body, part, style_of, text_of

from tjplan import workspace
from tjplan.model.style import STANDARD
from tjplan.word import write
from tjplan.word.counted import Counted, dumped, fingerprint, read
from tjplan.word.paginate import Pagination

ZH = Counted("ab12", "LibreOffice 7.4.7.2", {"general": 1, "status": 12})


def test_what_was_kept_is_read_back() -> None:
    both = {"zh": ZH, "en": replace(ZH, document="cd34")}
    assert read(dumped(both)) == both  # type: ignore[arg-type]


def test_the_kept_file_has_a_heading_a_line() -> None:
    assert dumped({"zh": ZH}).decode().splitlines()[4:8] == [
        '    "pages": {',
        '      "general": 1,',
        '      "status": 12',
        "    }",
    ]


@pytest.mark.parametrize(
    "broken",
    [b"", b"\xff", b"[]", b"7", b'{"zh": []}', b'{"zh": {"document": "a", "renderer": "b", "pages": {"c": "1"}}}',
     b'{"zh": {"document": "a", "renderer": "b", "pages": {"c": -1}}}', b'{"zh": {"document": "a", "renderer": "b"}}',
     b'{"zh": {"document": "a", "renderer": "b", "pages": {"c": true}}}', b"[" * 100_000],
    ids=lambda kept: kept[:70].decode("latin-1"),
)  # fmt: skip
def test_a_kept_file_that_somebody_broke_says_nothing(broken: bytes) -> None:
    assert read(broken) == {}


def test_text_and_style_make_the_fingerprint_and_properties_do_not() -> None:
    content = sample("zh")
    first = fingerprint(write(content))
    small = replace(STANDARD["zh"], page=replace(STANDARD["zh"].page, top=30))
    assert fingerprint(write(content, revision="0" * 40)) == first
    assert fingerprint(write(replace(content, keywords=("水",)))) == first
    assert fingerprint(write(content, style=small)) != first
    assert fingerprint(write(replace(content, blocks=content.blocks[:-1]))) != first
    assert fingerprint(write(document(heading("甲")))) != fingerprint(write(document(prose("甲"))))


@pytest.fixture
def plan(our_plan: Path, tmp_path: Path) -> Path:
    """A copy of our plan without the pages that were counted for it."""
    folder = shutil.copytree(our_plan, tmp_path / "plan" / our_plan.name)
    (folder / "pages.json").unlink(missing_ok=True)
    return folder


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Callable[[str | None], list[str]]:
    """Puts a LibreOffice in place that finds every heading on page 7; its calls are listed."""
    asked: list[str] = []

    def count(docx: bytes, soffice: str, timeout_s: float) -> Pagination:
        from tjplan.word.origins import read_way_home

        asked.append(soffice)
        home = read_way_home(docx)
        assert home is not None
        return Pagination("LibreOffice 1.2", dict.fromkeys(home.headings.values(), 7))

    monkeypatch.setattr("tjplan.word.paginate.paginate", count)
    monkeypatch.setattr("tjplan.workspace.typefaces.installed", frozenset)

    def place(program: str | None) -> list[str]:
        monkeypatch.setattr("tjplan.workspace.libreoffice.program", lambda: program)
        return asked

    return place


def built(folder: Path, out: Path, *, annexes: bool = False) -> tuple[list[str], str]:
    """The lines of the Chinese contents, and what the build said in English."""
    paths, remark = workspace.build_word(workspace.open_plan(folder).plan, folder, out, annexes=annexes)
    lines = [text_of(child) for child in body(paths[0].read_bytes()) if style_of(child) in ("TOC1", "TOC2")]
    return lines, remark.en if remark else ""


def test_a_count_is_kept_and_serves_a_build_without_libreoffice(
    plan: Path, tmp_path: Path, office: Callable[[str | None], list[str]]
) -> None:
    asked = office("soffice")
    lines, told = built(plan, tmp_path / "one")
    assert told.startswith("pages counted by LibreOffice 1.2 and kept in") and told.endswith(
        "pages.json: commit that too"
    )
    assert len(lines) > 9 and all(line.endswith("7") for line in lines)
    assert json.loads((plan / "pages.json").read_bytes())["zh"]["renderer"] == "LibreOffice 1.2"
    office(None)
    again, told = built(plan, tmp_path / "two")
    assert (again, told) == (lines, "") and asked == ["soffice", "soffice"]
    for lang in ("zh", "en"):
        name = f"word/tongjiang-2021-2025.{lang}.docx"
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_count_for_another_text_is_not_used(
    plan: Path, tmp_path: Path, office: Callable[[str | None], list[str]]
) -> None:
    office("soffice")
    built(plan, tmp_path)
    for path in (plan / "chapters").glob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("矿山", "矿场"), encoding="utf-8")
    office(None)
    lines, told = built(plan, tmp_path)
    assert all(line.endswith("—") for line in lines)
    assert told.startswith("contents without page numbers: LibreOffice was not found.")


@pytest.mark.parametrize("wrong", ['"PAGE": 77', '"PAGE": 0', '"OTHER": 7', "<<<<<<< HEAD"])
def test_kept_numbers_that_cannot_be_right_are_counted_again(
    plan: Path, tmp_path: Path, office: Callable[[str | None], list[str]], wrong: str
) -> None:
    asked = office("soffice")
    built(plan, tmp_path)
    kept = (plan / "pages.json").read_text(encoding="utf-8")
    name = next(iter(json.loads(kept)["zh"]["pages"]))
    broken = wrong.replace("PAGE", name)
    (plan / "pages.json").write_text(kept.replace(f'"{name}": 7', broken, 1), encoding="utf-8")
    lines, told = built(plan, tmp_path)
    assert all(line.endswith("7") for line in lines) and len(asked) > 2
    assert "pages.json were wrong" in told and "pages counted by LibreOffice 1.2 and kept" in told
    assert (plan / "pages.json").read_text(encoding="utf-8") == kept
    (plan / "pages.json").write_text(kept.replace(f'"{name}": 7', broken, 1), encoding="utf-8")
    office(None)
    lines, told = built(plan, tmp_path)
    assert all(line.endswith("—") for line in lines)
    assert "pages.json were wrong" in told and "LibreOffice was not found" in told


def test_annexes_without_libreoffice_leave_the_kept_numbers_of_the_body(
    plan: Path, tmp_path: Path, office: Callable[[str | None], list[str]]
) -> None:
    office("soffice")
    body, _ = built(plan, tmp_path)
    office(None)
    lines, told = built(plan, tmp_path, annexes=True)
    assert lines[: len(body)] == body and len(lines) > len(body)
    assert all(line.endswith("—") for line in lines[len(body) :])
    assert told.startswith("contents without the page numbers of the annexes: LibreOffice was not found.")
    (plan / "pages.json").unlink()
    lines, told = built(plan, tmp_path, annexes=True)
    assert all(line.endswith("—") for line in lines) and told.startswith("contents without page numbers: ")


def test_pages_counted_in_other_fonts_are_said_to_be(
    plan: Path, tmp_path: Path, office: Callable[[str | None], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    office("soffice")
    monkeypatch.setattr("tjplan.workspace.typefaces.installed", lambda: frozenset(("宋体", "黑体", "Liberation Serif")))
    _, told = built(plan, tmp_path)
    assert "counted with substitute fonts (this machine lacks " in told and "仿宋_GB2312" in told
    assert "宋体" not in told and "Times New Roman" not in told
    assert built(plan, tmp_path)[1] == ""


def test_a_plan_that_may_only_be_read_is_built_all_the_same(
    plan: Path, tmp_path: Path, office: Callable[[str | None], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    office("soffice")
    real = workspace.writing.write

    def write_elsewhere(path: Path, content: bytes) -> None:
        if path.is_relative_to(plan):
            raise workspace.writing.WorkspaceError(zh="只读", en="read only")
        real(path, content)

    monkeypatch.setattr("tjplan.workspace.paging.write", write_elsewhere)
    lines, told = built(plan, tmp_path / "out")
    assert all(line.endswith("7") for line in lines) and told == "pages counted by LibreOffice 1.2"


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True, text=True
    ).stdout


def revisions(out: Path) -> list[str]:
    """The revision that the English file says in its properties, and keeps for itself."""
    file = (out / "word" / "tongjiang-2021-2025.en.docx").read_bytes()
    custom = {one.get("name", ""): "".join(one.itertext()) for one in part(file, "docProps/custom.xml")}
    return [custom.get("Revision", ""), part(file, "customXml/item1.xml").get("revision", "")]


def test_a_file_says_which_revision_of_the_plan_it_shows(
    plan: Path, tmp_path: Path, office: Callable[[str | None], list[str]], need: Callable[[str, str], str]
) -> None:
    need("git", "apt-get install git")
    office("soffice")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "plan")
    git(tmp_path, "commit", "-q", "-m", "plan")
    first = git(tmp_path, "rev-parse", "HEAD").strip()
    built(plan, tmp_path / "out")
    assert revisions(tmp_path / "out") == [first[:12], first]

    git(tmp_path, "add", "plan")  # the counted pages
    git(tmp_path, "commit", "-q", "-m", "pages")
    before = (tmp_path / "out" / "word" / "tongjiang-2021-2025.en.docx").read_bytes()
    built(plan, tmp_path / "out")
    assert (tmp_path / "out" / "word" / "tongjiang-2021-2025.en.docx").read_bytes() == before

    home = plan / "plan.yaml"
    home.write_text(home.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    built(plan, tmp_path / "out")
    assert revisions(tmp_path / "out") == [f"{first[:12]} (with changes not yet committed)", f"{first}+"]


def test_a_plan_outside_git_names_no_revision(
    plan: Path, tmp_path: Path, office: Callable[[str | None], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    office(None)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    built(plan, tmp_path / "out")
    assert revisions(tmp_path / "out") == ["", ""]


def test_a_repository_that_lacks_files_names_no_revision(
    plan: Path, tmp_path: Path, office: Callable[[str | None], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    office(None)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "plan")
    git(tmp_path, "commit", "-q", "-m", "plan")
    for path in (tmp_path / ".git" / "objects").glob("??/*"):
        if git(tmp_path, "cat-file", "-t", path.parent.name + path.name).strip() == "blob":
            path.unlink()
            break
    built(plan, tmp_path / "out")
    assert revisions(tmp_path / "out") == ["", ""]
