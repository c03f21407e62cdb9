"""The way home: the table, kept inside the file, from bookmark to place in the plan.

It is a custom XML part, which Word and LibreOffice keep when they save:

    <origins xmlns="urn:tjplan:origins" schema="1" plan="..." lang="zh" revision="...">
      <origin bookmark="tj_..." address="nodes.location.text" lang="zh" role="paragraph" prefix="1、" kind="item"/>
      <heading bookmark="_Toc..." anchor="location"/>
    </origins>

``prefix`` is what the writer set before the text, inside the bookmark: number, label and gap.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from tjplan.document import Origin
from tjplan.model.text import LANGS, Lang
from tjplan.word.xml import Element, parse, serialise, tree

SCHEMA = 1
NAMESPACE = "urn:tjplan:origins"
PART = "customXml/item1.xml"
# Any fixed GUID will do (ECMA-376 Part 1, 22.5.2.1); Word keeps it.
STORE_ID = "{6A3C1B52-7F0E-4B0C-9C55-1D6E2A7B4F10}"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"

Role = Literal["cover", "heading", "lead", "paragraph", "caption", "cell"]
_CODE = re.compile("_x([0-9A-F]{4})_")


@dataclass(frozen=True, slots=True)
class Entry:
    """One bookmark: where its text comes from, as what it stands, and what the writer put before it.

    ``kind`` is the node's where its block has one, empty for plain paragraphs.
    """

    bookmark: str
    origin: Origin
    role: Role
    prefix: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """The whole table, entries in reading order; ``headings`` goes from bookmark to the heading's anchor.

    ``revision`` is the plan's as :func:`tjplan.word.write` was given it.
    """

    plan_id: str
    lang: Lang
    entries: tuple[Entry, ...]
    headings: Mapping[str, str]
    revision: str = ""
    schema: int = SCHEMA


def home_part(home: Home) -> bytes:
    """The table as a custom XML part."""
    children = [
        *(_entry(entry) for entry in home.entries),
        *(_heading(*pair) for pair in home.headings.items()),
    ]
    attributes = {"schema": str(home.schema), "plan": encode(home.plan_id), "lang": home.lang}
    if home.revision:
        attributes["revision"] = encode(home.revision)
    return serialise(tree("origins", NAMESPACE, children, **attributes))


def properties_part() -> bytes:
    """The part that names the table's store and its schema (ECMA-376 Part 1, 22.5)."""
    reference = tree("schemaRef", _PROPERTIES)
    reference.set(f"{{{_PROPERTIES}}}uri", NAMESPACE)
    root = tree("datastoreItem", _PROPERTIES, [tree("schemaRefs", _PROPERTIES, [reference])])
    root.set(f"{{{_PROPERTIES}}}itemID", STORE_ID)
    return serialise(root)


def read_home(part: bytes) -> Home | None:
    """The table in ``part``, None if the part is something else or of another schema.

    Raises:
        BrokenXml: the part is not XML.
    """
    root = parse(part)
    lang = root.get("lang", "")
    if root.tag != f"{{{NAMESPACE}}}origins" or root.get("schema") != str(SCHEMA) or lang not in LANGS:
        return None
    entries = tuple(entry for child in root.iter(f"{{{NAMESPACE}}}origin") if (entry := _read_entry(child)))
    headings = {
        child.get("bookmark", ""): decode(child.get("anchor", "")) for child in root.iter(f"{{{NAMESPACE}}}heading")
    }
    return Home(decode(root.get("plan", "")), lang, entries, headings, decode(root.get("revision", "")))


def encode(value: str) -> str:
    """``value`` for an attribute: characters that XML would refuse or normalise become ``_xHHHH_``.

    >>> encode("a_x_b\\x00"), decode(encode("a_x_b\\x00"))
    ('a_x005F_x_b_x0000_', 'a_x_b\\x00')
    """
    return re.sub("_(?=x)|[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]", _code, value)


def decode(value: str) -> str:
    """The inverse of :func:`encode`."""
    return _CODE.sub(lambda code: chr(int(code[1], 16)), value)


def _code(character: re.Match[str]) -> str:
    return f"_x{ord(character[0]):04X}_"


def _entry(entry: Entry) -> Element:
    attributes = {
        "bookmark": entry.bookmark,
        "address": encode(entry.origin.address),
        "lang": entry.origin.lang,
        "role": entry.role,
    }
    if entry.prefix:
        attributes["prefix"] = encode(entry.prefix)
    if entry.kind:
        attributes["kind"] = encode(entry.kind)
    return tree("origin", NAMESPACE, **attributes)


def _heading(bookmark: str, anchor: str) -> Element:
    return tree("heading", NAMESPACE, bookmark=bookmark, anchor=encode(anchor))


def _read_entry(element: Element) -> Entry | None:
    lang, role = element.get("lang"), element.get("role")
    if lang not in LANGS or role not in get_args(Role):
        return None
    origin = Origin(decode(element.get("address", "")), lang)
    return Entry(
        element.get("bookmark", ""), origin, role, decode(element.get("prefix", "")), decode(element.get("kind", ""))
    )
