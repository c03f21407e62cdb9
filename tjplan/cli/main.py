"""Entry: choose the language, parse, run one command, turn failures into one line."""

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from tjplan import __version__
from tjplan.cli.language import chosen
from tjplan.cli.parser import Parser
from tjplan.errors import TjplanError
from tjplan.model.text import Bilingual, Lang

COMMANDS = ("check", "explain", "coverage", "impact", "diff", "translations", "set", "build", "fmt", "serve")
_ABOUT = Bilingual(
    "把政府规划当作数据：核对、生成 Word 文件和中英文网站。\n\n例：\n  tjplan check\n  tjplan build",
    "A government plan as data: check it, build its Word file and bilingual website.\n\nexample:\n  tjplan check\n  tjplan build",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done and clean, 1 findings, 2 could not run, 130 interrupted."""
    if arguments is None:
        gc.disable()  # a short process: looking for garbage would take a tenth of its time
    given = list(sys.argv[1:] if arguments is None else arguments)
    lang = chosen(given)
    _readable_streams()
    try:
        options = _parser(lang, given).parse_args(given)
        code = int(options.run(options, lang))
        sys.stdout.flush()
        return code
    except TjplanError as error:
        print(error.zh if lang == "zh" else error.en, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(
            Bilingual(
                "已中断；每个文件要么是新的，要么未动", "interrupted; each file is either new and whole or as it was"
            )[lang],
            file=sys.stderr,
        )
        return 130
    except BrokenPipeError:  # whoever read the output has gone, and with them what was found
        _mute()
        return 2
    except OSError as error:
        _mute()
        reason = error.strerror or str(error)
        print(
            Bilingual(
                f"无法读写（{reason}）：检查磁盘空间和权限",
                f"cannot read or write ({reason}): check disk space and permissions",
            )[lang],
            file=sys.stderr,
        )
        return 2


def _mute() -> None:
    """Nothing more to standard output, not even what is still to be flushed at the end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser(lang: Lang, given: Sequence[str]) -> Parser:
    """The parser with only the named command's module loaded, or all for help."""
    parser = Parser(lang, prog="tjplan", description=_ABOUT[lang])
    _language_option(parser, lang)
    parser.add_argument("--version", action="version", version=f"tjplan {__version__}", help=_VERSION[lang])
    commands = parser.add_subparsers(
        dest="command", required=True, metavar=Bilingual("命令", "COMMAND")[lang], parser_class=_subparser(lang)
    )
    named = next((word for word in given if word in COMMANDS), None)
    for name in COMMANDS:
        if named in (None, name):
            module = importlib.import_module(f"tjplan.cli.{name}")
            sub = commands.add_parser(
                name, prog=f"tjplan {name}", help=module.SUMMARY[lang], description=module.HELP[lang]
            )
            common(sub, lang)
            module.arguments(sub, lang)
            sub.set_defaults(run=module.run)
        else:
            commands.add_parser(name)
    return parser


_VERSION = Bilingual("显示版本", "show the version")


def _subparser(lang: Lang) -> Any:
    return lambda **settings: Parser(lang, **settings)


def common(parser: Parser, lang: Lang) -> None:
    """The options that every command takes."""
    folder = Bilingual("规划期文件夹（默认：当前规划期）", "folder of one round (default: the current round)")
    parser.add_argument("--plan", metavar="DIR", help=folder[lang])
    _language_option(parser, lang)


def _language_option(parser: Parser, lang: Lang) -> None:
    """``--lang``, before or behind the command; :func:`chosen` has read it already."""
    language = Bilingual("提示所用语言（默认依系统）", "language of messages (default: the locale's)")
    parser.add_argument("--lang", choices=("zh", "en"), default=argparse.SUPPRESS, help=language[lang])


def _readable_streams() -> None:
    """A console that lacks a character (cp936 has no ³) shows a stand-in instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
