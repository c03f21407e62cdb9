"""Which record of the new plan is which of the old: by address first, by likeness second."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain

from tjplan.model.content import COLUMNS, Content, Record
from tjplan.textdiff import Bag, bag, shared

_ALIKE = 0.5
"""From this share of common words on, two records of one kind under two addresses are one."""
_RARE = 12
"""A word that so many records bear at most leads from one to the other; commoner ones would lead to all."""
_PARTS = frozenset({"preamble", "chapter", "section", "item", "subitem", "heading", "paragraph"})
_WORDS_OF = ("title", "text", "name", "cells", "message", "check", "value", "number", "code")
"""The fields that tell what a record is about; two facts of one year and place are not alike for that."""


def matched(old: Content, new: Content) -> dict[str, str]:
    """New address -> old address of every record that both have; each stands once on either side.

    A column's rows follow the column to its new address.
    """
    found = {address: address for address in new.records if address in old.records and _kin(old, new, address)}
    found |= _alike(_left(old, found.values()), _left(new, found))
    taken = set(found.values())
    for address, was in list(found.items()):
        if address != was and address.startswith(f"{COLUMNS}."):
            rows = _rows(old, new, address, was, found, taken)
            found |= rows
            taken.update(rows.values())
    return found


def _kin(old: Content, new: Content, address: str) -> bool:
    return family(old.records[address]) == family(new.records[address])


def family(record: Record) -> str:
    """What a record can become: a part of the text any other part, all else its own kind."""
    return "part" if record.kind in _PARTS else record.kind


def _left(content: Content, taken: Iterable[str]) -> list[Record]:
    gone = set(taken)
    return [record for address, record in content.records.items() if address not in gone]


def _rows(
    old: Content, new: Content, address: str, was: str, found: Mapping[str, str], taken: AbstractSet[str]
) -> dict[str, str]:
    """The rows of a column under its new address whose keys both have; ``taken`` are the old ones of ``found``."""
    pairs = ((row, was + row.removeprefix(address)) for row in new.order.get(address, ()) if row not in found)
    return {row: before for row, before in pairs if before in old.records and before not in taken}


def _alike(old: list[Record], new: list[Record]) -> dict[str, str]:
    """The pairs most alike, each record in one at most; ties by place."""
    said = {record.address: bag(words(record)) for record in (*old, *new)}
    length = {address: sum(of.values()) for address, of in said.items()}
    index = _index(old, said)
    order = {record.address: at for at, record in enumerate(old)}
    scored = [
        (-score, abs(at - order[before]), at, before, record.address)
        for at, record in enumerate(new)
        for before in _candidates(record, said, index)
        if (whole := length[before] + length[record.address]) * _ALIKE
        <= 2 * min(length[before], length[record.address])
        and (score := 2 * shared(said[before], said[record.address]) / whole) >= _ALIKE
    ]
    taken: set[str] = set()
    found: dict[str, str] = {}
    for _, _, _, before, after in sorted(scored):
        if after not in found and before not in taken:
            found[after] = before
            taken.add(before)
    return found


_Index = Mapping[tuple[str, str], list[str]]


def _index(records: list[Record], said: Mapping[str, Bag]) -> _Index:
    """Where each word of each family of records stands."""
    index: dict[tuple[str, str], list[str]] = {}
    for record in records:
        home = _home(record)
        for token in said[record.address]:
            index.setdefault((home, token), []).append(record.address)
    return index


def _candidates(record: Record, said: Mapping[str, Bag], index: _Index) -> set[str]:
    """Old records that share a word which few of them bear."""
    home = _home(record)
    rare = (found for token in said[record.address] if len(found := index.get((home, token), ())) <= _RARE)
    return set(chain.from_iterable(rare))


def _home(record: Record) -> str:
    """Rows are alike only within one column."""
    column = record.address.partition(".rows.")[0] if record.kind == "row" else ""
    return f"{family(record)} {column}"


def words(record: Record) -> str:
    """What a record says of itself, for likeness: in Chinese and in codes, in English where there is nothing else."""
    return "\n".join(_words(record))


def _words(record: Record) -> Iterator[str]:
    told = [name for name in record.fields if name.partition(".")[0] in _WORDS_OF]
    for name in [one for one in told if not one.endswith(".en")] or told:
        leaf = record.fields[name]
        yield leaf if isinstance(leaf, str) else " ".join(leaf)
