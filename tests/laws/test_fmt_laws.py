"""What canonical YAML promises, for any file that the door accepts."""

import functools
from collections import Counter
from pathlib import Path

from hypothesis import assume, example, given, reject, settings
from hypothesis import strategies as st

from tjplan.errors import RefusedError
from tjplan.load import door, layout
from tjplan.load.build import KINDS
from tjplan.load.fmt import format_file
from tjplan.load.tree import Mapping, Scalar, Sequence, Tree

_NAME = "plan/any.yaml"
_ATOMS = (
    *"abz09 :,-?#'\"[]{}|>%@`&*!<^~=\n\n\n\t\\.+_",
    "  ", "\n  ", "\n    ", ": ", "- ", "# c\n", " # 注\n", "a: ", "zh: ", "- - ", "? ", "''", '""', "{}", "[]", "{a: b}",
    "[a, b]", "text: >-\n  ", "k: |\n   ", ">2-\n", "|+\n", "57.60", "0.70", "null", "true", "'no'", "’", "矿", "，",
    "\u3000", "\xa0", "\u2028", "\x85", "\ufeff", "\u200b", "\\x41", "\\n", "---\n", "...\n", "%YAML 1.1\n",
)  # fmt: skip
_noise = st.lists(st.sampled_from(_ATOMS), max_size=25).map("".join)

_words = st.sampled_from(
    [
        "a",
        "矿产",
        "57.60",
        "≤6",
        "'no'",
        "''",
        '"x\\ny"',
        "'it''s'",
        "",
        "null",
        "<",
        "'^'",
        "2025-01-01",
        "'1'",
        "a b",
        "'a, b'",
    ]
)
_comment = st.sampled_from(["", "", "", "# one", "#two", "# 三: [四"])
_flow_words = st.sampled_from(["a", "'b, c'", "57.60", '"t\\tb"', "<", "矿", "''", "长" * 60])
_flows = st.recursive(
    _flow_words,
    lambda below: (
        st.lists(below, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(below, max_size=3).map(
            lambda items: "{" + ", ".join(f"k{i}: {v}" for i, v in enumerate(items)) + "}"
        )
    ),
    max_leaves=6,
)


@st.composite
def _blocks(draw: st.DrawFn, depth: int = 0) -> str:
    """A block of entries as an author might write it, comments and blank lines strewn in."""
    pad = "  " * depth + " " * draw(st.integers(0, 1))
    items = draw(st.booleans())
    lines = []
    for index in range(draw(st.integers(1, 3))):
        lines += draw(st.lists(st.sampled_from(["", f"{pad}# above", "# left", f"{pad}      # right"]), max_size=2))
        mark = f"{pad}-" if items else f"{pad}k{index}:"
        note = draw(_comment)
        form = draw(st.sampled_from(["word", "flow", "folded", "literal", "split", "block"]))
        if form == "word":
            lines.append(f"{mark} {draw(_words)} {note}")
        elif form == "flow":
            lines.append(f"{mark} {draw(_flows)} {note}")
        elif form == "split":
            lines += [f"{mark} [a, {note}", f"{pad}  # inside", f"{pad}  b", f"{pad} ] {draw(_comment)}"]
        elif form in ("folded", "literal"):
            head = (">" if form == "folded" else "|") + draw(st.sampled_from(["", "-", "+"]))
            body = draw(
                st.lists(st.sampled_from(["一句。", "two words", "", "  more", "# no comment", "a: b"]), max_size=4)
            )
            lines += [
                f"{mark} {head} {note}",
                f"{pad}    first",
                *(f"{pad}    {line}" if line else "" for line in body),
            ]
        elif depth < 3:
            lines += [f"{mark} {note}", draw(_blocks(depth + 1))]
    return "\n".join(lines)


_written = st.builds(
    lambda blocks, end: blocks + end, _blocks(), st.sampled_from(["", "\n", "\n\n\n", "\n# end", "\n\n  # end\n"])
)


@functools.cache
def _plan_texts() -> tuple[str, ...]:
    folder = Path(__file__).resolve().parents[2] / "plan"
    return tuple(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml")))


@st.composite
def _damaged(draw: st.DrawFn) -> str:
    """Some lines of a real file with noise in the middle."""
    lines = draw(st.sampled_from(_plan_texts())).split("\n")
    start = draw(st.integers(0, max(0, len(lines) - 8)))
    text = "\n".join(lines[start : start + 8])
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(_noise) + text[at:]


_texts = st.one_of(_noise, _written, _damaged())


def _formatted(text: str) -> bytes:
    """The canonical form; only line ends of YAML 1.1 (NEL, LS, PS) may make it refuse."""
    try:
        return format_file(text.encode(), _NAME).content
    except RefusedError:
        assert any(end in text for end in "\x85\u2028\u2029")
        reject()


def _accepted(text: str) -> Mapping | Sequence:
    opened = door.read(text.encode(), _NAME)
    assume(opened.tree is not None and not opened.findings)
    assume(not isinstance(opened.tree, Scalar))
    assert isinstance(opened.tree, Mapping | Sequence)
    return opened.tree


def _said(tree: Tree, *, ordered: bool) -> object:
    """Keys, in their order or in that of the alphabet, and scalars as text and type."""
    if isinstance(tree, Mapping):
        said = [(key, _said(value, ordered=ordered)) for key, value in tree.items.items()]
        return said if ordered else sorted(said)
    if isinstance(tree, Sequence):
        return [_said(item, ordered=ordered) for item in tree.items]
    return (tree.text, str(type(tree.data)))


@settings(deadline=None, max_examples=300)
@given(_texts)
def test_formatting_twice_is_formatting_once(text: str) -> None:
    _accepted(text)
    once = _formatted(text)
    assert format_file(once, _NAME).content == once


@settings(deadline=None, max_examples=300)
@given(_texts)
def test_formatting_keeps_data_comments_and_the_order_of_unknown_keys(text: str) -> None:
    tree = _accepted(text)
    after = door.read(_formatted(text), _NAME)
    assert not after.findings and after.tree is not None
    ordered = isinstance(tree, Sequence) or not set(tree.items) & {*KINDS, "schema_version"}
    assert _said(after.tree, ordered=ordered) == _said(tree, ordered=ordered)
    assert Counter(layout.comments(after.tree)) == Counter(layout.comments(tree))


@settings(deadline=None)
@given(_noise)
@example("a: [")
@example("a: yes\n")
@example("")
def test_a_file_that_the_door_refuses_comes_back_as_it_was_with_the_findings(text: str) -> None:
    opened = door.read(text.encode(), _NAME)
    assume(opened.findings)
    result = format_file(text.encode(), _NAME)
    assert result.content == text.encode()
    assert [finding.code for finding in result.findings] == [finding.code for finding in opened.findings]


@settings(deadline=None)
@given(_written)
def test_line_ends_of_windows_stay_and_change_nothing_else(text: str) -> None:
    _accepted(text)
    assume("\n" in text)
    windows = format_file(text.replace("\n", "\r\n").encode(), _NAME).content
    assert windows.replace(b"\r\n", b"\n") == format_file(text.encode(), _NAME).content
    assert windows.count(b"\n") == windows.count(b"\r\n")
