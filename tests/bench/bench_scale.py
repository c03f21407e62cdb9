"""300 generated plans checked on two cores, beside check-jsonschema on the same files. Prints, never fails.

tjplan reads and checks every plan, rules and all, in two processes that have already started.
check-jsonschema would take long, so it is run on two sample sizes, one run for each kind of file, and
drawn out in a straight line: what a plan more costs, times 300, plus what starting costs, halved
because two could run side by side. Both are counted in seconds of the processor, so that other work on
the machine does not count.
"""

import importlib.metadata
import multiprocessing
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

from bench_check import SCHEMAS, kind_of
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
        print(f"  check-jsonschema, extrapolated    {theirs:8.1f} s   tjplan takes {ours / theirs:.2f} of it\n")


def checked() -> float:
    """Processor seconds on each core for all plans; making them is not counted."""
    with ProcessPoolExecutor(CORES, multiprocessing.get_context("spawn")) as pool:
        return sum(pool.map(work, range(PLANS), chunksize=5)) / CORES


def work(seed: int) -> float:
    """Check one plan: the seconds that it took."""
    files = generated(seed)
    start = time.process_time()
    loaded = plan_folder.load(files)
    report = check(loaded.plan, loaded.findings, today=date(2026, 6, 1))
    spent = time.process_time() - start
    assert not [finding for finding in report.findings if finding.severity == "error"], report.findings[:3]
    return spent


def against() -> float | None:
    """Processor seconds on each core that check-jsonschema would take for all plans on as many cores, None where it is missing."""
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
    """Processor seconds for ``count`` plans, one run for each kind of file."""
    kinds: dict[str, list[str]] = {}
    for seed in range(count):
        for name, content in generated(seed).items():
            path = scratch / f"{count}-{seed}" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            kinds.setdefault(kind_of(path), []).append(str(path))
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for kind, paths in kinds.items():
        schema = str(SCHEMAS / f"{kind}.schema.json")
        subprocess.run([*command, schema, *paths], check=True, stdin=subprocess.DEVNULL, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    main()
