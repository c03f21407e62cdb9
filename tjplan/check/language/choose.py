"""What stands behind ``where`` held against the members it chooses among, before it chooses."""

import difflib
from collections.abc import Iterable, Iterator, Sequence

from tjplan.check.language import names
from tjplan.check.language.faults import Stop, no_condition
from tjplan.check.language.select import chained, members
from tjplan.check.language.syntax import COMPARISONS, CONDITIONS, Call, Expression, Not, Operation, Path, Word
from tjplan.model.codes import CODES
from tjplan.model.plan import Entity, Plain, Plan
from tjplan.model.text import LANGS, Bilingual, Text, unmarked

_NEAR = 0.75
_SHOWN = 9
_ELSEWHERE = ("plan", "columns", "previous")
_NAMES = ("name", "title", "short")


def is_field(path: Path, plan: Plan) -> bool:
    """Whether a path inside a condition names a field of the member, not something elsewhere in the plan."""
    return len(path.steps) == 1 or not (path.steps[0] in plan.collections or path.steps[0] in _ELSEWHERE)


def see(where: Expression, argument: Path, plan: Plan) -> None:
    """See that ``where`` can choose among the members of ``argument``, all of ``plan``.

    Raises:
        Stop: it is no condition, or names a field that none of them has or words that none of them can have.
    """
    among = members(argument, plan)
    _see(where, argument.steps[0], among, plan)


def _see(tree: Expression, collection: str, among: Sequence[Entity], plan: Plan) -> None:
    for condition in _conditions(tree):
        for path in _fields(condition, plan):
            if among and not _some_have(path.steps, among, plan):
                raise _no_field(path, collection, among, plan)
        if isinstance(condition, Operation):
            _see_words(condition, collection, among, plan)


def _some_have(steps: tuple[str, ...], among: Sequence[Entity], plan: Plan) -> bool:
    if len(steps) == 1 and steps[0] in among[0].fields:  # as nearly always
        return True
    return any(chained(one, steps, plan) for one in among)


def _conditions(tree: Expression) -> Iterator[Operation | Call]:
    """The comparisons that a condition is made of."""
    if isinstance(tree, Not):
        yield from _conditions(tree.condition)
    elif isinstance(tree, Operation) and tree.sign in ("and", "or"):
        yield from _conditions(tree.left)
        yield from _conditions(tree.right)
    elif (isinstance(tree, Operation) and tree.sign in COMPARISONS) or (
        isinstance(tree, Call) and tree.name in CONDITIONS
    ):
        yield tree
    else:
        raise no_condition(tree)


def _fields(tree: Expression, plan: Plan) -> Iterator[Path]:
    """The paths of a comparison that name a field of the member, not something elsewhere in the plan."""
    if isinstance(tree, Path):
        if is_field(tree, plan):
            yield tree
    elif isinstance(tree, Operation):
        yield from _fields(tree.left, plan)
        yield from _fields(tree.right, plan)
    elif isinstance(tree, Call) and tree.where is None:
        for argument in tree.arguments:
            yield from _fields(argument, plan)


def _no_field(path: Path, collection: str, among: Iterable[Entity], plan: Plan) -> Stop:
    """The first step that none has, with the nearest that some have."""
    whole = [one for one in among if chained(one, path.steps[:-1], plan)] if len(path.steps) > 1 else []
    step = path.steps[-1] if whole else path.steps[0]
    owners = [found for one in whole if isinstance(found := chained(one, path.steps[:-1], plan), Entity)] or among
    known = list(dict.fromkeys(name for one in owners for name in one.fields))
    near = difflib.get_close_matches(step, known, 2, _NEAR)
    listed = ", ".join(near or known[:_SHOWN])
    hint = (
        Bilingual(f"是否为 {listed}？", f"did you mean {listed}?")
        if near
        else Bilingual(f"有：{listed}", f"there are: {listed}")
    )
    return Stop(
        path.offset,
        Bilingual(f"{collection} 中没有字段 {path.text}", f"nothing in {collection} has a field {path.text}"),
        hint,
    )


def _see_words(tree: Operation, collection: str, among: Sequence[Entity], plan: Plan) -> None:
    """See that words compared with a field may be its value: near to one that some member has is a slip."""
    for path, word in ((tree.left, tree.right), (tree.right, tree.left)):
        if isinstance(path, Path) and isinstance(word, Word) and "*" not in path.steps:
            if _is_said(word.text, path, among, plan):
                continue
            known = _known(path, collection, among, plan)
            if word.text in known:
                continue
            there = [*known, *values(path, among, plan)]
            if known or difflib.get_close_matches(word.text, there, 1, _NEAR):
                raise _nowhere(word, path.text, collection, there)


def _is_said(word: str, path: Path, among: Sequence[Entity], plan: Plan) -> bool:
    """Whether the field of some member is ``word``, as nearly always, and mostly of one of the first."""
    if len(path.steps) == 1:
        step = path.steps[0]
        for one in among:
            found = one.fields.get(step)
            if type(found) is Plain and found.value == word:
                return True
    return word in _said(path, among, plan)


def _nowhere(word: Word, name: str, collection: str, there: Sequence[str]) -> Stop:
    near = difflib.get_close_matches(word.text, there, 2, _NEAR)
    shown = ", ".join(f"'{one}'" for one in near) or _some(list(dict.fromkeys(there)))
    return Stop(
        word.offset,
        Bilingual(f"{collection} 中 {name} 没有“{word.text}”", f"{name} is “{word.text}” nowhere in {collection}"),
        Bilingual(f"是否为 {shown}？", f"did you mean {shown}?")
        if near
        else Bilingual(f"可用：{shown}", f"known: {shown}"),
    )


def _known(path: Path, collection: str, among: Sequence[Entity], plan: Plan) -> Sequence[str]:
    """The codes that a field may have, or the names of everything that it may name; empty where nothing limits it."""
    whole = next((one for member in among if (one := chained(member, path.steps[:-1], plan))), None)
    owner = whole.collection if isinstance(whole, Entity) else collection if len(path.steps) == 1 else ""
    field = path.steps[-1]
    if codes := CODES.get((owner, field)):
        return codes
    return (
        values(Path((field,), path.offset), plan.collections.get(owner, {}).values(), plan) if field in _NAMES else ()
    )


def not_a_code(path: Path, word: Word, plan: Plan) -> Stop | None:
    """The fault for a code that ``zones.hill.kind`` cannot have; None where it can, or is no code."""
    if len(path.steps) != 3 or path.steps[1] == "*":
        return None
    codes = CODES.get((path.steps[0], path.steps[2]))
    owner = plan.collections.get(path.steps[0], {}).get(path.steps[1])
    if not codes or owner is None or word.text in codes or word.text in _said(Path(path.steps[2:], 0), (owner,), plan):
        return None
    return _nowhere(word, path.steps[2], path.steps[0], codes)


def values(path: Path, among: Iterable[Entity], plan: Plan) -> list[str]:
    """The words that a field is in the members, each once."""
    return list(dict.fromkeys(_said(path, among, plan)))


def _said(path: Path, among: Iterable[Entity], plan: Plan) -> Iterator[str]:
    found = (chained(one, path.steps, plan) for one in among)
    return (text for one in found if one is not None for text in _words(one, path.text))


def _words(found: object, address: str) -> Iterable[str]:
    if isinstance(found, Plain):  # far the most, and read at once
        return (found.value,)
    if isinstance(found, Text):
        return [name for lang in LANGS if (name := unmarked(found[lang]))]
    said = names.read(found, address)
    return sorted(said.texts | said.also) if said else ()


def listed(where: Expression, among: Sequence[Entity], plan: Plan) -> Bilingual:
    """Which values the fields have that a condition compares with words, for one that nothing fulfils."""
    known: dict[str, list[str]] = {}
    for condition in _conditions(where):
        for path in _fields(condition, plan):
            if found := values(path, among, plan):
                known[path.text] = found
    said = "; ".join(f"{name}: {_some(found)}" for name, found in known.items())
    if not said:
        return Bilingual("核对 where 中的词", "see whether the words behind where are right")
    return Bilingual(f"现有的值：{said}", f"values there are: {said}")


def not_an_id(word: Word, path: Path, known: list[str]) -> Stop:
    """Words were compared with a reference and name no record."""
    return Stop(
        word.offset,
        Bilingual(f"{path.text} 是记录的路径，没有“{word.text}”", f"{path.text} names a record, and there is no “{word.text}”"),
        Bilingual(f"现有的值：{_some(known)}", f"values there are: {_some(known)}"),
    )  # fmt: skip


def _some(known: list[str]) -> str:
    return ", ".join(f"'{one}'" for one in known[:_SHOWN]) + (", …" if len(known) > _SHOWN else "")
