"""The nearest known addresses to one that leads nowhere."""

import difflib
from collections.abc import Sequence

from tjplan.model.plan import Plan
from tjplan.model.text import Bilingual


def nearest(path: str, plan: Plan, prefix: str = "") -> Bilingual:
    """A hint with up to three addresses of ``plan`` that look like ``path``, each behind ``prefix``."""
    found = near(path, list(plan.addresses()))
    if not found:
        return Bilingual("先在数据中写下它", "write it down in the data first")
    listed = ", ".join(prefix + name for name in found)
    return Bilingual(f"是否为 {listed}？", f"did you mean {listed}?")


def near(path: str, known: Sequence[str]) -> list[str]:
    """Up to three of ``known`` that look like ``path``, else that stand beside it, else that end like it."""
    head, _, tail = path.rpartition(".")
    found = difflib.get_close_matches(path, known, 3, 0.75)
    found = found or [name for name in known if name.startswith(head + ".")][:3] if head else found
    return found or [name for name in known if tail and name.endswith(f".{tail}")][:3]
