"""300 generated plans checked on two cores, beside check-jsonschema on the same files. Prints, never fails.

tjplan reads and checks every plan, rules and all, in two processes that have already started.
check-jsonschema takes minutes for that, so it is run on two sample sizes, each time with one schema
that joins all kinds (its best case: one process, one start), and drawn out in a straight line: what
a plan more costs, times 300, plus what starting costs, halved because two could run side by side.
"""

import importlib.metadata
import multiprocessing
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

from bench_check import joined_schema, kind_of
from generated_plans import generated

from tjplan.check import check
from tjplan.load import folder as plan_folder

PLANS, CORES, SAMPLES = 300, 2, (2, 8)


def main() -> None:
    """Print both times and their ratio."""
    sizes = [sum(map(len, generated(seed).values())) for seed in range(5)]
    print(
        f"{PLANS} plans of {len(generated(0))} files and about {statistics.mean(sizes) / 1024:.0f} KB, {CORES} cores\n"
    )
    ours = checked()
    print(f"  tjplan, all rules                 {ours:8.1f} s   {ours / PLANS * CORES * 1000:.0f} ms a plan and core")
    theirs = against()
    if theirs:
        print(f"  check-jsonschema, extrapolated    {theirs:8.1f} s   tjplan takes {ours / theirs:.3f} of it\n")


def checked() -> float:
    """Seconds for all plans; writing them is not counted."""
    with ProcessPoolExecutor(CORES, multiprocessing.get_context("spawn")) as pool:
        list(pool.map(work, range(CORES)))  # the processes have started and imported
        start = time.perf_counter()
        spent = list(pool.map(work, range(PLANS), chunksize=5))
        whole = time.perf_counter() - start
    made = sum(made for made, _ in spent)
    return whole - made / CORES


def work(seed: int) -> tuple[float, float]:
    """Make one plan and check it: the seconds of each."""
    start = time.perf_counter()
    files = generated(seed)
    made = time.perf_counter()
    loaded = plan_folder.load(files)
    report = check(loaded.plan, loaded.findings, today=date(2026, 6, 1))
    done = time.perf_counter()
    assert not [finding for finding in report.findings if finding.severity == "error"], report.findings[:3]
    return made - start, done - made


def against() -> float | None:
    """Seconds that check-jsonschema would take for all plans on as many cores, None where it is missing."""
    try:
        importlib.metadata.version("check-jsonschema")
    except importlib.metadata.PackageNotFoundError:
        print('check-jsonschema is not installed, so there is nothing to compare with: pip install -e ".[bench]"\n')
        return None
    with tempfile.TemporaryDirectory() as scratch:
        times = [_sample(count, Path(scratch)) for count in SAMPLES]
    slope = (times[1] - times[0]) / (SAMPLES[1] - SAMPLES[0])
    start = max(times[0] - slope * SAMPLES[0], 0)
    print(f"  check-jsonschema on {SAMPLES[1]} plans       {times[1]:8.1f} s")
    return start + slope * PLANS / CORES


def _sample(count: int, scratch: Path) -> float:
    files = []
    for seed in range(count):
        for name, content in generated(seed).items():
            path = scratch / f"{count}-{seed}" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            files.append(path)
    schema = joined_schema(sorted({kind_of(path) for path in files}), scratch)
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *map(str, files)]
    start = time.perf_counter()
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
