"""Document properties: what the file is and which revision of the plan it shows, not when it was made."""

from collections.abc import Iterator, Mapping

from tjplan.document import Document
from tjplan.model.text import Lang
from tjplan.word.characters import printable
from tjplan.word.dates import moment
from tjplan.word.words import WORDS
from tjplan.word.xml import Element, serialise, tree

NAMESPACES = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
KEYWORDS: Mapping[Lang, str] = {"zh": "；", "en": "; "}
"""What stands between two keywords."""
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
_EXTENDED = f"{_OFFICE}extended-properties"
_CUSTOM = f"{_OFFICE}custom-properties"
_VARIANT = f"{_OFFICE}docPropsVTypes"
# The set that custom properties belong to, and the first number free in it ([MS-OLEPS] 2.18.2).
_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST = 2
# Of a commit's 40 hexadecimal digits; enough to name it in any repository.
_SHORT = 12


def told(revision: str, lang: Lang) -> str:
    """A revision for people: its first 12 digits, and whether the plan was changed since then.

    >>> told("0123456789abcdef0123456789abcdef01234567+", "en"), told("", "en")
    ('0123456789ab (with changes not yet committed)', '')
    """
    changed = {"zh": "（另有未提交的修改）", "en": " (with changes not yet committed)"}[lang]
    return revision[:_SHORT] + (changed if revision.endswith("+") else "")


def core(document: Document, revision: str) -> bytes:
    """The part ``core.xml`` (ECMA-376 Part 2, 11); ``revision`` as :func:`tjplan.word.write` takes it.

    It is the ``version`` there: what is called revision counts how often an editor saved.
    """
    properties = [_value(prefix, name, text) for prefix, name, text in _described(document, revision) if text]
    created = moment(document.cover.date)
    dates = [_date("created", created), _date("modified", created)]
    return serialise(tree("coreProperties", NAMESPACES["cp"], [*properties, *dates], "cp"))


def _described(document: Document, revision: str) -> Iterator[tuple[str, str, str]]:
    cover = document.cover
    yield "dc", "title", f"{cover.title} {cover.subtitle}".strip()
    yield "dc", "subject", document.subject
    yield "dc", "creator", cover.issuer
    yield "cp", "keywords", KEYWORDS[document.lang].join(document.keywords)
    yield "dc", "description", cover.notice
    yield "dc", "identifier", document.plan_id
    yield "dc", "language", WORDS[document.lang].tag
    yield "cp", "lastModifiedBy", "tjplan"
    yield "cp", "version", told(revision, document.lang)


def extended() -> bytes:
    """The part ``app.xml``."""
    application = tree("Application", _EXTENDED)
    application.text = "tjplan"
    return serialise(tree("Properties", _EXTENDED, [application]))


def custom(document: Document, revision: str) -> bytes:
    """The part ``custom.xml`` (ECMA-376 Part 1, 22.3): what editors show beside the usual properties."""
    values = (("Plan", document.plan_id), ("Revision", told(revision, document.lang)))
    given = [_custom(number, name, text) for number, (name, text) in enumerate(values, _FIRST) if text]
    return serialise(tree("Properties", _CUSTOM, given))


def _custom(number: int, name: str, text: str) -> Element:
    value = tree("lpwstr", _VARIANT, (), "vt")
    value.text = printable(text)
    return tree("property", _CUSTOM, [value], fmtid=_SET, pid=str(number), name=name)


def _value(prefix: str, name: str, text: str) -> Element:
    element = tree(name, NAMESPACES[prefix], (), prefix)
    element.text = printable(text)
    return element


def _date(name: str, moment: str) -> Element:
    element = _value("dcterms", name, moment)
    element.set(_TYPE, "dcterms:W3CDTF")
    return element
