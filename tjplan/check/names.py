"""What the things of the data are called."""

from collections.abc import Iterator

from tjplan.model.plan import Entity
from tjplan.model.text import Lang, Text, unmarked


def called(entity: Entity, lang: Lang) -> Iterator[str]:
    """The name or title of ``entity`` first, then its other names and its short one."""
    others = entity.fields.get("other_names")
    for text in (entity.name, *(others if isinstance(others, tuple) else ()), entity.fields.get("short")):
        if isinstance(text, Text) and text[lang]:
            yield unmarked(text[lang])
