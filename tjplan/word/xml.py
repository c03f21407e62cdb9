"""WordprocessingML elements, and XML in and out: the only module that imports lxml."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from lxml import etree

# The stubs of lxml lag behind it, so an element is Any to the type checker and an Element by name.
Element = Any

NAMESPACES: Mapping[str, str] = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
# Each declaration that an element repeats costs time when it is put in its place, so most have one.
_ONE = {"w": NAMESPACES["w"]}
_BOTH = {"w": NAMESPACES["w"], "r": NAMESPACES["r"]}
_WITH_RELATIONS = frozenset(("document", "hdr", "ftr"))


class BrokenXml(ValueError):
    """Bytes that are not XML, or XML that declares entities."""


@cache
def clark(name: str) -> str:
    """``w:p`` as lxml wants it, ``{uri}p``."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


@cache
def _tag(name: str) -> str:
    return clark(f"w:{name}")


@cache
def _attribute(name: str) -> str:
    return clark(name.replace("_", ":", 1) if "_" in name else f"w:{name}")


def matcher(path: str) -> Callable[[Element], list[str]]:
    """A search for the values of attributes by XPath in the prefixes of :data:`NAMESPACES`."""
    search: Any = etree.XPath(
        path, namespaces={key: uri for key, uri in NAMESPACES.items() if key != "xml"}, smart_strings=False
    )
    found: Callable[[Element], list[str]] = search
    return found


def w(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """The element ``w:name``; attributes are in ``w:`` too, ``r_id`` stands for ``r:id``.

    >>> serialise(w("p", w("jc", val="center"))).partition(b">\\n")[2].partition(b">")[2]
    b'<w:jc w:val="center"/></w:p>'
    """
    element = etree.Element(_tag(name), nsmap=_BOTH if name in _WITH_RELATIONS or "r_id" in attributes else _ONE)
    for key, value in attributes.items():
        element.set(_attribute(key), str(value))
    if children:
        element.extend(children)
    return element


def text(name: str, characters: str) -> Element:
    """A ``w:`` element that holds characters, its spaces kept."""
    element = w(name, xml_space="preserve")
    element.text = characters
    return element


def tree(
    name: str,
    namespace: str,
    children: Iterable[Element] = (),
    prefix: str | None = None,
    /,
    **attributes: str,
) -> Element:
    """An element of any vocabulary; its namespace is the default one unless it has a ``prefix``."""
    declared: Any = {prefix: namespace}
    element = etree.Element(f"{{{namespace}}}{name}", attrib=attributes, nsmap=declared)
    element.extend(children)
    return element


def serialise(element: Element) -> bytes:
    """A whole part: declaration, UTF-8, standalone."""
    return bytes(etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True))


def parse(data: bytes) -> Element:
    """The root of a part that a stranger may have written: no entities, no network, lxml's own size limits.

    Raises:
        BrokenXml: not well formed, or with a document type.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root: Element = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as broken:
        raise BrokenXml(str(broken)) from None
    if root.getroottree().docinfo.doctype:
        raise BrokenXml("document type")
    return root
