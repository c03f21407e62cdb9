"""What of a plan's translations is confirmed as it stands, and the record brought up to date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from tjplan.diff.confirmed import Digests, Record
from tjplan.diff.counterparts import counterparts, steps
from tjplan.diff.pairs import Pair
from tjplan.model.plan import Node, Paragraph, Placement, Plan, walk
from tjplan.model.source import Place
from tjplan.model.text import LANGS, Lang

State = Literal["changed", "never"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words of one language and where they stand."""

    words: str
    place: Place


@dataclass(frozen=True, slots=True)
class Changed:
    """A sentence that is not as it was confirmed; ``number`` counts from 1.

    ``said`` is None for one that is gone, ``number`` then being the one that it had. ``other`` says the
    same in the other language and is as confirmed, None where that is not known.
    """

    lang: Lang
    number: int
    said: Spoken | None
    other: Spoken | None = None


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A text that was never confirmed, or changed since then: ``changed`` tells where."""

    address: str
    state: State
    place: Place
    changed: tuple[Changed, ...] = ()


def unconfirmed(pairs: Iterable[Pair], record: Record) -> tuple[Unconfirmed, ...]:
    """The texts whose present words are not those that ``record`` confirms, in their order."""
    return tuple(_unconfirmed(pairs, record))


def _unconfirmed(pairs: Iterable[Pair], record: Record) -> Iterator[Unconfirmed]:
    for pair in pairs:
        known, now = record.get(pair.address), pair.digests
        if known is None:
            yield Unconfirmed(pair.address, "never", pair.zh[0].place)
        elif known != now:
            changed = tuple(one for lang in LANGS for one in _changed(pair, known, now, lang))
            place = next((one.said.place for one in changed if one.said), pair[changed[0].lang][0].place)
            yield Unconfirmed(pair.address, "changed", place, changed)


def _changed(pair: Pair, known: Digests, now: Digests, lang: Lang) -> Iterator[Changed]:
    other: Lang = "en" if lang == "zh" else "zh"
    partners, rest = counterparts(pair[lang], pair[other]), {to for _, to in steps(known[other], now[other])}
    edited = len(known[lang]) == len(now[lang])
    for was, to in steps(known[lang], now[lang]):
        if to is None:
            yield Changed(lang, (was or 0) + 1, None)
        else:
            said = pair[lang][to]
            mine = partners[to] if edited and not rest & set(partners[to]) else ()
            yield Changed(lang, to + 1, Spoken(said.words, said.place), _spoken(pair, other, mine))


def _spoken(pair: Pair, lang: Lang, indexes: tuple[int, ...]) -> Spoken | None:
    if not indexes:
        return None
    words = ("" if lang == "zh" else " ").join(pair[lang][at].words for at in indexes)
    return Spoken(words, pair[lang][indexes[0]].place)


def confirmed(pairs: Iterable[Pair], record: Record, addresses: Iterable[str]) -> Record:
    """``record`` with the pairs at ``addresses`` as they are now; what the plan no longer has there is dropped."""
    now = {pair.address: pair.digests for pair in pairs}
    wanted = set(addresses)
    kept = {address: digests for address, digests in record.items() if address not in wanted}
    return kept | {address: digests for address, digests in now.items() if address in wanted}


def below(plan: Plan, known: Iterable[str], address: str) -> tuple[str, ...]:
    """Those of ``known`` that ``address`` covers: itself, what is under it, and all text of a chapter or section."""
    heads = {address, *_parts(plan, address)}
    return tuple(one for one in known if any(head in heads for head in _heads(one)))


def _heads(address: str) -> Iterator[str]:
    """The address and those that it stands under, the nearest first."""
    while address:
        yield address
        address = address.rpartition(".")[0]


def _parts(plan: Plan, address: str) -> Iterator[str]:
    """The addresses of what stands in a node, without ``title`` or ``text`` behind them."""
    nodes = (part for part in walk(plan.chapters) if isinstance(part, Node) and part.address == address)
    for part in (inside for node in nodes for inside in walk(node.body)):
        if not isinstance(part, Placement):
            yield f"nodes.{part.id}" if isinstance(part, Paragraph) else part.address
