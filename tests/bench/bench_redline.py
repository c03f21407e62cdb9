"""Redlines beside Docxodus, the engine of python-redlines, on the same pairs of Word files. Prints, never fails.

Like is set beside like, the best of several turns each:

- as called from Python: ``redline`` of tjplan, which has the documents and composes and writes both,
  beside python-redlines, whose ``run_redline`` starts the engine's program for every pair;
- from two Word files to a third, as commands: ``tjplan diff OLD.docx NEW.docx --format docx``, which also
  lists the changes and lints the file, beside the engine's program;
- from two Word files, in processes that have started: tjplan's reading and redline beside the engine
  called through .NET, which for that runs as long before as it takes to become quick.

What starting either costs is shown apart.  For information: whether Docxodus' own revision processor
makes the new text of each redline by accepting all of it and the old text by rejecting all.
"""

import importlib.metadata
import io
import json
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench_check import PLAN, ROOT, Work, runs
from edited_plans import pair, usual
from lxml import etree

from tjplan import workspace
from tjplan.load import folder as plan_folder
from tjplan.model.plan import Plan
from tjplan.word import plainly, read_document, write
from tjplan.word.redline import Side, redline

sys.path.append(str(Path(__file__).parents[1] / "word"))
import openxml_sdk
from our_plan_edits import EDITS

TURNS, WARM_TURNS, AIM = 5, 9, 10
PARAGRAPHS = 1_000
DATE = "2026-01-01T00:00:00Z"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def main() -> None:
    """Print the comparison for each pair of plans."""
    there = not openxml_sdk.missing()
    if not there:
        print(f"Docxodus is not installed, so there is nothing to compare with: {openxml_sdk.INSTALL}\n")
    with tempfile.TemporaryDirectory() as scratch:
        sdk = Path(scratch, "docxodus")
        if there:
            sdk.mkdir()
            openxml_sdk.unpack(sdk)
            print(f"python-redlines-docxodus {importlib.metadata.version('python-redlines-docxodus')}\n")
        old = plan_folder.files_of(PLAN, "")[0]
        for name, files in (
            ("our plan", (old, EDITS[-1].applied(old))),
            (f"a generated plan of {PARAGRAPHS} paragraphs", pair(PARAGRAPHS, usual)),
        ):
            told(Case.of(name, files, Path(scratch)), sdk if there else None)


@dataclass(frozen=True)
class Case:
    """Two versions of a plan, and their Word files in Chinese."""

    name: str
    plans: tuple[Plan, Plan]
    old: Path
    new: Path
    scratch: Path

    @classmethod
    def of(cls, name: str, files: tuple[dict[str, bytes], dict[str, bytes]], scratch: Path) -> "Case":
        before, after = (plan_folder.load(one).plan for one in files)
        found = cls(name, (before, after), scratch / "old.docx", scratch / "new.docx", scratch)
        for path, plan in zip((found.old, found.new), found.plans, strict=True):
            path.write_bytes(write(workspace.document(plan, "zh"), style=plan.styles["zh"]))
        return found

    def composed(self) -> bytes:
        """tjplan's redline from the plans."""
        sides = [Side(workspace.document(plan, "zh"), style=plan.styles["zh"]) for plan in self.plans]
        return redline(*sides, author="bench", date=DATE).docx

    def from_files(self) -> bytes:
        """tjplan's redline from the Word files."""
        sides = [
            Side(plainly(read_document(path.read_bytes()).document), style=plan.styles["zh"])
            for path, plan in zip((self.old, self.new), self.plans, strict=True)
        ]
        return redline(*sides, author="bench", date=DATE).docx

    @property
    def command(self) -> list[str]:
        out = self.scratch / "command.docx"
        return [
            *(sys.executable, "-m", "tjplan", "diff"), *(str(self.old), str(self.new)),
            *("--format", "docx", "-o", str(out)),
        ]  # fmt: skip


def told(case: Case, sdk: Path | None) -> None:
    """All comparisons of one pair."""
    print(f"{case.name}: {case.old.stat().st_size / 1024:.0f} KB and {case.new.stat().st_size / 1024:.0f} KB\n")
    engine = runs([_engine(sdk, case.old, case.new, case.scratch / "theirs.docx")], case.scratch) if sdk else None
    times = best(
        {
            "from Python": case.composed,
            "command": runs([case.command], case.scratch),
            "files": case.from_files,
            "start": runs([[sys.executable, "-m", "tjplan", "--version"]], case.scratch),
        }
    )
    theirs = _theirs(case, sdk, engine) if sdk and engine else {}
    for name, words in (
        ("from Python", "as called from Python"),
        ("command", "from two files, as commands"),
        ("files", "from two files, started before"),
        ("start", "starting alone"),
    ):
        ours, other = times[name], theirs.get(name)
        beside = f"{other * 1000:10.0f} ms Docxodus   {other / ours:6.1f} times tjplan's" if other else ""
        print(f"  {words:<32}{ours * 1000:8.0f} ms tjplan{beside}")
    if theirs:
        ratio = theirs["from Python"] / times["from Python"]
        print(f"\n  as called from Python tjplan is {ratio:.1f} times as fast (at least {AIM} is the aim)")
        for line in resolved(case, sdk):
            print(f"  {line}")
    print()


def _theirs(case: Case, sdk: Path, engine: Work) -> dict[str, float]:
    started = best({"engine": engine})["engine"]
    warm = [sys.executable, str(Path(__file__).with_name("docxodus.py")), str(sdk), str(WARM_TURNS)]
    files = [str(case.old), str(case.new), str(case.scratch / "theirs.docx")]
    done = subprocess.run([*warm, *files], cwd=ROOT, capture_output=True, check=True, text=True)
    nothing = [str(_nothing(case.scratch / name)) for name in ("one.docx", "other.docx")]
    start = runs([_engine(sdk, *map(Path, nothing), case.scratch / "none.docx")], case.scratch)
    return {
        "from Python": started,
        "command": started,
        "files": min(json.loads(done.stdout)),
        "start": best({"start": start})["start"],
    }


def _engine(sdk: Path | None, old: Path, new: Path, out: Path) -> list[str]:
    """What ``python_redlines.DocxodusEngine().run_redline`` runs."""
    assert sdk
    program = sdk / "sdk" / "redline"
    program.chmod(0o755)
    return [str(program), str(old), str(new), str(out), "--author=bench"]


def _nothing(path: Path) -> Path:
    """A Word file with one word, told apart by its name."""
    main = (
        f'<w:document xmlns:w="{_W[1:-1]}"><w:body><w:p><w:r><w:t>{path.stem}</w:t></w:r></w:p></w:body></w:document>'
    )
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{kinds}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{word}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{rels}"><Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": main,
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def best(works: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The shortest of several turns of each, in seconds, after one that does not count."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(TURNS + 1):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            if turn:
                times[name].append(time.perf_counter() - start)
    return {name: min(taken) for name, taken in times.items()}


def resolved(case: Case, sdk: Path | None) -> list[str]:
    """Whether accepting and rejecting all of each redline gives the new and the old text."""
    mine, theirs = case.scratch / "mine.docx", case.scratch / "theirs.docx"
    mine.write_bytes(case.composed())
    command = [sys.executable, str(Path(__file__).with_name("docxodus.py")), "--resolve", str(sdk)]
    subprocess.run([*command, *map(str, (mine, theirs))], cwd=ROOT, capture_output=True, check=True)
    lines = []
    for name, path in (("tjplan", mine), ("Docxodus", theirs)):
        said = [
            f"{mode} {_agreement(_texts(path.with_suffix(f'.{mode}.docx')), _texts(plain))}"
            for mode, plain in (("accepted", case.new), ("rejected", case.old))
        ]
        lines.append(f"{name + ':':<10}{', '.join(said)}")
    return lines


def _texts(path: Path) -> list[str]:
    """The text of each paragraph in the order of the file, those of cells included."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    return ["".join(one.text or "" for one in paragraph.iter(f"{_W}t")) for paragraph in tree.iter(f"{_W}p")]


def _agreement(found: list[str], wanted: list[str]) -> str:
    if found == wanted:
        return f"gives all {len(wanted)} paragraphs right"
    parted = next(
        at for at, pair in enumerate(zip([*found, None], [*wanted, None], strict=False)) if pair[0] != pair[1]
    )
    return f"gives {len(found)} paragraphs instead of {len(wanted)}, other words from paragraph {parted + 1} on"


if __name__ == "__main__":
    main()
