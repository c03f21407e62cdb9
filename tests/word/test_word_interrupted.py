"""Counting pages leaves no program behind."""

import os
import subprocess
import sys
import time

import pytest

from tjplan.word import paginate


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
    with pytest.raises(KeyboardInterrupt):
        paginate._run([sys.executable, "-c", "import time; time.sleep(60)"], time.monotonic() + 60)
    assert started[0].poll() is not None
