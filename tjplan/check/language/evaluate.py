"""A check's tree over a plan: what holds, what does not, and the arithmetic of both sides."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from typing import Literal

from tjplan.check.arithmetic import Interval
from tjplan.check.language import blanks, choose, faults, judge, literal, names, operate
from tjplan.check.language import value as values
from tjplan.check.language.faults import PAGE, Absent, DivisorZero, NoNumber, Stop
from tjplan.check.language.judge import Compared, Failure, Words
from tjplan.check.language.operate import Ambiguous, Dates, Mixed
from tjplan.check.language.reach import MAX_MEMBERS, Reach
from tjplan.check.language.select import Found, members, own
from tjplan.check.language.select import field as field_of
from tjplan.check.language.survey import survey
from tjplan.check.language.syntax import COMPARISONS, CONDITIONS, Call, Expression, Not, Number, Operation, Path, Word
from tjplan.check.language.value import Value
from tjplan.check.operands import operand
from tjplan.model.finding import Operand
from tjplan.model.plan import Entity, Figure, Plain, Plan
from tjplan.model.previous import Previous
from tjplan.model.text import LANGS, Bilingual, unmarked
from tjplan.model.units import COUNT
from tjplan.model.wording import figure as worded

__all__ = ["MAX_MEMBERS", "Outcome", "evaluate"]
_DIGITS = 50
Why = Literal["number", "blank", "above", "below"]


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
    unread_words: tuple[Bilingual, ...] = ()
    """What stands in their place, in the same order: —, words, ≥5, or the column that leaves it blank."""
    unread_why: tuple[Why, ...] = ()
    """Why each says nothing: it has no number, is blank and so unknown, or has no limit above or below."""


@dataclass(frozen=True, slots=True)
class _Truth:
    """``holds`` is None where a figure without number left nothing to compare."""

    holds: bool | None
    failures: tuple[Failure, ...] = ()


_TRUE, _FALSE, _UNSAID = _Truth(True), _Truth(False), _Truth(None)


def evaluate(tree: Expression, plan: Plan, previous: Previous | None = None) -> Outcome:
    """What ``tree`` says of ``plan``; ``previous`` is the round before, for ``previous.…`` paths.

    Never raises: what cannot be evaluated is a fault of the outcome.
    """
    outcome, reach = Outcome(), Reach(plan, previous)
    if stops := survey(tree, reach):
        outcome.faults = [(stop.offset, stop.message, stop.hint) for stop in stops]
        return outcome
    run = _Run(reach)
    try:
        with localcontext() as context:
            context.prec = _DIGITS
            truth = run.truth(tree, None)
        outcome.holds, outcome.failures = truth.holds is not False, truth.failures
        outcome.skipped = truth.holds is None
    except Stop as stop:
        outcome.faults.append((stop.offset, stop.message, stop.hint))
    except NoNumber:
        outcome.skipped = True
    except ArithmeticError:
        outcome.faults.append((tree.offset, Bilingual("数太大，无法计算", "a number too large to compute with"), PAGE))
    outcome.operands, outcome.tied = tuple(run.seen), frozenset(run.tied)
    if run.unread:
        outcome.unread = tuple(run.unread)
        outcome.unread_why, outcome.unread_words = zip(*run.unread.values(), strict=True)
    return outcome


class _Run:
    """One evaluation. ``member`` is the entity at hand inside ``where``, None outside.

    ``of`` is the plan of that member, this one or the round before, and ``among`` those it is one of.
    """

    def __init__(self, reach: Reach) -> None:
        self.reach = reach
        self.plan = plan = reach.plan
        self.previous = reach.previous
        self.seen: dict[Operand, None] = {}
        self.tied: set[str] = set()
        self.unread: dict[Operand, tuple[Why, Bilingual]] = {}
        self.counted: set[str] = set()
        self.of = plan
        self.among: tuple[Entity, ...] = ()
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
        if isinstance(tree, Call) and tree.name == "known":
            return self._known(tree, member)
        raise faults.no_condition(tree)

    def _both(self, tree: Operation, member: Entity | None) -> _Truth:
        left = self.truth(tree.left, member)
        try:
            right = self.truth(tree.right, member)
        except Stop as stop:
            # x != 0 and a / x > 1; among members, one condition may well keep out what the next cannot weigh
            if left.holds is False and (member is not None or isinstance(stop, DivisorZero)):
                return left
            raise
        if left.holds is False or right.holds is False:
            return _Truth(False, (*left.failures, *right.failures))
        return _UNSAID if left.holds is None else right

    def _either(self, tree: Operation, member: Entity | None) -> _Truth:
        left = self.truth(tree.left, member)
        if left.holds:
            if member is None:
                self._try(tree.right)
            return left
        right = self.truth(tree.right, member)
        if right.holds:
            return right
        unsaid = left.holds is None or right.holds is None
        return _UNSAID if unsaid else _Truth(False, (*left.failures, *right.failures))

    def _try(self, tree: Expression) -> None:
        """See that an alternative that is not needed could be evaluated; it weighs nothing.

        Raises:
            Stop: it could not, and not for a divisor of zero (x == 0 or a / x > 1).
        """
        aside = _Run(self.reach)
        with suppress(DivisorZero, NoNumber):
            aside.truth(tree, None)

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
            raise Stop(tree.offset, Bilingual("写作 reachable(占比, 个数)", "write reachable(share, count)"))
        try:
            share, whole = (self.number(one, member) for one in tree.arguments)
        except (NoNumber, Absent):
            return _UNSAID
        if not judge.reachable_kinds(share, whole):
            raise Stop(
                tree.offset,
                Bilingual("reachable 要一个占比和一个整的个数", "reachable takes a share and a whole count"),
            )
        self.made.append(Compared(share, "of", whole))
        self._weigh((*share.operands, *whole.operands), member)
        failure = judge.reachable(share, whole)
        return _Truth(False, (failure,)) if failure else _TRUE

    def _known(self, tree: Call, member: Entity | None) -> _Truth:
        """Whether the member at hand states a number there, so that the others can be left out."""
        path = tree.arguments[0]
        if member is None or len(tree.arguments) != 1 or not isinstance(path, Path) or tree.where is not None:
            raise Stop(
                tree.offset,
                Bilingual(
                    "known 写在 where 之后，如 where known(area)", "known stands behind where: … where known(area)"
                ),
            )
        try:
            found = self._found(path, member)
        except Absent:
            return _Truth(False)
        if len(found) != 1:
            raise Stop(path.offset, Bilingual("known 只问一个字段", "known asks for one field"))
        address, thing, _ = found[0]
        return _Truth(isinstance(thing, Figure) and values.of_figure(thing, address) is not None)

    def _plain(self, tree: Operation, member: Entity) -> _Truth | None:
        """``kind == 'key'`` of the member at hand, the usual condition by far; None where it is another."""
        path, word = tree.left, tree.right
        if tree.sign not in ("==", "!=") or type(path) is not Path or type(word) is not Word or len(path.steps) > 1:
            return None
        found = member.fields.get(path.steps[0])
        if type(found) is not Plain:
            return None
        self.seen[Operand(f"{member.address}.{path.steps[0]}", found.value, found.spot.place)] = None
        return _TRUE if (found.value == word.text) == (tree.sign == "==") else _FALSE

    def _compare(self, tree: Operation, member: Entity | None) -> _Truth:
        if member is not None and (plain := self._plain(tree, member)):
            return plain
        try:
            left, right = self._side(tree.left, member), self._side(tree.right, member)
        except NoNumber:
            return _UNSAID
        except Absent:
            return _Truth(tree.sign == "!=")
        if isinstance(left, Words) or isinstance(right, Words):
            return self._compare_words(tree, left, right, member)
        try:
            made, failure = judge.numbers(left, tree.sign, right)
        except Mixed as found:
            raise faults.mixed(tree, found) from None
        self.made.append(made)
        self._weigh((*left.operands, *right.operands), member)
        if failure:
            return _Truth(False, (failure,))
        return _UNSAID if self._open(left, tree.sign, right) else _TRUE

    def _open(self, left: Value, sign: str, right: Value) -> bool:
        """Whether a figure without limit (≥5) leaves open what its bound alone would keep."""
        if not (left.above or left.below):
            return False
        side, ends = judge.open_ends(left, sign, right)
        for one, figure in ends:
            self.unread[one] = side, Bilingual(worded(figure, "zh"), worded(figure, "en"))
        return bool(ends)

    def _compare_words(
        self, tree: Operation, left: Value | Words, right: Value | Words, member: Entity | None
    ) -> _Truth:
        if isinstance(left, Words) and isinstance(right, Words):
            if tree.sign not in ("==", "!="):
                raise Stop(tree.offset, Bilingual("文字只能用 == 或 != 比较", "words compare with == or != only"))
            self._see_ids(tree, left, right)
            self.made.append(Compared(left, tree.sign, right))
            self._weigh((*left.operands, *right.operands), member)
            failure = judge.words(left, tree.sign, right)
            return _Truth(False, (failure,)) if failure else _TRUE
        said = left if isinstance(left, Words) else right
        if isinstance(said, Words) and said.instead:
            self.unread.update(dict.fromkeys(said.operands, ("number", said.shown)))
            return _UNSAID
        raise Stop(tree.offset, Bilingual("文字与数字不能相比", "words cannot be compared with a number"))

    def _see_ids(self, tree: Operation, left: Words, right: Words) -> None:
        """See that a word compared with a reference is the id of a record."""
        for path, word, said in ((tree.left, tree.right, left), (tree.right, tree.left, right)):
            if isinstance(path, Path) and isinstance(word, Word) and said.names:
                of, plan = own(path, self.plan, self.previous)
                if self.of.resolve(word.text) is None and plan.resolve(word.text) is None:
                    inside = self.among if len(of.steps) == 1 or of.steps[0] not in plan.collections else None
                    step = of if inside is not None else Path(of.steps[2:] or of.steps, of.offset)
                    among = inside if inside is not None else members(of, plan)
                    raise choose.not_an_id(word, path, choose.values(step, among, plan) or sorted(said.texts))

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
            return literal.value(tree, self.plan)
        if isinstance(tree, Path):
            return self._one(tree, member)
        if isinstance(tree, Call) and tree.name not in CONDITIONS:
            return self._call(tree, member)
        if isinstance(tree, Operation) and tree.sign in "+-*/":
            return self._arithmetic(tree, member)
        raise Stop(tree.offset, Bilingual("此处应为数字", "a number expected here"))

    def _one(self, tree: Path, member: Entity | None) -> Value:
        found = self._members(tree, member)
        if len(found) == 1:
            return found[0]
        raise Stop(
            tree.offset,
            Bilingual(
                f"{tree.text} 有 {len(found)} 个值，需用 sum、count 等归为一个",
                f"{tree.text} has {len(found)} values: make one of them with sum, count, …",
            ),
        )

    def _members(self, tree: Path, member: Entity | None, where: Expression | None = None) -> list[Value]:
        """The values of a path, those of its members that fulfil ``where``."""
        found = self._chosen(tree, member, where)
        return [self._value(tree, address, thing) for address, thing, _ in found]

    def _chosen(self, tree: Path, member: Entity | None, where: Expression | None) -> list[Found]:
        """What a path names, of that what fulfils ``where``."""
        found = self._found(tree, member)
        if where is None:
            return found
        path, plan = own(tree, self.plan, self.previous)
        if path.steps[0] not in plan.collections or any(owner is None for _, _, owner in found):
            raise Stop(
                tree.offset,
                Bilingual(f"where 不能用于 {tree.text}", f"where cannot choose among {tree.text}"),
                Bilingual("where 从集合的成员中挑选", "where chooses among the members of a collection"),
            )
        before = self.of, self.among
        self.of, self.among = plan, members(path, plan)
        try:
            return [one for one in found if self._fulfils(where, one[2])]
        finally:
            self.of, self.among = before

    def _fulfils(self, where: Expression, owner: Entity | None) -> bool:
        holds = self.truth(where, owner).holds
        if holds is None:
            raise NoNumber
        return holds

    def _value(self, tree: Path, address: str, thing: object) -> Value:
        figure = thing.figure if isinstance(thing, Entity) else thing
        if not isinstance(figure, Figure):
            raise Stop(tree.offset, Bilingual(f"{tree.text} 不是数字", f"{tree.text} is no figure"))
        value = values.of_figure(figure, address)
        if value is None:
            said = Bilingual(*(unmarked(figure.words[lang]) for lang in LANGS)) if figure.words else None
            own_words = Bilingual(figure.printed or "—", figure.printed or "—")
            self.unread[operand(figure)._replace(path=address)] = "number", said or own_words
            raise NoNumber
        return value

    def _found(self, tree: Path, member: Entity | None) -> list[Found]:
        if member is not None and (len(tree.steps) == 1 or tree.steps[0] in member.fields):
            here = field_of(member, tree.steps, self.of)
            if here is None:
                raise Absent
            return [(*here, member)]
        return self.reach.found(tree)

    def _call(self, tree: Call, member: Entity | None) -> Value:
        if tree.name == "count":
            return self._count(tree, member)
        found: list[Value] = []
        for argument in tree.arguments:
            if isinstance(argument, Path):
                found += self._members(argument, member, tree.where)
                self._see_blanks(argument, tree.where)
            else:
                found.append(self.number(argument, member))
        if not found and tree.where is not None:
            raise self._nothing_chosen(tree, tree.where)
        if tree.name == "abs" and len(found) != 1:
            raise Stop(tree.offset, Bilingual("abs 只取一个值", "abs takes one value"))
        if not found and tree.name != "sum":
            raise Stop(tree.offset, Bilingual(f"{tree.name} 没有可用的值", f"{tree.name} has no values"))
        leader = next((one for one in found if not one.loose), None)
        try:
            return _FUNCTIONS[tree.name]([operate.adopted(one, leader) for one in found] if leader else found)
        except Mixed as met:
            raise faults.mixed(tree, met) from None
        except Dates:
            raise faults.dates(tree) from None

    def _see_blanks(self, tree: Path, where: Expression | None) -> None:
        """See that no cell is blank, and so unknown, of what is added up or searched for the largest."""
        if "*" not in tree.steps:
            return
        path, plan = own(tree, self.plan, self.previous)
        prefix = "previous." if plan is not self.plan else ""
        found = [one for one in blanks.unknown(path, plan) if where is None or self._chooses(where, one.owner, plan)]
        for one in found:
            said = Bilingual(one.column, one.column)
            self.unread[Operand(prefix + one.address, "", one.place)] = "blank", said
        if found:
            raise NoNumber

    def _chooses(self, where: Expression, owner: Entity | None, plan: Plan) -> bool:
        before = self.of
        self.of = plan
        try:
            return self._fulfils(where, owner)
        finally:
            self.of = before

    def _nothing_chosen(self, tree: Call, where: Expression) -> Stop:
        """The fault for a condition that no member fulfils, with the values that there are."""
        paths = [own(one, self.plan, self.previous) for one in tree.arguments if isinstance(one, Path)]
        hints = [choose.listed(where, members(path, plan), plan) for path, plan in paths]
        return Stop(where.offset, Bilingual("where 没有选出任何成员", "where leaves no member"), hints[0])

    def _count(self, tree: Call, member: Entity | None) -> Value:
        seen: list[Operand] = []
        for argument in tree.arguments:
            if not isinstance(argument, Path):
                raise Stop(argument.offset, Bilingual("count 数的是路径", "count counts the members of paths"))
            for address, thing, _ in self._chosen(argument, member, tree.where):
                spot = getattr(thing, "spot", None)
                seen.append(Operand(address, address.rpartition(".")[2], spot.place if spot else None))
        self.counted.update(operand.path for operand in seen)
        value = Decimal(len(seen))
        return Value(Interval(value, value), value, COUNT, None, tuple(seen))

    def _arithmetic(self, tree: Operation, member: Entity | None) -> Value:
        left, right = self.number(tree.left, member), self.number(tree.right, member)
        try:
            if tree.sign in "+-":
                return operate.plus(left, right, tree.sign)
        except Ambiguous:
            raise faults.one_of_a_share(tree) from None
        except Mixed as found:
            raise faults.mixed(tree, found) from None
        except Dates:
            raise faults.dates(tree) from None
        if tree.sign == "*":
            return operate.times(left, right)
        if right.bounds.low <= 0 <= right.bounds.high:
            raise faults.zero(tree, right)
        return operate.over(left, right)


_FUNCTIONS: dict[str, Callable[[list[Value]], Value]] = {
    "sum": operate.total,
    "min": operate.least,
    "max": operate.greatest,
    "abs": lambda found: operate.absolute(found[0]),
}
