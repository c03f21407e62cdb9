"""Putting new characters into a YAML scalar where it stands, in the style it is written in."""

import re
from typing import NamedTuple

from tjplan.errors import RefusedError
from tjplan.model.source import Spot, index_of

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
# What is surely itself without quotes, in a list or mapping of either form.
_PLAIN = re.compile(r"(?:[^\W\d_]|[《（“〔])[^\x00-\x1f\x7f-\xa0,\[\]{}#:?\"'\\]*")
_PLAIN_FIGURE = re.compile(r"[≤≥⩽⩾＜＞][0-9.]+|[0-9.]+[-–—~～][0-9.]+|—")
_YAML_WORDS = frozenset(("yes", "no", "on", "off", "y", "n", "true", "false", "null"))
_BREAKS_PLAIN = re.compile(r":(?:\s|$)|\s#")
_MARKED = re.compile(r"([\\\[\]{}|])")


class Change(NamedTuple):
    """``value[start:end]`` of a scalar becomes ``new``."""

    start: int
    end: int
    new: str


class Cut(NamedTuple):
    """``text[start:end]`` of a file becomes ``new``."""

    start: int
    end: int
    new: str


def escaped(words: str) -> str:
    """``words`` so that they mean themselves inside a pin."""
    return _MARKED.sub(r"\\\1", words)


def within(spot: Spot, value: str, changes: list[Change]) -> list[Cut]:
    """The cuts that make ``changes`` in a scalar that reads as ``value``.

    A plain scalar that the change would break is put in quotes as a whole.
    """
    if not spot.style and any(_BREAKS_PLAIN.search(change.new) for change in changes):
        for change in reversed(changes):
            value = value[: change.start] + change.new + value[change.end :]
        return [Cut(spot.start, spot.end, _single(value))]
    return [_cut(spot, value, change) for change in changes]


def whole(spot: Spot, value: str) -> Cut:
    """The cut that makes the scalar at ``spot`` read as ``value``, a text of one line."""
    if spot.style in (">", "|"):
        return _block(spot, value)
    if spot.style == "'":
        return Cut(spot.start, spot.end, _single(value))
    if spot.style == '"':
        return Cut(spot.start, spot.end, f'"{_doubled(value)}"')
    plain = _PLAIN.fullmatch(value) and value == value.strip() and value.casefold() not in _YAML_WORDS
    return Cut(spot.start, spot.end, value if plain else _single(value))


def number(spot: Spot, value: str) -> Cut:
    """The cut that makes the figure at ``spot`` read as ``value``: in quotes only where it needs them."""
    plain = _NUMBER.fullmatch(value) or _PLAIN_FIGURE.fullmatch(value)
    return Cut(spot.start, spot.end, value if plain else _single(value))


def _cut(spot: Spot, value: str, change: Change) -> Cut:
    start, end = index_of(spot, value, change.start), index_of(spot, value, change.end)
    written = spot.file.text[start:end]
    read = (
        written.replace("''", "'")
        if spot.style == "'"
        else re.sub(r'\\([\\"])', r"\1", written)
        if spot.style == '"'
        else written
    )
    if "".join(read.split()) != "".join(value[change.start : change.end].split()):
        file, line, _ = spot.place_of(value, change.start)
        raise RefusedError(
            zh=f"{file} 第 {line} 行写法复杂，找不到“{value[change.start : change.end]}”的确切位置；请手工修改该处",
            en=f"{file}, line {line} is written in a way that hides where “{value[change.start : change.end]}” stands: change it by hand",
        )
    new = (
        change.new.replace("'", "''")
        if spot.style == "'"
        else _doubled(change.new)
        if spot.style == '"'
        else change.new
    )
    return Cut(start, start + len(written.rstrip()), new)


def _block(spot: Spot, value: str) -> Cut:
    text = spot.file.text
    body = text.find("\n", spot.start) + 1
    while text[body : body + 1].isspace() and body < spot.end:
        body += 1
    return Cut(body, body + len(text[body : spot.end].rstrip()), value)


def _single(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _doubled(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
