"""Where each thing of the plan has its place on the website."""

from tjplan.model.plan import Entity, Plan
from tjplan.pages import escape

SHELVES = {
    "minerals": "minerals.md",
    "mines": "mines.md",
    "blocks": "areas.md",
    "zones": "areas.md",
    "projects": "projects.md",
}
"""Collection -> the page that lists its members; figures of all others stand on figures.md."""
REST = "figures.md"
GLOSSARY = "glossary.md"
CITED = "documents.md"


def page_of(collection: str, member: str) -> str:
    """The page of one thing: an indicator has its own, others share that of their collection.

    >>> page_of("zones", "north"), page_of("indicators", "green_share"), page_of("facts", "towns")
    ('areas.md', 'indicator-green_share.md', 'figures.md')
    """
    if collection == "indicators":
        return f"indicator-{escape.identifier(member)}.md"
    return SHELVES.get(collection, REST)


def place_of(address: str) -> str:
    """``areas.md#north-area`` for the figure ``zones.north.area``; a thing itself has its id as anchor."""
    collection, _, rest = address.partition(".")
    member, _, field = rest.partition(".")
    if collection == "plan":
        return f"{REST}#plan-{escape.identifier(member)}"
    return f"{page_of(collection, member)}#{anchor_of(member, field)}"


def entry_of(address: str) -> str:
    """Where a thing without figures of its own is told of: ``glossary.md#terms-moor``, ``documents.md#water_law``."""
    collection, _, member = address.partition(".")
    if collection == "documents":
        return f"{CITED}#{anchor_of(member)}"
    return f"{GLOSSARY}#{collection}-{escape.identifier(member)}"


def anchor_of(member: str, field: str = "") -> str:
    """The id of a thing, or of one of its figures; ids of members hold no hyphen, so none is met twice."""
    return escape.identifier(member) + (f"-{escape.identifier(field)}" if field else "")


def shelved(plan: Plan, page: str) -> tuple[Entity, ...]:
    """The things that ``page`` lists, in the order of the data; facts and strangers stand on ``REST``."""
    named = [
        entity
        for collection, members in plan.collections.items()
        if collection != "indicators" and SHELVES.get(collection, REST) == page
        for entity in members.values()
    ]
    if page != REST:
        return tuple(named)
    return (plan.home, *(entity for entity in named if any(entity.figures())))


def data_of(address: str) -> str:
    """The file, below ``data/`` and without its ending, that has what is stated at ``address``.

    >>> data_of("zones.north.area"), data_of("plan.base_year"), data_of("columns.fleet.title")
    ('zones/north', 'plan', 'columns/fleet')
    """
    collection, _, rest = address.partition(".")
    if collection == "plan":
        return "plan"
    return f"{escape.identifier(collection)}/{escape.identifier(rest.partition('.')[0])}"


def home_of(entity: Entity) -> str:
    """Where the website tells of a thing, empty where it has no place of its own.

    A document has one only where the text cites it, which is not known here.
    """
    if entity.collection in ("terms", "glossary", "organisations", "places", "documents"):
        return entry_of(entity.address)
    if entity.collection in (*SHELVES, "indicators") or entity.figure:
        return place_of(entity.address)
    return ""
