"""What the marks of a plan's texts print: pins their literal, bindings the words of the data."""

from tjplan.model import numbering
from tjplan.model.plan import Column, Entity, Figure, Node, Plan, Reference, Resolved
from tjplan.model.text import Binding, Lang, Malformed, Part, Phrase, Pin, Text, Words
from tjplan.model.wording import wording

_DEEPEST = 8
"""How far references, and names that bind names, are followed; a circle ends there."""


class Wordings:
    """The words of one plan; what a path prints is worked out once."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._known: dict[tuple[str, Lang], str] = {}
        self._depth = 0

    def of(self, part: Part, lang: Lang) -> str:
        """The characters that ``part`` prints; a path that leads nowhere is its mark."""
        if isinstance(part, Words | Malformed):
            return part.text
        return part.literal if isinstance(part, Pin) else self._bound(part.path, lang)

    def _bound(self, path: str, lang: Lang) -> str:
        if (path, lang) not in self._known:
            self._known[path, lang] = f"{{{{{path}}}}}"  # what a name prints that binds itself
            self._known[path, lang] = self._printed(path, lang)
        return self._known[path, lang]

    def _printed(self, path: str, lang: Lang) -> str:
        found = self._followed(path)
        if found is None:
            return f"{{{{{path}}}}}"
        if isinstance(found, Column | Node):
            return next(iter(numbering.names(self._plan, found, lang)), found.id)
        return self._expanded(found, lang) or wording(found, lang)

    def _followed(self, path: str) -> Resolved | None:
        found = self._plan.resolve(path)
        for _ in range(_DEEPEST):
            if not isinstance(found, Reference):
                break
            found = self._plan.resolve(found.path)
        return found

    def _expanded(self, found: Resolved, lang: Lang) -> str:
        """The words of a name or value that itself binds data, "" for anything else."""
        text = found.name if isinstance(found, Entity) else found.words if isinstance(found, Figure) else found
        phrase = text[lang] if isinstance(text, Text) else None
        if phrase is None or self._depth >= _DEEPEST or not binds(phrase):
            return ""
        self._depth += 1
        said = "".join(self.of(part, lang) for part in phrase.parts)
        self._depth -= 1
        return said


def binds(phrase: Phrase) -> bool:
    """Whether a phrase prints words of the data, which change without it."""
    return any(isinstance(part, Binding) for part in phrase.parts)
