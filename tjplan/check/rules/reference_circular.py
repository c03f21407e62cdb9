"""A chain of references comes back to where it starts.

A figure cannot be derived from itself, nor be the same as itself, nor can a body be replaced by one that
it replaced, or a place lie within itself. Neither value nor successor could ever be found. This holds for
`same_as`, `derived_from`, and every field that leads to another entry of its own register
(`replaced_by`, `within`).

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

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Reference
from tjplan.model.text import Bilingual

PAGE_ZH = """
引用绕成了圈。

数字不能由自己算出，不能与自己“相同”；机构不能由它所接替的机构来接替，地方不能在自己之内。绕成圈就永远找不到
数值或接替者。适用于 `same_as`、`derived_from`，以及指向同一登记中另一条目的字段（`replaced_by`、`within`）。
"""
RULE = rule(
    "reference-circular",
    "error",
    zh="引用成环",
    en="references in a circle",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)
Links = dict[str, tuple[Reference, ...]]


def check(context: Context) -> Iterator[Finding]:
    """One finding per circle and field, told where its first link in order of address stands."""
    for field, links in _graphs(context).items():
        told: set[frozenset[str]] = set()
        for start in sorted(links):
            chain = _circle(links, start)
            circle = frozenset(address for address, _ in chain)
            if chain and circle not in told:
                told.add(circle)
                yield _finding(field, chain)


def _graphs(context: Context) -> dict[str, Links]:
    """By field: what each figure or entry refers to."""
    found: dict[str, Links] = {"same_as": {}, "derived_from": {}}
    for figure in context.figures:
        if figure.same_as:
            found["same_as"][figure.address] = (figure.same_as,)
        if figure.derived_from:
            found["derived_from"][figure.address] = (*figure.derived_from.parts, *figure.derived_from.base)
    for entity in context.plan.entities():
        for name, value in entity.fields.items():
            if isinstance(value, Reference) and value.path.startswith(f"{entity.collection}."):
                found.setdefault(name, {})[entity.address] = (value,)
    return found


def _circle(links: Links, start: str) -> list[tuple[str, Reference]]:
    """The shortest way from ``start`` back to it as (address, its reference), empty where there is none."""
    ways: list[list[tuple[str, Reference]]] = [[(start, one)] for one in links[start]]
    seen: set[str] = set()
    for way in ways:  # grows while it is walked, shorter ways first
        at = way[-1][1].path
        if at == start:
            return way
        if at not in seen:
            seen.add(at)
            ways += [[*way, (at, one)] for one in links.get(at, ())]
    return []


def _finding(field: str, chain: list[tuple[str, Reference]]) -> Finding:
    start, first = chain[0]
    shown = " → ".join([*(address for address, _ in chain), start])
    return Finding(
        RULE.code,
        RULE.severity,
        first.spot.place,
        f"{start}.{field}",
        Bilingual(f"{field} 绕成了圈：{shown}", f"{field} leads in a circle: {shown}"),
        Bilingual("删去或改正其中一个引用", "delete or mend one of these references"),
        tuple(Operand(f"{address}.{field}", one.path, one.spot.place) for address, one in chain),
    )
