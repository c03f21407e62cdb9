"""What a change did to the findings: which are new, gone, still there, newly accepted, or open again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from tjplan.check.waivers import operands
from tjplan.model.finding import Finding
from tjplan.review import FindingChanges


def compared(before: Iterable[Finding], after: Iterable[Finding]) -> FindingChanges:
    """The findings of two states held against each other; those accepted on both sides are not told.

    Two are one where code, path and operands are the same, whatever the line; each counts for one.  One
    whose operands changed is fixed and new; where it was accepted for the former operands it is open again.
    """
    old: defaultdict[object, list[Finding]] = defaultdict(list)
    for finding in before:
        old[_identity(finding)].append(finding)
    new: list[Finding] = []
    still: list[Finding] = []
    waived: list[Finding] = []
    reopened: list[Finding] = []
    for finding in after:
        twins = old[_identity(finding)]
        was = twins.pop(_likest(finding, twins)) if twins else None
        if was is None and finding.waived is None:
            new.append(finding)
        elif was is not None and finding.waived is None:
            (still if was.waived is None else reopened).append(finding)
        elif finding.waived is not None and (was is None or was.waived is None):
            waived.append(finding)
    changed = _accepted_before(old, new)
    new = [finding for finding in new if finding not in changed]
    reopened += changed
    fixed = sorted((one for left in old.values() for one in left if one.waived is None), key=lambda one: one.order)
    return FindingChanges(tuple(new), tuple(fixed), tuple(still), tuple(waived), tuple(reopened))


def _accepted_before(old: Mapping[object, Sequence[Finding]], new: Sequence[Finding]) -> list[Finding]:
    """Of the new findings those whose code and path had one that was accepted and is gone, each for one."""
    gone = Counter((one.code, one.path) for left in old.values() for one in left if one.waived is not None)
    found = []
    for finding in new:
        if gone[finding.code, finding.path] > 0:
            gone[finding.code, finding.path] -= 1
            found.append(finding)
    return found


def _likest(finding: Finding, twins: list[Finding]) -> int:
    """Of several alike the one that is accepted as ``finding`` is."""
    same = (at for at, one in enumerate(twins) if (one.waived is None) == (finding.waived is None))
    return next(same, 0)


def _identity(finding: Finding) -> object:
    # What is wrong with a whole file is about the file, whatever folder that stands in.
    path = PurePosixPath(finding.path).name if finding.path == finding.place.file else finding.path
    return finding.code, path, operands(finding)
