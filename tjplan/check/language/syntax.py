"""Text of a check to a tree; every node knows its column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tjplan.model.text import Bilingual

MAX_LENGTH = 2000
MAX_TOKENS = 400
MAX_DEPTH = 40
FUNCTIONS = ("sum", "count", "min", "max", "abs")


class SyntaxFault(Exception):
    """The text is not a check: ``offset`` from 0 into it, ``message`` in both languages."""

    def __init__(self, offset: int, message: Bilingual) -> None:
        super().__init__(message.en)
        self.offset = offset
        self.message = message


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

_SIGNS = {"≤": "<=", "≥": ">=", "≠": "!=", "~=": "≈", "＝": "==", "＜": "<", "＞": ">", "×": "*", "÷": "/", "−": "-"}
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
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)[ ]?(?P<unit>%|[\u4e00-\u9fff]+(?:/[\u4e00-\u9fff]+)?)?"
    r"|(?P<word>'[^']*'|\"[^\"]*\"|‘[^’]*’|“[^”]*”)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*(?:\[\*\])?(?:\.(?:[A-Za-z0-9_]+|\*)(?:\[\*\])?)*)"
    r"|(?P<sign>==|!=|~=|<=|>=|[≈≤≥≠<>＝＜＞+\-−*×/÷(),，（）]))"
)
_FULL = {"（": "(", "）": ")", "，": ","}


class _Token(NamedTuple):
    kind: str
    text: str
    offset: int
    unit: str = ""


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
    at = 0
    while at < len(text):
        if text[at:].isspace():
            break
        match = _TOKEN.match(text, at)
        if match is None:
            start = at + len(text[at:]) - len(text[at:].lstrip())
            raise SyntaxFault(start, Bilingual(f"读不懂“{text[start]}”", f"cannot read “{text[start]}”"))
        at = match.end()
        if match["number"]:
            yield _Token("number", match["number"], match.start("number"), match["unit"] or "")
        elif match["word"]:
            yield _Token("word", match["word"][1:-1], match.start("word"))
        elif match["name"]:
            yield _Token("name", match["name"], match.start("name"))
        else:
            sign = match["sign"]
            yield _Token("sign", _FULL.get(sign, _SIGNS.get(sign, sign)), match.start("sign"))
    yield _Token("end", "", len(text))


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

    def expect(self, sign: str) -> None:
        if self.next.text != sign or self.next.kind != "sign":
            raise self._unexpected(Bilingual(f"此处应为 {sign}", f"{sign} expected here"))
        self.take()

    def end(self) -> None:
        """Nothing may follow."""
        if self.next.kind != "end":
            raise self._unexpected(Bilingual("此处应为运算符或结尾", "an operator or the end expected here"))

    def _unexpected(self, message: Bilingual) -> SyntaxFault:
        shown = self.next.text or Bilingual("结尾", "the end").zh
        return SyntaxFault(
            self.next.offset,
            Bilingual(f"{message.zh}，见到“{shown}”", f"{message.en}, found “{self.next.text or 'the end'}”"),
        )

    def expression(self, binding: int, depth: int) -> Expression:
        """An expression whose operators all bind more tightly than ``binding``."""
        if depth > MAX_DEPTH:
            raise SyntaxFault(self.next.offset, Bilingual("括号过深", "nested too deep"))
        left = self._prefix(depth)
        while (power := _BINDING.get(self.next.text, 0)) > binding and self.next.kind in ("sign", "name"):
            operator = self.take()
            right = self.expression(power, depth + 1)
            left = self._joined(operator, left, right)
        return left

    def _joined(self, operator: _Token, left: Expression, right: Expression) -> Expression:
        """``a < b < c`` means ``a < b and b < c``."""
        if operator.text in COMPARISONS and isinstance(left, Operation):
            last = left.right if left.sign == "and" and isinstance(left.right, Operation) else left
            if isinstance(last, Operation) and last.sign in COMPARISONS:
                return Operation(
                    "and", left, Operation(operator.text, last.right, right, operator.offset), operator.offset
                )
        return Operation(operator.text, left, right, operator.offset)

    def _prefix(self, depth: int) -> Expression:
        token = self.take()
        if token.kind == "number":
            return Number(token.text, token.unit, token.offset)
        if token.kind == "word":
            return Word(token.text, token.offset)
        if token.kind == "name":
            return self._name(token, depth)
        if token.text == "(" and token.kind == "sign":
            inner = self.expression(0, depth + 1)
            self.expect(")")
            return inner
        if token.text == "-" and token.kind == "sign":
            return Operation("-", Number("0", "", token.offset), self.expression(5, depth + 1), token.offset)
        self.at -= 1
        raise self._unexpected(Bilingual("此处应为数字、路径或函数", "a number, path or function expected here"))

    def _name(self, token: _Token, depth: int) -> Expression:
        if token.text == "not":
            return Not(self.expression(3, depth + 1), token.offset)
        if self.next.kind == "sign" and self.next.text == "(":
            return self._call(token, depth)
        return Path(tuple(token.text.replace("[*]", ".*").split(".")), token.offset)

    def _call(self, token: _Token, depth: int) -> Call:
        if token.text not in FUNCTIONS:
            known = ", ".join(FUNCTIONS)
            raise SyntaxFault(
                token.offset,
                Bilingual(f"没有函数 {token.text}，可用：{known}", f"no function {token.text}; known: {known}"),
            )
        self.take()
        arguments = [self.expression(0, depth + 1)]
        where: Expression | None = None
        while self.next.text == "," and self.next.kind == "sign":
            self.take()
            arguments.append(self.expression(0, depth + 1))
        if self.next.kind == "name" and self.next.text == "where":
            self.take()
            where = self.expression(0, depth + 1)
        self.expect(")")
        return Call(token.text, tuple(arguments), where, token.offset)
