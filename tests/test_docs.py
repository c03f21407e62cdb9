"""Documentation cannot lie: what it shows is run, what it names is there.

In the READMEs a ``diff`` block is an edit of our plan, a ``console`` block is commands and what they
print, the blocks of one page following each other; ``…`` stands for lines that are left out.  Line
and column may be out of date, so that a line more in a plan file does not break its README.
"""

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tjplan.cli import main
from tjplan.cli.main import COMMANDS
from tjplan.model.text import LANGS

ROOT = Path(__file__).parents[1]
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh.md"}
ARCHITECTURE = {lang: ROOT / "site" / "pages" / lang / "architecture.md" for lang in LANGS}
PAGES = [*READMES.values(), *ARCHITECTURE.values(), ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
TOP = {"plan", "schema", "tjplan", "site", "tests"}


def blocks(page: Path, *kinds: str) -> list[tuple[str, str]]:
    """The fenced blocks of a page as (kind, content), those of ``kinds``."""
    found = re.findall(r"^```(\w+)\n(.*?)^```$", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return [(kind, content) for kind, content in found if kind in kinds]


def edit(folder: Path, diff: str) -> None:
    """Apply a diff that names its file in its first line and has only lines taken out and put in."""
    head, *lines = diff.splitlines()
    file = folder / head.removeprefix("--- ")
    old = "".join(f"{line[1:]}\n" for line in lines if line.startswith("-"))
    new = "".join(f"{line[1:]}\n" for line in lines if line.startswith("+"))
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file.name} does not hold the lines that the page takes out:\n{old}"
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def committed(folder: Path) -> None:
    """Make a repository of ``folder``, as a reader's clone is one."""
    own = ["-c", "user.name=reader", "-c", "user.email=reader@localhost", "-c", "commit.gpgsign=false"]
    for arguments in (["init", "-q"], ["add", "plan"], [*own, "commit", "-q", "-m", "as cloned"]):
        subprocess.run(["git", *arguments], cwd=folder, check=True)


def steps(console: str) -> list[tuple[str, list[str]]]:
    """Each command of a console block with the lines that it is said to print."""
    found: list[tuple[str, list[str]]] = []
    for line in console.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def settled(lines: list[str]) -> list[str]:
    """The lines without the places that move whenever someone edits the file."""
    return [re.sub(r"(?<=\.yaml):\d+(:\d+)?", "", line) for line in lines]


def prints(shown: list[str], printed: list[str]) -> str:
    """The first line shown that was not printed where it should be, empty if all were."""
    at, free = 0, False
    for line in shown:
        if line == "…":
            free = True
            continue
        places = [place for place in range(at, len(printed)) if printed[place] == line]
        if not places or (not free and places[0] != at):
            return line
        at, free = places[0] + 1, False
    return "" if free or at == len(printed) else f"(the end, but there is more: {printed[at]})"


@pytest.mark.parametrize("lang", LANGS)
def test_the_readme_shows_what_the_commands_print(
    lang: str, tmp_path: Path, plan_copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(plan_copy.parents[1])
    committed(plan_copy.parents[1])
    monkeypatch.setenv("LC_ALL", {"zh": "zh_CN.UTF-8", "en": "en_GB.UTF-8"}[lang])
    ran = 0
    for kind, content in blocks(READMES[lang], "diff", "console"):
        if kind == "diff":
            edit(tmp_path, content)
            continue
        for command, shown in steps(content):
            program, *arguments = shlex.split(command)
            assert program == "tjplan"
            main(arguments)
            out, err = capsys.readouterr()
            printed = (out + err).rstrip("\n").splitlines()
            assert prints(settled(shown), settled(printed)) == "", f"$ {command}\n" + "\n".join(printed)
            ran += 1
    assert ran >= 3


def test_both_readmes_show_the_same_commands_and_edits() -> None:
    def shown(page: Path) -> list[str]:
        found = blocks(page, "diff", "console", "sh", "bat")
        return [
            content if kind != "console" else "\n".join(command for command, _ in steps(content))
            for kind, content in found
        ]

    assert shown(READMES["en"]) == shown(READMES["zh"])


@pytest.mark.parametrize("lang", LANGS)
def test_every_command_is_in_the_readme_and_every_command_there_exists(lang: str) -> None:
    text = READMES[lang].read_text(encoding="utf-8")
    table = re.findall(r"^\| `tjplan (\w+)", text, re.MULTILINE)
    assert sorted(table) == sorted(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_that_a_page_names_exists(page: Path) -> None:
    named = set(re.findall(r"(?:`|^\$ |\\)tjplan ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert named and named <= set(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = {name for name in re.findall(r"[`\s]([\w.-]+/[\w./-]*)", text) if name.split("/")[0] in TOP}
    links = {(page.parent / name).as_posix() for name in re.findall(r"\]\((?!https?:|#)([^)#]+)", text)}
    generated = {(page.parent / "data.md").as_posix()}
    examples = {"plan/facts.yaml", "plan/chapters/water.yaml"}
    missing = [name for name in (named | links) - examples - generated if not (ROOT / name).exists()]
    assert missing == []


def test_every_make_target_that_a_page_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in PAGES:
        named = set(re.findall(r"(?:`|^)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE))
        assert named <= targets, page.name


def test_the_lines_for_windows_are_run_in_ci() -> None:
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    ((_, lines),) = blocks(READMES["en"], "bat")
    for line in lines.splitlines():
        assert f"{line} || exit /b 1\n" in workflow


@pytest.mark.parametrize("lang", LANGS)
def test_the_architecture_page_shows_the_packages_that_there_are(lang: str) -> None:
    ((_, _hubs), (_, drawn)) = blocks(ARCHITECTURE[lang], "text")
    named = set(re.findall(r"tjplan/(\w+)", drawn))
    folder = ROOT / "tjplan"
    packages = {path.parent.name for path in folder.glob("*/__init__.py")}
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__", "__main__"}
    assert named == packages | modules


@pytest.mark.parametrize("lang", LANGS)
def test_the_json_on_the_architecture_page_has_the_fields_that_check_writes(
    lang: str, plan_copy: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    ((_, example),) = blocks(ARCHITECTURE[lang], "json")
    projects = plan_copy / "projects.yaml"
    projects.write_text(projects.read_text(encoding="utf-8").replace("57.62", "57.26"), encoding="utf-8")
    assert main(["check", "--format", "json", "--plan", str(plan_copy), "--lang", lang]) == 1
    written = json.loads(capsysbinary.readouterr().out)
    shown = json.loads(example)
    finding = next(one for one in written["findings"] if one["code"] == "pin-differs")
    assert list(shown) == list(written) and list(shown["coverage"]) == list(written["coverage"])
    assert list(shown["findings"][0]) == list(finding)
    assert list(shown["findings"][0]["operands"][0]) == list(finding["operands"][0])


def test_both_architecture_pages_have_the_same_sections() -> None:
    zh, en = (re.findall(r"\{: #([\w-]+) \}", ARCHITECTURE[lang].read_text(encoding="utf-8")) for lang in LANGS)
    assert zh == en and len(set(en)) == len(en)
