"""Document properties: what the file is, without a trace of when or where it was made."""

from tjplan.document import Document
from tjplan.word.characters import printable
from tjplan.word.words import WORDS
from tjplan.word.xml import Element, serialise, tree

_NAMESPACES = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
# The oldest moment that a zip can name: no build has a date of its own.
_EPOCH = "1980-01-01T00:00:00Z"


def core(document: Document) -> bytes:
    """The part ``core.xml`` (ECMA-376 Part 2, 11)."""
    cover = document.cover
    values = [
        _value("dc", "title", f"{cover.title} {cover.subtitle}".strip()),
        _value("dc", "creator", cover.issuer),
        _value("dc", "identifier", document.plan_id),
        _value("dc", "language", WORDS[document.lang].tag),
        _value("cp", "lastModifiedBy", "tjplan"),
    ]
    dates = [_date("created"), _date("modified")]
    return serialise(tree("coreProperties", _NAMESPACES["cp"], [*values, *dates], "cp"))


def extended() -> bytes:
    """The part ``app.xml``."""
    application = tree("Application", _EXTENDED)
    application.text = "tjplan"
    return serialise(tree("Properties", _EXTENDED, [application]))


def _value(prefix: str, name: str, text: str) -> Element:
    element = tree(name, _NAMESPACES[prefix], (), prefix)
    element.text = printable(text)
    return element


def _date(name: str) -> Element:
    element = _value("dcterms", name, _EPOCH)
    element.set(_TYPE, "dcterms:W3CDTF")
    return element
