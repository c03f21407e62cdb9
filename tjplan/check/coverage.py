"""How many numbers of the texts are tied to data, and which are not."""

from dataclasses import dataclass

from tjplan.check.context import Context
from tjplan.check.unbound import Unbound
from tjplan.model.plan import Figure
from tjplan.model.text import Binding


@dataclass(frozen=True, slots=True)
class Coverage:
    """``numbers`` of all texts and cells, both languages; ``bound`` of them tied to a figure."""

    numbers: int
    bound: int
    unbound: tuple[Unbound, ...]


def coverage(context: Context) -> Coverage:
    """The count over the whole plan."""
    loose = context.unbound
    pinned = sum(1 for pin in context.pins if _states_number(pin.found))
    bound = sum(
        1
        for _, _, phrase in context.marked
        for part in phrase.parts
        if isinstance(part, Binding) and _states_number(context.plan.resolve(part.path))
    )
    return Coverage(pinned + bound + len(loose), pinned + bound, loose)


def _states_number(found: object) -> bool:
    return isinstance(found, Figure) and found.quantity is not None and found.quantity.kind != "words"
