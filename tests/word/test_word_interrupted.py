"""LibreOffice that is missing, hangs, breaks down or is interrupted: one message, and nothing left behind."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from word_sample import sample

from tjplan.errors import WorkspaceError
from tjplan.word import office, write
from tjplan.word.paginate import paginate
from tjplan.word.pdf import to_pdf

Tool = Callable[[bytes, str, float], object]


def as_pdf(docx: bytes, soffice: str, timeout_s: float) -> bytes:
    return to_pdf(docx, "zh", soffice, timeout_s)


@pytest.fixture(params=[paginate, as_pdf], ids=["pages", "pdf"])
def tool(request: pytest.FixtureRequest) -> Tool:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def fake(tmp_path: Path) -> Callable[[str], str]:
    """A program that runs the given lines of shell in place of LibreOffice."""

    def make(lines: str) -> str:
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
        program.chmod(0o755)
        return str(program)

    return make


def left_over() -> list[Path]:
    return sorted(Path(tempfile.gettempdir()).glob("tjplan-*"))


def test_a_libreoffice_that_is_not_there_is_told(tool: Tool) -> None:
    with pytest.raises(WorkspaceError, match=r"no-such-program.*cannot be started"):
        tool(write(sample("zh")), "no-such-program", 1)


@pytest.mark.skipif(os.name == "nt", reason="runs a shell script")
def test_a_libreoffice_that_hangs_is_stopped_with_all_that_it_started(
    tool: Tool, fake: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    program = fake(f"sleep 60 & echo $! > {tmp_path}/child; wait")
    start = time.monotonic()
    with pytest.raises(WorkspaceError, match=r"not done after 1 s and was stopped") as told:
        tool(write(sample("zh")), program, 1)
    assert "1 秒内没有完成" in told.value.zh
    assert time.monotonic() - start < 10
    child = int((tmp_path / "child").read_text())
    assert ended(child)
    assert left_over() == []


def ended(process: int) -> bool:
    """Whether a process is gone, or only waits to be collected by the system."""
    for _ in range(50):
        state = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True).stdout
        if not state.strip() or state.strip().startswith("Z"):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(os.name == "nt", reason="runs a shell script")
@pytest.mark.parametrize("lines, code", [("exit 77", 77), ("exit 0", 0), ("kill -9 $$", -9)])
def test_a_libreoffice_that_breaks_down_is_told(tool: Tool, fake: Callable[[str], str], lines: str, code: int) -> None:
    with pytest.raises(WorkspaceError, match=rf"gave no result \(exit code {code}\)"):
        tool(write(sample("zh")), fake(lines), 30)


def test_no_room_for_its_files_is_told(tool: Tool, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryDirectory", full)
    with pytest.raises(WorkspaceError, match="No space left on device"):
        tool(write(sample("zh")), "soffice", 30)


@pytest.mark.skipif(os.name == "nt", reason="sends POSIX signals")
def test_an_interrupted_count_stops_the_program_that_it_started(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    wait = subprocess.Popen.wait

    def interrupted(process: subprocess.Popen[bytes], timeout: float | None = None) -> int:
        if not started:
            started.append(process)
            raise KeyboardInterrupt
        return wait(process, timeout)

    monkeypatch.setattr(subprocess.Popen, "wait", interrupted)
    job = office.Job(Path(), sys.executable, time.monotonic() + 60, 60)
    with pytest.raises(KeyboardInterrupt):
        office._finished([sys.executable, "-c", "import time; time.sleep(60)"], job)
    assert started[0].poll() is not None
