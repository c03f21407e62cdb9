"""Text of a check to a tree; every node knows its column."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tjplan.check.language import foreign
from tjplan.check.language.foreign import SyntaxFault
from tjplan.model.text import Bilingual

MAX_LENGTH = 2000
MAX_TOKENS = 400
MAX_DEPTH = 40
CONDITIONS = ("reachable", "known")
"""Functions that hold or do not."""
FUNCTIONS = ("sum", "count", "min", "max", "abs", *CONDITIONS)
RESERVED = ("and", "or", "not", "where")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, with the unit behind it or none: ``5``, ``0.5``, ``5 公顷``, ``20%``."""

    digits: str
    unit: str
    offset: int


@dataclass(frozen=True, slots=True)
class Word:
    """A quoted word, compared with names and kinds: ``'key_restoration'``."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class Path:
    """``zones.hill.area``; ``*`` stands for every member: ``zones[*].area``."""

    steps: tuple[str, ...]
    offset: int

    @property
    def text(self) -> str:
        return ".".join(self.steps).replace(".*", "[*]")


@dataclass(frozen=True, slots=True)
class Call:
    """``sum(a, b where c)``: a function over values, with a condition on the members of its paths."""

    name: str
    arguments: tuple["Expression", ...]
    where: "Expression | None"
    offset: int


@dataclass(frozen=True, slots=True)
class Operation:
    """``left sign right``; a leading minus has a zero on its left."""

    sign: str
    left: "Expression"
    right: "Expression"
    offset: int


@dataclass(frozen=True, slots=True)
class Not:
    """``not condition``."""

    condition: "Expression"
    offset: int


Expression = Number | Word | Path | Call | Operation | Not

_SIGNS = {
    "=": "==", "~=": "≈", "≒": "≈", "≤": "<=", "≦": "<=", "⩽": "<=", "≥": ">=", "≧": ">=", "⩾": ">=",
    "≠": "!=", "×": "*", "÷": "/", "−": "-",
}  # fmt: skip
_BINDING = {
    "or": 1,
    "and": 2,
    **dict.fromkeys(("==", "!=", "≈", "<", "<=", ">", ">="), 4),
    "+": 5,
    "-": 5,
    "*": 6,
    "/": 6,
}
COMPARISONS = frozenset(("==", "!=", "≈", "<", "<=", ">", ">="))
_NAME_BEHIND = r"(?![A-Za-z0-9_.\[(])"
_TOKEN = re.compile(
    r"\s*(?:(?P<foreign>===|!==|=>|=<|<>|&&?|\|\|?|\*\*|[\^±`]|!(?!=))"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?)"
    rf"[ ]?(?P<unit>%|[\u4e00-\u9fff]+(?:/[\u4e00-\u9fff]+)?"
    rf"|(?!(?:{'|'.join(RESERVED)})\b)[A-Za-z]+[²³]?(?:/[A-Za-z]+)?{_NAME_BEHIND})?"
    r"|(?P<word>'[^']*'|\"[^\"]*\"|‘[^’]*’|“[^”]*”|「[^」]*」)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*(?:\[\*\])?(?:\.(?:[A-Za-z0-9_]+|\*)(?:\[\*\])?)*)"
    r"|(?P<sign>==|!=|~=|<=|>=|[≈≒≤≦⩽≥≧⩾≠=<>+\-−*×/÷(),]))"
)
_QUOTES = "'\"‘“「"
# An input method leaves full-width signs; each has its half-width one 0xFEE0 before it (Unicode, FF01–FF5E).
_HALF = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, ord("、"): ord(",")}


class _Token(NamedTuple):
    kind: str
    text: str
    offset: int
    unit: str = ""


@lru_cache(maxsize=1024)  # a preview and the round before read the same rules again
def parse(text: str) -> Expression:
    """The tree of ``text``.

    Raises:
        SyntaxFault: at the first character that cannot be read as a check.
    """
    if len(text) > MAX_LENGTH:
        raise SyntaxFault(MAX_LENGTH, Bilingual(f"超过 {MAX_LENGTH} 个字符", f"longer than {MAX_LENGTH} characters"))
    tokens = list(_tokens(text))
    if len(tokens) > MAX_TOKENS:
        raise SyntaxFault(
            tokens[MAX_TOKENS].offset, Bilingual(f"超过 {MAX_TOKENS} 个词", f"more than {MAX_TOKENS} words")
        )
    parser = _Parser(tokens)
    tree = parser.expression(0, 0)
    parser.end()
    return tree


def _tokens(text: str) -> Iterator[_Token]:
    half, at, end = text.translate(_HALF), 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(half, at)
        if match is None:
            raise _unreadable(half, at)
        at = match.end()
        if match["foreign"]:
            raise foreign.sign(match["foreign"], match.start("foreign"))
        if match["number"]:
            yield _Token("number", match["number"], match.start("number"), match["unit"] or "")
        elif match["word"]:  # what stands in quotes is compared as it was written
            yield _Token("word", text[match.start("word") + 1 : match.end("word") - 1], match.start("word"))
        elif match["name"]:
            yield _Token("name", match["name"], match.start("name"))
        else:
            sign = match["sign"]
            yield _Token("sign", _SIGNS.get(sign, sign), match.start("sign"))
    yield _Token("end", "", len(text))


def _unreadable(text: str, at: int) -> SyntaxFault:
    start = len(text) - len(text[at:].lstrip())
    sign = text[start]
    if sign in _QUOTES:
        return SyntaxFault(start, Bilingual("引号没有闭合", "the quote is not closed"))
    if "\u4e00" <= sign <= "\u9fff":
        return SyntaxFault(
            start,
            Bilingual(f"读不懂“{sign}”", f"cannot read “{sign}”"),
            Bilingual("文字放进引号 '…'；单位写在数字后", "put words in quotes '…'; a unit stands behind its number"),
        )
    if sign == "[":
        return SyntaxFault(start, Bilingual("读不懂“[”", "cannot read “[”"), foreign.MEMBER)
    shown = sign if sign.isprintable() else f"U+{ord(sign):04X}"
    return SyntaxFault(start, Bilingual(f"读不懂“{shown}”", f"cannot read “{shown}”"))


class _Parser:
    """Pratt: each operator binds what stands on its left as tightly as its number says."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0

    @property
    def next(self) -> _Token:
        return self.tokens[self.at]

    def take(self) -> _Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def is_sign(self, sign: str) -> bool:
        """Whether ``sign`` comes next; a quoted one is a word."""
        return self.next.text == sign and self.next.kind == "sign"

    def expect(self, sign: str) -> None:
        """Take ``sign``, or fail."""
        if not self.is_sign(sign):
            raise self._unexpected(Bilingual(f"此处应为 {sign}", f"{sign} expected here"))
        self.take()

    def end(self) -> None:
        """Nothing may follow."""
        if self.next.kind != "end":
            raise self._unexpected(Bilingual("此处应为运算符或结尾", "an operator or the end expected here"))

    def _unexpected(self, message: Bilingual) -> SyntaxFault:
        token = self.next
        found = Bilingual("结尾", "the end") if token.kind == "end" else Bilingual(token.text, token.text)
        told = Bilingual(f"{message.zh}，见到“{found.zh}”", f"{message.en}, found “{found.en}”")
        return SyntaxFault(token.offset, told, self._meant())

    def _meant(self) -> Bilingual | None:
        """What to write for 6,300 and km2, as they are written elsewhere."""
        token, before = self.next, self.tokens[self.at - 1] if self.at else None
        if token.text == "," and before and before.kind == "number":
            return foreign.thousands([one.text for one in self.tokens[self.at - 1 :]])
        return foreign.unit(token.text) if token.kind == "name" else None

    def expression(self, binding: int, depth: int) -> Expression:
        """An expression whose operators all bind more tightly than ``binding``.

        ``a < b < c`` means ``a < b and b < c``.
        """
        if depth > MAX_DEPTH:
            raise SyntaxFault(self.next.offset, Bilingual("括号过深", "nested too deep"))
        left = self._prefix(depth)
        middle: Expression | None = None
        while (power := self._power()) > binding:
            operator = self.take()
            right = self.expression(power, depth + 1)
            step = Operation(operator.text, left if middle is None else middle, right, operator.offset)
            if operator.text not in COMPARISONS:
                left, middle = Operation(operator.text, left, right, operator.offset), None
            else:
                left = step if middle is None else Operation("and", left, step, operator.offset)
                middle = right
        return left

    def _power(self) -> int:
        token = self.next
        return _BINDING.get(token.text, 0) if token.kind in ("sign", "name") else 0

    def _prefix(self, depth: int) -> Expression:
        token = self.take()
        if token.kind == "number":
            return Number(token.text, token.unit, token.offset)
        if token.kind == "word":
            return Word(token.text, token.offset)
        if token.kind == "name" and token.text == "not":
            return Not(self.expression(3, depth + 1), token.offset)
        if token.kind == "name" and token.text not in RESERVED:
            return self._name(token, depth)
        if token.kind == "sign" and token.text == "(":
            inner = self.expression(0, depth + 1)
            self.expect(")")
            return inner
        if token.kind == "sign" and token.text == "-":
            return Operation("-", Number("0", "", token.offset), self.expression(5, depth + 1), token.offset)
        self.at -= 1
        raise self._unexpected(Bilingual("此处应为数字、路径或函数", "a number, path or function expected here"))

    def _name(self, token: _Token, depth: int) -> Expression:
        if self.is_sign("("):
            return self._call(token, depth)
        return Path(tuple(token.text.replace("[*]", ".*").split(".")), token.offset)

    def _call(self, token: _Token, depth: int) -> Call:
        if token.text not in FUNCTIONS:
            raise _no_function(token)
        self.take()
        arguments = [self.expression(0, depth + 1)]
        where: Expression | None = None
        while self.is_sign(","):
            self.take()
            arguments.append(self.expression(0, depth + 1))
        if self.next.kind == "name" and self.next.text == "where":
            self.take()
            where = self.expression(0, depth + 1)
        self.expect(")")
        return Call(token.text, tuple(arguments), where, token.offset)


def _no_function(token: _Token) -> SyntaxFault:
    near = ", ".join(difflib.get_close_matches(token.text.lower(), FUNCTIONS, 2)) or ", ".join(FUNCTIONS)
    return SyntaxFault(
        token.offset,
        Bilingual(f"没有函数 {token.text}", f"there is no function {token.text}"),
        Bilingual(f"可用：{near}", f"known: {near}"),
    )


def paths(tree: Expression) -> Iterator[Path]:
    """Every path of a tree, in the order written."""
    if isinstance(tree, Path):
        yield tree
    elif isinstance(tree, Operation):
        yield from paths(tree.left)
        yield from paths(tree.right)
    elif isinstance(tree, Not):
        yield from paths(tree.condition)
    elif isinstance(tree, Call):
        for part in (*tree.arguments, *([tree.where] if tree.where else [])):
            yield from paths(part)
