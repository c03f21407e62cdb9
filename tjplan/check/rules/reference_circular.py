"""A chain of references comes back to where it starts.

A figure cannot be derived from itself, nor be the same as itself, nor can a body be replaced by one that
it replaced, or a place lie within itself. Neither value nor successor could ever be found. This holds for
`same_as`, `derived_from`, and every field that leads to another entry of its own register
(`replaced_by`, `within`). A name, title or value whose words are filled in or pinned from itself, directly
or by way of others, has no words at all.

Wrong:

    organisations:
      old_office: {name: {zh: 水利站, en: Water Station}, valid_to: '2019', replaced_by: organisations.new_office}
      new_office: {name: {zh: 水务所, en: Water Service}, replaced_by: organisations.old_office}

Right:

    organisations:
      old_office: {name: {zh: 水利站, en: Water Station}, valid_to: '2019', replaced_by: organisations.new_office}
      new_office: {name: {zh: 水务所, en: Water Service}}
"""

from collections.abc import Iterator
from typing import NamedTuple

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Column, Entity, Figure, Node, Reference, Resolved
from tjplan.model.source import Place
from tjplan.model.text import Bilingual, Binding, Pin

PAGE_ZH = """
引用绕成了圈。

数字不能由自己算出，不能与自己“相同”；机构不能由它所接替的机构来接替，地方不能在自己之内。绕成圈就永远找不到
数值或接替者。适用于 `same_as`、`derived_from`，以及指向同一登记中另一条目的字段（`replaced_by`、`within`）。
名称、标题或数值的文字若由自己填写或钉住（直接或辗转），就等于没有文字。
"""
RULE = rule(
    "reference-circular",
    "error",
    zh="引用成环",
    en="references in a circle",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


class _Link(NamedTuple):
    """What leads on: the address it comes to, as written, where, and the field or text that says so."""

    to: str
    path: str
    place: Place
    field: str


Links = dict[str, tuple[_Link, ...]]


def check(context: Context) -> Iterator[Finding]:
    """One finding per circle and field, told where its first link in order of address stands."""
    for links in (*_graphs(context).values(), _wordings(context)):
        told: set[frozenset[str]] = set()
        for start in sorted(links):
            chain = _circle(links, start)
            circle = frozenset(address for address, _ in chain)
            if chain and circle not in told:
                told.add(circle)
                yield _finding(chain)


def _graphs(context: Context) -> dict[str, Links]:
    """By field: what each figure or entry refers to."""
    found: dict[str, Links] = {"same_as": {}, "derived_from": {}}
    for figure in context.figures:
        if figure.same_as:
            found["same_as"][figure.address] = (_link(figure.address, "same_as", figure.same_as),)
        if figure.derived_from:
            whole = (*figure.derived_from.parts, *figure.derived_from.base)
            found["derived_from"][figure.address] = tuple(_link(figure.address, "derived_from", one) for one in whole)
    for entity in context.plan.entities():
        for name, value in entity.fields.items():
            if isinstance(value, Reference) and value.path.startswith(f"{entity.collection}."):
                found.setdefault(name, {})[entity.address] = (_link(entity.address, name, value),)
    return found


def _link(address: str, field: str, reference: Reference) -> _Link:
    return _Link(reference.path, reference.path, reference.spot.place, f"{address}.{field}")


def _wordings(context: Context) -> Links:
    """What the words of each name, title and value are taken from; no other text can be named by a mark."""
    found: Links = {}
    for address, lang, phrase in context.marked:
        if not address.startswith(("nodes.", "columns.")) or address.endswith(".title"):
            for part in phrase.parts:
                if isinstance(part, Pin | Binding):
                    at = part.path_offset if isinstance(part, Pin) else part.offset
                    to = _text_of(context.resolve(part.path), part.path)
                    link = _Link(to, part.path, phrase.place(at), f"{address}.{lang}")
                    found[address] = (*found.get(address, ()), link)
    return found


def _text_of(found: Resolved | None, path: str) -> str:
    """The address of the words that a mark on ``path`` prints."""
    if isinstance(found, Figure):
        return f"{found.address}.value"
    if isinstance(found, Column | Node):
        return f"{found.address}.title"
    if isinstance(found, Entity):
        return f"{path}.{'name' if 'name' in found.fields else 'title'}"
    return path


def _circle(links: Links, start: str) -> list[tuple[str, _Link]]:
    """The shortest way from ``start`` back to it as (address, its link), empty where there is none."""
    ways: list[list[tuple[str, _Link]]] = [[(start, one)] for one in links[start]]
    seen: set[str] = set()
    for way in ways:  # grows while it is walked, shorter ways first
        at = way[-1][1].to
        if at == start:
            return way
        if at not in seen:
            seen.add(at)
            ways += [[*way, (at, one)] for one in links.get(at, ())]
    return []


def _finding(chain: list[tuple[str, _Link]]) -> Finding:
    start, first = chain[0]
    field = first.field.removeprefix(f"{start}.") if first.to == first.path else first.field
    shown = " → ".join([*(address for address, _ in chain), start])
    return Finding(
        RULE.code,
        RULE.severity,
        first.place,
        first.field,
        Bilingual(f"{field} 绕成了圈：{shown}", f"{field} leads in a circle: {shown}"),
        Bilingual("删去或改正其中一个引用", "delete or mend one of these references"),
        tuple(Operand(one.field, one.path, one.place) for _, one in chain),
    )
