"""The page of all indicators: what was aimed at, what came of it, what is aimed at now."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from tjplan.document import Document
from tjplan.model.annex import printed
from tjplan.model.plan import Entity, Figure, Plain, Plan, Reference
from tjplan.model.quantity import NOT_APPLICABLE
from tjplan.model.text import Lang, Text, unmarked
from tjplan.pages import catalogue, escape
from tjplan.pages.inline import to_file
from tjplan.pages.naming import capital
from tjplan.pages.outline import Outline
from tjplan.pages.table import WIDE, region, styled
from tjplan.pages.words import WORDS

FIGURES = ("previous_target", "previous_result", "baseline", "target")
_HEADS = ("indicator", "unit", *FIGURES, "attribute", "stated")


def to_indicators(plan: Plan, document: Document) -> str:
    """The Markdown of indicators.md; empty where the plan has no indicators."""
    entities = tuple(plan.collections.get("indicators", {}).values())
    if not entities:
        return ""
    lang = document.lang
    title = WORDS["indicators"][lang]
    caption = WORDS["all_indicators"][lang]
    head = "".join(f'<th scope="col">{WORDS[name][lang]}</th>' for name in _HEADS)
    table = region(
        "all-indicators",
        caption,
        [f"<thead><tr>{head}</tr></thead>", *_groups(entities, plan, Outline(document), lang)],
    )
    return f"{WIDE}# {title} {{: #indicators }}\n\n{WORDS['indicators_note'][lang]}\n\n{table}\n"


def _groups(entities: Iterable[Entity], plan: Plan, outline: Outline, lang: Lang) -> Iterator[str]:
    """Indicators that follow each other under one group share a body with its name on top."""
    for group, members in groupby(entities, lambda entity: _word(entity.fields.get("group"), plan, lang)):
        yield "<tbody>"
        if group:
            yield f'<tr><th scope="rowgroup" colspan="{len(_HEADS)}">{_group(group)}</th></tr>'
        yield from (_row(entity, plan, outline, lang) for entity in members)
        yield "</tbody>"


def _group(name: str) -> str:
    return f'<span class="tj-caption">{escape.markup(capital(name))}</span>'


def _row(entity: Entity, plan: Plan, outline: Outline, lang: Lang) -> str:
    name = capital(_word(entity.name, plan, lang) or entity.id)
    cells = [
        _cell(entity.unit.label(lang) if entity.unit else ""),
        *(_figure(entity.fields.get(field), lang) for field in FIGURES),
        _cell(capital(attribute(entity, plan, lang))),
        f"<td>{_stated(entity, outline)}</td>",
    ]
    anchor = escape.identifier(entity.id)
    return f'<tr id="{anchor}"><th scope="row"{styled(name)}>{_linked(name, entity)}</th>{"".join(cells)}</tr>'


def _linked(name: str, entity: Entity) -> str:
    page = to_file(catalogue.page_of("indicators", entity.id))
    return f'<a href="{page}">{escape.markup(name)}</a>'


def _cell(text: str) -> str:
    return f"<td{styled(text)}>{escape.markup(text)}</td>"


def _figure(value: object, lang: Lang) -> str:
    """A figure as printed, its hedge before it and its year behind; empty where not stated."""
    if not isinstance(value, Figure):
        return "<td></td>"
    stated = _printed(value, lang)
    hedge = f"{unmarked(value.hedge[lang])} " if value.hedge else ""
    year = f" ({value.as_of})" if value.as_of and stated and stated not in NOT_APPLICABLE else ""
    after = f' <span class="tj-year">{escape.markup(year.strip())}</span>' if year else ""
    address = escape.address(value.address)
    place = to_file(catalogue.place_of(value.address))
    figure = f'<a class="tj-figure" data-address="{address}" href="{place}">{escape.markup(stated)}</a>'
    return f"<td{styled(hedge + stated + year)}>{escape.markup(hedge)}{figure}{after}</td>"


def _printed(figure: Figure, lang: Lang) -> str:
    """The figure as its language prints it: ＜15 is <15 in English."""
    if figure.words:
        return unmarked(figure.words[lang])
    return printed(figure, lang)


def attribute(entity: Entity, plan: Plan, lang: Lang) -> str:
    """The indicator's attribute (预期性, 约束性) as the plan's terms name it; empty where not stated."""
    value = entity.fields.get("attribute")
    if isinstance(value, Plain):
        return _word(plan.resolve(f"terms.{value.value}.name"), plan, lang) or value.value
    return _word(value, plan, lang)


def _word(value: object, plan: Plan, lang: Lang) -> str:
    """What ``value`` is called: a text's words, a reference's name."""
    if isinstance(value, Reference):
        value = plan.resolve(value.path)
    if isinstance(value, Entity):
        value = value.name
    return unmarked(value[lang]) if isinstance(value, Text) else ""


def _stated(entity: Entity, outline: Outline) -> str:
    links = (
        f'<a href="{spot.target.replace(".md#", ".html#")}"{styled(spot.label)}>{escape.markup(spot.label)}</a>'
        for spot in outline.spots(entity.address)
    )
    return "<br>".join(links)
