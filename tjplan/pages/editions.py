"""The editions of a plan that a website knows, and what each part of the text went through in them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tjplan.model.text import Bilingual, Lang
from tjplan.pages.changed import public_blocks
from tjplan.pages.review_words import filled
from tjplan.review import Item, Review
from tjplan.telling import Block

_SLUG = re.compile(r"(?!commit-)[a-z0-9]+([._-][a-z0-9]+)*")
_NOW = "now"


@dataclass(frozen=True, slots=True)
class Tagged:
    """An edition: the tag that names it, the day (``2026-11-23``) and commit; the last two are empty of
    what changed since the newest tag, whose ``name`` is then that tag's.

    ``review`` holds it against the edition before, None for the earliest.
    """

    name: str
    day: str = ""
    commit: str = ""
    review: Review | None = None

    @property
    def is_now(self) -> bool:
        """Whether it is the plan as it stands, which has no tag yet."""
        return not self.commit

    @property
    def slug(self) -> str:
        """Its part of an address: the tag where that can be one, else the commit."""
        if self.is_now:
            return _NOW
        fits = self.name != _NOW and len(self.name) <= 40 and _SLUG.fullmatch(self.name)
        return self.name if fits else f"commit-{self.commit[:10]}"

    @property
    def page(self) -> str:
        """Path of the page that shows all changes."""
        return f"changes-{self.slug}.md"

    def called(self, lang: Lang) -> str:
        """``v2``, or ``since v2``, as plain text."""
        return filled("since_short", lang, self.name) if self.is_now else self.name


@dataclass(frozen=True, slots=True)
class Step:
    """What one edition did to one part of the text."""

    edition: Tagged
    block: Block


@dataclass(frozen=True)
class Editions:
    """The editions, the newest first; ``remarks`` say which are missing and why there may be none.

    ``labels`` is what readers call the part of the text at an address now.
    """

    found: tuple[Tagged, ...] = ()
    remarks: tuple[Bilingual, ...] = ()
    labels: Mapping[str, Bilingual] = field(default_factory=dict)

    @cached_property
    def pasts(self) -> Mapping[str, tuple[Step, ...]]:
        """Address of a heading, paragraph, column or row now -> what became of it, the latest first."""
        return pasts(self.found)


NO_EDITIONS = Editions()


def pasts(editions: Sequence[Tagged]) -> dict[str, tuple[Step, ...]]:
    """What became of each part of the text, by its address in the newest of ``editions`` (newest first)."""
    found: dict[str, list[Step]] = {}
    later: dict[str, str] = {}
    for edition in editions:
        items = edition.review.items if edition.review else ()
        by_part: dict[str, list[Item]] = {}
        for item in items:
            by_part.setdefault(_part(item.change.address), []).append(item)
        for address, own in by_part.items():
            steps = [Step(edition, block) for block in public_blocks(own)]
            if _is_text(address) and steps:
                found.setdefault(later.get(address, address), []).extend(steps)
        later |= {was: later.get(now, now) for was, now in _renamed(items)}
    return {address: tuple(steps) for address, steps in found.items()}


def _renamed(items: Sequence[Item]) -> Iterator[tuple[str, str]]:
    return ((_part(item.change.was), _part(item.change.address)) for item in items if item.change.kind == "renamed")


def _part(address: str) -> str:
    """A column's place in the text is a matter of the column."""
    head, _, rest = address.partition(".")
    return f"columns.{rest}" if head == "placements" else address


def _is_text(address: str) -> bool:
    return address.startswith(("nodes.", "columns."))
