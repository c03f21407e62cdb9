"""``tjplan check``: all findings of a round."""

import sys
from typing import Any

from tjplan import workspace
from tjplan.cli import opened, report_json, report_text
from tjplan.cli.parser import Parser
from tjplan.model.finding import at_least
from tjplan.model.text import Bilingual, Lang

SUMMARY = Bilingual("核对规划，列出全部问题", "check the plan and list all findings")
HELP = Bilingual(
    "核对 YAML、格式、引用、数字、单位、编号和中英文对应。\n"
    "退出码：0 无问题，1 有达到 --fail-on 的问题，2 无法运行。\n\n例：\n  tjplan check\n  tjplan check --format json --fail-on warning",
    "Checks YAML, schema, references, figures, units, numbering and both languages.\n"
    "Exit code: 0 clean, 1 findings at or above --fail-on, 2 could not run.\n\nexample:\n  tjplan check\n  tjplan check --format json --fail-on warning",
)


def arguments(parser: Parser, lang: Lang) -> None:
    """The command's own options."""
    form = Bilingual("输出形式（默认 text）", "form of the output (default text)")
    fail = Bilingual("达到此级别即退出码 1（默认 error）", "exit with 1 from this severity on (default error)")
    waive = Bilingual("不使用豁免，列出全部问题", "use no waivers, show everything")
    parser.add_argument("--format", choices=("text", "json"), default="text", help=form[lang])
    parser.add_argument("--fail-on", choices=("error", "warning", "note"), default="error", help=fail[lang])
    parser.add_argument("--no-waivers", action="store_true", help=waive[lang])


def run(options: Any, lang: Lang) -> int:
    """Print the report; 1 where a finding reaches the threshold."""
    loaded = workspace.open_plan(opened.folder(options))
    report = workspace.findings(loaded, waive=not options.no_waivers)
    if options.format == "json":
        sys.stdout.flush()
        sys.stdout.buffer.write(report_json.render(report, lang).encode("utf-8", "replace"))
    else:
        print(report_text.render(report, lang, colour=report_text.wanted(sys.stdout)))
    return 1 if at_least(report.findings, options.fail_on) else 0
