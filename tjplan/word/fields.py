"""Fields in their long form, each with the result that is shown until a program computes it anew."""

from collections.abc import Sequence

from tjplan.word.xml import Element, text, w


def field(instruction: str, result: Sequence[Element]) -> list[Element]:
    """The runs of a whole field (ECMA-376 Part 1, 17.16.18)."""
    return [*opening(instruction), *result, closing()]


def opening(instruction: str) -> list[Element]:
    """The runs before a field's result."""
    return [
        _mark("begin"),
        w("r", text("instrText", f" {instruction} ")),
        _mark("separate"),
    ]


def closing() -> Element:
    """The run after a field's result."""
    return _mark("end")


def _mark(kind: str) -> Element:
    return w("r", w("fldChar", fldCharType=kind))
