"""How many numbers of the texts are tied to data, how well, and which are not."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from tjplan.check import numerals_in_names
from tjplan.check.context import Context, Pinned
from tjplan.check.plan_rules import Verdict, tied
from tjplan.check.unbound import Unbound
from tjplan.model import numbering
from tjplan.model.finding import Operand
from tjplan.model.plan import Figure, Node, Paragraph, Plan, PlanRule, Resolved, walk
from tjplan.model.source import Place
from tjplan.model.text import Binding, Lang, Phrase, Text

Grade = Literal["related", "witnessed", "single", "unbound"]
GRADES: tuple[Grade, ...] = ("related", "witnessed", "single", "unbound")
"""From best to worst: weighed against another figure; pinned elsewhere too; pinned once; not pinned."""

_NO_NUMBER = ("words", "not_applicable")


class Stated(NamedTuple):
    """A number in a text or cell: its words, the text's address with the language, and its datum."""

    words: str
    path: str
    lang: Lang
    place: Place
    datum: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter, a column, or the names in the data (``title`` None), with its numbers.

    ``column`` is the number that the column prints, 0 for all others and where it stands nowhere.
    """

    address: str
    title: Text | None
    numbers: tuple[Stated, ...]
    column: int = 0

    @property
    def counts(self) -> Mapping[Grade, int]:
        """How many of its numbers have each grade."""
        return _counted(self.numbers)


@dataclass(frozen=True, slots=True)
class Unevaluated:
    """A rule of the plan that said nothing, and the figures without number that kept it from it.

    ``operands`` is empty where the rule itself is wrong, which is a finding.
    """

    rule: PlanRule
    operands: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Graded:
    """Every number by grade: ``parts`` in reading order, chapters, then columns, then names in the data."""

    parts: tuple[Part, ...]
    rules: int
    unevaluated: tuple[Unevaluated, ...]

    @property
    def numbers(self) -> tuple[Stated, ...]:
        """The numbers of all parts."""
        return tuple(number for part in self.parts for number in part.numbers)

    @property
    def counts(self) -> Mapping[Grade, int]:
        """How many numbers have each grade."""
        return _counted(self.numbers)


@dataclass(frozen=True, slots=True)
class Coverage:
    """``numbers`` of all texts and cells, both languages; ``bound`` of them tied to data.

    A text that both languages share counts once, as Chinese.
    """

    numbers: int
    bound: int
    unbound: tuple[Unbound, ...]
    _context: Context = field(repr=False, compare=False)
    _verdicts: tuple[Verdict, ...] = field(repr=False, compare=False)

    def graded(self) -> Graded:
        """The same numbers with their grades; worked out anew on each call, for few callers need it."""
        return _graded(self._context, self._verdicts)


def coverage(context: Context, verdicts: tuple[Verdict, ...] = ()) -> Coverage:
    """The count over the whole plan."""
    unknown = tuple(_unknown(context))
    bound = sum(1 for _ in _bound(context))
    loose = (*context.unbound, *unknown)
    return Coverage(bound + len(loose), bound, loose, context, verdicts)


class _Bound(NamedTuple):
    """A number tied to data: its words, where it stands (places are slow to work out), and the datum."""

    words: str
    address: str
    lang: Lang
    phrase: Phrase
    offset: int
    datum: str
    pinned: bool


def _bound(context: Context) -> Iterator[_Bound]:
    """The numbers that pins state and bindings render, those within the name of a pin included."""
    for pin in context.pins:
        if _states_number(pin.found):
            yield _Bound(pin.pin.literal, pin.address, pin.lang, pin.phrase, pin.pin.offset, _datum(pin), True)
        elif not isinstance(pin.found, Figure) and pin.verdict != "unknown":
            for number in numerals_in_names.find(pin, context.plan):
                yield _Bound(number, pin.address, pin.lang, pin.phrase, pin.pin.offset, _datum(pin), True)
    for address, lang, phrase in context.marked:
        for part in phrase.parts:
            if isinstance(part, Binding) and _states_number(found := context.resolve(part.path)):
                datum = found.address if isinstance(found, Figure) else part.path
                yield _Bound("{{" + part.path + "}}", address, lang, phrase, part.offset, datum, False)


def _unknown(context: Context) -> Iterator[Unbound]:
    """Numbers in pins that lead nowhere (another rule's finding)."""
    for pin in context.pins:
        if pin.verdict == "unknown":
            for number in numerals_in_names.find(pin, context.plan):
                yield Unbound(number, pin.pin.literal, pin.path, pin.place)


def _datum(pin: Pinned) -> str:
    return pin.found.address if isinstance(pin.found, Figure) else pin.pin.path


def _states_number(found: Resolved | None) -> bool:
    """Whether it is a figure with a number: neither words nor "—"."""
    return isinstance(found, Figure) and found.quantity is not None and found.quantity.kind not in _NO_NUMBER


def _graded(context: Context, verdicts: tuple[Verdict, ...]) -> Graded:
    bound = tuple(_bound(context))
    related = tied(verdicts) | _generic(context.plan)
    witnesses = Counter(_datum(pin) for pin in context.pins)
    numbers = [
        Stated(
            one.words,
            f"{one.address}.{one.lang}",
            one.lang,
            one.phrase.place(one.offset),
            one.datum,
            "related" if one.datum in related else "witnessed" if witnesses[one.datum] > one.pinned else "single",
        )
        for one in bound
    ]
    loose = (*context.unbound, *_unknown(context))
    numbers += [Stated(one.text, one.path, _lang(one.path), one.place, "", "unbound") for one in loose]
    return Graded(_parts(context.plan, numbers), len(verdicts), tuple(_unevaluated(verdicts)))


def _lang(path: str) -> Lang:
    return "en" if path.endswith(".en") else "zh"


def _generic(plan: Plan) -> frozenset[str]:
    """The figures that ``same_as`` or ``derived_from`` ties to another, on either side."""
    found: set[str] = set()
    for figure in plan.figures():
        ties = [figure.same_as] if figure.same_as else []
        if figure.derived_from and figure.derived_from.form != "count":
            ties += [*figure.derived_from.parts, *figure.derived_from.base]
        if ties or figure.derived_from:
            found |= {figure.address, *(tie.path for tie in ties)}
    return frozenset(found)


def _parts(plan: Plan, numbers: list[Stated]) -> tuple[Part, ...]:
    home = _homes(plan)
    held: dict[str, list[Stated]] = {}
    for number in sorted(numbers, key=lambda one: one.place):
        head, name = number.path.split(".")[:2]
        at = home.get(name, "") if head == "nodes" else f"columns.{name}" if head == "columns" else ""
        held.setdefault(at, []).append(number)
    chapters = [(chapter.address, chapter.title) for chapter in plan.chapters]
    placed = [column for column, _, _ in numbering.columns(plan)]
    columns = {column.address: column.title for column in (*placed, *plan.columns.values())}.items()
    listed: list[tuple[str, Text | None]] = [*chapters, *columns, ("", None)]
    printed = {column.address: number for column, number, _ in numbering.columns(plan)}
    return tuple(Part(at, title, tuple(held[at]), printed.get(at, 0)) for at, title in listed if at in held)


def _homes(plan: Plan) -> dict[str, str]:
    """The chapter's address for the id of each node and paragraph in it."""
    found: dict[str, str] = {}
    for chapter in plan.chapters:
        found[chapter.id] = chapter.address
        found |= {part.id: chapter.address for part in walk(chapter.body) if isinstance(part, Node | Paragraph)}
    return found


def _unevaluated(verdicts: tuple[Verdict, ...]) -> Iterator[Unevaluated]:
    for verdict in verdicts:
        if verdict.outcome is None or verdict.outcome.faults:
            yield Unevaluated(verdict.rule, ())
        elif verdict.outcome.skipped:
            yield Unevaluated(verdict.rule, verdict.outcome.unread)


def _counted(numbers: tuple[Stated, ...]) -> Mapping[Grade, int]:
    counts = Counter(number.grade for number in numbers)
    return {grade: counts[grade] for grade in GRADES}
