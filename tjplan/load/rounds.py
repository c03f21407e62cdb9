"""Which folder holds the round before: rounds stand side by side, each with its first and last year."""

import re
from pathlib import Path

_YEARS = re.compile(r"([0-9]{4})\s*[-–—]\s*([0-9]{4})")
_ROUND = re.compile(rf"\s*round:\s*['\"]?{_YEARS.pattern}['\"]?\s*(?:#.*)?")


def before(folder: Path) -> Path | None:
    """The folder beside ``folder`` whose round ends last before this one starts, None where there is none."""
    folder = folder.resolve()
    own = years(folder)
    if own is None:
        return None
    try:
        siblings = [child for child in sorted(folder.parent.iterdir()) if child != folder and child.is_dir()]
    except OSError:
        return None
    ended = [(found[1], child) for child in siblings if (found := years(child)) and found[1] < own[0]]
    return max(ended, key=lambda one: one[0])[1] if ended else None


def years(folder: Path) -> tuple[int, int] | None:
    """First and last year of the round in ``folder``: what plan.yaml says, else the folder's name."""
    try:
        lines = (folder / "plan.yaml").read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except OSError:
        lines = []
    found = next((match for line in lines if (match := _ROUND.fullmatch(line))), None) or _YEARS.fullmatch(folder.name)
    return (int(found[1]), int(found[2])) if found else None
