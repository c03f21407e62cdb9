"""The members that a path of a rule names."""

import difflib
from collections.abc import Iterable, Iterator
from itertools import islice

from tjplan.check.language.syntax import Path
from tjplan.check.suggest import nearest
from tjplan.model.plan import Column, Entity, Figure, GridRow, Plain, Plan, Reference, Resolved
from tjplan.model.previous import Previous, Unreadable
from tjplan.model.text import Bilingual, Binding, Pin

Found = tuple[str, object, Entity | None]
"""An address, what stands there, and the entity that it belongs to, for ``where``."""

_NEAR = 0.75


class PathFault(Exception):
    """A path leads nowhere; ``hint`` names the nearest known ones."""

    def __init__(self, message: Bilingual, hint: Bilingual) -> None:
        super().__init__(message.en)
        self.message = message
        self.hint = hint


def select(tree: Path, plan: Plan, previous: Previous | None, limit: int) -> list[Found]:
    """Everything that ``tree`` names, at most ``limit`` members; ``previous.`` is the round before.

    A field that no member has is an empty list, for a plan may have no such thing; one that looks
    like a field of the members is taken for a slip.

    Raises:
        PathFault: the path leads nowhere, or to too many members.
    """
    steps, plan, prefix = _round(tree, plan, previous)
    if steps[0] not in (*plan.collections, "plan", "columns"):
        raise _no_collection(tree, len(tree.steps) - len(steps), plan)
    out = list(islice(_selected(steps, plan), limit + 1))
    if len(out) > limit:
        raise PathFault(
            Bilingual(f"{tree.text} 超过 {limit} 个值", f"{tree.text} has more than {limit} values"),
            Bilingual("缩小范围", "narrow it down"),
        )
    if not out:
        _explain_nothing(tree, steps, plan, prefix)
    return [(prefix + address, found, owner) for address, found, owner in out] if prefix else out


def field(entity: Entity, steps: tuple[str, ...], plan: Plan) -> tuple[str, object] | None:
    """A field of the member at hand with its address, through references (``mineral.class``).

    ``unit`` is the unit that its figures share, ``value`` the figure of a named fact. None where the member has no such field.
    """
    found: object = entity.fields.get(steps[0])
    address = f"{entity.address}.{steps[0]}"
    if found is None and steps == ("unit",) and entity.unit:
        found = Plain(entity.unit.zh, entity.spot)
    if found is None and steps == ("value",) and entity.figure:
        address, found = entity.address, entity.figure
    for step in steps[1:]:
        target = plan.resolve(found.path) if isinstance(found, Reference) else None
        if not isinstance(target, Entity) or step not in target.fields:
            return None
        address, found = f"{target.address}.{step}", target.fields[step]
    return None if found is None else (address, found)


def chained(entity: Entity, steps: tuple[str, ...], plan: Plan) -> object:
    """What a member's field leads to, a reference at its end followed; None where it has no such field."""
    found = field(entity, steps, plan) if steps else None
    if found is None:
        return None
    target = plan.resolve(found[1].path) if isinstance(found[1], Reference) else None
    return target if isinstance(target, Entity) and not target.figure else found[1]


def members(tree: Path, plan: Plan) -> tuple[Entity, ...]:
    """All members of the collection that a path of ``plan`` starts with."""
    return tuple(plan.collections.get(tree.steps[0], {}).values())


def own(tree: Path, plan: Plan, previous: Previous | None) -> tuple[Path, Plan]:
    """A path and the plan that it is of: ``previous.zones[*]`` is ``zones[*]`` of the round before.

    Raises:
        PathFault: there is no round before, or it cannot be read.
    """
    steps, of, _ = _round(tree, plan, previous)
    return Path(steps, tree.offset), of


def _round(tree: Path, plan: Plan, previous: Previous | None) -> tuple[tuple[str, ...], Plan, str]:
    steps = tree.steps
    if steps[0] != "previous":
        return steps, plan, ""
    if previous is None:
        raise PathFault(
            Bilingual("没有上一轮规划", "there is no previous round"),
            Bilingual(
                f"在本轮旁放入上一轮的文件夹，其 plan.yaml 写 round: {_before(plan)}；没有上一轮则删去本规则",
                f"put the folder of the round before beside this one, with round: {_before(plan)} in its plan.yaml; "
                "delete the rule if there is none",
            ),
        )
    if isinstance(previous, Unreadable):
        raise PathFault(
            Bilingual(
                f"上一轮规划读不出：{previous.at}，{previous.what.zh}",
                f"the round before cannot be read: {previous.at}: {previous.what.en}",
            ),
            Bilingual(
                f"先改正上一轮：tjplan check --plan {previous.folder}",
                f"mend the round before first: tjplan check --plan {previous.folder}",
            ),
        )
    if len(steps) == 1:
        raise PathFault(
            Bilingual("previous 之后要写路径", "a path belongs behind previous"),
            Bilingual("如 previous.indicators.x.target", "e.g. previous.indicators.x.target"),
        )
    return steps[1:], previous, "previous."


def _before(plan: Plan) -> str:
    """The years of a round as long as this one that ends before it; "2016-2020" where this one has none."""
    first, _, last = plan.round.partition("-")
    if not (first.isascii() and first.isdigit() and last.isascii() and last.isdigit() and len(plan.round) < 12):
        return "2016-2020"
    return f"{2 * int(first) - int(last) - 1}-{int(first) - 1}"


def _no_collection(tree: Path, at: int, plan: Plan) -> PathFault:
    """The fault for the first step, ``at`` where ``previous.`` stands before it, and the nearest whole paths."""
    name, rest = tree.steps[at], tree.text.removeprefix("previous." * at).partition(tree.steps[at])[2]
    if name == "rules":
        return PathFault(
            Bilingual("规则不能引用规则", "a rule cannot weigh rules"),
            Bilingual("写出要比较的数字的路径", "write the paths of the figures to compare"),
        )
    known = [*plan.collections, "plan", "columns", *(() if at else ("previous",))]
    near = [f"{'previous.' * at}{one}{rest}" for one in difflib.get_close_matches(name, known, 2)]
    listed = ", ".join(known)
    return PathFault(
        Bilingual(f"没有集合 {name}", f"there is no collection {name}"),
        _meant(near) if near else Bilingual(f"可用：{listed}", f"known: {listed}"),
    )


def _selected(steps: tuple[str, ...], plan: Plan) -> Iterator[Found]:
    if steps[0] == "columns":
        yield from _cells(steps[1:], plan)
    elif len(steps) > 1 and steps[1] == "*":
        for entity in plan.collections.get(steps[0], {}).values():
            yield from _of_entity(entity, steps[2:], plan)
    else:
        address = ".".join(steps)
        found = plan.resolve(address)
        if found is not None:
            owner = plan.collections.get(steps[0], {}).get(steps[1]) if len(steps) > 1 else None
            yield address, found, owner
        elif len(steps) > 2:
            yield from _through(steps, plan)


def _through(steps: tuple[str, ...], plan: Plan) -> Iterator[Found]:
    """What a path through references leads to: ``mines.coal.mineral.name``, ``plan.issuer.name``."""
    home = steps[0] == "plan"
    owner = plan.home if home else plan.collections.get(steps[0], {}).get(steps[1])
    found = field(owner, steps[1 if home else 2 :], plan) if owner else None
    if found:
        yield *found, owner


def _of_entity(entity: Entity, rest: tuple[str, ...], plan: Plan) -> Iterator[Found]:
    if not rest:
        yield entity.address, entity.figure or entity, entity
    elif rest == ("*",):
        yield from ((figure.address, figure, entity) for figure in entity.figures())
    elif len(rest) == 1 and rest[0] in entity.fields:
        yield f"{entity.address}.{rest[0]}", entity.fields[rest[0]], entity
    elif len(rest) > 1 and "*" not in rest and (found := field(entity, rest, plan)):
        yield *found, entity


def _cells(steps: tuple[str, ...], plan: Plan) -> Iterator[Found]:
    """``columns.<id>.rows.<row>.<field>``: the figures that the cells state, ``*`` for body rows or fields."""
    column = plan.columns.get(steps[0]) if steps else None
    if column is None or len(steps) != 4 or steps[1] != "rows":
        return
    for row in column.rows:
        if steps[2] == row.key or (steps[2] == "*" and row.key not in (*column.header, *column.total)):
            for name in column.fields if steps[3] == "*" else (steps[3],):
                yield from _cell(column, row, name, plan)


def _cell(column: Column, row: GridRow, name: str, plan: Plan) -> Iterator[Found]:
    at = column.fields.index(name) if name in column.fields else -1
    text = row.cells[at].text if 0 <= at < len(row.cells) else None
    phrase = text.zh if text else None
    for part in phrase.parts if phrase else ():
        found: Resolved | None = plan.resolve(part.path) if isinstance(part, Pin | Binding) else None
        if isinstance(found, Figure):
            yield column.cell_address(row, at), found, None


def _explain_nothing(tree: Path, steps: tuple[str, ...], plan: Plan, prefix: str) -> None:
    """Fault a path that found nothing, unless it is a list that may be empty."""
    if steps[0] == "columns":
        _explain_column(tree, steps, plan)
        return
    if len(steps) > 1 and steps[1] == "*" and len(steps) <= 3:
        if len(steps) == 3:
            _slip(steps[2], plan.collections.get(steps[0], {}).values(), steps[0])
        return
    told = Bilingual(f"没有 {tree.text}", f"there is no {tree.text}")
    of_all = _of_all(steps, plan)
    if of_all is None:
        raise PathFault(told, nearest(".".join(steps), plan, prefix))
    raise PathFault(
        told,
        Bilingual(
            f"{prefix}{steps[0]} 是集合，每一个写作 {prefix}{of_all}",
            f"{prefix}{steps[0]} is a collection: write {prefix}{of_all} for each of it",
        ),
    )


def _of_all(steps: tuple[str, ...], plan: Plan) -> str | None:
    """``zones[*].area`` for ``zones.area`` and ``zones[*]`` for ``zones``; None where that is not meant."""
    among = plan.collections.get(steps[0])
    if among is None or len(steps) > 2:
        return None
    if len(steps) == 1:
        return f"{steps[0]}[*]"
    return f"{steps[0]}[*].{steps[1]}" if any(steps[1] in one.fields for one in among.values()) else None


def _slip(name: str, members: Iterable[Entity], collection: str) -> None:
    known = dict.fromkeys(known for member in members for known in member.fields)
    near = difflib.get_close_matches(name, known, 2, _NEAR) if name not in known and name != "*" else []
    if near:
        raise PathFault(
            Bilingual(f"{collection} 中没有字段 {name}", f"nothing in {collection} has a field {name}"),
            _meant(near),
        )


def _explain_column(tree: Path, steps: tuple[str, ...], plan: Plan) -> None:
    """Name the first step that does not fit; a list of cells may be empty."""
    column = plan.columns.get(steps[1]) if len(steps) > 1 else None
    if column is None and len(steps) > 1:
        missing, known = steps[1], list(plan.columns)
    elif column is None or len(steps) != 5 or steps[2] != "rows":
        raise PathFault(
            Bilingual(f"{tree.text} 不是专栏的单元格", f"{tree.text} is no cell of a column"),
            Bilingual("写作 columns.专栏.rows.行.列", "write columns.<column>.rows.<row>.<field>"),
        )
    else:
        rows = [row.key for row in column.rows]
        lacking = [(step, known) for step, known in ((steps[3], rows), (steps[4], list(column.fields))) if step != "*"]
        missing, known = next(((step, known) for step, known in lacking if step not in known), ("", []))
        if not missing and "*" in steps:
            return
    if not missing:
        raise PathFault(
            Bilingual(f"{tree.text} 中没有数字", f"there is no figure in {tree.text}"),
            Bilingual("在单元格中钉住数字", "pin the figure in the cell"),
        )
    near = difflib.get_close_matches(missing, known, 3) or known[:5]
    raise PathFault(Bilingual(f"{tree.text} 中没有 {missing}", f"there is no {missing} in {tree.text}"), _meant(near))


def _meant(near: Iterable[str]) -> Bilingual:
    listed = ", ".join(near)
    return Bilingual(f"是否为 {listed}？", f"did you mean {listed}?")
