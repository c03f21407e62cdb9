"""Content inside the element that says it came, went or moved."""

from collections.abc import Iterable

from tjplan.word.redline.hand import Change, Hand
from tjplan.word.xml import Element, clark

_RUN, _LINK = clark("w:r"), clark("w:hyperlink")
# What is deleted has text of its own kind (ECMA-376 Part 1, 17.3.3.7 and 17.16.13); what moved away has not.
_DELETED = {clark("w:t"): clark("w:delText"), clark("w:instrText"): clark("w:delInstrText")}


def wrapped(content: Iterable[Element], change: Change, hand: Hand) -> list[Element]:
    """``content`` with its runs inside ``change``; links stay outside of it, and bookmarks too (17.13.5)."""
    out: list[Element] = []
    for element in content:
        if element.tag == _RUN:
            put(out, [element], change, hand)
        elif element.tag == _LINK:
            element[:] = wrapped(list(element), change, hand)
            out.append(element)
        else:
            out.append(element)
    return out


def put(out: list[Element], content: Iterable[Element], change: Change | None, hand: Hand) -> None:
    """Add ``content`` to ``out``, neighbours with the same change in one element; None is no change."""
    if change is None:
        out.extend(content)
        return
    for element in content:
        if element.tag != _RUN:
            out.extend(wrapped([element], change, hand))
            continue
        if not out or out[-1].tag != clark(f"w:{change}"):
            out.append(hand.wrote(change))
        out[-1].append(_deleted(element) if change == "del" else element)


def _deleted(run: Element) -> Element:
    for child in run.iter(*_DELETED):
        child.tag = _DELETED[child.tag]
    return run
