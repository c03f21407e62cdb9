"""Marked text to runs: pins show their literal, bindings the data's words."""

from collections.abc import Iterator

from tjplan.document import Break, Inline, Inlines, Run, plain
from tjplan.model import numbering
from tjplan.model.plan import Column, Entity, Figure, Node, Plan, Reference, Resolved
from tjplan.model.text import Binding, Lang, Pin, Text
from tjplan.model.wording import wording

_DEEPEST = 4
"""How far names that bind names are followed; a circle ends there."""


class Wording:
    """The words of one plan in one language."""

    def __init__(self, plan: Plan, lang: Lang) -> None:
        self.plan = plan
        self.lang = lang
        self._depth = 0

    def inlines(self, text: Text) -> Inlines:
        """``text`` as runs, a newline as a break; empty where the language lacks it."""
        phrase = text[self.lang]
        if phrase is None:
            return ()
        out: list[Inline] = []
        for part in phrase.parts:
            if isinstance(part, Pin):
                out += _lines(part.literal, part.path)
            elif isinstance(part, Binding):
                out += _lines(self.of(part.path), part.path)
            else:
                out += _lines(part.text, None)
        return tuple(out)

    def of(self, path: str) -> str:
        """The words for what ``path`` names, following references; the path itself if unknown."""
        found = self.plan.resolve(path)
        for _ in range(8):
            if not isinstance(found, Reference):
                break
            found = self.plan.resolve(found.path)
        if isinstance(found, Column | Node):
            return self._reference(found)
        if found is None:
            return f"{{{{{path}}}}}"
        return self._expanded(found) or wording(found, self.lang)

    def _reference(self, found: Column | Node) -> str:
        """What a sentence calls a column or node: by label or number, else by title."""
        names = numbering.names(self.plan, found, self.lang)
        if found.title and len(names) == 1:
            return self._expanded(found.title) or names[0]
        return names[0] if names else found.id

    def _expanded(self, found: Resolved) -> str:
        """The words of a name or wording that itself binds data, "" for anything else."""
        text = found.name if isinstance(found, Entity) else found.words if isinstance(found, Figure) else found
        phrase = text[self.lang] if isinstance(text, Text) else None
        if phrase is None or self._depth > _DEEPEST or not any(isinstance(part, Binding) for part in phrase.parts):
            return ""
        self._depth += 1
        said = plain(self.inlines(text)) if isinstance(text, Text) else ""
        self._depth -= 1
        return said


def _lines(text: str, address: str | None) -> Iterator[Inline]:
    for at, line in enumerate(text.split("\n")):
        if at:
            yield Break()
        if line:
            yield Run(line, address)
