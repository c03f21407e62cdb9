"""How long checking takes. Prints, never fails: machines differ, ratios on one machine are what counts.

1. ``tjplan check`` as a user starts it, beside check-jsonschema on the same files. It takes one
   schema a run, so it is measured both ways: a run for each kind of file, and its best case, one
   run with a schema made here that joins them all. Both start from compiled bytecode, as installed
   programs do.
2. Opening and checking our plan in a process that has already imported everything, beside
   PyYAML's C loader on the same bytes, which keeps no positions and checks nothing: the first time
   in a fresh process, when schemas, tables of words and patterns are still to be built, and again
   and again in one process, as a preview does.

Rounds alternate, so that a slow moment of the machine falls on both sides. The best of each is
compared, for other programs only ever add to a time; the median stands beside it.
"""

import importlib.metadata
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from tjplan import workspace
from tjplan.load import folder as plan_folder

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "plan" / "2021-2025"
SCHEMAS = ROOT / "schema"
FILES = sorted(PLAN.rglob("*.yaml"))
COLD_ROUNDS, FIRST_ROUNDS, WARM_ROUNDS = 9, 9, 30

Work = Callable[[], object]
Timed = Callable[[], float]
"""Does a work once and gives the seconds that it took."""


def main() -> None:
    """Print all comparisons; with the name of a work, do that once and print its seconds."""
    if len(sys.argv) > 1:
        print(timed(warm()[sys.argv[1]], time.process_time)())
        return
    size = sum(path.stat().st_size for path in FILES)
    print(f"{len(FILES)} files, {size / 1024:.0f} KB, Python {sys.version.split()[0]}\n")
    with tempfile.TemporaryDirectory() as scratch:
        commands = cold(Path(scratch))
        compare(
            "cold, as a command", {name: timed(work, time.perf_counter) for name, work in commands.items()}, COLD_ROUNDS
        )
    compare("first time in a fresh process, imports apart", {name: first_time(name) for name in warm()}, FIRST_ROUNDS)
    works = {name: timed(work, time.process_time) for name, work in warm().items()}
    compare("warm, in one process", works, WARM_ROUNDS)


def compare(title: str, works: dict[str, Timed], rounds: int) -> None:
    """Time the works by turns; a line each with its best, its median and how its best compares with the first."""
    for work in works.values():
        work()
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(work())
    first = next(iter(works))
    print(f"{title} (best of {rounds}, median)")
    for name, taken in times.items():
        ratio = "" if name == first else f"   {min(taken) / min(times[first]):5.2f} x {first}"
        print(f"  {name:44} {min(taken) * 1000:8.1f} ms {statistics.median(taken) * 1000:8.1f} ms{ratio}")
    print()


def timed(work: Work, clock: Callable[[], float]) -> Timed:
    """``work`` by ``clock``: the wall's for commands, the processor's for what runs in this process."""

    def run() -> float:
        start = clock()
        work()
        return clock() - start

    return run


def first_time(name: str) -> Timed:
    """One of the works of :func:`warm`, done once in a process of its own, its imports not counted."""

    def run() -> float:
        command = [sys.executable, __file__, name]
        return float(subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout)

    return run


def cold(scratch: Path) -> dict[str, Work]:
    """The commands to compare; ours alone where check-jsonschema is not installed."""
    works: dict[str, Work] = {
        "tjplan check": runs([[sys.executable, "-m", "tjplan", "check", "--plan", str(PLAN)]], scratch)
    }
    try:
        version = importlib.metadata.version("check-jsonschema")
    except importlib.metadata.PackageNotFoundError:
        print('check-jsonschema is not installed, so there is nothing to compare with: pip install -e ".[bench]"\n')
        return works
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile"]
    kinds: dict[str, list[str]] = {}
    for path in FILES:
        kinds.setdefault(kind_of(path), []).append(str(path))
    each = [[*command, str(SCHEMAS / f"{kind}.schema.json"), *paths] for kind, paths in kinds.items()]
    joined = [*command, str(joined_schema(sorted(kinds), scratch)), *map(str, FILES)]
    works[f"check-jsonschema {version}, {len(each)} runs"] = runs(each, scratch)
    works[f"check-jsonschema {version}, one run"] = runs([joined], scratch)
    return works


def runs(commands: list[list[str]], scratch: Path, folder: Path = ROOT) -> Work:
    """A work that runs the commands in ``folder`` one after the other; they may find faults, but must run."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(scratch / "bytecode")

    def work() -> None:
        for command in commands:
            done = subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True)
            if done.returncode not in (0, 1):
                sys.exit(done.stderr.decode("utf-8", "replace"))

    return work


def kind_of(path: Path) -> str:
    """The kind of file that its first line says: ``facts`` for ``…/facts.schema.json``."""
    with path.open(encoding="utf-8") as lines:
        return lines.readline().strip().rpartition("/")[2].removesuffix(".schema.json")


def joined_schema(kinds: list[str], scratch: Path) -> Path:
    """A schema for every kind at once, which the top-level key tells apart, beside copies of them."""
    for schema in SCHEMAS.glob("*.json"):
        shutil.copy(schema, scratch)
    choices = [{"if": {"required": [kind]}, "then": {"$ref": f"{kind}.schema.json"}} for kind in kinds]
    joined = scratch / "joined.json"
    joined.write_text(
        json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", "allOf": choices}), encoding="utf-8"
    )
    return joined


def warm() -> dict[str, Work]:
    """Reading alone, opening, and opening with all rules, each beside a bare load."""
    contents = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in FILES}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return {
        f"yaml.{loader.__name__}": lambda: [yaml.load(raw, loader) for raw in contents.values()],
        "open": lambda: plan_folder.load(contents),
        "open and check": lambda: workspace.findings(plan_folder.load(contents)),
    }


if __name__ == "__main__":
    main()
