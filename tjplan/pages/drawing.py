"""Outlines as a map: one still drawing, north up, with a scale, and a table that says the same.

The projection is the equidistant cylindrical one with the middle latitude true to scale (plate carrée
times its cosine): over the few tens of kilometres of a county its error stays below the line width.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tjplan.model.geometry import Path, Position, Shape, area
from tjplan.model.plan import Entity, Figure, Plan
from tjplan.model.text import Lang
from tjplan.model.wording import wording
from tjplan.pages import catalogue, escape
from tjplan.pages.naming import thing_name
from tjplan.pages.table import region, styled
from tjplan.pages.words import WORDS, collection

WIDTH = 640.0
"""Units across the drawing, which a style sheet may show smaller."""
_TALLEST, _MARGIN, _FOOT = 640.0, 24.0, 44.0
_METRES = 111_195.0
"""Along a degree of latitude, on the sphere of the mean radius (6,371 km)."""
_SMALLEST_SPAN = 1e-4
"""In degrees, some ten metres: the least that a drawing shows, so that a single point has a scale."""


class Frame(NamedTuple):
    """How positions come onto the paper: west and north edge in degrees, units a degree either way."""

    west: float
    north: float
    across: float
    down: float
    height: float

    def place(self, position: Position) -> tuple[float, float]:
        """Units from the left and from the top."""
        return _MARGIN + (position[0] - self.west) * self.across, _MARGIN + (self.north - position[1]) * self.down


class Drawn(NamedTuple):
    """A thing under the number that it has on the map."""

    number: int
    entity: Entity
    shape: Shape


def to_map(name: str, entities: Sequence[Entity], plan: Plan, lang: Lang) -> str:
    """The map of those ``entities`` that have an outline, and its table; empty where none has."""
    outlines = {shape.path: shape for shape in plan.shapes}
    having = [entity for entity in entities if entity.address in outlines]
    drawn = [Drawn(at, entity, outlines[entity.address]) for at, entity in enumerate(having, 1)]
    if not drawn:
        return ""
    return f"{_figure(name, drawn, lang)}\n\n{_table(name, drawn, plan, lang)}"


def frame(shapes: Sequence[Shape]) -> Frame:
    """The frame that just holds ``shapes``."""
    positions = [position for shape in shapes for position in shape.positions()]
    west, east = min(one[0] for one in positions), max(one[0] for one in positions)
    south, north = min(one[1] for one in positions), max(one[1] for one in positions)
    shrunk = max(math.cos(math.radians((south + north) / 2)), 0.01)
    wide, high = max((east - west) * shrunk, _SMALLEST_SPAN), max(north - south, _SMALLEST_SPAN)
    inside = WIDTH - 2 * _MARGIN
    down = min(inside / wide, (_TALLEST - 2 * _MARGIN) / high)
    spare = (inside - wide * down) / 2
    return Frame(west - spare / (shrunk * down), north, shrunk * down, down, high * down + 2 * _MARGIN + _FOOT)


def _figure(name: str, drawn: Sequence[Drawn], lang: Lang) -> str:
    shown = frame([one.shape for one in drawn])
    title = WORDS["map_of"][lang].format(_plural(name, lang))
    parts = [
        f'<figure class="tj-map"><svg viewBox="0 0 {WIDTH:g} {shown.height:.1f}" role="img" '
        f'aria-labelledby="{name}-map-title {name}-map-description">',
        f'<title id="{name}-map-title">{title}</title>',
        f'<desc id="{name}-map-description">{WORDS["map_described"][lang]}</desc>',
        *(_outline(one, shown) for one in _largest_first(drawn)),
        *(_number(one, shown) for one in drawn),
        *_scale(shown, lang),
        *_arrow(shown, lang),
        f"</svg><figcaption>{title}{_stop(lang)}{WORDS['map_note'][lang]}</figcaption></figure>",
    ]
    return "\n".join(parts)


def _largest_first(drawn: Sequence[Drawn]) -> list[Drawn]:
    """So that nothing small is hidden below something large; lines and points come last."""
    return sorted(drawn, key=lambda one: -area(one.shape))


def _outline(one: Drawn, shown: Frame) -> str:
    if one.shape.form == "point":
        centres = (shown.place(part[0][0]) for part in one.shape.parts)
        return "".join(f'<circle class="tj-map-point" cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x, y in centres)
    closed = one.shape.form == "area"
    drawn = "".join(_path(path, shown, closed) for part in one.shape.parts for path in part)
    style = "tj-map-area" if closed else "tj-map-line"
    return f'<path class="{style}" fill-rule="evenodd" d="{drawn}"/>'


def _path(path: Path, shown: Frame, closed: bool) -> str:
    """Positions to a tenth of a unit, those that fall on the one before left out."""
    placed = [f"{x:.1f} {y:.1f}" for x, y in map(shown.place, path[:-1] if closed else path)]
    kept = [spot for spot, before in zip(placed, ["", *placed], strict=False) if spot != before]
    return f"M{'L'.join(kept)}{'Z' if closed else ''}"


def _number(one: Drawn, shown: Frame) -> str:
    x, y = shown.place(_middle(one.shape))
    raised = 8 if one.shape.form == "point" else -4
    return f'<text class="tj-map-number" x="{x:.1f}" y="{y - raised:.1f}">{one.number}</text>'


def _middle(shape: Shape) -> Position:
    """Where its number stands: the centroid of the largest ring, the middle of a line, the point."""
    path = max((part[0] for part in shape.parts), key=len)
    if shape.form != "area":
        return path[len(path) // 2]
    pairs = list(pairwise(path))
    doubled = [here[0] * there[1] - there[0] * here[1] for here, there in pairs]
    if not (total := sum(doubled)):
        return path[0]
    return (
        sum((here[0] + there[0]) * part for (here, there), part in zip(pairs, doubled, strict=True)) / (3 * total),
        sum((here[1] + there[1]) * part for (here, there), part in zip(pairs, doubled, strict=True)) / (3 * total),
    )


def _scale(shown: Frame, lang: Lang) -> Iterator[str]:
    """A bar of a round length, at most a quarter of the width."""
    metres = round_length(WIDTH / 4 / shown.down * _METRES)
    length, top = metres / _METRES * shown.down, shown.height - 16
    words = (
        f"{metres / 1000:g} {WORDS['kilometres'][lang]}" if metres >= 1000 else f"{metres:g} {WORDS['metres'][lang]}"
    )
    yield f'<path class="tj-map-scale" d="M{_MARGIN:g} {top - 5:.1f}V{top:.1f}H{_MARGIN + length:.1f}V{top - 5:.1f}"/>'
    yield f'<text class="tj-map-word" x="{_MARGIN + length + 8:.1f}" y="{top:.1f}">{words}</text>'


def round_length(most: float) -> float:
    """The largest of 1, 2, 5 times a power of ten that is not above ``most``.

    >>> round_length(7300.0), round_length(260.0)
    (5000.0, 200.0)
    """
    power = 10.0 ** math.floor(math.log10(most))
    return max(step * power for step in (1, 2, 5) if step * power <= most)


def _arrow(shown: Frame, lang: Lang) -> Iterator[str]:
    x, top = WIDTH - _MARGIN, shown.height - 16
    yield f'<path class="tj-map-arrow" d="M{x:g} {top - 24:.1f}l6 22l-6 -5l-6 5z"/>'
    yield f'<text class="tj-map-word tj-map-north" x="{x - 12:g}" y="{top:.1f}">{WORDS["north"][lang]}</text>'


# ---- the table beside it


def _table(name: str, drawn: Sequence[Drawn], plan: Plan, lang: Lang) -> str:
    sized = any(one.shape.form == "area" for one in drawn)
    heads = ("number_on_map", "name", *(("area_printed", "area_drawn") if sized else ()))
    head = "".join(f'<th scope="col">{WORDS[word][lang]}</th>' for word in heads)
    rows = (_row(one, sized, plan, lang) for one in drawn)
    caption = WORDS["map_table"][lang].format(_plural(name, lang))
    return region(f"{name}-map-table", caption, [f"<thead><tr>{head}</tr></thead>", "<tbody>", *rows, "</tbody>"])


def _plural(name: str, lang: Lang) -> str:
    """What the things are called in the middle of a line."""
    return escape.markup(collection(name)[lang].lower())


def _row(one: Drawn, sized: bool, plan: Plan, lang: Lang) -> str:
    """The areas only where the map shows any."""
    name = thing_name(one.entity, plan, lang)
    figure = one.entity.fields.get("area")
    printed = wording(figure, lang) if isinstance(figure, Figure) else ""
    link = f'<a href="#{catalogue.anchor_of(one.entity.id)}">{escape.markup(name[:1].upper() + name[1:])}</a>'
    cells = "".join(
        f'<td class="tj-end">{escape.markup(text)}</td>' for text in (printed, _drawn_area(one, lang)) if sized
    )
    return f'<tr><td class="tj-end">{one.number}</td><th scope="row"{styled(name)}>{link}</th>{cells}</tr>'


def _drawn_area(one: Drawn, lang: Lang) -> str:
    """The area of the outline in the unit of the printed figure, hectares where there is none."""
    if one.shape.form != "area":
        return ""
    figure = one.entity.fields.get("area")
    unit = figure.unit if isinstance(figure, Figure) and figure.unit and figure.unit.dimension == "area" else None
    size = area(one.shape) / float(unit.factor if unit else 10_000)
    label = unit.label(lang) if unit else WORDS["hectares"][lang]
    return f"{size:.4g}{'' if lang == 'zh' else ' '}{label}"


def _stop(lang: Lang) -> str:
    return "。" if lang == "zh" else ". "
