"""Comparing versions: our plan beside git's own word diff, and ever longer plans. Prints, never fails.

1. Two revisions of our plan in a git repository, its text, figures, tables and order edited: ``tjplan
   diff`` as a user starts it, as text and as a Word file with tracked changes, beside ``git diff
   --word-diff``, which reads the same revisions, knows nothing of plans and compares lines; and the
   comparison alone in a process that has already imported everything.
2. Generated plans of ever more paragraphs, with the edits of a usual year: processor seconds of each
   step, and milliseconds a paragraph, which stay the same where time is linear.
3. The same with edits that suit no comparison: every id another, every paragraph in other words, the
   order turned round.

The best of several turns is shown, for other programs only ever add to a time.
"""

import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bench_check import PLAN, SCHEMAS, Work, compare, runs, timed
from edited_plans import PAIRS, Edit, Files, pair, usual

from tjplan import workspace
from tjplan.cli import diff_text
from tjplan.diff import between, of_plan
from tjplan.diff.items import grouped, items, renumbered
from tjplan.diff.plan_book import PlanBook
from tjplan.load import folder as plan_folder
from tjplan.load.titles import title
from tjplan.word.redline import Side, redline

sys.path.append(str(Path(__file__).parents[1] / "word"))
from our_plan_edits import EDITS

COLD_ROUNDS, WARM_ROUNDS, TURNS = 7, 9, 3
SIZES = (810, 1_625, 3_250, 6_500)
DATE = "2026-01-01T00:00:00Z"
T = TypeVar("T")


def main() -> None:
    """Print all parts."""
    gc.disable()  # as the command does
    with tempfile.TemporaryDirectory() as scratch:
        ours(Path(scratch))
    longer()
    bad()


def ours(scratch: Path) -> None:
    """Two revisions of our plan."""
    repository = scratch / "repository"
    count = committed(repository)
    print(f"two revisions of our plan, {count} edits\n")
    command = [sys.executable, "-m", "tjplan", "diff", "HEAD~", "HEAD"]
    redlined = [*command, "--format", "docx", "-o", str(scratch / "redline.docx")]
    cold: dict[str, Work] = {
        "tjplan diff": runs([command], scratch, repository),
        "tjplan diff --format docx": runs([redlined], scratch, repository),
        "git diff --word-diff": runs([["git", "diff", "--word-diff", "HEAD~", "HEAD"]], scratch, repository),
    }
    compare("as a command", {name: timed(work, time.perf_counter) for name, work in cold.items()}, COLD_ROUNDS)
    with chdir(repository):
        compare("in one process", {name: timed(work, time.perf_counter) for name, work in warm().items()}, WARM_ROUNDS)


def committed(repository: Path) -> int:
    """Our plan in a new repository in two commits; the number of edits between them."""
    there = repository / PLAN.relative_to(PLAN.parents[1])
    old = plan_folder.files_of(PLAN, "")[0]
    written(repository / SCHEMAS.name, {path.name: path.read_bytes() for path in SCHEMAS.glob("*.json")})
    _git(repository, "init", "--quiet")
    for files in (old, EDITS[-1].applied(old)):
        written(there, files)
        _git(repository, "add", "--all")
        _git(repository, "commit", "--quiet", "--no-verify", "--message=plan")
    return len(EDITS) - 1


def written(where: Path, files: Files) -> None:
    """``files`` in the folder ``where``."""
    for name, content in files.items():
        path = where / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _git(repository: Path, *words: str) -> None:
    who = {f"GIT_{role}_{what}": "bench@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    command = ["git", "-c", "commit.gpgsign=false", *words]
    subprocess.run(command, cwd=repository, env={**os.environ, **who}, check=True, capture_output=True)


def warm() -> dict[str, Work]:
    """What the commands do once they have started, git's own work included."""

    def told() -> workspace.Comparison:
        found = workspace.compare("HEAD~", "HEAD", workspace.find_round(Path.cwd()))
        diff_text.render(found.review, "zh", colour=False)
        return found

    return {"compare and tell": told, "compare, tell and redline": lambda: workspace.redlined(told(), "zh")}


def longer() -> None:
    """Ever longer plans with the edits of a usual year."""
    print(f"ever longer plans: {PAIRS[usual]}; processor seconds, and ms a paragraph\n")
    times = {size: steps(size, usual) for size in SIZES}
    print(_row("paragraphs", list(times[SIZES[0]])))
    for size, taken in times.items():
        print(_row(str(size), [f"{seconds:.2f} {seconds / size * 1000:.3f}" for seconds in taken.values()]))
    growth = [times[SIZES[-1]][name] / times[SIZES[0]][name] * SIZES[0] / SIZES[-1] for name in times[SIZES[0]]]
    print(_row("growth", [f"x {one:.2f}" for one in growth]))
    linear = max(growth[-2:]) < 1.5
    print(f"\n  growth is that of the time a paragraph: {'near-linear' if linear else 'NOT near-linear'}\n")


def bad() -> None:
    """Edits that suit no comparison, on the shortest and the longest plan."""
    print("edits that suit no comparison; processor seconds, and ms a paragraph\n")
    for edit in (one for one in PAIRS if one is not usual):
        times = {size: steps(size, edit) for size in (SIZES[0], SIZES[-1])}
        print(_row(PAIRS[edit], list(times[SIZES[0]])))
        for size, taken in times.items():
            print(_row(str(size), [f"{seconds:.2f} {seconds / size * 1000:.3f}" for seconds in taken.values()]))
    print()


def _row(head: str, cells: list[str]) -> str:
    return f"  {head:<32}" + "".join(f"{cell:>20}" for cell in cells)


def steps(size: int, edit: Edit) -> dict[str, float]:
    """The processor seconds of each step, the best of several turns."""
    files = pair(size, edit)
    with tempfile.TemporaryDirectory() as scratch:
        for name, one in zip(("old", "new"), files, strict=True):
            written(Path(scratch, name), one)
        turns = [_turn(_Steps(files, Path(scratch))) for _ in range(TURNS)]
    return {name: min(turn[name] for turn in turns) for name in turns[0]}


def _turn(steps: "_Steps") -> dict[str, float]:
    gc.collect()
    return dict(steps.taken())


@dataclass
class _Steps:
    """One turn: each step on the results of the one before."""

    files: tuple[Files, Files]
    scratch: Path

    def taken(self) -> Iterator[tuple[str, float]]:
        seconds, (old, new) = clocked(lambda: [plan_folder.load(files).plan for files in self.files])
        yield "load", seconds
        seconds, contents = clocked(lambda: (of_plan(old), of_plan(new)))
        took, changes = clocked(lambda: between(*contents))
        yield "changes", seconds + took
        books = PlanBook(old, title), PlanBook(new, title)
        everything = (*changes, *renumbered(changes, contents[1], *books))
        yield "items", clocked(lambda: grouped(items(everything, contents, books), *books))[0]
        yield "tjplan diff", clocked(self._whole)[0]
        sides = [Side(workspace.document(plan, "zh"), style=plan.styles["zh"]) for plan in (old, new)]
        yield "redline", clocked(lambda: redline(*sides, author="bench", date=DATE))[0]

    def _whole(self) -> str:
        """Loading, comparing, checking both and telling, as the command does."""
        found = workspace.compare(str(self.scratch / "old"), str(self.scratch / "new"), None)
        return diff_text.render(found.review, "zh", colour=False)


def clocked(work: Callable[[], T]) -> tuple[float, T]:
    """Processor seconds and the result of ``work``."""
    start = time.process_time()
    done = work()
    return time.process_time() - start, done


if __name__ == "__main__":
    main()
