"""What to write instead where YAML cannot be read, guessed from the line and the one before."""

import re

from tjplan.model.text import Bilingual

_TABS = Bilingual("缩进用空格，不用制表符", "indent with spaces, not tabs")
COLON = Bilingual("键后的冒号用半角“: ”，不用全角“：”", "write a half-width colon “: ” behind a key, not “：”")
_UNCLOSED = Bilingual("给这个引号配上另一半", "close this quote")
_BRACKET = Bilingual(
    "给这个括号配上另一半；{…} 中的值含有 , [ ] { } 时放进单引号 '…'",
    "close this bracket; put a value that holds , [ ] { } inside {…} in single quotes '…'",
)
_INSIDE = Bilingual("值里含有“: ”时，把值放进单引号 '…'", "put a value that contains “: ” in single quotes '…'")
QUOTES = Bilingual("YAML 的引号用半角 ' 或 \"", "YAML quotes are ' or \", not “ ”")
_START = Bilingual(
    "值以 [ { * & ! % @ ` 开头，或在 {…} 中含有 , [ ] { } 时，放进单引号 '…'",
    "put a value that starts with [ { * & ! % @ `, or holds , [ ] { } inside {…}, in single quotes '…'",
)
_ESCAPE = Bilingual(
    "双引号里的反斜杠转义不对应任何字符：直接写出该字，或把值放进单引号 '…'（其中的 \\ 照原样保留）",
    "this backslash escape stands for no character: write the character itself, or use single quotes '…', in which \\ is kept as it is",
)
_ANY = Bilingual(
    "检查这一行和上一行的缩进、冒号和引号", "check indentation, colons and quotes of this line and the one before"
)
_KEY = re.compile(r"\s*(?:- )*[a-z][a-z0-9_]*(?=：)")
_SPECIAL = re.compile(r"[:,\[{-]\s+[\[{*&!%@`]")


def guessed(problem: str, line: str, earlier: str) -> Bilingual:
    """The likeliest remedy for libyaml's ``problem`` on ``line``, which follows ``earlier``."""
    if "\t" in _indent(line) or "\t" in _indent(earlier):
        return _TABS
    if full_width_colon(line) or full_width_colon(earlier):
        return COLON
    if any(said in problem for said in ("escape c", "hexdecimal number")):  # libyaml's own spelling
        return _ESCAPE
    if problem.startswith("did not find expected ',' or"):
        return _BRACKET
    if "end of stream" in problem and any(quote in line for quote in "'\""):
        return _UNCLOSED
    if "mapping values" in problem:
        return _INSIDE
    if "cannot start any token" in problem or _SPECIAL.search(line):
        return _START
    if any(quote in line for quote in "“”‘’"):
        return QUOTES
    return _START if "{" in line or "[" in line else _ANY


def full_width_colon(line: str) -> int:
    """The column, from 1, of a full-width colon behind a key that starts ``line``; 0 where there is none."""
    found = _KEY.match(line)
    return found.end() + 1 if found else 0


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
