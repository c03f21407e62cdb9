"""What a path names that can be set: a figure, or words in one language or the other."""

import difflib
from dataclasses import dataclass

from tjplan.errors import RefusedError
from tjplan.model.plan import Figure, Plain, Plan
from tjplan.model.text import LANGS, Lang, Text


@dataclass(frozen=True, slots=True)
class Target:
    """``path`` as pins write it, what it names, and the language that its last word chose, if any."""

    path: str
    found: Figure | Text | Plain
    lang: Lang | None = None

    @property
    def words(self) -> Text | None:
        """The words to set in each language; None for a figure in digits and for a code."""
        return (
            self.found.words if isinstance(self.found, Figure) else self.found if isinstance(self.found, Text) else None
        )


def target(plan: Plan, path: str) -> Target:
    """The figure, text or code under ``path``; ``….name.zh`` chooses the Chinese of a text.

    Raises:
        RefusedError: nothing is there (with what looks like it), or something that has no value.
    """
    found = plan.resolve(path)
    if isinstance(found, Figure | Text | Plain):
        return Target(path, found)
    head, _, last = path.rpartition(".")
    for lang in LANGS:
        chosen = Target(head, below, lang) if isinstance(below := plan.resolve(head), Figure | Text) else None
        if lang == last and chosen and chosen.words:
            return chosen
    if found is None:
        raise _unknown(plan, path)
    inside = ", ".join([name for name in plan.addresses() if name.startswith(f"{path}.")][:6])
    raise RefusedError(
        zh=f"{path} 不是数字，也不是文字，不能设值。{'其中有：' + inside if inside else '请在文件中修改'}",
        en=f"{path} is neither a figure nor a text and cannot be set. {'It has: ' + inside if inside else 'Change it in its file'}",
    )


def _unknown(plan: Plan, path: str) -> RefusedError:
    known = list(plan.addresses())
    last = path.rpartition(".")[2]
    near = difflib.get_close_matches(path, known, 3) or [name for name in known if name.endswith(f".{last}")][:3]
    listed = ", ".join(near)
    return RefusedError(
        zh=f"规划中没有 {path}。{'是否为 ' + listed + '？' if near else '写法如 projects.<代号>.area 或 facts.<代号>'}",
        en=f"there is no {path} in the plan. {'Did you mean ' + listed + '?' if near else 'Write it like projects.<id>.area or facts.<id>'}",
    )
