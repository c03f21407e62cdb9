"""Canonical YAML: one way to write a plan file, comments and digits kept.

What the form is: the $schema line first, ``schema_version`` next, keys in the order of the schema,
two spaces a level, lists indented under their key, quotes only where they are needed and then single,
a flow collection on one line where it fits and a block where it does not, folded text in the author's
lines, at most one blank line together, one line end at the end.
"""

import re
from collections import Counter
from dataclasses import dataclass

from tjplan.errors import RefusedError
from tjplan.load import build, door, layout, order
from tjplan.load.emit import emit
from tjplan.load.tree import Mapping, Sequence, Tree
from tjplan.model.finding import Finding

_SCHEMA_LINE = re.compile(r"#\s*yaml-language-server:\s*\$schema=.*")


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file in canonical form; as it was, with the door's findings, where the door refuses it.

    A file that holds a single word is no plan file and also stays as it was.
    """

    content: bytes
    findings: tuple[Finding, ...] = ()

    @property
    def text(self) -> str:
        """The content as characters, line ends as in the file."""
        return self.content.decode("utf-8", "replace")


def format_file(raw: bytes, name: str, schema_folder: str | None = None) -> Formatted:
    """The canonical form of one file; ``name`` is how messages call it.

    ``schema_folder`` leads from the file's folder to the schemas ("../../schema"): the first line
    then names the schema of the file's kind.  None leaves that line, or its absence, alone.

    Raises:
        RefusedError: the canonical form would be read as other data, or lose a comment.
    """
    opened = door.read(raw, name)
    if opened.findings or not isinstance(opened.tree, Mapping | Sequence):
        return Formatted(raw, tuple(opened.findings))
    root = layout.read(opened.tree)
    kind = _kind(opened.tree)
    if kind:
        order.arrange(root, kind)
    if kind and schema_folder is not None:
        line = f"# yaml-language-server: $schema={schema_folder.rstrip('/')}/{kind}.schema.json"
        root.lead = [line, *_head(root.lead)]
    content = emit(root).encode("utf-8")
    _hold(opened.tree, content, name)
    return Formatted(content.replace(b"\n", b"\r\n") if _is_crlf(raw) else content)


def _kind(tree: Tree) -> str | None:
    """The kind of file that the top-level keys make it, None where there is no such kind."""
    keys = [key for key in tree.items if key != "schema_version"] if isinstance(tree, Mapping) else []
    return keys[0] if len(keys) == 1 and keys[0] in build.KINDS else None


def _head(lead: list[str]) -> list[str]:
    """The lines at the head of a file without a $schema line and the blank lines round it."""
    rest = [line for line in lead if not _SCHEMA_LINE.fullmatch(line)]
    while rest and not rest[0]:
        rest.pop(0)
    return rest


def _is_crlf(raw: bytes) -> bool:
    return raw.count(b"\r\n") * 2 > raw.count(b"\n")


def _hold(before: Tree, content: bytes, name: str) -> None:
    """Refuse a result that says something else than the file did."""
    after = door.read(content, name)
    same = after.tree is not None and not after.findings and _meaning(before) == _meaning(after.tree)
    if same and after.tree is not None and _comments(before) == _comments(after.tree):
        return
    what = ("注释会丢失", "a comment would be lost") if same else ("数据会改变", "the data would change")
    raise RefusedError(
        zh=f"{name}：整理格式时{what[0]}，文件未改动。请报告此问题，并附上该文件",
        en=f"{name}: formatting was refused because {what[1]}; the file is unchanged. Please report this with the file",
    )


def _meaning(tree: Tree) -> object:
    """All that the rest of the tool sees of a tree but its places.

    A folded text is joined otherwise than a plain one, and only a plain < or ^ merges cells.
    """
    if isinstance(tree, Mapping):
        return {key: _meaning(value) for key, value in tree.items.items()}
    if isinstance(tree, Sequence):
        return [_meaning(item) for item in tree.items]
    style = tree.spot.style
    return (
        tree.text,
        type(tree.data),
        str(tree.data),
        style in (">", "|") and style,
        tree.text in ("<", "^") and bool(style),
    )


def _comments(tree: Tree) -> Counter[str]:
    return Counter(comment for comment in layout.comments(tree) if not _SCHEMA_LINE.fullmatch(comment))
