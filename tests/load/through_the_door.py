"""What the tests of this folder read with: text through the door, and places back to characters."""

from tjplan.load import door
from tjplan.load.tree import Mapping, Scalar, Tree
from tjplan.model.source import Place


def opened(text: str | bytes) -> door.Opened:
    return door.read(text.encode() if isinstance(text, str) else text, "f.yaml")


def tree(text: str | bytes) -> Tree:
    found = opened(text)
    assert found.tree is not None and not found.findings, found.findings
    return found.tree


def scalar(text: str | bytes, *keys: str) -> Scalar:
    """The scalar under ``keys``."""
    node = tree(text)
    for key in keys:
        assert isinstance(node, Mapping)
        node = node.items[key]
    assert isinstance(node, Scalar)
    return node


def codes(text: str | bytes) -> list[str]:
    return [finding.code for finding in opened(text).findings]


def at(text: str, place: Place) -> str:
    """The character of a file at ``place``, which counts lines and columns from 1."""
    return text.split("\n")[place.line - 1][place.col - 1 : place.col]
