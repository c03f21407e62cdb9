"""The wheel works where there is no checkout: schemas and website sources come along."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel puts into site-packages."""
    folder = tmp_path_factory.mktemp("安装 here")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = folder.glob("*.whl")
    packages = folder / "packages"
    zipfile.ZipFile(wheel).extractall(packages)
    where = [sys.executable, "-c", "import tjplan; print(ascii(tjplan.__file__))"]
    shown = subprocess.run(where, cwd=folder, env=environment(packages), check=True, capture_output=True, text=True)
    assert shown.stdout.strip() == ascii(str(packages / "tjplan" / "__init__.py"))
    return packages


def environment(packages: Path) -> dict[str, str]:
    """This environment with ``packages`` before an editable install."""
    return os.environ | {"PYTHONPATH": str(packages)}


def tjplan(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the installed program in ``folder``."""
    command = [sys.executable, "-m", "tjplan", *arguments]
    return subprocess.run(command, cwd=folder, env=environment(installed), capture_output=True, timeout=120)


def test_an_installed_tjplan_finds_its_schemas(installed: Path, plan_copy: Path) -> None:
    folder = plan_copy.parents[1]
    assert tjplan(installed, folder, "check", "--plan", str(plan_copy)).returncode == 0
    facts = plan_copy / "facts.yaml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("    scope:", "    skope:", 1), encoding="utf-8")
    done = tjplan(installed, folder, "check")
    assert done.returncode == 1 and b"[schema]" in done.stdout


def test_an_installed_tjplan_builds_everything(installed: Path, plan_copy: Path) -> None:
    folder = plan_copy.parents[1]
    done = tjplan(installed, folder, "build")
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    made = {path.relative_to(folder / "build").as_posix() for path in (folder / "build").rglob("*")}
    assert {"site/index.html", "site/zh/index.html", "site/en/about.html", "data/facts.csv"} <= made
    files = {f"tongjiang-2021-2025.{lang}.docx" for lang in ("zh", "en")}
    assert {name for name in made if name.endswith(".docx")} == {
        f"{folder}/{file}" for folder in ("word", "site/files") for file in files
    }


def test_the_pictures_of_the_readme_are_neither_installed_nor_published(installed: Path) -> None:
    assert {path.name for path in (installed / "tjplan" / "_site" / "site").iterdir()} == {
        "assets",
        "overrides",
        "pages",
        "root",
    }
