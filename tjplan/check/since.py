"""What a change made or touched, of all findings."""

from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from tjplan.check.waivers import operands
from tjplan.model.finding import Finding
from tjplan.model.source import SourceFile

Lines = Mapping[str, frozenset[int]]
"""File -> its lines, from 1, that a change wrote."""


def since(findings: Iterable[Finding], before: Iterable[Finding], changed: Lines) -> tuple[Finding, ...]:
    """Those of ``findings`` that were not among ``before``, or that stand on a changed line.

    Two findings are one where code, path, operands and acceptance are the same; lines and messages
    may have moved. A finding stands where it and its operands stand.
    """
    old = Counter(map(_identity, before))
    ordered = list(findings)
    touched = [_touched(finding, changed) for finding in ordered]
    # What the change left alone is matched first, so that of two alike the changed one is the new one.
    untouched = [finding for finding, hit in zip(ordered, touched, strict=True) if not hit]
    same = {id(finding) for finding in untouched if _taken(old, finding)}
    return tuple(finding for finding in ordered if id(finding) not in same)


def _taken(old: Counter[object], finding: Finding) -> bool:
    """Whether ``finding`` was there before; each old one counts for one."""
    key = _identity(finding)
    old[key] -= 1
    return old[key] >= 0


def _identity(finding: Finding) -> object:
    return finding.code, finding.path, operands(finding), finding.waived is None


def _touched(finding: Finding, changed: Lines) -> bool:
    places = (finding.place, *(operand.place for operand in finding.operands if operand.place))
    return any(place.line in changed.get(place.file, ()) for place in places)


def changed_lines(before: Iterable[SourceFile], after: Iterable[SourceFile]) -> Lines:
    """The lines of ``after`` that ``before`` did not have, all of a file that is new."""
    old = {file.name: file.text for file in before}
    return {file.name: _written(old.get(file.name, ""), file.text) for file in after if old.get(file.name) != file.text}


def _written(old: str, new: str) -> frozenset[int]:
    """The lines of ``new``, from 1, that are not in ``old``."""
    matcher = SequenceMatcher(None, old.split("\n"), new.split("\n"))
    return frozenset(
        line + 1 for kind, _, _, start, end in matcher.get_opcodes() if kind != "equal" for line in range(start, end)
    )
