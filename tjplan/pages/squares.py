"""Areas as squares of proportional size: for a plan that publishes how large its blocks are, and not where."""

from collections.abc import Sequence
from decimal import Decimal

from tjplan.model.plan import Entity, Figure, Plan
from tjplan.model.text import Lang
from tjplan.model.wording import wording
from tjplan.pages import catalogue, escape
from tjplan.pages.naming import thing_name
from tjplan.pages.words import WORDS

LARGEST = 140
"""Pixels along the side of the largest square of a group; two stand side by side on a phone."""
_SMALLEST = Decimal(3)


def to_squares(entities: Sequence[Entity], plan: Plan, lang: Lang) -> str:
    """An HTML block with a square for each area, largest first; empty for fewer than two."""
    sized = [(area, entity) for entity in entities if (area := _size(entity))]
    if len(sized) < 2:
        return ""
    sized.sort(key=lambda pair: -pair[0])
    largest = sized[0][0]
    squares = [_square(entity, area / largest, plan, lang) for area, entity in sized]
    return "\n".join(
        [
            '<div class="tj-squares">',
            *squares,
            f'<p class="tj-squares-note">{WORDS["squares_note"][lang]}</p>',
            "</div>",
        ]
    )


def _size(entity: Entity) -> Decimal | None:
    """The area in m², None where it is not one plain number."""
    figure = entity.fields.get("area")
    if not isinstance(figure, Figure) or figure.unit is None or figure.quantity is None:
        return None
    low = figure.quantity.low
    if figure.quantity.kind != "exact" or low is None or low <= 0 or figure.unit.dimension != "area":
        return None
    return low * figure.unit.factor


def _square(entity: Entity, share: Decimal, plan: Plan, lang: Lang) -> str:
    figure = entity.fields["area"]
    assert isinstance(figure, Figure)
    side = f"{max(LARGEST * share.sqrt(), _SMALLEST):.1f}"
    name = thing_name(entity, plan, lang)
    label = escape.markup(f"{name} {wording(figure, lang)}")
    drawn = (
        f'<svg width="{side}" height="{side}" role="img" aria-label="{label}"><rect width="100%" height="100%"/></svg>'
    )
    link = f'<a href="#{catalogue.anchor_of(entity.id)}">{escape.markup(name[:1].upper() + name[1:])}</a>'
    return f"<figure>{drawn}<figcaption>{link}<br>{escape.markup(wording(figure, lang))}</figcaption></figure>"
