"""``tjplan build``: every failure leaves the earlier output whole and nothing half-written."""

import errno
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tjplan import workspace
from tjplan.errors import WorkspaceError
from tjplan.pages import generator
from tjplan.workspace.writing import write_all


@pytest.fixture(autouse=True)
def without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counting pages takes seconds and is tested with the Word files."""
    monkeypatch.setattr("tjplan.workspace.libreoffice.program", lambda: None)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_output_stands_beside_the_plan_folder(run: Callable, smallest: Path) -> None:  # type: ignore[type-arg]
    ran = run("build", "word", "--plan", smallest)
    assert ran.code == 0 and "building the Word files" in ran.err
    assert set(contents(smallest.parents[1] / "build")) == {
        "word/smallest-2026-2030.zh.docx",
        "word/smallest-2026-2030.en.docx",
    }


def test_errors_stop_it_and_force_does_not(run: Callable, smallest: Path, tmp_path: Path) -> None:  # type: ignore[type-arg]
    chapter = smallest / "chapters" / "text.yaml"
    chapter.write_text(chapter.read_text(encoding="utf-8").replace("[[2030年|", "[[2031年|"), encoding="utf-8")
    stopped = run("build", "word", "--plan", smallest, "--out", tmp_path / "out")
    assert stopped.code == 1 and "[pin-differs]" in stopped.out and "nothing built" in stopped.err
    assert not (tmp_path / "out").exists()
    forced = run("build", "word", "--plan", smallest, "--out", tmp_path / "out", "--force")
    assert forced.code == 1 and (tmp_path / "out" / "word" / "smallest-2026-2030.zh.docx").is_file()


def test_two_builds_give_the_same_bytes(run: Callable, smallest: Path, tmp_path: Path) -> None:  # type: ignore[type-arg]
    for name in ("one", "two"):
        for what in ("word", "data"):
            assert run("build", what, "--plan", smallest, "--out", tmp_path / name).code == 0
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_annexes_stand_in_the_word_file_only_where_they_are_asked_for(
    run: Callable,  # type: ignore[type-arg]
    plan_copy: Path,
    tmp_path: Path,
) -> None:
    for name, more in (("plain", []), ("more", ["--annexes"])):
        assert run("build", "word", "--plan", plan_copy, "--out", tmp_path / name, *more).code == 0
    [plain] = (tmp_path / "plain" / "word").glob("*.zh.docx")
    [more] = (tmp_path / "more" / "word").glob("*.zh.docx")
    charts = [[name for name in zipfile.ZipFile(path).namelist() if "/charts/" in name] for path in (plain, more)]
    assert charts[0] == [] and len(charts[1]) > 2


def test_data_comes_with_a_workbook_in_each_language(run: Callable, smallest: Path, tmp_path: Path) -> None:  # type: ignore[type-arg]
    assert run("build", "data", "--plan", smallest, "--out", tmp_path).code == 0
    made = {path.name for path in (tmp_path / "data").glob("*.xlsx")}
    assert made == {"smallest-2026-2030.zh.xlsx", "smallest-2026-2030.en.xlsx"}
    listed = json.loads((tmp_path / "data" / "index.json").read_text(encoding="utf-8"))
    assert set(listed["workbooks"].values()) == made


def refuse(number: int) -> Callable[..., None]:
    def refused(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refused


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.EROFS])
@pytest.mark.parametrize("step", ["tempfile.mkstemp", "os.replace", "os.fsync"])
@pytest.mark.parametrize("what", ["word", "data"])
def test_a_folder_that_takes_no_file_leaves_the_old_ones(
    run: Callable,
    smallest: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
    step: str,
    number: int,  # type: ignore[type-arg]
) -> None:
    out = tmp_path / "out"
    assert run("build", what, "--plan", smallest, "--out", out).code == 0
    before = contents(out)
    monkeypatch.setattr(f"tjplan.workspace.writing.{step}", refuse(number))
    zh, en = (
        run("build", what, "--plan", smallest, "--out", out, "--lang", "zh"),
        run("build", what, "--plan", smallest, "--out", out),
    )
    assert (zh.code, en.code) == (2, 2)
    assert "无法写入" in zh.err and "cannot write" in en.err and os.strerror(number) in en.err
    assert "Traceback" not in en.err
    assert contents(out) == before


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
@pytest.mark.parametrize(
    ("what", "barred"), [("word", "word/smallest-2026-2030.en.docx"), ("data", "data/smallest-2026-2030.en.xlsx")]
)
def test_one_file_that_cannot_be_replaced_leaves_all_the_others_as_they_were(
    run: Callable,  # type: ignore[type-arg]
    smallest: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
    barred: str,
    links: bool,
) -> None:
    out = tmp_path / "out"
    assert run("build", what, "--plan", smallest, "--out", out).code == 0
    (out / barred).unlink()
    (out / barred / "in the way").mkdir(parents=True)
    chapter = smallest / "chapters" / "text.yaml"
    chapter.write_text(chapter.read_text(encoding="utf-8").replace("。", "！"), encoding="utf-8")
    if not links:
        monkeypatch.setattr("os.link", refuse(errno.EPERM))
    before = contents(out)
    ran = run("build", what, "--plan", smallest, "--out", out, "--force")
    assert ran.code == 2 and f"cannot write {out / barred}" in ran.err and "what was there is unchanged" in ran.err
    assert contents(out) == before
    (out / barred / "in the way").rmdir()
    (out / barred).rmdir()
    assert run("build", what, "--plan", smallest, "--out", out, "--force").code != 2
    assert all(contents(out)[name] != old for name, old in before.items() if name.endswith("zh.docx"))
    assert set(contents(out)) == set(before) | {barred}


def test_files_that_were_not_there_are_gone_again_where_another_cannot_be_written(
    run: Callable,  # type: ignore[type-arg]
    smallest: Path,
    tmp_path: Path,
) -> None:
    (tmp_path / "out" / "word" / "smallest-2026-2030.en.docx" / "in the way").mkdir(parents=True)
    ran = run("build", "word", "--plan", smallest, "--out", tmp_path / "out")
    assert ran.code == 2 and contents(tmp_path / "out") == {}


def test_an_old_file_that_cannot_be_put_back_is_named_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [tmp_path / "a", tmp_path / "b"]
    for path in files:
        path.write_bytes(b"old")
    real, tried = os.replace, []

    def once(source: Path, target: Path) -> None:
        tried.append(target)
        if len(tried) > 1:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(source, target)

    monkeypatch.setattr("tjplan.workspace.writing.os.replace", once)
    with pytest.raises(WorkspaceError, match="new already, and not to be put back") as told:
        write_all(dict.fromkeys(files, b"new"))
    [held] = tmp_path.glob(".a.*.old")
    assert held.read_bytes() == b"old" and str(held) in told.value.zh and str(tmp_path / "b") in told.value.en
    assert "未改动" not in told.value.zh and files[1].read_bytes() == b"old"


def test_a_disk_that_fills_in_mid_write_leaves_no_half_file(
    run: Callable,
    smallest: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,  # type: ignore[type-arg]
) -> None:
    out = tmp_path / "out"
    assert run("build", "word", "--plan", smallest, "--out", out).code == 0
    before = contents(out)
    real = os.fdopen

    def filling(handle: int, mode: str) -> object:
        stream = real(handle, mode)
        write = stream.write
        stream_of = type("Full", (), {
            "__enter__": lambda self: self, "__exit__": lambda self, *_: stream.close(), "flush": stream.flush, "fileno": stream.fileno,
            "write": lambda self, content: (write(content[: len(content) // 2]), refuse(errno.ENOSPC)()),
        })  # fmt: skip
        return stream_of()

    monkeypatch.setattr("tjplan.workspace.writing.os.fdopen", filling)
    assert run("build", "word", "--plan", smallest, "--out", out).code == 2
    assert contents(out) == before


def test_an_output_path_that_is_a_file_is_told_in_one_line(run: Callable, smallest: Path, tmp_path: Path) -> None:  # type: ignore[type-arg]
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    for what in ("word", "data", "site"):
        ran = run("build", what, "--plan", smallest, "--out", tmp_path / "out")
        assert ran.code == 2 and "cannot write" in ran.err
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


class TestSite:
    """The website takes the place of the old one only when it is whole."""

    @pytest.fixture
    def out(self, run: Callable, smallest: Path, tmp_path: Path) -> Path:  # type: ignore[type-arg]
        assert run("build", "site", "--plan", smallest, "--out", tmp_path / "out").code == 0
        return tmp_path / "out"

    @pytest.mark.parametrize(
        "raised, code, zh, en",
        [
            (KeyboardInterrupt, 130, "已中断", "interrupted"),
            (OSError(errno.ENOSPC, "No space left on device"), 2, "无法写入", "cannot write"),
        ],
    )
    def test_a_build_that_ends_early_leaves_the_old_site(
        self,
        run: Callable,
        smallest: Path,
        out: Path,
        monkeypatch: pytest.MonkeyPatch,
        raised: BaseException,
        code: int,
        zh: str,
        en: str,  # type: ignore[type-arg]
    ) -> None:
        before = contents(out)
        real = generator.build

        def build(config: Path, plan: Path, lang: str, site: Path, **more: object) -> int:
            if lang == "en":
                raise raised
            return real(config, plan, lang, site, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(generator, "build", build)
        chinese = run("build", "site", "--plan", smallest, "--out", out, "--lang", "zh")
        english = run("build", "site", "--plan", smallest, "--out", out)
        assert (chinese.code, english.code) == (code, code)
        assert zh in chinese.err and en in english.err and "Traceback" not in english.err
        assert contents(out) == before
        assert [path.name for path in out.iterdir()] == ["site"]

    @pytest.mark.parametrize("raised", [KeyboardInterrupt, OSError(errno.EBUSY, "Device or resource busy")])
    def test_an_end_between_taking_the_old_site_away_and_putting_the_new_one_brings_the_old_one_back(
        self,
        run: Callable,
        smallest: Path,
        out: Path,
        monkeypatch: pytest.MonkeyPatch,
        raised: BaseException,  # type: ignore[type-arg]
    ) -> None:
        before = contents(out)
        real = Path.rename

        def rename(path: Path, target: Path) -> Path:
            if path.name == ".site.new":
                raise raised
            return real(path, target)

        monkeypatch.setattr(Path, "rename", rename)
        assert run("build", "site", "--plan", smallest, "--out", out).code in (2, 130)
        assert contents(out) == before

    def test_a_site_that_a_killed_run_left_aside_comes_back_first(
        self,
        run: Callable,
        smallest: Path,
        out: Path,
        monkeypatch: pytest.MonkeyPatch,  # type: ignore[type-arg]
    ) -> None:
        before = contents(out)
        (out / "site").rename(out / ".site.old")
        monkeypatch.setattr(generator, "build", refuse(errno.ENOSPC))
        assert run("build", "site", "--plan", smallest, "--out", out).code == 2
        assert contents(out) == before


def test_an_interrupted_command_exits_with_130(run: Callable, smallest: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[type-arg]
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(workspace, "open_plan", interrupted)
    ran = run("check", "--plan", smallest)
    assert ran.code == 130 and ran.err == "interrupted; each file is either new and whole or as it was\n"


def test_no_temporary_file_is_left_by_a_good_build(run: Callable, smallest: Path, tmp_path: Path) -> None:  # type: ignore[type-arg]
    assert run("build", "data", "--plan", smallest, "--out", tmp_path / "out").code == 0
    assert not [name for name in contents(tmp_path / "out") if Path(name).name.startswith(".")]


def test_a_plan_id_cannot_lead_out_of_the_output_folder(run: Callable, smallest: Path, tmp_path: Path) -> None:  # type: ignore[type-arg]
    home = smallest / "plan.yaml"
    home.write_text(
        home.read_text(encoding="utf-8").replace("id: smallest-2026-2030", "id: ../../evil"), encoding="utf-8"
    )
    ran = run("build", "word", "--force", "--plan", smallest, "--out", tmp_path / "out")
    assert ran.code == 2 and "no file name" in ran.err
    assert not list(tmp_path.rglob("*.docx"))


def test_without_libreoffice_the_contents_say_how_to_get_their_numbers(
    run: Callable, smallest: Path, tmp_path: Path
) -> None:  # type: ignore[type-arg]
    zh, en = (
        run("build", "word", "--plan", smallest, "--out", tmp_path / "out", "--lang", lang) for lang in ("zh", "en")
    )
    assert zh.code == en.code == 0
    assert "目录无页码：未找到 LibreOffice。在 Word 中全选后按 F9 可补上" in zh.err
    assert "contents without page numbers: LibreOffice was not found. In Word, select all and press F9" in en.err


def test_a_pdf_is_made_only_where_it_is_asked_for_and_needs_libreoffice(
    run: Callable,  # type: ignore[type-arg]
    smallest: Path,
    tmp_path: Path,
) -> None:
    zh, en = (
        run("build", "pdf", "--plan", smallest, "--out", tmp_path / "out", "--lang", lang) for lang in ("zh", "en")
    )
    assert zh.code == en.code == 2
    assert "生成 PDF 需要 LibreOffice，但没有找到" in zh.err
    assert "a PDF needs LibreOffice, which was not found: install it" in en.err and "Traceback" not in en.err
    assert run("build", "--plan", smallest, "--out", tmp_path / "out").code == 0
    assert not (tmp_path / "out" / "pdf").exists()


def test_a_file_that_word_holds_open_on_windows_is_told(
    run: Callable,  # type: ignore[type-arg]
    smallest: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "out"
    assert run("build", "word", "--plan", smallest, "--out", out).code == 0
    before = contents(out)

    class Held(PermissionError):
        winerror = 32

    def replace(*_: object) -> None:
        raise Held(13, "The process cannot access the file because it is being used by another process")

    monkeypatch.setattr("os.replace", replace)
    zh, en = (run("build", "word", "--plan", smallest, "--out", out, "--lang", lang) for lang in ("zh", "en"))
    assert zh.code == en.code == 2
    assert (
        "文件可能正在 Word 中打开，请关闭后重试" in zh.err and "may be open in Word: close it and try again" in en.err
    )
    assert contents(out) == before


def test_pages_that_libreoffice_cannot_count_are_said_to_be_uncounted(
    run: Callable,  # type: ignore[type-arg]
    smallest: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tjplan.workspace.libreoffice.program", lambda: "soffice")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryDirectory", full)
    ran = run("build", "word", "--plan", smallest, "--out", tmp_path / "out")
    assert ran.code == 0 and "contents without page numbers: there is no room for LibreOffice's own files" in ran.err
    assert "No space left on device" in ran.err
