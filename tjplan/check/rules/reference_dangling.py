"""A reference in the data leads nowhere.

References are written as paths: `mineral: minerals.slate`, `scope: places.town`,
`same_as: facts.wells`, `column: mines`. Each must name something that exists; `same_as` and the parts
of `derived_from` (but for `count`) must name figures.

Wrong:

    facts:
      wells: {name: {zh: 井数, en: wells}, value: 3, unit: 个, as_of: 2020, scope: places.twon}

Right:

    facts:
      wells: {name: {zh: 井数, en: wells}, value: 3, unit: 个, as_of: 2020, scope: places.town}
"""

from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.check.suggest import nearest
from tjplan.model.finding import Finding
from tjplan.model.plan import Derivation, Figure, Placement, Reference, Value, walk
from tjplan.model.text import Bilingual

PAGE_ZH = """
数据中的引用落空。

引用写成路径：`mineral: minerals.slate`、`scope: places.town`、`same_as: facts.wells`、`column: mines`，
每个都应指向存在的对象；`same_as` 和 `derived_from` 各项（`count` 除外）应指向数字。
"""
RULE = rule("reference-dangling", "error", zh="引用落空", en="dangling reference", page_zh=PAGE_ZH, page_en=__doc__)


def check(context: Context) -> Iterator[Finding]:
    """One finding per reference to nothing, in data and in column placements."""
    for address, reference in _references(context):
        if context.resolve(reference.path) is None:
            yield Finding(
                RULE.code,
                RULE.severity,
                reference.spot.place,
                address,
                Bilingual(f"没有 {reference.path}", f"there is no {reference.path}"),
                nearest(reference.path, context.plan),
            )
    for figure in context.figures:
        for address, reference in _compared(figure):
            if not isinstance(context.resolve(reference.path), Figure | None):
                yield Finding(
                    RULE.code,
                    RULE.severity,
                    reference.spot.place,
                    address,
                    Bilingual(f"{reference.path} 不是数字，无从核对", f"{reference.path} is no figure to compare with"),
                    nearest(f"{reference.path}.value", context.plan),
                )


def _compared(figure: Figure) -> Iterator[tuple[str, Reference]]:
    """The references that must lead to a figure, for arithmetic needs one; things can be counted."""
    if figure.same_as:
        yield f"{figure.address}.same_as", figure.same_as
    if figure.derived_from and figure.derived_from.form != "count":
        for reference in _operands(figure.derived_from):
            yield f"{figure.address}.derived_from", reference


def _references(context: Context) -> Iterator[tuple[str, Reference]]:
    for entity in context.plan.entities():
        base = "plan" if entity is context.plan.home else entity.address
        for name, value in entity.fields.items():
            yield from _in_value(f"{base}.{name}", value)
        if entity.figure:
            yield from _in_figure(entity.figure)
    for part in walk(context.plan.chapters):
        if isinstance(part, Placement):
            yield part.column.path, part.column
    for waiver in context.plan.waivers:
        if waiver.owner.startswith("organisations."):
            yield f"waivers.{waiver.rule}.{waiver.path}.owner", Reference(waiver.owner, waiver.spot)
    for note in context.plan.notes:
        if note.owner.startswith("organisations."):
            yield f"changes.{next(iter(note.paths), '')}.owner", Reference(note.owner, note.spot)


def _in_value(address: str, value: Value) -> Iterator[tuple[str, Reference]]:
    if isinstance(value, Reference):
        yield address, value
    elif isinstance(value, Figure):
        yield from _in_figure(value)
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from _in_value(f"{address}.{at}", item)


def _in_figure(figure: Figure) -> Iterator[tuple[str, Reference]]:
    if figure.scope:
        yield f"{figure.address}.scope", figure.scope
    if figure.same_as:
        yield f"{figure.address}.same_as", figure.same_as
    if figure.derived_from:
        for reference in _operands(figure.derived_from):
            yield f"{figure.address}.derived_from", reference


def _operands(derivation: Derivation) -> tuple[Reference, ...]:
    return (*derivation.parts, *derivation.base)
