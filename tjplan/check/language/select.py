"""The members that a path of a rule names."""

from collections.abc import Iterator

from tjplan.check.language.syntax import Path
from tjplan.check.suggest import nearest
from tjplan.model.plan import Column, Entity, Figure, GridRow, Plan
from tjplan.model.text import Bilingual, Pin

Found = tuple[str, object, Entity | None]
"""An address, what stands there, and the entity that it belongs to, for ``where``."""


class PathFault(Exception):
    """A path leads nowhere; ``hint`` names the nearest known ones."""

    def __init__(self, message: Bilingual, hint: Bilingual) -> None:
        super().__init__(message.en)
        self.message = message
        self.hint = hint


def select(tree: Path, plan: Plan, previous: Plan | None, member: Entity | None, limit: int) -> list[Found]:
    """Everything that ``tree`` names, at most ``limit`` members.

    Inside ``where`` a bare name is a field of the ``member`` at hand; ``previous.`` is the round before.
    """
    steps = tree.steps
    if member is not None and len(steps) == 1:
        found = member.fields.get(steps[0])
        return [] if found is None else [(f"{member.address}.{steps[0]}", found, member)]
    if steps[0] == "previous":
        if previous is None:
            raise PathFault(
                Bilingual("没有上一轮规划", "there is no previous round"),
                Bilingual("在本轮旁放入上一轮的文件夹", "put the folder of the round before beside this one"),
            )
        plan, steps = previous, steps[1:]
    out = list(_selected(steps, plan))
    if not out and "*" not in steps:
        raise PathFault(Bilingual(f"没有 {tree.text}", f"there is no {tree.text}"), nearest(".".join(steps), plan))
    if steps[0] not in (*plan.collections, "plan", "columns"):
        raise PathFault(
            Bilingual(f"没有集合 {steps[0]}", f"there is no collection {steps[0]}"), nearest(steps[0], plan)
        )
    if len(out) > limit:
        raise PathFault(
            Bilingual(f"超过 {limit} 个值", f"more than {limit} values"), Bilingual("缩小范围", "narrow it down")
        )
    return out


def _selected(steps: tuple[str, ...], plan: Plan) -> Iterator[Found]:
    if steps[0] == "columns":
        yield from _cells(steps[1:], plan)
    elif len(steps) > 1 and steps[1] == "*":
        for entity in plan.collections.get(steps[0], {}).values():
            yield from _of_entity(entity, steps[2:])
    else:
        address = ".".join(steps)
        found = plan.resolve(address)
        if found is not None:
            owner = plan.collections.get(steps[0], {}).get(steps[1]) if len(steps) > 1 else None
            yield address, found, owner


def _of_entity(entity: Entity, rest: tuple[str, ...]) -> Iterator[Found]:
    if not rest:
        yield entity.address, entity.figure or entity, entity
    elif rest == ("*",):
        yield from ((figure.address, figure, entity) for figure in entity.figures())
    elif len(rest) == 1 and rest[0] in entity.fields:
        yield f"{entity.address}.{rest[0]}", entity.fields[rest[0]], entity


def _cells(steps: tuple[str, ...], plan: Plan) -> Iterator[Found]:
    """``columns.<id>.rows.<row>.<field>``: the figures that the cells pin, ``*`` for body rows or fields."""
    column = plan.columns.get(steps[0]) if steps else None
    if column is None or len(steps) != 4 or steps[1] != "rows":
        return
    for row in column.rows:
        if steps[2] == row.key or (steps[2] == "*" and row.key not in (*column.header, *column.total)):
            for field in column.fields if steps[3] == "*" else (steps[3],):
                yield from _cell(column, row, field, plan)


def _cell(column: Column, row: GridRow, field: str, plan: Plan) -> Iterator[Found]:
    at = column.fields.index(field) if field in column.fields else -1
    text = row.cells[at].text if 0 <= at < len(row.cells) else None
    phrase = text.zh if text else None
    for part in phrase.parts if phrase else ():
        found = plan.resolve(part.path) if isinstance(part, Pin) else None
        if isinstance(found, Figure):
            yield column.cell_address(row, at), found, None
