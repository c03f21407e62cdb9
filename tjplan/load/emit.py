"""A layout as canonical YAML lines: two spaces a level, lists indented under their key.

A flow collection stays on one line where that line has at most WIDTH code points, comments not
counted, and holds no comment; else it becomes a block.  Code points, not display cells: that is what
an editor's ruler and this project's columns count, though a Han character takes two cells.
"""

import re
from collections.abc import Iterator

from tjplan.load.layout import Block, Entry
from tjplan.load.quoting import word
from tjplan.load.tree import Scalar

WIDTH = 160
_STEP = 2
# Lines of a block scalar end at these too, and LS and PS stay part of its value.
_BREAKS = re.compile(r"([\n\x85\u2028\u2029])")


def emit(root: Entry) -> str:
    """The text of a whole file, with LF line ends."""
    return "\n".join([*_lead(root.lead, first=True), *_root(root)]) + "\n"


def _root(root: Entry) -> Iterator[str]:
    yield from ([root.head] if root.head else [])
    yield from root.above
    if isinstance(root.value, Block) and not _fits_flow(root.value, ""):
        yield from _block(root.value, 0)
        yield from root.behind
    else:
        yield from _one(root.value, "", 0, root)
        yield from root.behind[1:]


def _block(block: Block, indent: int) -> Iterator[str]:
    pad = " " * indent
    for index, entry in enumerate(block.entries):
        yield from (pad + line if line else "" for line in _lead(entry.lead, first=index == 0))
        yield from _entry(entry, indent)
    yield from (pad + line if line else "" for line in _lead(block.tail, first=False))


def _lead(lines: list[str], *, first: bool) -> Iterator[str]:
    """The lines above an entry, a run of blank ones as one, none at the start of a block."""
    blank = first
    for line in lines:
        if line or not blank:
            yield line
        blank = not line


def _entry(entry: Entry, indent: int) -> Iterator[str]:
    pad = " " * indent
    mark = pad + (f"{_key(entry.key)}:" if entry.key else "-")
    if isinstance(entry.value, Block) and not _fits_flow(entry.value, mark if not entry.head else pad):
        yield from _nested(entry, entry.value, mark, indent)
        return
    if entry.head or entry.above:
        yield _with(mark, entry.head)
        yield from (f"{pad}  {line}" for line in entry.above)
        yield from _one(entry.value, f"{pad}  ", indent, entry)
    else:
        yield from _one(entry.value, f"{mark} ", indent, entry)
    yield from (pad + line for line in entry.behind[1:])


def _nested(entry: Entry, block: Block, mark: str, indent: int) -> Iterator[str]:
    """A collection on the lines below its key, or from its dash on."""
    pad = " " * indent
    behind = list(entry.behind)
    head = entry.head or (behind.pop(0) if behind else "")
    lines = _block(block, indent + _STEP)
    if entry.key or head or entry.above or any(block.entries[0].lead):
        yield _with(mark, head)
        yield from (f"{pad}  {line}" for line in entry.above)
    else:
        yield f"{pad}- {next(lines)[indent + _STEP :]}"
    yield from lines
    yield from (pad + line for line in behind)


def _one(value: Scalar | Block, before: str, indent: int, entry: Entry) -> Iterator[str]:
    """A value that starts on the line that ``before`` opens, with its first comment."""
    behind = entry.behind[0] if entry.behind else ""
    if isinstance(value, Block):
        yield _with(before + _flow(value), behind)
    elif value.spot.style in (">", "|"):
        yield from _long(value, before, indent, entry.indent, behind)
    else:
        yield _with((before + word(value, commented=bool(behind))).rstrip(), behind)


def _with(line: str, comment: str) -> str:
    return f"{line} {comment}".strip() if not line.strip() else f"{line} {comment}" if comment else line


def _long(scalar: Scalar, before: str, indent: int, outer: int, comment: str) -> Iterator[str]:
    """A folded or literal text: the author's lines, indented anew."""
    spot = scalar.spot
    header, _, body = spot.file.text[spot.start : spot.end].partition("\n")
    marks = header.partition("#")[0].strip()
    if body and not _BREAKS.match(body[-1]):  # the file ends here: libyaml then reads no last line end
        marks = marks.strip("+-") + "-"
    parts = _BREAKS.split(body)
    texts, ends = parts[::2], [*parts[1::2], ""]
    depth = _depth(texts, marks, outer)
    texts = [line[depth:] for line in texts]
    if not texts[-1]:  # what stands behind the last line end
        texts.pop()
    while texts and not texts[-1] and "+" not in marks:
        texts.pop()
    explicit = next((line for line in texts if line), "").startswith((" ", "\t"))
    yield _with(before + marks[0] + ("2" if explicit else "") + marks.strip(">|0123456789"), comment)
    pad = " " * (indent + _STEP)
    body = "".join((pad + line if line else "") + end for line, end in zip(texts, ends, strict=False))
    yield from body.removesuffix("\n").split("\n") if texts else ()


def _depth(lines: list[str], marks: str, outer: int) -> int:
    """The content indentation of a block scalar (YAML 1.2, 8.1.1.1), as libyaml finds it."""
    if digits := re.search(r"[1-9]", marks):
        return max(outer, 0) + int(digits[0])
    deepest = 0
    for line in lines:
        deepest = max(deepest, len(line) - len(line.lstrip(" ")))
        if line.strip(" "):
            break
    return deepest


def _fits_flow(block: Block, before: str) -> bool:
    """Whether ``block`` may stay on the line that ``before`` opens."""
    if not block.entries:
        return True
    return block.flow and not _commented(block) and len(before) + 1 + len(_flow(block)) <= WIDTH


def _commented(block: Block) -> bool:
    return any(block.tail) or any(
        any(entry.lead) or entry.head or entry.above or entry.behind
        or (isinstance(entry.value, Block) and _commented(entry.value))
        for entry in block.entries
    )  # fmt: skip


def _key(scalar: Scalar, *, flow: bool = False) -> str:
    return word(scalar, flow=flow) or "''"


def _flow(value: Scalar | Block) -> str:
    if isinstance(value, Scalar):
        return word(value, flow=True)
    parts = (f"{_key(e.key, flow=True)}: {_flow(e.value)}" if e.key else _flow(e.value) for e in value.entries)
    inside = ", ".join(parts)
    return f"{{{inside}}}" if value.is_map else f"[{inside}]"
