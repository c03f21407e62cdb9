"""The zip that is a Word file: content types, relationships, and the same bytes every time."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tjplan.word.xml import serialise, tree

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
# The oldest moment that a zip can name.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MS_DOS = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A part's bytes and content type, and its relationships to others as (id, type, target)."""

    name: str
    content_type: str
    data: bytes
    relations: Sequence[tuple[str, str, str]] = ()


def package(parts: Sequence[Part], relations: Sequence[tuple[str, str, str]]) -> bytes:
    """The file of ``parts``; ``relations`` are the package's own (ECMA-376 Part 2, 8 and 9)."""
    files = {"_rels/.rels": _relationships(relations)}
    for part in parts:
        files[part.name] = part.data
        if part.relations:
            files[_relations_of(part.name)] = _relationships(part.relations)
    return _zip({"[Content_Types].xml": _content_types(parts)}, dict(sorted(files.items())))


def _relations_of(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def _content_types(parts: Sequence[Part]) -> bytes:
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    children = [tree("Default", _TYPES, Extension=end, ContentType=kind) for end, kind in defaults.items()]
    children += [tree("Override", _TYPES, PartName=f"/{part.name}", ContentType=part.content_type) for part in parts]
    return serialise(tree("Types", _TYPES, children))


def _relationships(relations: Sequence[tuple[str, str, str]]) -> bytes:
    children = [tree("Relationship", _RELATIONS, Id=name, Type=kind, Target=target) for name, kind, target in relations]
    return serialise(tree("Relationships", _RELATIONS, children))


def _zip(*groups: Mapping[str, bytes]) -> bytes:
    """The zip of the groups in order, no date, no trace of the system that made it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for group in groups:
            for name, data in group.items():
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.create_system = _MS_DOS
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, data)
    return file.getvalue()
