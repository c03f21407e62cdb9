"""What the paths of one rule lead to, each looked up once."""

from tjplan.check.language.faults import Stop
from tjplan.check.language.select import Found, PathFault, select
from tjplan.check.language.syntax import Path
from tjplan.model.plan import Plan
from tjplan.model.previous import Previous

MAX_MEMBERS = 20_000


class Reach:
    """The plan of a rule and the round before, with what was found there."""

    def __init__(self, plan: Plan, previous: Previous | None) -> None:
        self.plan = plan
        self.previous = previous
        self._found: dict[tuple[str, ...], list[Found]] = {}

    def found(self, tree: Path) -> list[Found]:
        """Everything that ``tree`` names, as :func:`~tjplan.check.language.select.select` finds it.

        Raises:
            Stop: the path leads nowhere, or to too many members.
        """
        found = self._found.get(tree.steps)
        if found is None:
            try:
                found = self._found[tree.steps] = select(tree, self.plan, self.previous, MAX_MEMBERS)
            except PathFault as fault:
                raise Stop(tree.offset, fault.message, fault.hint) from None
        return found
