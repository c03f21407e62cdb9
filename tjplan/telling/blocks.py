"""Items that are told in one go."""

from collections.abc import Iterable
from dataclasses import dataclass

from tjplan.model.change import Change, Kind
from tjplan.model.source import Place
from tjplan.model.text import Lang
from tjplan.review import Item, Stated
from tjplan.telling.places import stale
from tjplan.telling.words import KIND_WORDS, reason


@dataclass(frozen=True, slots=True)
class Block:
    """What is told in one go: one item, or those of one text in both languages, of one figure's number and unit."""

    items: tuple[Item, ...]

    @property
    def first(self) -> Item:
        """The item that gives the block its name: of a figure its number, not its unit."""
        return next((item for item in self.items if item.change.field.endswith("value")), self.items[0])

    @property
    def kind(self) -> Kind:
        """What it counts as: a move with the new number that it brings is a move."""
        kinds: list[Kind] = [item.change.kind for item in self.items]
        return "moved" if "moved" in kinds else kinds[0]

    @property
    def told(self) -> tuple[Item, ...]:
        """The items without the new number of what was moved: where it was and is says that."""
        moved = any(item.change.kind == "moved" for item in self.items)
        return tuple(item for item in self.items if not moved or item.change.kind != "renumbered")

    @property
    def place(self) -> Place | None:
        """Where it stands; None where each item stands in a place of its own, or in none."""
        places = dict.fromkeys(item.place for item in self.items if item.place)
        return self.first.place if len(places) == 1 or self.first.number else None

    @property
    def stale(self) -> tuple[Stated, ...]:
        """The places that state what changed and did not change with it."""
        return tuple(dict.fromkeys(one for item in self.items for one in stale(item)))

    def kinds(self, lang: Lang) -> str:
        """What happened to it, in a word or two."""
        words = dict.fromkeys(KIND_WORDS[item.change.kind][lang] for item in self.items)
        return ("、" if lang == "zh" else ", ").join(words)

    def reasons(self, lang: Lang) -> tuple[str, ...]:
        """Why it changed, as far as somebody said."""
        return tuple(dict.fromkeys(filter(None, (reason(item, lang) for item in self.items))))


def blocks(items: Iterable[Item]) -> tuple[Block, ...]:
    """``items`` in their order, those about one field together, and a move with the new number that it brings."""
    found: dict[tuple[str, ...], list[Item]] = {}
    for at, item in enumerate(items):
        change = item.change
        key = (change.address, _aspect(change)) if change.kind not in ("added", "removed") else (str(at),)
        found.setdefault(key, []).append(item)
    return tuple(Block(tuple(some)) for some in found.values())


def _aspect(change: Change) -> str:
    """What of a thing changed: a field, without its language and whether it is a figure's number or unit."""
    if change.kind != "edited":
        return "renamed" if change.kind == "renamed" else "moved"
    name = change.field.removesuffix(".zh").removesuffix(".en")
    parts = name.split(".")
    return ".".join(parts[:-1]) if parts[-1] in ("value", "unit") else name
