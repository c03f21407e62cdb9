"""``tjplan explain CODE``: the page of a rule."""

import difflib
from collections.abc import Mapping
from typing import Any

from tjplan import workspace
from tjplan.cli import opened
from tjplan.cli.parser import Parser
from tjplan.cli.report_text import SEVERITY_WORDS
from tjplan.errors import TjplanError, WorkspaceError
from tjplan.model.finding import Rule
from tjplan.model.text import Bilingual, Lang

SUMMARY = Bilingual("说明一条规则", "explain a rule")
HELP = Bilingual(
    "显示规则的说明：为什么、错例、正例。不写代码则列出全部规则。\n\n例：\n  tjplan explain pin-differs",
    "Shows a rule's page: why, a wrong example, a right one. Without a code it lists all rules.\n\nexample:\n  tjplan explain pin-differs",
)


def arguments(parser: Parser, lang: Lang) -> None:
    """The command's own options."""
    code = Bilingual("规则代码，如 pin-differs", "code of a rule, e.g. pin-differs")
    parser.add_argument("code", nargs="?", metavar=Bilingual("代码", "CODE")[lang], help=code[lang])


def run(options: Any, lang: Lang) -> int:
    """Print one page, or the list of rules."""
    rules = {rule.code: rule for rule in workspace.rules()}
    if options.code is None:
        width = max(map(len, rules))
        print(
            "\n".join(
                f"{code:{width}}  {SEVERITY_WORDS[rule.severity][lang]:7}  {rule.name[lang]}"
                for code, rule in rules.items()
            )
        )
        return 0
    rule = rules.get(options.code) or _of_plan(options, rules)
    print(f"{rule.code} ({SEVERITY_WORDS[rule.severity][lang]}): {rule.name[lang]}\n\n{rule.page[lang]}")
    return 0


def _of_plan(options: Any, general: Mapping[str, Rule]) -> Rule:
    """The rule of the plan at hand with the code asked for.

    Raises:
        TjplanError: neither tjplan nor the plan has it, or no plan is at hand.
    """
    try:
        own = {rule.code: rule for rule in workspace.rules(workspace.open_plan(opened.folder(options)).plan)}
    except WorkspaceError:
        if options.plan:
            raise
        own = {}
    if options.code in own:
        return own[options.code]
    near = ", ".join(difflib.get_close_matches(options.code, {**general, **own}, 3, 0.4))
    where = Bilingual("", "") if own else Bilingual(
        "；规划自己的规则要在规划所在的文件夹中查，或加 --plan", "; the rules of a plan are explained in its folder, or with --plan"
    )  # fmt: skip
    raise TjplanError(
        zh=f"没有规则“{options.code}”。{f'是否为 {near}？' if near else ''}不写代码可列出全部规则{where.zh}",
        en=f"there is no rule “{options.code}”. {f'Did you mean {near}? ' if near else ''}Without a code all rules are listed{where.en}",
    )
