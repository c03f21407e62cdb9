"""The nearest known addresses to one that leads nowhere."""

import difflib

from tjplan.model.plan import Plan
from tjplan.model.text import Bilingual


def nearest(path: str, plan: Plan, prefix: str = "") -> Bilingual:
    """A hint with up to three addresses of ``plan`` that look like ``path``, each behind ``prefix``."""
    known = list(plan.addresses())
    head, _, tail = path.rpartition(".")
    near = difflib.get_close_matches(path, known, 3, 0.75)
    near = near or [name for name in known if name.startswith(head + ".")][:3] if head else near
    near = near or [name for name in known if tail and name.endswith(f".{tail}")][:3]
    if not near:
        return Bilingual("先在数据中写下它", "write it down in the data first")
    listed = ", ".join(prefix + name for name in near)
    return Bilingual(f"是否为 {listed}？", f"did you mean {listed}?")
