"""``tjplan set PATH VALUE``: one figure or name changed everywhere it stands."""

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tjplan import workspace
from tjplan.cli import opened, report_text
from tjplan.cli.parser import Parser
from tjplan.model.finding import at_least
from tjplan.model.text import Bilingual, Lang

SUMMARY = Bilingual("改一个数字或名称，正文和表格一并改", "change a figure or name wherever it stands")
HELP = Bilingual(
    "改数据中的值，以及中英文正文和专栏中钉住它的每一处，然后核对。--dry-run 只显示改动。\n\n"
    "例：\n  tjplan set projects.pond.area 60 --dry-run\n  tjplan set zones.hill.name.zh 东山重点治理区",
    "Changes the value in the data and every place in text and columns of both languages that pins it,\n"
    "then checks. --dry-run only shows the change.\n\n"
    'example:\n  tjplan set projects.pond.area 60 --dry-run\n  tjplan set zones.hill.name.en "East Hill Area"',
)


def arguments(parser: Parser, lang: Lang) -> None:
    """The command's own options."""
    path = Bilingual("路径，如 projects.pond.area", "path, e.g. projects.pond.area")
    value = Bilingual("新值，如 60、≤6、60公顷", "new value, e.g. 60, ≤6, 60公顷")
    dry = Bilingual("只显示改动，不写入", "show the change, write nothing")
    parser.add_argument("path", metavar=Bilingual("路径", "PATH")[lang], help=path[lang])
    parser.add_argument("value", metavar=Bilingual("值", "VALUE")[lang], help=value[lang])
    parser.add_argument("--dry-run", action="store_true", help=dry[lang])


def run(options: Any, lang: Lang) -> int:
    """Show or write the change, say what was left alone, and check."""
    folder = opened.folder(options)
    edits, files = workspace.value_set(folder, options.path, options.value)
    if options.dry_run:
        print("".join(_diff(files)), end="")
    else:
        for path, (_, content) in files.items():
            workspace.write(path, content)
        for one in edits.replacements:
            print(f"{':'.join(map(str, one.place))} {one.description[lang]}")
    _left_alone(edits, lang)
    if not edits.replacements:
        print(Bilingual("各处已是此值", "every place says so already")[lang])
    if options.dry_run:
        return 0
    report = workspace.findings(workspace.open_plan(folder))
    open_ = [finding for finding in report.findings if finding.waived is None]
    if open_:
        print()
        print(report_text.listed(open_, lang))
    return 1 if at_least(report.findings, "error") else 0


def _left_alone(edits: Any, lang: Lang) -> None:
    """Name what states the same and was not touched."""
    lead = Bilingual("同一事项的另一处记录，未改", "states the same under another name, not changed")[lang]
    hand = Bilingual("请手工改", "change by hand")[lang]
    for words, witnesses in ((lead, edits.also), (hand, edits.by_hand)):
        for one in witnesses:
            print(f"{':'.join(map(str, one.place))} {words}: {one.path} {one.words}")


def _diff(files: Mapping[Path, tuple[bytes, bytes]]) -> Iterator[str]:
    for path, (old, new) in files.items():
        name = workspace.shown(path)
        before, after = (raw.decode("utf-8-sig").splitlines(keepends=True) for raw in (old, new))
        yield from difflib.unified_diff(before, after, f"a/{name}", f"b/{name}", n=1)
