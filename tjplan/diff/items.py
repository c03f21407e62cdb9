"""Changes as a reader of the plan calls them."""

from collections.abc import Iterator, Sequence

from tjplan.diff.book import Book, Words
from tjplan.diff.figures import number_change
from tjplan.model.change import Change
from tjplan.model.content import Content, Record
from tjplan.model.plan import Figure, Plan
from tjplan.model.text import LANGS, Bilingual, Lang
from tjplan.review import Group, Item, NumberChange
from tjplan.textdiff import Piece, pieces

_NOTHING = Bilingual("", "")


def renumbered(changes: Sequence[Change], content: Content, old: Book, new: Book) -> Iterator[Change]:
    """What prints another number than before because of its place; ``content`` is the new one.

    Of what was moved, too; what had no number before or has none now is told by its kind.
    """
    added = {change.address for change in changes if change.kind == "added"}
    was = {change.address: change.was for change in changes if change.kind == "renamed"}
    for address, record in content.records.items():
        if address in added or record.kind in ("row", "placement"):
            continue
        before, after = old.number(was.get(address, address)), new.number(address)
        if before != after and before.zh and after.zh:
            yield Change("renumbered", address, record.kind, old=before.zh, new=after.zh)


def items(changes: Sequence[Change], contents: tuple[Content, Content], books: tuple[Book, Book]) -> tuple[Item, ...]:
    """An item for each change, in the order of groups and within them that of ``changes``; old side first in each pair."""
    telling = _Telling(changes, contents, books)
    return tuple(telling.item(change) for change in changes)


class _Telling:
    def __init__(self, changes: Sequence[Change], contents: tuple[Content, Content], books: tuple[Book, Book]) -> None:
        self.old, self.new = contents
        self.before, self.after = books
        self.was = {change.address: change.was for change in changes if change.kind == "renamed"}

    def item(self, change: Change) -> Item:
        gone = change.kind == "removed"
        book = self.before if gone else self.after
        record = (self.old if gone else self.new).records[change.address]
        old, new = self._sides(change, record)
        return Item(
            change=change,
            label=book.where(change.address),
            field=book.field(record, change.field) if change.field else _NOTHING,
            group=book.group(change.address),
            lang=_lang(change.field),
            old=_both(old),
            new=_both(new),
            words=dict(_reworded(old, new)) if change.kind in ("added", "removed", "edited") else {},
            place=book.place(record, change.field),
        )

    def _sides(self, change: Change, record: Record) -> tuple[Words, Words]:
        match change.kind:
            case "added":
                return {}, self.after.summary(record)
            case "removed":
                return self.before.summary(record), {}
            case "edited":
                return self._edit(change, record)
            case "moved":
                return self._move(change)
            case "renumbered":
                former = self.before.number(self._former(change))
                return _words(former), _words(self.after.number(change.address))
            case _:
                return dict.fromkeys(LANGS, change.was), dict.fromkeys(LANGS, change.address)

    def _move(self, change: Change) -> tuple[Words, Words]:
        """From where to where; among what stands beside it where both places are called alike."""
        former = self._former(change)
        old, new = self.before.where(former), self.after.where(change.address)
        if old == new:
            old, new = self.before.stands(former), self.after.stands(change.address)
        return _words(old), _words(new)

    def _former(self, change: Change) -> str:
        return self.was.get(change.address, change.address)

    def _edit(self, change: Change, record: Record) -> tuple[Words, Words]:
        former = self.old.records[self._former(change)]
        old = self.before.said(former, change.field, change.old) if change.old is not None else {}
        new = self.after.said(record, change.field, change.new) if change.new is not None else {}
        return old, new


def _reworded(old: Words, new: Words) -> Iterator[tuple[Lang, tuple[Piece, ...]]]:
    for lang in LANGS:
        found = pieces(old.get(lang, ""), new.get(lang, ""))
        if found:
            yield lang, found


def _lang(field: str) -> Lang | None:
    end = field.rpartition(".")[2]
    return "zh" if end == "zh" else "en" if end == "en" else None


def _both(words: Words) -> Bilingual:
    return Bilingual(words.get("zh", ""), words.get("en", ""))


def _words(words: Bilingual) -> Words:
    return {lang: words[lang] for lang in LANGS}


def number_of(change: Change, old: Plan, new: Plan, former: str) -> NumberChange | None:
    """The figure that the change is about, as numbers; ``former`` is the old address of its record."""
    if change.kind != "edited":
        return None
    name, _, part = change.field.rpartition(".")
    if part not in ("value", "unit"):
        return None
    before, after = (_figure(plan, address, name) for plan, address in ((old, former), (new, change.address)))
    return number_change(before, after, old, new) if before and after else None


def _figure(plan: Plan, address: str, name: str) -> Figure | None:
    found = plan.resolve(f"{address}.{name}" if name else address)
    return found if isinstance(found, Figure) else None


def grouped(found: Sequence[Item], old: Book, new: Book) -> tuple[tuple[Group, ...], tuple[Item, ...]]:
    """The groups that have an item, in the order of the new side with those of the old alone behind, and
    the items in that order."""
    known = {group.id: group for group in (*new.groups(), *old.groups())} | {group.id: group for group in new.groups()}
    stray = {item.group: Group(item.group, Bilingual(item.group, item.group)) for item in found}
    order = {name: at for at, name in enumerate({**known, **stray})}
    used = sorted({item.group for item in found}, key=order.__getitem__)
    return (
        tuple(known.get(name, stray.get(name, Group(name, Bilingual(name, name)))) for name in used),
        tuple(sorted(found, key=lambda item: order[item.group])),
    )
