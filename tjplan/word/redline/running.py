"""What runs along pages that the old document alone has turned: its sections are in the file too."""

from collections.abc import Iterator, Sequence

from tjplan.word.package import Part

Link = tuple[str, str, str]

_MAIN = "word/document.xml"


def missing(old: Sequence[Part], new: Sequence[Part]) -> Iterator[tuple[Link, Part]]:
    """The headers and footers of the old file that the new one lacks, with the relationships to them."""
    parts = {part.name: part for part in old}
    taken = {relation for relation, _, _ in _links(new)}
    names = {part.name for part in new}
    for relation, kind, target in _links(old):
        if kind.endswith(("/header", "/footer")) and relation not in taken:
            name = target if f"word/{target}" not in names else f"former_{target}"
            part = parts[f"word/{target}"]
            yield (relation, kind, name), Part(f"word/{name}", part.content_type, part.data)


def _links(parts: Sequence[Part]) -> Sequence[Link]:
    return next(part.relations for part in parts if part.name == _MAIN)
