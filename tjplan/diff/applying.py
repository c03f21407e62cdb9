"""Changes applied: what :func:`tjplan.diff.between` found turns the old content into the new."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tjplan.errors import RefusedError
from tjplan.model.change import Change, Position
from tjplan.model.content import KIND, Content, Record


def apply(changes: Iterable[Change], content: Content) -> Content:
    """``content`` with ``changes`` made, in the order in which they are given.

    Raises:
        RefusedError: a change does not fit: what it edits, moves or removes is not there, what it adds
            is, or a field holds another value than the change says.
    """
    given = list(changes)
    patched = _Patch(content)
    for change in given:
        if change.kind == "removed":
            patched.remove(change)
    patched.rename({change.was: change.address for change in given if change.kind == "renamed"})
    for change in given:
        if change.kind == "moved":
            patched.lift(change.address)
    for change in given:
        if change.kind == "added" and change.record:
            patched.add(change.record)
    patched.place({one.address: one.new_position for one in given if one.new_position})
    for change in given:
        if change.kind == "edited":
            patched.edit(change)
    return patched.content()


class _Patch:
    """A content while it is being changed."""

    def __init__(self, content: Content) -> None:
        self.records = dict(content.records)
        self.order = {parent: list(children) for parent, children in content.order.items()}
        self.parents = content.parents()

    def remove(self, change: Change) -> None:
        """Take the record out; what stood in it and stays is placed anew by a change of its own."""
        if self.records.pop(change.address, None) != change.record:
            raise _misfit(change)
        if change.address in self.parents:
            self.lift(change.address)
        for child in self.order.pop(change.address, ()):
            self.parents.pop(child, None)

    def lift(self, address: str) -> None:
        """Take the record from its place."""
        parent = self.parents.pop(address, None)
        if parent is not None:
            self.order[parent].remove(address)

    def rename(self, names: Mapping[str, str]) -> None:
        """Give records new addresses, all at once: two may change theirs for each other's."""
        self.records = {
            names.get(address, address): replace(record, address=names.get(address, address))
            for address, record in self.records.items()
        }
        self.order = {
            names.get(parent, parent): [names.get(child, child) for child in children]
            for parent, children in self.order.items()
        }
        self.parents = {names.get(child, child): names.get(one, one) for child, one in self.parents.items()}

    def add(self, record: Record) -> None:
        if record.address in self.records:
            raise _taken(record.address)
        self.records[record.address] = record

    def place(self, wanted: Mapping[str, Position]) -> None:
        """Put each record behind its neighbour, first where it has none; a neighbour that is itself put first."""
        waiting = {position: address for address, position in wanted.items() if position != Position()}
        behind = set(waiting.values())
        ready = [position for position in waiting if position.after not in behind]
        while ready:
            position = ready.pop()
            self._put(waiting[position], position)
            following = Position(position.parent, waiting.pop(position))
            ready += [following] if following in waiting else []
        if waiting:
            raise _missing(next(iter(waiting)).after)

    def _put(self, address: str, position: Position) -> None:
        children = self.order.setdefault(position.parent, [])
        if position.after and position.after not in children:
            raise _missing(position.after)
        children.insert(children.index(position.after) + 1 if position.after else 0, address)
        self.parents[address] = position.parent

    def edit(self, change: Change) -> None:
        record = self.records.get(change.address)
        if record is None:
            raise _missing(change.address)
        if change.field == KIND and isinstance(change.new, str) and record.kind == change.old:
            self.records[change.address] = replace(record, kind=change.new)
            return
        fields = dict(record.fields)
        if fields.pop(change.field, None) != change.old:
            raise _misfit(change)
        if change.new is not None:
            fields[change.field] = change.new
        self.records[change.address] = replace(record, fields=fields)

    def content(self) -> Content:
        return Content(self.records, {parent: tuple(children) for parent, children in self.order.items() if children})


def _missing(address: str) -> RefusedError:
    return RefusedError(
        zh=f"改动与这个规划对不上：没有 {address}；先比较同一个旧版本",
        en=f"the change does not fit this plan: there is no {address}; compare with the same old version first",
    )


def _taken(address: str) -> RefusedError:
    return RefusedError(
        zh=f"改动与这个规划对不上：已有 {address}；先比较同一个旧版本",
        en=f"the change does not fit this plan: {address} is there already; compare with the same old version first",
    )


def _misfit(change: Change) -> RefusedError:
    where = f"{change.address}.{change.field}" if change.field else change.address
    return RefusedError(
        zh=f"改动与这个规划对不上：{where} 的现值不是改动所说的旧值；先比较同一个旧版本",
        en=f"the change does not fit this plan: {where} does not hold what the change calls old; compare with the same old version first",
    )
