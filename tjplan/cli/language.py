"""Which language messages are in: ``--lang``, else the locale, else English."""

import os
import sys
from collections.abc import Mapping, Sequence

from tjplan.model.text import Lang


def chosen(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Lang:
    """The language for this run, read before the arguments are parsed so that errors use it too."""
    for at, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else ""
        if argument == "--lang" and at + 1 < len(arguments):
            value = arguments[at + 1]
        if value in ("zh", "en"):
            return "zh" if value == "zh" else "en"
    return _of_locale(environment)


def _of_locale(environment: Mapping[str, str]) -> Lang:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "zh" if environment[name].lower().startswith("zh") else "en"
    return "zh" if sys.platform == "win32" and _windows_speaks_chinese() else "en"


def _windows_speaks_chinese() -> bool:
    """Windows sets no LANG; its display language has the primary id 0x04 for Chinese."""
    import ctypes

    windll = getattr(ctypes, "windll", None)
    return windll is not None and windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == 0x04
