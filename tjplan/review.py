"""What a reviewer is handed: the changes between two states of a plan, in readers' words, and what they do.

The hub between the comparison and its formats (terminal, Markdown, JSON, pages, Word tables).
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from tjplan.model.change import Change
from tjplan.model.finding import Finding
from tjplan.model.source import Place
from tjplan.model.text import LANGS, Bilingual, Lang
from tjplan.textdiff import Piece

SideKind = Literal["revision", "folder", "docx"]
Course = Literal["nearer", "further", "reached", "kept", "missed", "higher", "lower"]
"""Of an indicator's result: nearer to its target, further from it, now reached, still reached, no longer reached;
of the target itself: asks more than before, or less."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two states compared: ``name`` is what the user called it.

    ``commit`` and ``day`` ("2026-11-23") are those of a revision; ``langs`` are the languages that it
    has, one for a Word file.
    """

    name: str
    kind: SideKind
    plan_id: str
    round: str
    title: Bilingual
    commit: str = ""
    day: str = ""
    langs: tuple[Lang, ...] = LANGS


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A figure that changed: ``old`` and ``new`` as printed with their units.

    ``absolute`` is in ``unit``, the new one (of shares percentage points), and ``percent`` is of the old amount,
    rounded; None where
    either is no single number, where the units measure different things, or where the old amount is 0.
    ``bound`` says that the comparison changed ("≤" to "≥"), ``same_amount`` that only digits or unit did.
    ``against`` is the target, or of a target the value it starts from, with its words, and ``course``
    which way the change goes.
    """

    old: Bilingual
    new: Bilingual
    absolute: Decimal | None = None
    unit: Bilingual = dataclasses.field(default=Bilingual("", ""))
    percent: Decimal | None = None
    old_unit: Bilingual = dataclasses.field(default=Bilingual("", ""))
    new_unit: Bilingual = dataclasses.field(default=Bilingual("", ""))
    bound: bool = False
    same_amount: bool = False
    course: Course | None = None
    against: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A place that a change touches: a sentence, cell, heading or name that states it, a total, a rule.

    ``kind``: ``sentence``, ``cell``, ``heading``, ``name``, ``same`` (a figure that states the same),
    ``total`` (one made from it), ``rule``. ``words`` of a text are the same in both. ``changed`` says whether that place changed, too.
    """

    kind: str
    address: str
    label: Bilingual
    words: Bilingual
    lang: Lang | None
    place: Place | None
    changed: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One change as a reader of the plan calls it.

    ``label`` says where ("第五章二、第2段", "项目“…”"), ``field`` what of it ("面积", "正文"); ``group`` is
    the id of the chapter where it stands, or ``columns``, the collection, ``rules``, ``waivers``.
    ``lang`` is that of a text in one language, None for what both show. ``old`` and ``new`` are the
    words as printed, marks resolved, empty where there is none; ``words`` what became of one in the other.
    ``place`` is in the new files, of what was removed in the old ones; None for a Word file.
    """

    change: Change
    label: Bilingual
    field: Bilingual
    group: str
    lang: Lang | None
    old: Bilingual
    new: Bilingual
    words: Mapping[Lang, tuple[Piece, ...]] = dataclasses.field(default_factory=dict)
    number: NumberChange | None = None
    touches: tuple[Stated, ...] = ()
    reason: Bilingual | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A heading under which items stand: a chapter, the columns, a collection. ``id`` is the items' ``group``."""

    id: str
    title: Bilingual


@dataclass(frozen=True, slots=True)
class FindingChanges:
    """What the changes did to the checks: ``new``, ``fixed``, ``open`` (before and now), ``waived`` (open
    before, accepted now), ``reopened`` (accepted before, open now)."""

    new: tuple[Finding, ...] = ()
    fixed: tuple[Finding, ...] = ()
    open: tuple[Finding, ...] = ()
    waived: tuple[Finding, ...] = ()
    reopened: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that changed in one language, and the one in the other that says the same and did not,
    empty where it cannot be told which that is."""

    old: str
    new: str
    other: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A text that changed in ``changed`` alone: the other language may be out of date.

    ``place`` is that of the text in the other language.
    """

    address: str
    label: Bilingual
    changed: Lang
    sentences: tuple[Sentence, ...]
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """Everything about one comparison; ``findings`` is None where the checks could not run on both sides.

    ``groups`` are in the order of the plan, each with at least one of ``items``, which stand in it.
    ``remarks`` say what was not compared and why. ``langs`` are the languages that both sides have.
    """

    old: Side
    new: Side
    groups: tuple[Group, ...] = ()
    items: tuple[Item, ...] = ()
    findings: FindingChanges | None = None
    untranslated: tuple[Untranslated, ...] = ()
    remarks: tuple[Bilingual, ...] = ()
    langs: tuple[Lang, ...] = LANGS

    @property
    def unexplained(self) -> tuple[Item, ...]:
        """The changes for which nobody gave a reason; a number that follows from a place needs none."""
        return tuple(item for item in self.items if item.reason is None and item.change.kind != "renumbered")
