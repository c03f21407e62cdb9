"""What tests share: system programs, this repository, plans to work on."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says more about the machine than about the code.
settings.register_profile("tjplan", deadline=None)
if os.environ.get("CI") != "true":  # there hypothesis has a profile of its own, which is repeatable
    settings.load_profile("tjplan")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def need() -> Callable[[str, str], str]:
    """``need("pandoc", "apt-get install pandoc")``: the program's path.

    Where it is missing the test is skipped with the line that installs it; in CI, where all of them
    are installed, it fails.
    """

    def path_of(program: str, install: str) -> str:
        found = shutil.which(program)
        if found:
            return found
        reason = f"{program} is missing: {install}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)

    return path_of


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of this repository."""
    return ROOT


@pytest.fixture(scope="session")
def our_plan() -> Path:
    """The folder of our plan's first round; only to read."""
    return ROOT / "plan" / "2021-2025"


@pytest.fixture
def plan_copy(our_plan: Path, tmp_path: Path) -> Path:
    """A copy of our plan, as ``plan/2021-2025`` in a folder of its own, to change."""
    return shutil.copytree(our_plan, tmp_path / "plan" / our_plan.name)


@pytest.fixture(scope="session")
def good_plans() -> tuple[Path, ...]:
    """The tiny plans without a fault: each folder below tests/plans/good that holds a plan.yaml."""
    return tuple(sorted(home.parent for home in (ROOT / "tests" / "plans" / "good").rglob("plan.yaml")))
