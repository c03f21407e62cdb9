"""A check's tree over a plan: what holds, what does not, and the arithmetic of both sides."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from tjplan.check.arithmetic import Interval, shown
from tjplan.check.language import value as values
from tjplan.check.language.select import PathFault, select
from tjplan.check.language.syntax import COMPARISONS, Call, Expression, Not, Number, Operation, Path, Word
from tjplan.check.language.value import Value
from tjplan.model.finding import Operand, Severity
from tjplan.model.plan import Entity, Figure, Plain, Plan, Reference
from tjplan.model.text import Bilingual, Text, unmarked
from tjplan.model.units import UNITS

MAX_MEMBERS = 20_000


@dataclass(frozen=True, slots=True)
class Failure:
    """One comparison that does not hold: both sides as printed, the gap, and what was weighed.

    ``severity`` is None where the rule's own applies; rounding may lower it.
    """

    left: str
    sign: str
    right: str
    gap: str
    operands: tuple[Operand, ...]
    severity: Severity | None = None


@dataclass(slots=True)
class Outcome:
    """Whether a check holds; ``faults`` (offset, message) say why it could not be evaluated."""

    holds: bool = True
    failures: list[Failure] = field(default_factory=list)
    faults: list[tuple[int, Bilingual, Bilingual]] = field(default_factory=list)
    operands: tuple[Operand, ...] = ()
    """Every figure that was weighed, for coverage."""
    skipped: bool = False
    """Whether a figure without number (—, words) left nothing to compare."""


class _Stop(Exception):
    """Evaluation cannot go on: a fault of the rule, not of the plan."""

    def __init__(self, offset: int, message: Bilingual, hint: Bilingual | None = None) -> None:
        self.offset = offset
        self.message = message
        self.hint = hint or Bilingual("tjplan explain rule-invalid", "tjplan explain rule-invalid")


class _NoNumber(Exception):
    """A figure has no number (—, words): the comparison says nothing."""


def evaluate(tree: Expression, plan: Plan, previous: Plan | None = None) -> Outcome:
    """What ``tree`` says of ``plan``; ``previous`` is the round before, for ``previous.…`` paths."""
    outcome = Outcome()
    run = _Run(plan, previous, outcome)
    try:
        outcome.holds = run.truth(tree, None)
    except _Stop as stop:
        outcome.faults.append((stop.offset, stop.message, stop.hint))
    except _NoNumber:
        outcome.skipped = True
    outcome.operands = tuple(run.weighed)
    if outcome.holds:
        outcome.failures.clear()
    return outcome


class _Run:
    def __init__(self, plan: Plan, previous: Plan | None, outcome: Outcome) -> None:
        self.plan = plan
        self.previous = previous
        self.outcome = outcome
        self.weighed: dict[Operand, None] = {}

    def truth(self, tree: Expression, member: Entity | None) -> bool:
        """Whether a condition holds; failures of comparisons are kept on the way."""
        if isinstance(tree, Not):
            return not self.truth(tree.condition, member)
        if isinstance(tree, Operation) and tree.sign == "and":
            left, right = self.truth(tree.left, member), self.truth(tree.right, member)
            return left and right
        if isinstance(tree, Operation) and tree.sign == "or":
            return self.truth(tree.left, member) or self.truth(tree.right, member)
        if isinstance(tree, Operation) and tree.sign in COMPARISONS:
            return self._compare(tree, member)
        raise _Stop(_offset(tree), Bilingual("此处应为比较，如 a ≈ b", "a comparison expected here, e.g. a ≈ b"))

    def _compare(self, tree: Operation, member: Entity | None) -> bool:
        words = self._word(tree.left, member), self._word(tree.right, member)
        if words[0] is not None and words[1] is not None:
            return self._compare_words(tree, words[0], words[1])
        left, right = self.number(tree.left, member), self.number(tree.right, member)
        if left.loose != right.loose:  # a bare number takes the other side's unit
            left, right = _adopted(left, right), _adopted(right, left)
        if left.dimension != right.dimension:
            raise _Stop(tree.offset, _mixed(left, right))
        failure = _judged(tree.sign, left, right)
        self.weighed.update(dict.fromkeys((*left.operands, *right.operands)))
        if failure and member is None:
            self.outcome.failures.append(failure)
        return failure is None

    def _compare_words(
        self, tree: Operation, left: tuple[str, tuple[Operand, ...]], right: tuple[str, tuple[Operand, ...]]
    ) -> bool:
        if tree.sign not in ("==", "!="):
            raise _Stop(tree.offset, Bilingual("文字只能用 == 或 != 比较", "words compare with == or != only"))
        operands = (*left[1], *right[1])
        self.weighed.update(dict.fromkeys(operands))
        holds = (left[0] == right[0]) == (tree.sign == "==")
        if not holds and operands:
            self.outcome.failures.append(Failure(left[0], tree.sign, right[0], "", operands))
        return holds

    def _word(self, tree: Expression, member: Entity | None) -> tuple[str, tuple[Operand, ...]] | None:
        """The words of ``tree`` where it is a quoted word or a path to text, else None."""
        if isinstance(tree, Word):
            return tree.text, ()
        if not isinstance(tree, Path) or "*" in tree.steps:
            return None
        found = list(self._found(tree, member))
        if len(found) != 1:
            return None
        return _words(found[0][1], found[0][0])

    def number(self, tree: Expression, member: Entity | None) -> Value:
        """The one value of an expression."""
        if isinstance(tree, Number):
            return self._literal(tree)
        if isinstance(tree, Path):
            found = self.members(tree, member)
            if len(found) != 1:
                raise _Stop(
                    tree.offset,
                    Bilingual(
                        f"{tree.text} 有 {len(found)} 个值，需用 sum、count 等归为一个",
                        f"{tree.text} has {len(found)} values: make one of them with sum, count, …",
                    ),
                )
            return found[0]
        if isinstance(tree, Call):
            return self._call(tree, member)
        if isinstance(tree, Operation) and tree.sign in "+-*/":
            return self._arithmetic(tree, member)
        raise _Stop(_offset(tree), Bilingual("此处应为数字", "a number expected here"))

    def _literal(self, tree: Number) -> Value:
        if not tree.unit:
            return values.bare(Decimal(tree.digits))
        unit = self.plan.units.get(tree.unit) or UNITS.get(tree.unit)
        if unit is None:
            raise _Stop(tree.offset, Bilingual(f"未知单位“{tree.unit}”", f"unknown unit “{tree.unit}”"))
        return values.with_unit(Decimal(tree.digits), unit)

    def members(self, tree: Path, member: Entity | None, where: Expression | None = None) -> list[Value]:
        """The values of a path, those of its members that fulfil ``where``."""
        out: list[Value] = []
        for _, found, owner in self._owned(tree, member):
            if where is not None and (owner is None or not self.truth(where, owner)):
                continue
            figure = found.figure if isinstance(found, Entity) else found
            if not isinstance(figure, Figure):
                raise _Stop(tree.offset, Bilingual(f"{tree.text} 不是数字", f"{tree.text} is no figure"))
            value = values.of_figure(figure)
            if value is None:
                raise _NoNumber
            out.append(value)
        return out

    def _found(self, tree: Path, member: Entity | None) -> Iterator[tuple[str, object]]:
        for address, found, _ in self._owned(tree, member):
            yield address, found

    def _owned(self, tree: Path, member: Entity | None) -> list[tuple[str, object, Entity | None]]:
        try:
            return select(tree, self.plan, self.previous, member, MAX_MEMBERS)
        except PathFault as fault:
            raise _Stop(tree.offset, fault.message, fault.hint) from None

    def _call(self, tree: Call, member: Entity | None) -> Value:
        if tree.name == "count":
            return self._count(tree, member)
        found: list[Value] = []
        for argument in tree.arguments:
            if isinstance(argument, Path):
                found += self.members(argument, member, tree.where)
            else:
                found.append(self.number(argument, member))
        if not found and tree.name != "sum":
            raise _Stop(tree.offset, Bilingual(f"{tree.name} 没有可用的值", f"{tree.name} has no values"))
        for one in found[1:]:
            if one.dimension != found[0].dimension:
                raise _Stop(tree.offset, _mixed(found[0], one))
        return _FUNCTIONS[tree.name](found)

    def _count(self, tree: Call, member: Entity | None) -> Value:
        total, seen = 0, []
        for argument in tree.arguments:
            if not isinstance(argument, Path):
                raise _Stop(tree.offset, Bilingual("count 数的是路径", "count counts the members of paths"))
            for address, found, owner in self._owned(argument, member):
                if tree.where is None or (owner is not None and self.truth(tree.where, owner)):
                    total += 1
                    spot = getattr(found, "spot", None)
                    seen.append(Operand(address, address.rpartition(".")[2], spot.place if spot else None))
        value = Decimal(total)
        return Value(Interval(value, value), value, (("count", 1),), None, tuple(seen))

    def _arithmetic(self, tree: Operation, member: Entity | None) -> Value:
        left, right = self.number(tree.left, member), self.number(tree.right, member)
        if tree.sign in "+-":
            if left.loose != right.loose:
                left, right = _adopted(left, right), _adopted(right, left)
            if left.dimension != right.dimension:
                raise _Stop(tree.offset, _mixed(left, right))
            return _added(left, right if tree.sign == "+" else _negated(right))
        if tree.sign == "*":
            return _times(left, right)
        if right.bounds.low <= 0 <= right.bounds.high:
            raise _Stop(
                tree.offset, Bilingual(f"除数 {right.spread()} 含零", f"the divisor {right.spread()} may be zero")
            )
        return _over(left, right)


def _adopted(one: Value, other: Value) -> Value:
    """A bare number in the unit of the other side; shares are written as percent."""
    if not one.loose:
        return one
    size = Decimal(1)
    if other.unit is not None:
        size = Decimal("0.01") if other.unit.dimension == "share" else other.unit.factor
    bounds = Interval(one.bounds.low * size, one.bounds.high * size)
    return replace(
        one, bounds=bounds, middle=one.middle * size, dimension=other.dimension, unit=other.unit, loose=False
    )


def _added(left: Value, right: Value) -> Value:
    return replace(
        left,
        bounds=left.bounds + right.bounds,
        middle=left.middle + right.middle,
        unit=left.unit or right.unit,
        operands=values.operands((left, right)),
        loose=left.loose and right.loose,
        last=max(left.last, right.last),
        parts=left.parts + right.parts,
        label="",
    )


def _negated(one: Value) -> Value:
    return replace(one, bounds=Interval(-one.bounds.high, -one.bounds.low), middle=-one.middle, label="")


def _corners(left: Value, right: Value, operation: Callable[[Decimal, Decimal], Decimal]) -> Interval:
    found = [
        operation(a, b) for a in (left.bounds.low, left.bounds.high) for b in (right.bounds.low, right.bounds.high)
    ]
    return Interval(min(found), max(found))


def _times(left: Value, right: Value) -> Value:
    dimension = values.multiplied(left.dimension, right.dimension, 1)
    unit = left.unit if not right.dimension else right.unit if not left.dimension else None
    return _combined(
        left, right, _corners(left, right, lambda a, b: a * b), left.middle * right.middle, dimension, unit
    )


def _over(left: Value, right: Value) -> Value:
    dimension = values.multiplied(left.dimension, right.dimension, -1)
    unit = left.unit if not right.dimension else UNITS["%"] if not dimension else None
    return _combined(
        left, right, _corners(left, right, lambda a, b: a / b), left.middle / right.middle, dimension, unit
    )


def _combined(
    left: Value, right: Value, bounds: Interval, middle: Decimal, dimension: values.Dimension, unit: object
) -> Value:
    from tjplan.model.units import Unit

    return Value(
        bounds,
        middle,
        dimension,
        unit if isinstance(unit, Unit) else None,
        values.operands((left, right)),
        loose=left.loose and right.loose,
    )


def _sum(found: list[Value]) -> Value:
    if not found:
        return values.bare(Decimal(0))
    total = found[0]
    for one in found[1:]:
        total = _added(total, one)
    return total


def _extreme(choose: Callable[..., Value]) -> Callable[[list[Value]], Value]:
    def pick(found: list[Value]) -> Value:
        best = choose(found, key=lambda one: one.middle)
        return replace(best, operands=values.operands(found), label="")

    return pick


def _absolute(found: list[Value]) -> Value:
    one = found[0]
    return one if one.middle >= 0 else _negated(one)


_FUNCTIONS: dict[str, Callable[[list[Value]], Value]] = {
    "sum": _sum,
    "min": _extreme(min),
    "max": _extreme(max),
    "abs": _absolute,
}

Tier = Literal["error", "warning", "note"]


def _judged(sign: str, left: Value, right: Value) -> Failure | None:
    """None where the comparison holds; the three tiers of rounding apply to ≈ alone."""
    gap = left.middle - right.middle
    if sign == "≈":
        return _close(left, right)
    holds = {
        "==": left.middle == right.middle,
        "!=": left.middle != right.middle,
        "<": left.bounds.low < right.bounds.high or left.middle < right.middle,
        "<=": left.bounds.low <= right.bounds.high,
        ">": left.bounds.high > right.bounds.low or left.middle > right.middle,
        ">=": left.bounds.high >= right.bounds.low,
    }[sign]
    if holds:
        return None
    return _failed(left, sign, right, abs(gap), None)


def _close(left: Value, right: Value) -> Failure | None:
    """≈: outside the bound of rounding an error, beyond what rounding makes likely a warning."""
    gap = abs(left.middle - right.middle)
    if not left.bounds.overlaps(right.bounds):
        return _failed(left, "≈", right, gap, None)
    last = max(left.last, right.last)
    if gap <= last / 2:  # one side is the other, rounded
        return None
    count = left.parts + right.parts - 1
    likely = Decimal("3.29") * (Decimal(count + 1) / 12).sqrt() * last
    return _failed(left, "≈", right, gap, "warning" if gap > likely else "note")


def _failed(left: Value, sign: str, right: Value, gap: Decimal, severity: Severity | None) -> Failure:
    unit = left.unit or right.unit
    size = Decimal(1) if unit is None else Decimal("0.01") if unit.dimension == "share" else unit.factor
    shown_gap = shown(gap / size) + (unit.zh if unit else "")
    return Failure(_side(left), sign, _side(right), shown_gap, values.operands((left, right)), severity)


def _side(one: Value) -> str:
    """A side as printed, with its interval where rounding leaves it open."""
    return one.printed() if one.bounds.low == one.bounds.high else f"{one.printed()} {one.spread()}"


def _mixed(left: Value, right: Value) -> Bilingual:
    names = values.named(left.dimension), values.named(right.dimension)
    return Bilingual(
        f"不同类的量不能相比或相加：{names[0]} 与 {names[1]}",
        f"quantities of different kinds: {names[0]} and {names[1]}",
    )


def _words(found: object, address: str) -> tuple[str, tuple[Operand, ...]] | None:
    if isinstance(found, Figure) and found.words:
        text = unmarked(found.words.zh)
        return text, (Operand(found.address, text, found.value_spot.place),)
    if isinstance(found, Text):
        text = unmarked(found.zh)
        return text, (Operand(address, text, found.spot.place),)
    if isinstance(found, Plain):
        return found.value, (Operand(address, found.value, found.spot.place),)
    if isinstance(found, Reference):
        return found.path, (Operand(address, found.path, found.spot.place),)
    return None


def _offset(tree: Expression) -> int:
    return tree.offset
