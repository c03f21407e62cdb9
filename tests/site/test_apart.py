"""The second process of the live preview."""

import os
import signal
from pathlib import Path

import pytest
from website_under_test import CONFIG, made

from tjplan.errors import TjplanError
from tjplan.pages.apart import Apart, finished


def test_it_builds_what_it_is_given(tmp_path: Path) -> None:
    apart = Apart()
    try:
        future = apart.start(CONFIG, tmp_path / "plan", "en", tmp_path / "out", made()["en"], "")
        assert future and finished(future)
        assert "Wetland" in (tmp_path / "out" / "state.html").read_text(encoding="utf-8")
    finally:
        apart.close()


def test_what_goes_wrong_there_is_told_here(tmp_path: Path) -> None:
    apart = Apart()
    try:
        future = apart.start(CONFIG, tmp_path / "plan", "en", CONFIG.parent / "site", made()["en"], "")
        assert future
        with pytest.raises(TjplanError, match="overlaps"):
            finished(future)
    finally:
        apart.close()


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_a_process_that_died_is_no_failure_of_the_website(tmp_path: Path) -> None:
    apart = Apart()
    try:
        first = apart.start(CONFIG, tmp_path / "plan", "zh", tmp_path / "zh", made()["zh"], "")
        assert first and finished(first)
        for process in list(apart._pool._processes):  # its only worker, by process id
            os.kill(process, signal.SIGKILL)
        second = apart.start(CONFIG, tmp_path / "plan", "en", tmp_path / "en", made()["en"], "")
        assert second is None or not finished(second)
    finally:
        apart.close()
