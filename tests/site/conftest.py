"""The websites and the browser that tests look at, one of each for all of them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chromium import Browser, browser
from serving import served
from website_under_test import ROOT, built

from tjplan import workspace

ADDRESS = "https://plans.example/yunxi/"


@pytest.fixture(scope="session")
def our_site(tmp_path_factory: pytest.TempPathFactory, our_plan: Path) -> Path:
    """The website of our plan: the folder that holds zh/ and en/; only to read."""
    home = tmp_path_factory.mktemp("ours")
    # Beside a copy of the settings, as the plan of the checkout is built.
    for name in ("mkdocs.yml", "site"):
        source = ROOT / name
        shutil.copytree(source, home / name) if source.is_dir() else shutil.copy(source, home / name)
    plan = shutil.copytree(our_plan, home / "plan" / our_plan.name)
    workspace.build_site(workspace.open_plan(plan), plan, home / "build")
    return home / "build" / "site"


@pytest.fixture(scope="session")
def made_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The website of the invented plan in a folder with a space and Han in its name; only to read."""
    return built(tmp_path_factory.mktemp("规划 made"))


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The website of the invented plan as built for ``ADDRESS``."""
    return built(tmp_path_factory.mktemp("published"), site_url=ADDRESS)


@pytest.fixture(scope="session")
def chromium_of_all(need: Callable[[str, str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(need("chromium", "apt-get install chromium"), tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture
def looking(chromium_of_all: Browser) -> Iterator[Browser]:
    """The browser that all tests share, on a desk and in the light; what a test sets is unset behind it."""
    chromium_of_all.view(1280, 900)
    yield chromium_of_all
    chromium_of_all.call("Emulation.setScriptExecutionDisabled", value=False)
    chromium_of_all.call("Emulation.setEmulatedMedia", media="", features=[])


@pytest.fixture(scope="session")
def our_address(our_site: Path) -> Iterator[str]:
    """Our website on a web server: ``http://127.0.0.1:1234/``."""
    with served(our_site) as address:
        yield address
