"""A number for every annotation, all different (ECMA-376 Part 1, 17.13.1)."""

from tjplan.word.xml import Element, clark

_ID = clark("w:id")
# Elements that say where something begins, and those that say where it ends or is told, by what they are of.
_STARTS = {clark(f"w:{name}Start"): name for name in ("bookmark", "moveFromRange", "moveToRange", "commentRange")}
_ENDS = {clark(f"w:{name}End"): name for name in _STARTS.values()}
_REFERENCE = clark("w:commentReference")


def number(body: Element) -> None:
    """Give every annotation in ``body`` its number, in reading order; an end has that of its start."""
    given: dict[tuple[str, str], str] = {}
    comment = ""
    count = 0
    for element in body.iter():
        former = element.get(_ID)
        if former is None:
            continue
        if kind := _ENDS.get(element.tag):
            element.set(_ID, given[kind, former])
            comment = element.get(_ID)
        elif element.tag == _REFERENCE:
            element.set(_ID, comment)
        else:
            element.set(_ID, str(count))
            if kind := _STARTS.get(element.tag):
                given[kind, former] = str(count)
            count += 1
