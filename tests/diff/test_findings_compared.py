"""What a change did to the findings: new, fixed, still open, newly accepted, open again."""

from dataclasses import replace

import pytest

from tjplan.check.comparing import compared
from tjplan.model.finding import Finding, Operand, Waived
from tjplan.model.source import Place
from tjplan.model.text import Bilingual

_WORDS = Bilingual("错", "wrong")


def finding(path: str, line: int = 1, printed: str = "3") -> Finding:
    operands = (Operand("facts.a", printed, Place("f.yaml", line, 1)),)
    return Finding("pin-differs", "error", Place("f.yaml", line, 1), path, _WORDS, _WORDS, operands)


def accepted(one: Finding) -> Finding:
    return replace(one, waived=Waived(_WORDS, _WORDS, "2030"))


A, B = finding("nodes.a.text"), finding("nodes.b.text")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ([], [A], {"new": 1}),
        ([A], [], {"fixed": 1}),
        ([A], [A], {"open": 1}),
        ([A], [finding("nodes.a.text", 9)], {"open": 1}),
        ([A], [finding("nodes.a.text", 1, "4")], {"new": 1, "fixed": 1}),
        ([A], [accepted(A)], {"waived": 1}),
        ([], [accepted(A)], {"waived": 1}),
        ([accepted(A)], [A], {"reopened": 1}),
        ([accepted(A)], [finding("nodes.a.text", 1, "4")], {"reopened": 1}),
        ([accepted(A)], [accepted(A)], {}),
        ([accepted(A)], [], {}),
        ([A, A], [A], {"open": 1, "fixed": 1}),
        ([A, B], [B, A], {"open": 2}),
        ([accepted(A), A], [A, accepted(A)], {"open": 1}),
    ],
)
def test_what_became_of_them(before: list[Finding], after: list[Finding], told: dict[str, int]) -> None:
    found = compared(before, after)
    names = ("new", "fixed", "open", "waived", "reopened")
    assert {name: len(getattr(found, name)) for name in names if getattr(found, name)} == told


def test_a_fault_of_a_file_is_one_in_any_folder() -> None:
    old, new = (
        Finding("schema-line", "warning", Place(f"{at}/facts.yaml", 1, 1), f"{at}/facts.yaml", _WORDS, _WORDS)
        for at in ("old", "new")
    )
    found = compared([old], [new])
    assert (len(found.open), found.new, found.fixed) == (1, (), ())
