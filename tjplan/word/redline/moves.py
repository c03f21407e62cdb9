"""Paragraphs that are in both documents out of order: they moved."""

from collections.abc import Sequence

from tjplan.textdiff import likeness
from tjplan.word.redline import properties
from tjplan.word.redline.items import Item
from tjplan.word.redline.keys import role
from tjplan.word.xml import Element, clark

_SHOWN = frozenset(("heading", "lead", "paragraph", "caption"))
_TEXT = clark("w:t")
# With less in common a paragraph was rather written anew than moved.
_LIKE = 0.5


def moves(found: Sequence[Item]) -> list[tuple[int, int]]:
    """The places in ``found`` of what moved, the old and the new one of each, in the order of the old."""
    came = {item.key: at for at, item in enumerate(found) if _is_alone(item, item.new)}
    pairs = [(at, came[item.key]) for at, item in enumerate(found) if _is_alone(item, item.old) and item.key in came]
    return [(old, new) for old, new in pairs if likeness(_text(found[old].old), _text(found[new].new)) >= _LIKE]


def ranges(pairs: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """``pairs`` in groups that moved together: neighbours before and after."""
    groups: list[list[tuple[int, int]]] = []
    for old, new in pairs:
        if groups and groups[-1][-1] == (old - 1, new - 1):
            groups[-1].append((old, new))
        else:
            groups.append([(old, new)])
    return groups


def _is_alone(item: Item, element: Element | None) -> bool:
    """Whether ``element`` is the only one of ``item``, and can be shown as moved: no table, no end of a section."""
    if element is None or (item.old is not None and item.new is not None) or item.bears:
        return False
    return role(item.key) in _SHOWN and properties.section_of(element) is None and bool(_text(element))


def _text(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(_TEXT))
