"""``tjplan check``: all findings of a round, or those that a change made."""

import sys
from typing import Any

from tjplan import workspace
from tjplan.check import Report
from tjplan.cli import opened, report_text
from tjplan.cli.excerpt import LIMIT
from tjplan.cli.parser import Parser, count
from tjplan.model.finding import at_least
from tjplan.model.plan import Plan
from tjplan.model.text import Bilingual, Lang

FORMATS = ("text", "json", "sarif", "junit", "github", "markdown")
SUMMARY = Bilingual("核对规划，列出全部问题", "check the plan and list all findings")
HELP = Bilingual(
    "核对 YAML、格式、引用、数字、单位、编号和中英文对应。\n"
    "退出码：0 无问题，1 有达到 --fail-on 的问题，2 无法运行。\n\n"
    "例：\n  tjplan check\n  tjplan check --changed-since main\n  tjplan check --format json --fail-on warning",
    "Checks YAML, schema, references, figures, units, numbering and both languages.\n"
    "Exit code: 0 clean, 1 findings at or above --fail-on, 2 could not run.\n\n"
    "example:\n  tjplan check\n  tjplan check --changed-since main\n  tjplan check --format json --fail-on warning",
)


def arguments(parser: Parser, lang: Lang) -> None:
    """The command's own options."""
    form = Bilingual("输出形式（默认 text）", "form of the output (default text)")
    fail = Bilingual("达到此级别即退出码 1（默认 error）", "exit with 1 from this severity on (default error)")
    waive = Bilingual("不使用豁免，列出全部问题", "use no waivers, show everything")
    since = Bilingual(
        "只列此版本（git 分支、标签、提交）以来的改动引起或涉及的问题",
        "only findings that changes since this git branch, tag or commit made or touched",
    )
    limit = Bilingual(
        f"最多列出几个问题（默认 {LIMIT}，0 为全部）", f"list at most so many findings (default {LIMIT}, 0: all)"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help=form[lang])
    parser.add_argument("--fail-on", choices=("error", "warning", "note"), default="error", help=fail[lang])
    parser.add_argument("--no-waivers", action="store_true", help=waive[lang])
    parser.add_argument("--changed-since", metavar=Bilingual("版本", "REV")[lang], help=since[lang])
    parser.add_argument("--limit", type=count, metavar="N", default=LIMIT, help=limit[lang])


def run(options: Any, lang: Lang) -> int:
    """Print the report; 1 where a finding reaches the threshold, listed or not."""
    folder = opened.folder(options)
    loaded = workspace.open_plan(folder)
    if options.changed_since is None:
        report = workspace.findings(loaded, waive=not options.no_waivers)
    else:
        report, remark = workspace.findings_since(folder, loaded, options.changed_since, waive=not options.no_waivers)
        if remark:
            print(remark[lang], file=sys.stderr)
    if options.format == "text":
        print(report_text.render(report, lang, colour=report_text.wanted(sys.stdout), limit=options.limit))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(_rendered(report, loaded.plan, options, lang).encode("utf-8", "replace"))
    return 1 if at_least(report.findings, options.fail_on) else 0


def _rendered(report: Report, plan: Plan, options: Any, lang: Lang) -> str:
    """The report in the form asked for; each form's module is loaded only then."""
    limit = options.limit
    if options.format == "json":
        from tjplan.cli import report_json

        return report_json.render(report, lang, limit=limit)
    if options.format == "github":
        from tjplan.cli import report_github

        return report_github.render(report, lang, limit=limit)
    rules = workspace.rules(plan)
    if options.format == "sarif":
        from tjplan.cli import report_sarif

        return report_sarif.render(report, lang, rules=rules, limit=limit)
    if options.format == "junit":
        from tjplan.cli import report_junit

        return report_junit.render(report, lang, rules=rules, fail_on=options.fail_on, limit=limit)
    from tjplan.cli import report_markdown

    return report_markdown.render(report, lang, title=workspace.title(plan, lang), rules=rules, limit=limit)
