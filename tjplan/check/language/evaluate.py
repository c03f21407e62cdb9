"""A check's tree over a plan: what holds, what does not, and the arithmetic of both sides."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal, localcontext

from tjplan.check.arithmetic import Interval
from tjplan.check.language import judge, names, operate
from tjplan.check.language import value as values
from tjplan.check.language.judge import Compared, Failure, Words
from tjplan.check.language.operate import Mixed
from tjplan.check.language.select import Found, PathFault, select
from tjplan.check.language.select import field as field_of
from tjplan.check.language.syntax import COMPARISONS, Call, Expression, Not, Number, Operation, Path, Word
from tjplan.check.language.value import Value
from tjplan.model.finding import Operand
from tjplan.model.plan import Entity, Figure, Plan
from tjplan.model.text import Bilingual
from tjplan.model.units import UNITS, Unit

MAX_MEMBERS = 20_000
_DIGITS = 50
_HINT = Bilingual("写法见 tjplan explain rule-invalid", "see tjplan explain rule-invalid")


@dataclass(slots=True)
class Outcome:
    """Whether a check holds; ``faults`` (offset, message, hint) say why it could not be evaluated."""

    holds: bool = True
    failures: tuple[Failure, ...] = ()
    faults: list[tuple[int, Bilingual, Bilingual]] = field(default_factory=list)
    operands: tuple[Operand, ...] = ()
    """Every figure and name that was looked at."""
    tied: frozenset[str] = frozenset()
    """The addresses of the figures that were compared with another figure or with a list."""
    skipped: bool = False
    """Whether a figure without number (—, words) left nothing to compare."""
    unread: tuple[Operand, ...] = ()
    """The figures without number."""


@dataclass(frozen=True, slots=True)
class _Truth:
    """``holds`` is None where a figure without number left nothing to compare."""

    holds: bool | None
    failures: tuple[Failure, ...] = ()


_TRUE, _UNSAID = _Truth(True), _Truth(None)


class _Stop(Exception):
    """Evaluation cannot go on: a fault of the rule, not of the plan."""

    def __init__(self, offset: int, message: Bilingual, hint: Bilingual | None = None) -> None:
        self.offset = offset
        self.message = message
        self.hint = hint or _HINT


class _NoNumber(Exception):
    """A figure has no number (—, words): the comparison says nothing."""


class _Absent(Exception):
    """The member at hand does not have the field."""


def evaluate(tree: Expression, plan: Plan, previous: Plan | None = None) -> Outcome:
    """What ``tree`` says of ``plan``; ``previous`` is the round before, for ``previous.…`` paths.

    Never raises: what cannot be evaluated is a fault of the outcome.
    """
    outcome, run = Outcome(), _Run(plan, previous)
    try:
        with localcontext() as context:
            context.prec = _DIGITS
            truth = run.truth(tree, None)
        outcome.holds, outcome.failures = truth.holds is not False, truth.failures
        outcome.skipped = truth.holds is None
    except _Stop as stop:
        outcome.faults.append((stop.offset, stop.message, stop.hint))
    except _NoNumber:
        outcome.skipped = True
    except ArithmeticError:
        outcome.faults.append((tree.offset, Bilingual("数太大，无法计算", "a number too large to compute with"), _HINT))
    outcome.operands, outcome.tied = tuple(run.seen), frozenset(run.tied)
    outcome.unread = tuple(run.unread)
    return outcome


class _Run:
    """One evaluation. ``member`` is the entity at hand inside ``where``, None outside."""

    def __init__(self, plan: Plan, previous: Plan | None) -> None:
        self.plan = plan
        self.previous = previous
        self.seen: dict[Operand, None] = {}
        self.tied: set[str] = set()
        self.unread: dict[Operand, None] = {}
        self.counted: set[str] = set()
        self.made: list[Compared] = []

    def truth(self, tree: Expression, member: Entity | None) -> _Truth:
        """Whether a condition holds, with the comparisons that break it."""
        if isinstance(tree, Operation) and tree.sign in COMPARISONS:
            return self._compare(tree, member)
        if isinstance(tree, Operation) and tree.sign == "and":
            return self._both(tree, member)
        if isinstance(tree, Operation) and tree.sign == "or":
            return self._either(tree, member)
        if isinstance(tree, Not):
            return self._not(tree, member)
        if isinstance(tree, Call) and tree.name == "reachable":
            return self._reachable(tree, member)
        raise _Stop(tree.offset, Bilingual("此处应为比较，如 a ≈ b", "a comparison expected here, e.g. a ≈ b"))

    def _both(self, tree: Operation, member: Entity | None) -> _Truth:
        left = self.truth(tree.left, member)
        try:
            right = self.truth(tree.right, member)
        except _Stop:
            if left.holds is False:  # x != 0 and a / x > 1
                return left
            raise
        if left.holds is False or right.holds is False:
            return _Truth(False, (*left.failures, *right.failures))
        return _UNSAID if left.holds is None else right

    def _either(self, tree: Operation, member: Entity | None) -> _Truth:
        left = self.truth(tree.left, member)
        if left.holds:
            return left
        right = self.truth(tree.right, member)
        if right.holds:
            return right
        unsaid = left.holds is None or right.holds is None
        return _UNSAID if unsaid else _Truth(False, (*left.failures, *right.failures))

    def _not(self, tree: Not, member: Entity | None) -> _Truth:
        before = len(self.made)
        truth = self.truth(tree.condition, member)
        if truth.holds is None:
            return _UNSAID
        if not truth.holds:
            return _TRUE
        made = self.made[before:]
        said = [Bilingual("，".join(one.said.zh for one in made), ", ".join(one.said.en for one in made))]
        operands = tuple(dict.fromkeys(operand for one in made for operand in one.operands))
        empty = Bilingual("", "")
        return _Truth(False, (Failure(Bilingual(f"not ({said[0].zh})", f"not ({said[0].en})"), empty, operands),))

    def _reachable(self, tree: Call, member: Entity | None) -> _Truth:
        if len(tree.arguments) != 2 or tree.where is not None:
            raise _Stop(tree.offset, Bilingual("写作 reachable(占比, 个数)", "write reachable(share, count)"))
        try:
            share, whole = (self.number(one, member) for one in tree.arguments)
        except (_NoNumber, _Absent):
            return _UNSAID
        if not judge.reachable_kinds(share, whole):
            raise _Stop(
                tree.offset,
                Bilingual("reachable 要一个占比和一个整的个数", "reachable takes a share and a whole count"),
            )
        self.made.append(Compared(share, "of", whole))
        self._weigh((*share.operands, *whole.operands), member)
        failure = judge.reachable(share, whole)
        return _Truth(False, (failure,)) if failure else _TRUE

    def _compare(self, tree: Operation, member: Entity | None) -> _Truth:
        try:
            left, right = self._side(tree.left, member), self._side(tree.right, member)
        except _NoNumber:
            return _UNSAID
        except _Absent:
            return _Truth(tree.sign == "!=")
        if isinstance(left, Words) or isinstance(right, Words):
            return self._compare_words(tree, left, right, member)
        try:
            made, failure = judge.numbers(left, tree.sign, right)
        except Mixed as mixed:
            raise _mixed(tree, mixed) from None
        self.made.append(made)
        self._weigh((*left.operands, *right.operands), member)
        return _Truth(False, (failure,)) if failure else _TRUE

    def _compare_words(
        self, tree: Operation, left: Value | Words, right: Value | Words, member: Entity | None
    ) -> _Truth:
        if isinstance(left, Words) and isinstance(right, Words):
            if tree.sign not in ("==", "!="):
                raise _Stop(tree.offset, Bilingual("文字只能用 == 或 != 比较", "words compare with == or != only"))
            self.made.append(Compared(left, tree.sign, right))
            self._weigh((*left.operands, *right.operands), member)
            failure = judge.words(left, tree.sign, right)
            return _Truth(False, (failure,)) if failure else _TRUE
        said = left if isinstance(left, Words) else right
        if isinstance(said, Words) and said.instead:
            self.unread.update(dict.fromkeys(said.operands))
            return _UNSAID
        raise _Stop(tree.offset, Bilingual("文字与数字不能相比", "words cannot be compared with a number"))

    def _weigh(self, operands: tuple[Operand, ...], member: Entity | None) -> None:
        self.seen.update(dict.fromkeys(operands))
        if member is None:
            paths = {operand.path for operand in operands}
            if len(paths) > 1:
                self.tied |= paths - self.counted

    def _side(self, tree: Expression, member: Entity | None) -> Value | Words:
        """One side of a comparison: words where it is a quoted word or a path to text, else a number."""
        if isinstance(tree, Word):
            return Words(frozenset((tree.text,)), Bilingual(tree.text, tree.text))
        if isinstance(tree, Path) and "*" not in tree.steps:
            found = self._found(tree, member)
            if len(found) == 1:
                address, thing, _ = found[0]
                return names.read(thing, address) or self._value(tree, address, thing)
        return self.number(tree, member)

    def number(self, tree: Expression, member: Entity | None) -> Value:
        """The one value of an expression."""
        if isinstance(tree, Number):
            return self._literal(tree)
        if isinstance(tree, Path):
            return self._one(tree, member)
        if isinstance(tree, Call) and tree.name != "reachable":
            return self._call(tree, member)
        if isinstance(tree, Operation) and tree.sign in "+-*/":
            return self._arithmetic(tree, member)
        raise _Stop(tree.offset, Bilingual("此处应为数字", "a number expected here"))

    def _one(self, tree: Path, member: Entity | None) -> Value:
        found = self._members(tree, member)
        if len(found) == 1:
            return found[0]
        raise _Stop(
            tree.offset,
            Bilingual(
                f"{tree.text} 有 {len(found)} 个值，需用 sum、count 等归为一个",
                f"{tree.text} has {len(found)} values: make one of them with sum, count, …",
            ),
        )

    def _literal(self, tree: Number) -> Value:
        if not tree.unit:
            return values.bare(Decimal(tree.digits))
        unit = self._unit(tree)
        if unit.zh == "年" and len(tree.digits) == 4 and tree.digits.isdigit():  # 2025年 is a date, 5年 a duration
            unit = UNITS["年份"]
        return values.exact(Decimal(tree.digits) * values.size_of(unit), unit)

    def _unit(self, tree: Number) -> Unit:
        known = self.plan.units
        if tree.unit in known:
            return known[tree.unit]
        for unit in known.values():
            if tree.unit in (unit.symbol, unit.plural) and not unit.expands:
                return unit
        near = ", ".join(difflib.get_close_matches(tree.unit, known, 3, 0.4))
        raise _Stop(
            tree.offset + len(tree.digits),
            Bilingual(f"未知单位“{tree.unit}”", f"unknown unit “{tree.unit}”"),
            Bilingual(f"是否为 {near}？", f"did you mean {near}?") if near else None,
        )

    def _members(self, tree: Path, member: Entity | None, where: Expression | None = None) -> list[Value]:
        """The values of a path, those of its members that fulfil ``where``."""
        found = self._found(tree, member)
        if where is not None:
            found = [one for one in found if self._fulfils(where, one, tree)]
        return [self._value(tree, address, thing) for address, thing, _ in found]

    def _fulfils(self, where: Expression, found: Found, tree: Path) -> bool:
        owner = found[2]
        if owner is None:
            raise _Stop(
                tree.offset,
                Bilingual(f"where 不能用于 {tree.text}", f"where cannot choose among {tree.text}"),
                Bilingual("where 从集合的成员中挑选", "where chooses among the members of a collection"),
            )
        holds = self.truth(where, owner).holds
        if holds is None:
            raise _NoNumber
        return holds

    def _value(self, tree: Path, address: str, thing: object) -> Value:
        figure = thing.figure if isinstance(thing, Entity) else thing
        if not isinstance(figure, Figure):
            raise _Stop(tree.offset, Bilingual(f"{tree.text} 不是数字", f"{tree.text} is no figure"))
        value = values.of_figure(figure, address)
        if value is None:
            place = figure.value_spot.place
            self.unread[Operand(address, figure.printed or "—", place)] = None
            raise _NoNumber
        return value

    def _found(self, tree: Path, member: Entity | None) -> list[Found]:
        try:
            if member is not None and (len(tree.steps) == 1 or tree.steps[0] in member.fields):
                own = field_of(member, tree.steps, self.plan)
                if own is None:
                    raise _Absent
                return [(*own, member)]
            return select(tree, self.plan, self.previous, MAX_MEMBERS)
        except PathFault as fault:
            raise _Stop(tree.offset, fault.message, fault.hint) from None

    def _call(self, tree: Call, member: Entity | None) -> Value:
        if tree.name == "count":
            return self._count(tree, member)
        found: list[Value] = []
        for argument in tree.arguments:
            if isinstance(argument, Path):
                found += self._members(argument, member, tree.where)
            else:
                found.append(self.number(argument, member))
        if not found and tree.where is not None:
            raise _Stop(
                tree.where.offset,
                Bilingual("where 没有选出任何成员", "where leaves no member"),
                Bilingual("核对 where 中的词", "see whether the words behind where are right"),
            )
        if tree.name == "abs" and len(found) != 1:
            raise _Stop(tree.offset, Bilingual("abs 只取一个值", "abs takes one value"))
        if not found and tree.name != "sum":
            raise _Stop(tree.offset, Bilingual(f"{tree.name} 没有可用的值", f"{tree.name} has no values"))
        leader = next((one for one in found if not one.loose), None)
        try:
            return _FUNCTIONS[tree.name]([operate.adopted(one, leader) for one in found] if leader else found)
        except Mixed as mixed:
            raise _mixed(tree, mixed) from None

    def _count(self, tree: Call, member: Entity | None) -> Value:
        seen: list[Operand] = []
        for argument in tree.arguments:
            if not isinstance(argument, Path):
                raise _Stop(argument.offset, Bilingual("count 数的是路径", "count counts the members of paths"))
            for one in self._found(argument, member):
                if tree.where is None or self._fulfils(tree.where, one, argument):
                    spot = getattr(one[1], "spot", None)
                    seen.append(Operand(one[0], one[0].rpartition(".")[2], spot.place if spot else None))
        self.counted.update(operand.path for operand in seen)
        value = Decimal(len(seen))
        return Value(Interval(value, value), value, values.COUNT, None, tuple(seen))

    def _arithmetic(self, tree: Operation, member: Entity | None) -> Value:
        left, right = self.number(tree.left, member), self.number(tree.right, member)
        try:
            if tree.sign in "+-":
                return operate.plus(left, right, tree.sign)
        except Mixed as mixed:
            raise _mixed(tree, mixed) from None
        if tree.sign == "*":
            return operate.times(left, right)
        if right.bounds.low <= 0 <= right.bounds.high:
            spread = Bilingual(right.spread("zh"), right.spread("en"))
            raise _Stop(tree.offset, Bilingual(f"除数 {spread.zh} 含零", f"the divisor {spread.en} may be zero"))
        return operate.over(left, right)


_FUNCTIONS: dict[str, Callable[[list[Value]], Value]] = {
    "sum": operate.total,
    "min": operate.least,
    "max": operate.greatest,
    "abs": lambda found: operate.absolute(found[0]),
}


def _mixed(tree: Expression, mixed: Mixed) -> _Stop:
    """The fault for two kinds of quantity; a figure whose unit is not known is the likelier cause."""
    for one in (mixed.left, mixed.right):
        if one.figure and one.figure.unit is None:
            told = Bilingual(f"{one.figure.address} 没有可用的单位", f"{one.figure.address} has no known unit")
            return _Stop(tree.offset, told, Bilingual("在数据中写上单位", "write its unit in the data"))
    kinds = values.named(mixed.left.dimension), values.named(mixed.right.dimension)
    told = Bilingual(
        f"不同类的量不能相比或相加：{kinds[0]} 与 {kinds[1]}",
        f"quantities of different kinds: {kinds[0]} and {kinds[1]}",
    )
    bare = mixed.left.loose or mixed.right.loose
    return _Stop(tree.offset, told, Bilingual("给数字写上单位", "give the number a unit") if bare else None)
