"""The round before, as far as it could be read."""

from dataclasses import dataclass

from tjplan.model.finding import Finding
from tjplan.model.plan import Plan
from tjplan.model.text import Bilingual


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The round before stands in ``folder``, but what it says cannot be relied on; ``first`` is why."""

    folder: str
    first: Finding

    @property
    def at(self) -> str:
        """``plan/2021-2025/facts.yaml:12``."""
        return f"{self.first.place.file}:{self.first.place.line}"

    @property
    def what(self) -> Bilingual:
        """What is wrong there."""
        return self.first.message


Previous = Plan | Unreadable
