"""The changes that make one content of another."""

from collections.abc import Iterator, Mapping

from tjplan.diff.matching import matched
from tjplan.diff.order import kept
from tjplan.model.change import Change, Position
from tjplan.model.content import KIND, Content, Record


def between(old: Content, new: Content) -> tuple[Change, ...]:
    """What changed from ``old`` to ``new`` in the order of the new, what went behind what it stood behind.

    Of a record that was both renamed, moved and edited each is told, in this order.
    """
    return tuple(_Comparison(old, new).changes())


class _Comparison:
    def __init__(self, old: Content, new: Content) -> None:
        self.old, self.new = old, new
        self.was = matched(old, new)
        self.now = {before: after for after, before in self.was.items()}
        self.old_places, self.new_places = _places(old), _places(new)
        self.moved = self._moved()

    def changes(self) -> Iterator[Change]:
        gone = self._gone()
        yield from gone.get("", ())
        for record in self.new.records.values():
            yield from self._record(record)
            yield from gone.get(record.address, ())

    def _gone(self) -> dict[str, list[Change]]:
        """What was removed, under the new address of the record that stood before it, "" for none."""
        found: dict[str, list[Change]] = {}
        before = ""
        for address, record in self.old.records.items():
            if address in self.now:
                before = self.now[address]
                continue
            place = self.old_places.get(address, Position())
            change = Change("removed", address, record.kind, record=record, old_position=place)
            found.setdefault(before, []).append(change)
        return found

    def _record(self, record: Record) -> Iterator[Change]:
        address = record.address
        if address not in self.was:
            place = self.new_places.get(address, Position())
            yield Change("added", address, record.kind, record=record, new_position=place)
            return
        before = self.old.records[self.was[address]]
        if before.address != address:
            yield Change("renamed", address, record.kind, was=before.address)
        if address in self.moved:
            yield Change(
                "moved", address, record.kind,
                old_position=self.old_places[before.address], new_position=self.new_places[address],
            )  # fmt: skip
        yield from _edits(before, record)

    def _moved(self) -> set[str]:
        """What both have and stands under another address, or out of its old order."""
        found: set[str] = set()
        for parent, children in self.new.order.items():
            before = self._same(parent)
            places = {child: at for at, child in enumerate(self.old.order.get(before, ()))}
            common = [child for child in children if child in self.was]
            stayed = [child for child in common if self.was[child] in places]
            found.update(child for child in common if self.was[child] not in places)
            still = kept([places[self.was[child]] for child in stayed])
            found.update(child for at, child in enumerate(stayed) if at not in still)
        return found

    def _same(self, parent: str) -> str:
        """The old address of ``parent``; the top of the text is always itself."""
        return self.was.get(parent, parent if parent not in self.new.records else "")


def _places(content: Content) -> dict[str, Position]:
    return {
        child: Position(parent, before)
        for parent, children in content.order.items()
        for before, child in zip(("", *children), children, strict=False)
    }


def _edits(old: Record, new: Record) -> Iterator[Change]:
    if old.kind != new.kind:
        yield Change("edited", new.address, new.kind, KIND, old.kind, new.kind)
    yield from (
        Change("edited", new.address, new.kind, name, old.fields.get(name), new.fields.get(name))
        for name in _names(old.fields, new.fields)
        if old.fields.get(name) != new.fields.get(name)
    )


def _names(old: Mapping[str, object], new: Mapping[str, object]) -> list[str]:
    return [*new, *(name for name in old if name not in new)]
