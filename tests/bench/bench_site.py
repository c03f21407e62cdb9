"""How long the website takes: both languages beside bare mkdocs-material, and an edit until it can be seen.

    python tests/bench/bench_site.py

The yardstick is mkdocs with the Material theme and its search on the very Markdown that tjplan makes of
the plan, both languages in one process, too.  Bounds: 1.3 times the yardstick; one second for an edit.
The best of several runs counts: whatever else the machine does only adds to a run.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "plan" / "2021-2025"
RUNS = 5

OURS = """
import sys, time
from pathlib import Path
from tjplan import workspace
from tjplan.pages import generator  # what both need is loaded before the clock starts
plan, out = Path(sys.argv[1]), Path(sys.argv[2])
loaded = workspace.open_plan(plan)
report = workspace.findings(loaded)
start = time.perf_counter()
workspace.build_site(loaded, plan, out, report)
print(time.perf_counter() - start)
"""

ALONE = """
import sys, time
from pathlib import Path
from tjplan import workspace
from tjplan.pages import generator
plan, out = Path(sys.argv[1]), Path(sys.argv[2])
loaded = workspace.open_plan(plan)
report = workspace.findings(loaded)
start = time.perf_counter()
sites = workspace.site(loaded.plan, report, loaded.previous)
for lang, website in sites.items():
    generator.build(generator.config_file(plan), plan, lang, out / lang, website=website)
print(time.perf_counter() - start)
"""

BARE = """
import sys, time
from mkdocs.commands.build import build
from mkdocs.config import load_config
import material.templates
start = time.perf_counter()
for config in sys.argv[1:]:
    loaded = load_config(config)
    loaded.plugins.on_startup(command="build", dirty=False)
    build(loaded)
print(time.perf_counter() - start)
"""

SETTINGS = """
site_name: bare
docs_dir: {docs}
site_dir: {site}
use_directory_urls: false
theme: {{name: material, language: {lang}, font: false, features: [navigation.footer, navigation.sections]}}
plugins: {plugins}
markdown_extensions: [attr_list, toc: {{permalink: true}}]
"""


def timed(code: str, *arguments: object) -> float:
    """Seconds that a fresh process says it took."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-W", "ignore", "-c", code, *map(str, arguments)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def markdown(folder: Path) -> None:
    """The pages of the plan as files, a folder a language."""
    from tjplan import workspace

    loaded = workspace.open_plan(PLAN)
    for lang, website in workspace.site(loaded.plan, workspace.findings(loaded), loaded.previous).items():
        for name, text in website.pages.items():
            path = folder / lang / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        shutil.copytree(ROOT / "site" / "pages" / lang, folder / lang, dirs_exist_ok=True)


def bare(folder: Path, plugins: str) -> list[Path]:
    """The settings of the yardstick, a file a language."""
    made = []
    for lang in ("zh", "en"):
        made.append(folder / f"{lang}.yml")
        settings = SETTINGS.format(docs=folder / lang, site=folder / "site" / lang, lang=lang, plugins=plugins)
        made[-1].write_text(settings, encoding="utf-8")
    return made


def seen_after_an_edit(folder: Path) -> tuple[float, float]:
    """Seconds from saving a YAML file until the page that ``tjplan serve`` shows has the new words: of a name,
    which both languages show, and of a Chinese sentence."""
    home = folder / "home"
    plan = shutil.copytree(PLAN, home / "plan" / PLAN.name)
    for name in ("mkdocs.yml", "site", "tjplan.yaml"):
        source = ROOT / name
        if source.exists():
            shutil.copytree(source, home / name) if source.is_dir() else shutil.copy(source, home / name)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-u", "-m", "tjplan", "serve", "--port", port, "--plan", str(plan)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=home)
    try:
        assert server.stdout
        line = next(line for line in server.stdout if "http://" in line)
        address = "http://" + line.partition("http://")[2].split()[0].rstrip("，。),（(")
        name = min(
            edit(plan / "documents.yaml", f"{address}zh/documents.html", "实施办法", turn) for turn in range(RUNS)
        )
        prose = plan / "chapters" / "principles.yaml"
        return name, min(edit(prose, f"{address}zh/principles.html", "生态", turn) for turn in range(RUNS))
    finally:
        server.terminate()
        server.wait()


def edit(path: Path, page: str, word: str, turn: int) -> float:
    """One edit of the first ``word`` in ``path``, which ``page`` shows."""
    text = path.read_text(encoding="utf-8")
    new = f"{word}{turn}"
    changed = text.replace(f"{word}{turn - 1}" if turn else word, new, 1)
    assert changed != text
    time.sleep(1)
    start = time.perf_counter()
    path.write_text(changed, encoding="utf-8")
    while new not in urllib.request.urlopen(page).read().decode():
        assert time.perf_counter() - start < 30, "the edit never showed"
        time.sleep(0.02)
    return time.perf_counter() - start


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        markdown(folder)
        settings, plain = bare(folder, "[search]"), folder / "plain"
        plain.mkdir()
        ours, alone, theirs = [], [], []
        for _ in range(RUNS):  # in turn, so that both meet the same neighbours on the machine
            ours.append(timed(OURS, PLAN, folder / "ours"))
            alone.append(timed(ALONE, PLAN, folder / "alone"))
            theirs.append(timed(BARE, *settings))
        yardstick = min(theirs)
        print(f"both languages, bare mkdocs-material: {yardstick:.2f} s")
        for what, times in (("the pages", alone), ("with Word files, workbooks and open data", ours)):
            print(f"tjplan, {what}: {min(times):.2f} s, ratio {min(times) / yardstick:.2f} (bound 1.3)")
        name, sentence = seen_after_an_edit(folder)
        print(f"tjplan serve: a sentence is seen after {sentence:.2f} s, a name after {name:.2f} s (bound 1)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
