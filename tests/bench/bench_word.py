"""Writing Word files: our plan beside pandoc, and ever longer plans. Prints, never fails.

pandoc turns the same headings, paragraphs and tables into a Word file from Markdown that this bench
writes; its time is that of its process, the time that it takes to start shown apart.  tjplan's is the
time in process from the loaded plan on, composing and the lint that every build runs included, and
without counting pages.  Both are the best of several runs that take turns, so that other work on the
machine counts little.
"""

import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tjplan import workspace
from tjplan.document import Cell, Cover, Document, Heading, Origin, Paragraph, Row, Run, Table, plain
from tjplan.word import write
from tjplan.word.lint import faults

PLAN = Path(__file__).parents[2] / "plan" / "2021-2025"
TURNS = 7
SIZES = (810, 1_625, 3_250, 6_500)
PARAGRAPHS_A_TABLE, ROWS, COLUMNS = 50, 20, 6


def main() -> None:
    """Print both parts."""
    against_pandoc()
    longer()


def against_pandoc() -> None:
    """Our plan in Chinese, and how much of pandoc's time it takes."""
    plan = workspace.open_plan(PLAN).plan
    content = workspace.document(plan, "zh")
    tables = [block for block in content.blocks if isinstance(block, Table)]
    print(f"our plan in Chinese: {len(content.blocks) - len(tables)} headings and paragraphs, {len(tables)} tables\n")

    def made() -> bytes:
        return write(workspace.document(plan, "zh"), style=plan.styles["zh"])

    pandoc = shutil.which("pandoc")
    with tempfile.TemporaryDirectory() as scratch:
        runs: dict[str, Callable[[], object]] = {
            "tjplan, compose and write": made,
            "tjplan, with its lint": lambda: faults(made()),
        }
        if pandoc:
            source, nothing, out = (Path(scratch, name) for name in ("plan.md", "nothing.md", "out.docx"))
            source.write_text("\n\n".join(markdown(content)), encoding="utf-8")
            nothing.write_text("", encoding="utf-8")
            runs["pandoc, from Markdown"] = lambda: _pandoc(pandoc, source, out)
            runs["pandoc, from nothing"] = lambda: _pandoc(pandoc, nothing, out)
        times = best(runs)
    for name, seconds in times.items():
        print(f"  {name:<28}{seconds * 1000:8.1f} ms")
    if pandoc:
        share = times["tjplan, with its lint"] / times["pandoc, from Markdown"]
        print(f"\n  tjplan takes {share:.2f} of pandoc's time (at most 0.50 is the aim)\n")
    else:
        print("\n  pandoc is missing: apt-get install pandoc\n")


def _pandoc(pandoc: str, source: Path, out: Path) -> None:
    subprocess.run([pandoc, "--from=markdown", "--to=docx", f"--output={out}", str(source)], check=True)


def best(runs: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The shortest of several turns of each, in seconds."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(TURNS):
        for name, run in runs.items():
            start = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - start)
    return {name: min(taken) for name, taken in times.items()}


def markdown(content: Document) -> Iterator[str]:
    """The blocks as pandoc's Markdown; a merged cell stands in its first place, the others are empty."""
    yield f"% {content.cover.title}"
    for block in content.blocks:
        match block:
            case Heading():
                yield f"{'#' * block.level} {block.number} {_escaped(plain(block.text))}"
            case Paragraph():
                yield _escaped(block.number + plain(block.lead) + plain(block.text))
            case Table():
                yield f"{_escaped(block.label)} {_escaped(plain(block.title))}"
                yield "\n".join(_pipes(block))


def _pipes(table: Table) -> Iterator[str]:
    for at, row in enumerate(table.rows):
        cells = [_escaped(plain(cell.text)) for cell in row.cells]
        yield "| " + " | ".join(cells + [""] * (table.width - len(cells))) + " |"
        if at == 0:
            yield "|" + "---|" * table.width


def _escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>()#+-.!|~^$@'\"" else char for char in text.replace("\n", " "))


def longer() -> None:
    """Times for a paragraph of ever longer documents: the same where time is linear."""
    print(
        f"ever longer documents, a table of {ROWS} rows and {COLUMNS} columns for every {PARAGRAPHS_A_TABLE} paragraphs\n"
    )
    documents = {size: invented(size) for size in SIZES}
    times = best({str(size): lambda content=content: write(content) for size, content in documents.items()})  # type: ignore[misc]
    each = {size: times[str(size)] / size * 1000 for size in SIZES}
    for size, content in documents.items():
        tables = sum(isinstance(block, Table) for block in content.blocks)
        print(
            f"  {size:5} paragraphs, {tables:3} tables {times[str(size)] * 1000:8.0f} ms {each[size]:8.3f} ms a paragraph"
        )
    print(
        f"\n  the longest takes {each[SIZES[-1]] / statistics.median(each.values()):.2f} times the median a paragraph\n"
    )


def invented(paragraphs: int) -> Document:
    """Chapters of ten tables' worth of paragraphs each."""
    blocks: list[Heading | Paragraph | Table] = []
    for at in range(paragraphs):
        if at % (PARAGRAPHS_A_TABLE * 10) == 0:
            blocks.append(Heading(1, "chapter", "第一章", (Run(f"章{at}"),), _from(f"nodes.c{at}.title"), f"c{at}"))
        text = f"第{at}段：" + "矿产资源的勘查、开采和保护应当统筹安排，" * 5
        blocks.append(Paragraph((Run(text), Run(f"{at}公顷", f"facts.f{at}")), _from(f"nodes.p{at}.text"), f"p{at}"))
        if at % PARAGRAPHS_A_TABLE == PARAGRAPHS_A_TABLE - 1:
            blocks.append(_table(at))
    return Document("invented", "zh", Cover("规划", "", "", "", ""), tuple(blocks))


def _table(at: int) -> Table:
    def row(number: int) -> Row:
        cells = (
            _cell(f"columns.t{at}.rows.r{number}.f{column}", f"单元格{number}-{column}") for column in range(COLUMNS)
        )
        return Row(f"r{number}", tuple(cells), number == 0)

    title, rows = (Run(f"表{at}"),), tuple(map(row, range(ROWS)))
    return Table(
        f"专栏{at}", title, _from(f"columns.t{at}.title"), "above", COLUMNS, rows, _from(f"columns.t{at}"), f"t{at}"
    )


def _cell(address: str, text: str) -> Cell:
    return Cell((Run(text),), _from(address))


def _from(address: str) -> Origin:
    return Origin(address, "zh")


if __name__ == "__main__":
    main()
