"""Names of findings that survive edits elsewhere, for services that follow a finding over time."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from tjplan.model.finding import Finding


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """One fingerprint for each of ``findings``, all different: code and address, never a line.

    Where one rule says several things about one address, they are told apart by their order.
    """
    seen: Counter[tuple[str, str]] = Counter()
    return [_fingerprint(finding, seen) for finding in findings]


def _fingerprint(finding: Finding, seen: Counter[tuple[str, str]]) -> str:
    about = finding.code, finding.path
    seen[about] += 1
    words = "\0".join((*about, str(seen[about])))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]
