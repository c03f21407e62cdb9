"""``tjplan fmt``: canonical YAML, comments and digits kept."""

import sys
from typing import Any

from tjplan import workspace
from tjplan.cli import opened
from tjplan.cli.parser import Parser
from tjplan.model.text import Bilingual, Lang

SUMMARY = Bilingual("整理 YAML 写法，保留注释和数位", "write canonical YAML, comments and digits kept")
HELP = Bilingual(
    "整理键序、缩进、引号和 $schema 首行；数据不变，否则拒绝写入。再运行一次不会有改动。\n"
    "--check 只列出未整理的文件，有则退出码 1。\n\n例：\n  tjplan fmt\n  tjplan fmt --check",
    "Puts keys, indentation, quotes and the $schema line in order; it refuses to write if the data would\n"
    "change, and a second run changes nothing. --check lists files that are not in order and exits with 1.\n\n"
    "example:\n  tjplan fmt\n  tjplan fmt --check",
)


def arguments(parser: Parser, lang: Lang) -> None:
    """The command's own options."""
    check = Bilingual("只检查，不写入", "only look, write nothing")
    parser.add_argument("--check", action="store_true", help=check[lang])


def run(options: Any, lang: Lang) -> int:
    """Write what is not canonical, or list it; 1 where --check found some or a file cannot be read."""
    changed, findings = workspace.formatted(opened.folder(options))
    for finding in findings:
        print(f"{':'.join(map(str, finding.place))} [{finding.code}] {finding.message[lang]}", file=sys.stderr)
    for path, content in changed.items():
        if options.check:
            print(Bilingual(f"未整理：{workspace.shown(path)}", f"not in order: {workspace.shown(path)}")[lang])
        else:
            workspace.write(path, content)
            print(Bilingual(f"已整理：{workspace.shown(path)}", f"put in order: {workspace.shown(path)}")[lang])
    return 1 if findings or (options.check and changed) else 0
