"""One page for one indicator: a table and a chart of its figures, what it is, and each figure's card."""

from collections.abc import Collection, Iterator, Mapping

from tjplan.document import Chart, Document
from tjplan.model.plan import Entity, Figure, Plan
from tjplan.model.text import Lang
from tjplan.pages import catalogue, escape
from tjplan.pages.card_page import to_section
from tjplan.pages.cards import Card
from tjplan.pages.charts import to_figure
from tjplan.pages.formats import to_formats
from tjplan.pages.labels import FIELDS
from tjplan.pages.naming import capital, field_name, said, thing_name
from tjplan.pages.table import region, styled
from tjplan.pages.words import WORDS

_COURSE = ("previous_target", "previous_result", "baseline", "target")
_ABOUT = ("group", "attribute", "direction", "note")


def to_indicator(
    entity: Entity,
    plan: Plan,
    document: Document,
    cards: Mapping[str, Card],
    chart: Chart | None = None,
    data: Collection[str] = (),
) -> str:
    """The Markdown of an indicator's page; ``chart`` shows the figures of its table, where they are in one unit,
    ``data`` are the files that there are to download."""
    lang = document.lang
    name = thing_name(entity, plan, lang)
    parts = [
        f"# {escape.markdown(capital(name))} {{: #{escape.identifier(entity.id)} }}",
        "\n".join(_about(entity, plan, lang)),
        _table(entity, cards, lang),
        to_formats("indicators", WORDS["indicators"][lang], data, lang),
        to_figure(chart) if chart else "",
        *(to_section(cards[one.address], lang, 2, _field(one, lang)) for one in entity.figures()),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _about(entity: Entity, plan: Plan, lang: Lang) -> Iterator[str]:
    """What the data says that the indicator is: unit, group, whether it binds, which way is better."""
    colon = "：" if lang == "zh" else ": "
    unit = entity.unit.label(lang) if entity.unit else ""
    told = [("unit", unit), *((field, said(entity.fields.get(field), plan, lang)) for field in _ABOUT)]
    for field, words in told:
        if words:
            yield f"- {FIELDS[field][lang]}{colon}{escape.line(escape.markdown(capital(words)))}"


def _table(entity: Entity, cards: Mapping[str, Card], lang: Lang) -> str:
    """The indicator's course from round to round, a figure a row, each with its year."""
    heads = (WORDS["course"][lang], WORDS["as_of"][lang], FIELDS["value"][lang])
    head = "".join(f'<th scope="col">{word}</th>' for word in heads)
    rows = [_row(field, entity.fields.get(field), cards, lang) for field in _COURSE]
    caption = escape.markup(WORDS["course_caption"][lang])
    return region(
        f"{escape.identifier(entity.id)}-course",
        caption,
        [f"<thead><tr>{head}</tr></thead>", "<tbody>", *rows, "</tbody>"],
    )


def _row(field: str, figure: object, cards: Mapping[str, Card], lang: Lang) -> str:
    head = f'<th scope="row">{WORDS[field][lang]}</th>'
    if not isinstance(figure, Figure):
        return f'<tr>{head}<td></td><td class="tj-end">{WORDS["not_stated"][lang]}</td></tr>'
    value = cards[figure.address].value
    anchor = catalogue.place_of(figure.address).partition("#")[2]
    address = escape.address(figure.address)
    link = f'<a class="tj-figure" data-address="{address}" href="#{anchor}">{escape.markup(value)}</a>'
    year = escape.markup(figure.as_of)
    return f"<tr>{head}<td>{year}</td><td{styled(value, 'tj-end')}>{link}</td></tr>"


def _field(figure: Figure, lang: Lang) -> str:
    """Which of the indicator's figures it is; its name stands on top of the page."""
    return field_name(figure.address.rpartition(".")[2], lang)
