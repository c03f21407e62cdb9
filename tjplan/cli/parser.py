"""argparse in two languages: headings, usage and errors in the reader's language."""

import argparse
import difflib
import re
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from tjplan.model.text import Bilingual, Lang

_ERRORS = (
    (r"unrecognized arguments: (.*)", "不认识的参数：{0}", "unknown argument: {0}"),
    (r"the following arguments are required: (.*)", "缺少参数：{0}", "missing argument: {0}"),
    (r"argument (\S+): expected (?:at least )?one argument", "{0} 后面缺少取值", "{0} needs a value"),
    (r"argument (\S+): ignored explicit argument .*", "{0} 不带取值", "{0} takes no value"),
    (
        r"argument (\S+): invalid count value: '(.*)'",
        "{0} 应为 0 或正整数，不是“{1}”",
        "{0} must be 0 or a positive whole number, not “{1}”",
    ),
    (
        r"argument (\S+): invalid day value: '(.*)'",
        "{0} 应为日期，如 2026-11-23，不是“{1}”",
        "{0} must be a date such as 2026-11-23, not “{1}”",
    ),
    (r"argument (\S+): invalid int value: '(.*)'", "{0} 应为整数，不是“{1}”", "{0} must be a whole number, not “{1}”"),
)
_CHOICE = re.compile(r"argument (\S+): invalid choice: '(.*?)' \(choose from (.*)\)")


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help whose usage line starts in the reader's language."""

    lang: Lang = "en"

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Write the usage line with its own word for usage."""
        super().add_usage(usage, actions, groups, "用法：" if self.lang == "zh" else "usage: ")


class ChineseFormatter(Formatter):
    """The same in Chinese."""

    lang: Lang = "zh"


class Parser(argparse.ArgumentParser):
    """A parser that speaks one language and leaves with one line and code 2 on bad usage."""

    def __init__(self, lang: Lang, **settings: Any) -> None:
        formatter = ChineseFormatter if lang == "zh" else Formatter
        super().__init__(formatter_class=formatter, add_help=False, allow_abbrev=False, **settings)
        self.lang = lang
        self._positionals.title = "命令与参数" if lang == "zh" else "arguments"
        self._optionals.title = "选项" if lang == "zh" else "options"
        words = Bilingual("显示帮助", "show this help")
        self.add_argument("-h", "--help", action="help", help=words[lang])

    def error(self, message: str) -> NoReturn:
        """One line that says what to write, on standard error, exit code 2."""
        lead = Bilingual("参数有误：", "bad usage: ")[self.lang]
        more = Bilingual(f"（用法见 {self.prog} --help）", f" (see {self.prog} --help)")[self.lang]
        print(lead + explained(message, self.lang) + more, file=sys.stderr)
        raise SystemExit(2)


def count(written: str) -> int:
    """A whole number from 0 on; argparse tells what is none by this name.

    Raises:
        ValueError: ``written`` is another number or none.
    """
    number = int(written)
    if number < 0:
        raise ValueError(written)
    return number


def explained(message: str, lang: Lang) -> str:
    """argparse's message in the reader's language, with the nearest choice where there is one.

    >>> explained("argument --format: invalid choice: 'jsn' (choose from text, json)", "en")
    '--format: “jsn” is not known; did you mean json?'
    """
    for pattern, zh, en in _ERRORS:
        if match := re.fullmatch(pattern, message):
            return (zh if lang == "zh" else en).format(*match.groups())
    if match := _CHOICE.fullmatch(message):
        return _choice(match[1], match[2], re.findall(r"[\w-]+", match[3]), lang)
    return message


def _choice(name: str, given: str, choices: Sequence[str], lang: Lang) -> str:
    near = difflib.get_close_matches(given, choices, 1)
    listed = ", ".join(near or choices)
    if lang == "zh":
        return f"{name}：没有“{given}”，{'是否为' if near else '可用：'} {listed}{'？' if near else ''}"
    return f"{name}: “{given}” is not known; {'did you mean' if near else 'choose'} {listed}{'?' if near else ''}"
