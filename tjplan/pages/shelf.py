"""The pages of minerals, mines, blocks and zones, projects: a table that adds up, then each figure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from tjplan.document import Document
from tjplan.model.plan import Entity, Figure, Plain, Plan, Value
from tjplan.model.text import Lang
from tjplan.pages import catalogue, escape
from tjplan.pages.card_page import to_section
from tjplan.pages.cards import Card
from tjplan.pages.drawing import to_map
from tjplan.pages.formats import to_formats
from tjplan.pages.labels import FIELDS
from tjplan.pages.naming import capital, said, thing_name
from tjplan.pages.outline import chapters
from tjplan.pages.squares import to_squares
from tjplan.pages.table import WIDE, region, styled
from tjplan.pages.words import WORDS, collection

_ADDITIVE = frozenset({"area", "count", "money", "volume", "mass"})
"""Dimensions of which a total means something; years, percentages and ranks have none."""
_NAMES = frozenset({"name", "title", "note", "deprecated"})
_RANKS = frozenset({"order"})


def to_shelf(page: str, plan: Plan, document: Document, cards: Mapping[str, Card], data: Collection[str] = ()) -> str:
    """The Markdown of ``page`` ("areas.md"), empty where the plan has nothing that belongs there; tables
    link to their files among ``data``."""
    entities = catalogue.shelved(plan, page)
    if not entities:
        return ""
    name, lang = page.removesuffix(".md"), document.lang
    parts = [f"# {WORDS[f'{name}_page'][lang]} {{: #{name} }}", WORDS["shelf_note"][lang]]
    members = [(title, tuple(group)) for title, group in groupby(entities, lambda one: one.collection)]
    for title, group in members:
        parts += filter(
            None, (_table(title, group, plan, lang), to_formats(title, collection(title)[lang], data, lang))
        )
        parts += filter(
            None, [to_map(title, group, plan, lang)] if _is_mapped(group, plan) else _squares(group, plan, lang)
        )
    for title, group in members:
        parts += [f"## {escape.markdown(collection(title)[lang])} {{: #{title}-each }}"] if len(members) > 1 else []
        parts += [
            section for one in group for section in _sections(one, plan, cards, data, lang, 2 + (len(members) > 1))
        ]
    return WIDE + "\n\n".join(parts) + "\n"


def _is_mapped(entities: Sequence[Entity], plan: Plan) -> bool:
    """Whether the plan says where one of them lies, so that squares would hide what is known."""
    outlined = {shape.path for shape in plan.shapes}
    return any(entity.address in outlined for entity in entities)


def _squares(entities: Sequence[Entity], plan: Plan, lang: Lang) -> Iterator[str]:
    return (to_squares(kind, plan, lang) for kind in _by_kind(entities))


def _sections(
    entity: Entity, plan: Plan, cards: Mapping[str, Card], data: Collection[str], lang: Lang, level: int
) -> Iterator[str]:
    """A heading, and each figure below it; a thing without figures has at least its file."""
    found = [cards[figure.address] for figure in entity.figures() if figure.address in cards]
    yield f"{'#' * level} {escape.markdown(capital(thing_name(entity, plan, lang)))} {{: #{catalogue.anchor_of(entity.id)} }}"
    yield from (to_section(card, lang, level + 1) for card in found)
    if not found and (
        file := to_formats(catalogue.data_of(entity.address), thing_name(entity, plan, lang), data, lang)
    ):
        yield file


# ---- the table


def _table(name: str, entities: Sequence[Entity], plan: Plan, lang: Lang) -> str:
    fields = list(dict.fromkeys(field for entity in entities for field in entity.fields if field not in _NAMES))
    heads = [WORDS["name"][lang], *(_head(field, entities, lang) for field in fields)]
    head = "".join(f'<th scope="col">{escape.markup(one)}</th>' for one in heads)
    caption = escape.markup(collection(name)[lang])
    own = frozenset(field for field in fields if field not in _RANKS and not _shared_unit(field, entities, lang))
    bodies = [_body(group, fields, own, plan, lang) for group in _by_kind(entities)]
    return region(f"{name}-table", caption, [f"<thead><tr>{head}</tr></thead>", *bodies])


def _by_kind(entities: Sequence[Entity]) -> list[tuple[Entity, ...]]:
    """Things of one kind together, as only they can be added up; kinds in the order of the data."""
    kinds: dict[object, list[Entity]] = {}
    for entity in entities:
        kind = entity.fields.get("kind")
        kinds.setdefault(kind.value if isinstance(kind, Plain) else None, []).append(entity)
    return [tuple(group) for group in kinds.values()]


def _body(entities: Sequence[Entity], fields: Sequence[str], own: frozenset[str], plan: Plan, lang: Lang) -> str:
    """Rows and their sums; the figures of the fields in ``own`` carry their units."""
    rows = [_row(entity, fields, own, plan, lang) for entity in entities]
    return "\n".join(["<tbody>", *rows, *filter(None, [_total(entities, fields, lang)]), "</tbody>"])


def _head(field: str, entities: Sequence[Entity], lang: Lang) -> str:
    """The field's name with its unit, where all members state it in one."""
    label = FIELDS[field][lang] if field in FIELDS else field
    unit = _shared_unit(field, entities, lang)
    if not unit:
        return label
    return f"{label}（{unit}）" if lang == "zh" else f"{label} ({unit})"


def _shared_unit(field: str, entities: Sequence[Entity], lang: Lang) -> str:
    """The unit that all members state the field in; empty where there is none, or more than one."""
    units = {figure.unit.label(lang) for figure in _figures(entities, field) if figure.unit}
    return units.pop() if len(units) == 1 and field not in _RANKS else ""


def _figures(entities: Sequence[Entity], field: str) -> list[Figure]:
    return [value for entity in entities if isinstance(value := entity.fields.get(field), Figure)]


def _row(entity: Entity, fields: Sequence[str], own: frozenset[str], plan: Plan, lang: Lang) -> str:
    name = capital(thing_name(entity, plan, lang))
    link = f'<a href="#{catalogue.anchor_of(entity.id)}">{escape.markup(name)}</a>'
    cells = "".join(_cell(entity.fields.get(field), field in own, plan, lang) for field in fields)
    return f'<tr id="row-{escape.identifier(entity.collection)}-{catalogue.anchor_of(entity.id)}"><th scope="row"{styled(name)}>{link}</th>{cells}</tr>'


def _cell(value: Value | None, with_unit: bool, plan: Plan, lang: Lang) -> str:
    if not isinstance(value, Figure):
        text = capital(said(value, plan, lang))
        return f"<td{styled(text)}>{escape.markup(text)}</td>"
    text = said(value, plan, lang) if with_unit or value.words or not value.printed else value.printed
    anchor = catalogue.place_of(value.address).partition("#")[2]
    key = f' data-sort="{value.quantity.low}"' if value.quantity and value.quantity.low is not None else ""
    link = f'<a class="tj-figure" data-address="{escape.address(value.address)}" href="#{anchor}">{escape.markup(text)}</a>'
    return f"<td{styled(text, 'tj-end')}{key}>{link}</td>"


def _total(entities: Sequence[Entity], fields: Sequence[str], lang: Lang) -> str:
    """A row of sums under the columns that have one; empty where none has."""
    sums = [_sum(_figures(entities, field)) if field not in _RANKS else None for field in fields]
    if len(entities) < 2 or not any(sums):
        return ""
    cells = "".join(f'<td class="tj-end">{escape.markup(one or "")}</td>' for one in sums)
    return f'<tr class="tj-total"><th scope="row">{WORDS["sum"][lang]}</th>{cells}</tr>'


def _sum(figures: Sequence[Figure]) -> str | None:
    """The exact sum of the printed digits; None where there is none, units differ or a figure is no plain number."""
    units = {figure.unit for figure in figures}
    unit = next(iter(units), None)
    if not figures or len(units) != 1 or unit is None or unit.dimension not in _ADDITIVE:
        return None
    total = Decimal(0)
    for figure in figures:
        if figure.quantity is None or figure.quantity.kind != "exact" or figure.quantity.low is None:
            return None
        total += figure.quantity.low
    return f"{total:f}"


# ---- all other figures


def to_figures(plan: Plan, document: Document, cards: Mapping[str, Card]) -> str:
    """The Markdown of figures.md: the figures of no other page, by the chapter that states them first."""
    lang = document.lang
    own = [card for card in cards.values() if card.target.startswith(f"{catalogue.REST}#")]
    if not own:
        return ""
    titles = {chapter.path: chapter.title for chapter in chapters(document)}
    order = [*titles, ""]
    by_chapter = sorted(own, key=lambda card: order.index(_chapter(card, titles)))
    parts = [f"# {WORDS['figures_page'][lang]} {{: #figures }}", WORDS["figures_note"][lang]]
    for path, group in groupby(by_chapter, lambda card: _chapter(card, titles)):
        anchor = f"in-{path.removesuffix('.md')}" if path else "in-no-chapter"
        parts.append(f"## {escape.markdown(titles.get(path, WORDS['unplaced'][lang]))} {{: #{anchor} }}")
        parts += [to_section(card, lang, 3) for card in group]
    return "\n\n".join(parts) + "\n"


def _chapter(card: Card, titles: Mapping[str, str]) -> str:
    """The page of the first chapter that states the figure, empty where none does."""
    spots = (item.target.partition("#")[0] for line in card.lines for item in line.items)
    return next((spot for spot in spots if spot in titles), "")
