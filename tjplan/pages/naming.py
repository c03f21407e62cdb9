"""What readers call the things of a plan and their figures."""

from tjplan.model.plan import Entity, Figure, Plain, Plan, Reference, Value
from tjplan.model.text import Lang, Text, unmarked
from tjplan.model.wording import wording
from tjplan.pages.labels import FIELDS, VALUES


def thing_name(entity: Entity, plan: Plan, lang: Lang) -> str:
    """The entity's own name, else that of the mineral that it counts, else its id."""
    if entity.name:
        return unmarked(entity.name[lang])
    about = entity.fields.get("mineral")
    found = plan.resolve(about.path) if isinstance(about, Reference) else None
    return (wording(found, lang) if found else "") or entity.id


def figure_name(path: str, plan: Plan, lang: Lang) -> str:
    """The name of the thing that the figure belongs to, and which of its figures it is."""
    collection, _, rest = path.partition(".")
    owner, _, field = rest.partition(".")
    if collection == "plan":
        return field_name(owner, lang)
    entity = plan.collections.get(collection, {}).get(owner)
    name = thing_name(entity, plan, lang) if entity else ""
    label = field_name(field, lang) if field else ""
    return f"{name}{'，' if lang == 'zh' else ', '}{label}" if name and label else name or label or path


def field_name(field: str, lang: Lang) -> str:
    """A field of the schema as readers call it, for the middle of a line; its own name where it is unknown."""
    return FIELDS[field][lang].lower() if field in FIELDS else field


def said(value: Value | None, plan: Plan, lang: Lang) -> str:
    """What a field says: words, a name, or a code spelled out; empty where there is nothing.

    Codes are looked up among the plan's own terms first, as it may call a thing in its own way.
    """
    if isinstance(value, tuple):
        return ("、" if lang == "zh" else "; ").join(filter(None, (said(part, plan, lang) for part in value)))
    if isinstance(value, Figure):
        return wording(value, lang) or value.printed
    if isinstance(value, Reference):
        found = plan.resolve(value.path)
        if isinstance(found, Entity):
            return thing_name(found, plan, lang)
        return (wording(found, lang) if found is not None else "") or value.path
    if isinstance(value, Plain):
        return _code(value.value, plan, lang)
    return unmarked(value[lang]) if isinstance(value, Text) else ""


def _code(code: str, plan: Plan, lang: Lang) -> str:
    term = plan.collections.get("terms", {}).get(code)
    if term is not None and term.name:
        return unmarked(term.name[lang])
    return VALUES[code][lang] if code in VALUES else code


def capital(name: str) -> str:
    """``name`` as it opens a line; nothing changes in Chinese."""
    return name[:1].upper() + name[1:]
