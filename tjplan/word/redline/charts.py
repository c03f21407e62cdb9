"""Charts of the old document, which a deletion still shows: each has a part of its own in the file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from tjplan.word.package import Part
from tjplan.word.xml import Element, clark

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_RELATION = clark("r:id")
_GONE = tuple(clark(f"w:{name}") for name in ("del", "moveFrom"))
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"

Parts = Mapping[str, Part]
"""Parts by name."""


class Charts:
    """The charts of both documents by what they are, so that an unchanged one is no change."""

    def __init__(self, old: Sequence[Part], new: Sequence[Part]) -> None:
        self._parts = {f"old:{relation}": chart for relation, chart in _charts(old)}
        self._news = dict(_charts(new))
        self._parts |= self._news

    def told_apart(self, old: Element) -> None:
        """Let the charts of the old body be those of the new one where they are equal, and others where not."""
        same = {(chart[0].data, chart[1].data): relation for relation, chart in self._news.items()}
        for chart in old.iter(_CHART):
            own = f"old:{chart.get(_RELATION)}"
            was, book = self._parts[own]
            chart.set(_RELATION, same.get((was.data, book.data), own))

    def settle(self, body: Element) -> tuple[list[Part], list[tuple[str, str, str]]]:
        """Parts and relationships for the charts that went or moved away; every drawing gets its own number."""
        parts: list[Part] = []
        relations: list[tuple[str, str, str]] = []
        numbers = count(1)
        for chart in body.iter(_CHART):
            if any(parent.tag in _GONE for parent in chart.iterancestors()):
                at = next(numbers)
                parts += _copied(self._parts[chart.get(_RELATION)], at)
                relations.append((f"rIdFormer{at}", _KIND, f"charts/former{at}.xml"))
                chart.set(_RELATION, f"rIdFormer{at}")
        for at, drawing in enumerate(body.iter(_DRAWING), 1):
            drawing.set("id", str(at))
        return parts, relations


def _charts(parts: Sequence[Part]) -> Iterator[tuple[str, tuple[Part, Part]]]:
    """The relationship id of each chart with its part and its workbook."""
    named = {part.name: part for part in parts}
    for relation, kind, target in named["word/document.xml"].relations:
        if kind == _KIND:
            chart = named[f"word/{target}"]
            yield relation, (chart, named[f"word/{chart.relations[0][2].removeprefix('../')}"])


def _copied(chart: tuple[Part, Part], at: int) -> list[Part]:
    part, book = chart
    (relation, kind, _), *_ = part.relations
    links = ((relation, kind, f"../embeddings/former{at}.xlsx"),)
    return [
        replace(part, name=f"word/charts/former{at}.xml", relations=links),
        replace(book, name=f"word/embeddings/former{at}.xlsx"),
    ]
