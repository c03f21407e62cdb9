"""Marked text to runs: pins show their literal, bindings the data's words."""

from collections.abc import Iterator

from tjplan.document import Break, Inline, Inlines, Run
from tjplan.model import numbering
from tjplan.model.plan import Column, Plan, Reference
from tjplan.model.text import Binding, Lang, Pin, Text
from tjplan.model.wording import wording


class Wording:
    """The words of one plan in one language."""

    def __init__(self, plan: Plan, lang: Lang) -> None:
        self.plan = plan
        self.lang = lang
        self._columns = {column.id: number for column, number, _ in numbering.columns(plan)}

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
        if isinstance(found, Column) and found.id in self._columns:
            return numbering.label(self._columns[found.id], self.lang)
        return f"{{{{{path}}}}}" if found is None else wording(found, self.lang)


def _lines(text: str, address: str | None) -> Iterator[Inline]:
    for at, line in enumerate(text.split("\n")):
        if at:
            yield Break()
        if line:
            yield Run(line, address)
