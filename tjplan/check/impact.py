"""What depends on one figure, name or thing of the plan: rules, ties, and every place that states it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tjplan.check.operands import value_of
from tjplan.check.plan_rules import verdicts
from tjplan.check.statings import Statings
from tjplan.check.suggest import nearest
from tjplan.errors import RefusedError
from tjplan.model.plan import (
    Column,
    Figure,
    Node,
    Placement,
    Plain,
    Plan,
    PlanRule,
    Reference,
    Resolved,
    Value,
    Waiver,
    walk,
)
from tjplan.model.previous import Previous
from tjplan.model.source import Place
from tjplan.model.text import Bilingual, Lang, Pin, Text, unmarked
from tjplan.model.units import Unit
from tjplan.model.wording import wording

TieKind = Literal["same_as", "derived_from", "part_of", "refers"]
"""States the same; made from; goes into; names it (a scope, a mineral, an issuer)."""
MentionKind = Literal["heading", "sentence", "cell", "name"]


class Tie(NamedTuple):
    """Another figure or thing that is tied to it, as printed."""

    kind: TieKind
    path: str
    printed: Bilingual
    place: Place


class RuleUse(NamedTuple):
    """A rule of the plan that weighs it; ``holds`` is None where the rule said nothing."""

    rule: PlanRule
    holds: bool | None


class Mention(NamedTuple):
    """A pin or binding of it: the text's address and language, the words, and the path they name."""

    kind: MentionKind
    address: str
    lang: Lang
    words: str
    path: str
    place: Place


@dataclass(frozen=True, slots=True)
class Related:
    """Another figure that must change with it: it states the same, or is made from it, however far on."""

    kind: Literal["same_as", "part_of"]
    path: str
    printed: Bilingual
    place: Place
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """Everything that depends on ``path``, in the order of the plan."""

    path: str
    printed: Bilingual
    place: Place
    ties: tuple[Tie, ...]
    rules: tuple[RuleUse, ...]
    mentions: tuple[Mention, ...]
    placements: tuple[Place, ...]
    waivers: tuple[Waiver, ...]
    columns: tuple[str, ...]
    """The columns whose cells or titles state it, by address."""
    related: tuple[Related, ...]


def stated_as(found: Impact | Related) -> tuple[str, ...]:
    """The path, and the names that state it in turn."""
    return tuple(dict.fromkeys((found.path, *(one.address for one in found.mentions if one.kind == "name"))))


def impact(plan: Plan, path: str, previous: Previous | None = None) -> Impact:
    """What depends on ``path``: a figure, a name, a whole thing, or a column.

    Raises:
        RefusedError: the path leads nowhere; the message names the nearest ones.
    """
    path = path.removesuffix(".zh").removesuffix(".en")
    found = plan.resolve(path)
    if found is None:
        near = nearest(path, plan)
        raise RefusedError(zh=f"没有 {path}，{near.zh}", en=f"there is no {path}: {near.en}")
    statings = Statings(plan)
    whole = _Whole(plan, path, found)
    mentions = tuple(whole.mentions(statings))
    columns = dict.fromkeys(one.address.split(".")[1] for one in mentions if one.address.startswith("columns."))
    return Impact(
        path,
        _both(found),
        _place(found, plan),
        tuple(dict.fromkeys(whole.ties())),
        tuple(whole.rules(previous)),
        mentions,
        tuple(_placements(plan, path)),
        tuple(one for one in plan.waivers if whole.waived(one)),
        tuple(f"columns.{name}" for name in columns),
        tuple(_related(plan, whole, statings)),
    )


def touched(plan: Plan, path: str, statings: Statings) -> tuple[tuple[Mention, ...], tuple[Related, ...]]:
    """Where ``path`` is stated, and the figures that follow from it; the part of :func:`impact` that is quick.

    ``statings`` are those of ``plan``.  None of either where the path leads nowhere.
    """
    found = plan.resolve(path)
    if found is None:
        return (), ()
    whole = _Whole(plan, path, found)
    return tuple(whole.mentions(statings)), tuple(_related(plan, whole, statings))


def _related(plan: Plan, whole: "_Whole", statings: Statings) -> Iterator[Related]:
    """Every figure that follows from it by same_as and derived_from, the same thing under other names first."""
    kinds: dict[str, Literal["same_as", "part_of"]] = {}
    for kind in ("same_as", "part_of"):
        near: list[str] = [figure.address for figure in statings.figures((whole.path, *whole.units))] + list(kinds)
        while near:
            path = near.pop()
            for figure in statings.tied(path):
                fresh = _following(kind, path, figure, plan) - kinds.keys()
                fresh = {one for one in fresh if not whole.holds(one)}
                kinds.update(dict.fromkeys(sorted(fresh), kind))
                near += sorted(fresh)
    for path, kind in kinds.items():
        found = plan.resolve(path)
        if isinstance(found, Figure):
            mentions = tuple(_Whole(plan, path, found).mentions(statings))
            yield Related(kind, path, _both(found), found.value_spot.place, mentions)


def _following(kind: str, path: str, figure: Figure, plan: Plan) -> set[str]:
    """The addresses that ``figure`` makes follow from ``path``; what is made from a figure has other names too."""
    other = figure.same_as.path if figure.same_as else ""
    if kind == "part_of" and any(one.path == path for tie, _, one in _references(figure) if tie == "derived_from"):
        return {figure.address}
    if figure.address == path and isinstance(plan.resolve(other), Figure):
        return {other}
    return {figure.address} if other == path else set()


class _Whole:
    """The thing asked for with all that is part of it: its figures, its names, its unit."""

    def __init__(self, plan: Plan, path: str, found: Resolved) -> None:
        self.plan = plan
        self.path = path
        self.units = _unit_paths(plan, path, found)

    def holds(self, path: str) -> bool:
        """Whether ``path`` is the thing asked for or part of it."""
        return path == self.path or path.startswith(f"{self.path}.") or path in self.units

    def ties(self) -> Iterator[Tie]:
        """Ties out of the thing first, then those that lead to it."""
        for figure in self.plan.figures():
            own = self.holds(figure.address)
            for kind, back, reference in _references(figure):
                other = self.plan.resolve(reference.path)
                if own and other is not None and not self.holds(reference.path):
                    yield Tie(kind, reference.path, _both(other), _place(other, self.plan))
                elif self.holds(reference.path) and not own:
                    yield Tie(back, figure.address, _both(figure), figure.value_spot.place)
        for entity in self.plan.entities():
            base = "plan" if entity is self.plan.home else entity.address
            for name, value in entity.fields.items():
                for reference in _all_references(value):
                    if self.holds(reference.path) and not self.holds(base):
                        shown = Bilingual(reference.path, reference.path)
                        yield Tie("refers", f"{base}.{name}", shown, reference.spot.place)

    def rules(self, previous: Previous | None) -> Iterator[RuleUse]:
        """The plan's rules that looked at it, or that name it and could not be evaluated."""
        for verdict in verdicts(self.plan, previous):
            outcome = verdict.outcome
            looked = [*outcome.operands, *outcome.unread] if outcome else []
            if any(self.holds(operand.path) for operand in looked) or self.path in verdict.rule.check:
                said = outcome is not None and not outcome.skipped and not outcome.faults
                yield RuleUse(verdict.rule, outcome.holds if outcome and said else None)

    def mentions(self, statings: Statings) -> Iterator[Mention]:
        """Every pin and binding of it, and of names that state it in turn, in reading order."""
        own = statings.marks((self.path,), self.units)
        named = {mark.address for mark in own if mark.is_data}
        for mark in statings.marks((self.path,), self.units | named):
            part = mark.part
            words = part.literal if isinstance(part, Pin) else "{{" + part.path + "}}"
            kind: MentionKind = "name" if mark.is_data else _kind(mark.address)
            yield Mention(kind, mark.address, mark.lang, words, part.path, mark.phrase.place(part.offset))

    def waived(self, waiver: Waiver) -> bool:
        """Whether the waiver is for it, was given for its figures, or is its own to keep."""
        about = waiver.path.removesuffix(".zh").removesuffix(".en")
        operands = (one.partition(" = ")[0] for one in waiver.operands)
        return any(self.holds(path) for path in (about, waiver.owner, *operands))


def _kind(address: str) -> MentionKind:
    if address.startswith("columns."):
        return "heading" if address.endswith(".title") and address.count(".") == 2 else "cell"
    return "heading" if address.endswith(".title") else "sentence"


def _unit_paths(plan: Plan, path: str, found: Resolved) -> frozenset[str]:
    """The paths under which pins name the figure's unit where it is that of its entity."""
    if not isinstance(found, Figure) or found.unit is None:
        return frozenset()
    inherited = f"{path.rpartition('.')[0]}.unit"
    return frozenset((inherited,)) if plan.resolve(inherited) == found.unit else frozenset()


def _references(figure: Figure) -> Iterator[tuple[TieKind, TieKind, Reference]]:
    """Each tie of a figure: what the other is to it, what it is to the other, and the other."""
    if figure.same_as:
        yield "same_as", "same_as", figure.same_as
    if figure.derived_from:
        for part in (*figure.derived_from.parts, *figure.derived_from.base):
            yield "derived_from", "part_of", part
    if figure.scope:
        yield "refers", "refers", figure.scope


def _all_references(value: Value) -> Iterable[Reference]:
    if isinstance(value, Reference):
        return (value,)
    return [one for item in value for one in _all_references(item)] if isinstance(value, tuple) else ()


def _placements(plan: Plan, path: str) -> Iterator[Place]:
    """Where the text places the column, if it is one."""
    for part in walk(plan.chapters):
        if isinstance(part, Placement) and part.column.path == path:
            yield part.column.spot.place


def _both(found: Resolved) -> Bilingual:
    return Bilingual(_printed(found, "zh"), _printed(found, "en"))


def _printed(found: Resolved, lang: Lang) -> str:
    if isinstance(found, Figure):
        return value_of(found) if lang == "zh" else wording(found, "en")
    if isinstance(found, Text):
        return unmarked(found[lang])
    if isinstance(found, Plain):
        return found.value
    if isinstance(found, Reference):
        return found.path
    if isinstance(found, Unit):
        return found.label(lang)
    name = found.title if isinstance(found, Column | Node) else found.name
    return unmarked(name[lang]) if name else found.id


def _place(found: Resolved, plan: Plan) -> Place:
    if isinstance(found, Unit):
        return plan.home.spot.place
    return (found.value_spot if isinstance(found, Figure) else found.spot).place
