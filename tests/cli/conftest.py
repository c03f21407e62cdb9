"""A command run in this process, and small plan folders to run it on."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tjplan.cli import main

PLANS = Path(__file__).parents[1] / "plans" / "good"


class Ran(NamedTuple):
    """What a command left: exit code, standard output and standard error."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """``run("check", "--plan", folder)``; English unless ``--lang`` is among the arguments."""

    def command(*arguments: object) -> Ran:
        given = [str(argument) for argument in arguments]
        try:
            code = main([*given, *([] if "--lang" in given else ["--lang", "en"])])
        except SystemExit as left:
            code = int(left.code or 0)
        return Ran(code, *capsys.readouterr())

    return command


@pytest.fixture
def smallest(tmp_path: Path) -> Path:
    """A copy of the smallest good plan, in a folder with Chinese and spaces in its name."""
    return shutil.copytree(PLANS / "smallest", tmp_path / "规划 plans" / "plan" / "2026-2030")


@pytest.fixture(scope="session")
def harbour() -> Path:
    """The invented plan of a fishing harbour; only to read."""
    return PLANS / "fishing-harbour"
