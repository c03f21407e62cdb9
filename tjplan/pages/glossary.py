"""The pages of terms, bodies and places in both languages, and of the documents that the plan cites."""

from collections.abc import Callable, Iterator, Sequence

from tjplan.document import Document
from tjplan.model.plan import Entity, Plain, Plan, Reference
from tjplan.model.text import Lang, Text, unmarked
from tjplan.pages import catalogue, escape
from tjplan.pages.inline import to_file
from tjplan.pages.labels import FIELDS
from tjplan.pages.naming import capital, said, thing_name
from tjplan.pages.outline import Outline, Spot
from tjplan.pages.table import WIDE, region, styled
from tjplan.pages.words import WORDS, collection

NAMED = ("terms", "glossary", "organisations", "places")
_TOLD = {
    "terms": ("definition", "deprecated"),
    "glossary": ("explanation", "source"),
    "places": ("kind", "within"),
}
Said = Callable[[Entity], str]


def to_glossary(plan: Plan, document: Document) -> str:
    """The Markdown of glossary.md; empty where the plan keeps no terms, bodies or places."""
    lang = document.lang
    tables = [part for name in NAMED for part in _part(name, plan, lang)]
    if not tables:
        return ""
    return (
        WIDE
        + "\n\n".join((f"# {WORDS['glossary'][lang]} {{: #glossary }}", WORDS["glossary_note"][lang], *tables))
        + "\n"
    )


def _part(name: str, plan: Plan, lang: Lang) -> Iterator[str]:
    """The table of a collection; before that of what the plan does not say itself, a line that says so."""
    if table := _names(name, plan, lang):
        if name == "glossary":
            yield WORDS["explained_note"][lang]
        yield table


def _names(name: str, plan: Plan, lang: Lang) -> str:
    entities = tuple(plan.collections.get(name, {}).values())
    if not entities:
        return ""
    columns = _used([*_columns(name, plan, lang)], entities)
    rows = [_named(entity, [tell(entity) for _, tell in columns], plan, lang) for entity in entities]
    heads = [WORDS["name"][lang], WORDS["other_language"][lang], *(head for head, _ in columns)]
    return _table(f"{name}-table", collection(name)[lang], heads, rows)


def _columns(name: str, plan: Plan, lang: Lang) -> Iterator[tuple[str, Said]]:
    """Head and content of what is told of a collection besides the name in both languages."""
    for field in _TOLD.get(name, ("other_names", "level")):
        yield FIELDS[field][lang], lambda entity, field=field: capital(said(entity.fields.get(field), plan, lang))  # type: ignore[misc]
    if name == "organisations":
        yield WORDS["in_force"][lang], lambda entity: _validity(entity, plan, lang)


def _used(columns: list[tuple[str, Said]], entities: Sequence[Entity]) -> list[tuple[str, Said]]:
    return [(head, tell) for head, tell in columns if any(map(tell, entities))]


def _named(entity: Entity, cells: Sequence[str], plan: Plan, lang: Lang) -> str:
    other: Lang = "en" if lang == "zh" else "zh"
    name = capital(thing_name(entity, plan, lang))
    twin = f'<td lang="{"en" if other == "en" else "zh-Hans"}">{escape.markup(capital(thing_name(entity, plan, other)))}</td>'
    anchor = catalogue.entry_of(entity.address).partition("#")[2]
    rest = "".join(f"<td{styled(cell)}>{escape.markup(cell)}</td>" for cell in cells)
    return f'<tr id="{anchor}"><th scope="row"{styled(name)}>{escape.markup(name)}</th>{twin}{rest}</tr>'


def _validity(entity: Entity, plan: Plan, lang: Lang) -> str:
    """Since when and until when, and what took the place of it; empty where the data does not say."""
    dates = ((word, entity.fields.get(field)) for word, field in (("since", "valid_from"), ("until", "valid_to")))
    parts = [f"{WORDS[word][lang]}{date.value}" for word, date in dates if isinstance(date, Plain)]
    successor = entity.fields.get("replaced_by")
    if isinstance(successor, Reference):
        parts.append(f"{WORDS['now'][lang]}{said(successor, plan, lang)}")
    return ("，" if lang == "zh" else ", ").join(parts)


def to_documents(plan: Plan, document: Document) -> str:
    """The Markdown of documents.md: what the text cites, with links to where; empty where it cites nothing."""
    lang, places = document.lang, _cited(document)
    entities = [one for one in plan.collections.get("documents", {}).values() if one.address in places]
    if not entities:
        return ""
    heads = [WORDS["document"][lang], *(FIELDS[name][lang] for name in ("kind", "number", "issuer", "date"))]
    heads += [WORDS["in_force"][lang], WORDS["cited_in"][lang]]
    rows = [_document(one, places[one.address], plan, lang) for one in entities]
    table = _table("cited", WORDS["documents"][lang], heads, rows)
    return f"{WIDE}# {WORDS['documents'][lang]} {{: #documents }}\n\n{WORDS['documents_note'][lang]}\n\n{table}\n"


def _cited(document: Document) -> dict[str, tuple[Spot, ...]]:
    """Address of a document -> the places that name it by title, short title or number."""
    found: dict[str, dict[Spot, None]] = {}
    for address, spots in Outline(document).stated.items():
        collection, _, rest = address.partition(".")
        if collection == "documents":
            found.setdefault(f"documents.{rest.partition('.')[0]}", {}).update(dict.fromkeys(spots))
    return {address: tuple(spots) for address, spots in found.items()}


def _document(entity: Entity, spots: Sequence[Spot], plan: Plan, lang: Lang) -> str:
    name = thing_name(entity, plan, lang)
    cells = [*(capital(said(entity.fields.get(field), plan, lang)) for field in ("kind", "number", "issuer", "date"))]
    cells.append(_validity(entity, plan, lang))
    links = "<br>".join(f'<a href="{to_file(spot.target)}">{escape.markup(spot.label)}</a>' for spot in spots)
    rest = "".join(f"<td{styled(cell)}>{escape.markup(cell)}</td>" for cell in cells)
    anchor = catalogue.anchor_of(entity.id)
    return f'<tr id="{anchor}"><th scope="row"{styled(name)}>{escape.markup(name)}</th>{rest}<td class="tj-long">{links}</td></tr>'


def _table(anchor: str, caption: str, heads: Sequence[str], rows: Sequence[str]) -> str:
    head = "".join(f'<th scope="col">{escape.markup(one)}</th>' for one in heads)
    return region(anchor, escape.markup(caption), [f"<thead><tr>{head}</tr></thead>", "<tbody>", *rows, "</tbody>"])


def definition(entity: Entity, lang: Lang) -> str:
    """What the plan says that the term means, or this website of a word of the plan; empty where neither does."""
    found = entity.fields.get("explanation" if entity.collection == "glossary" else "definition")
    return unmarked(found[lang]) if isinstance(found, Text) else ""
