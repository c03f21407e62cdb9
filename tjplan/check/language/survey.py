"""What is wrong with a rule before anything is weighed: no part of it hides the faults of another."""

from collections.abc import Iterator

from tjplan.check.language import choose, faults, literal
from tjplan.check.language.faults import Stop
from tjplan.check.language.reach import Reach
from tjplan.check.language.same import same
from tjplan.check.language.select import members, own
from tjplan.check.language.syntax import COMPARISONS, Call, Expression, Not, Number, Operation, Path, Word
from tjplan.model.plan import Entity

_Members = tuple[Entity, ...]


def survey(tree: Expression, reach: Reach) -> list[Stop]:
    """The faults of every path, unit, condition and comparison of ``tree``, each once, from left to right."""
    stops: list[Stop] = []
    _walk(tree, reach, None, stops)
    if not stops:
        return stops
    found = {stop.offset: stop for stop in stops}
    return [found[offset] for offset in sorted(found)]


def _walk(tree: Expression, reach: Reach, among: _Members | None, stops: list[Stop]) -> None:
    """``among`` are the members that a condition chooses among, None outside of one."""
    if isinstance(tree, Path):
        _path(tree, reach, among, stops)
    elif isinstance(tree, Operation):
        _walk(tree.left, reach, among, stops)
        _walk(tree.right, reach, among, stops)
        if tree.sign in COMPARISONS:
            stops += _comparison(tree, reach, among)
    elif isinstance(tree, Number):
        if tree.unit:
            stops += _unit(tree, reach)
    elif isinstance(tree, Call):
        _call(tree, reach, among, stops)
    elif isinstance(tree, Not):
        _walk(tree.condition, reach, among, stops)


def _comparison(tree: Operation, reach: Reach, among: _Members | None) -> Iterator[Stop]:
    if same(tree.left, tree.right, reach):
        yield faults.itself(tree)
    if among is None:
        for path, word in ((tree.left, tree.right), (tree.right, tree.left)):
            if (
                isinstance(path, Path)
                and isinstance(word, Word)
                and (stop := choose.not_a_code(path, word, reach.plan))
            ):
                yield stop


def _path(tree: Path, reach: Reach, among: _Members | None, stops: list[Stop]) -> None:
    if among is not None and (choose.is_field(tree, reach.plan) or any(tree.steps[0] in one.fields for one in among)):
        return
    try:
        reach.found(tree)
    except Stop as stop:
        stops.append(stop)


def _unit(tree: Number, reach: Reach) -> Iterator[Stop]:
    try:
        literal.unit(tree, reach.plan)
    except Stop as stop:
        yield stop


def _call(tree: Call, reach: Reach, among: _Members | None, stops: list[Stop]) -> None:
    before = len(stops)
    if tree.name != "known":
        for one in tree.arguments:
            _walk(one, reach, among, stops)
    if tree.where is None or len(stops) > before:
        return
    for argument in tree.arguments:
        if isinstance(argument, Path):
            _condition(tree.where, argument, reach, among, stops)


def _condition(where: Expression, argument: Path, reach: Reach, among: _Members | None, stops: list[Stop]) -> None:
    if among is not None and choose.is_field(argument, reach.plan):
        return
    path, plan = own(argument, reach.plan, reach.previous)
    if path.steps[0] not in plan.collections:  # told where the members are chosen
        return
    try:
        choose.see(where, path, plan)
    except Stop as stop:
        stops.append(stop)
    _walk(where, reach, members(path, plan), stops)
