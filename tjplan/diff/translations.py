"""Texts of which one language changed and the other did not, down to the sentence."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tjplan.diff.confirmed import Record
from tjplan.diff.counterparts import Step, counterparts, rewritten, same
from tjplan.diff.pairs import Pair, pair, two_languages
from tjplan.diff.sentences import Said
from tjplan.diff.wordings import Wordings, binds
from tjplan.model.plan import Plan
from tjplan.model.text import LANGS, Bilingual, Lang, Text
from tjplan.review import Sentence, Untranslated

Label = Callable[[str], Bilingual]


def by_address(address: str) -> Bilingual:
    """The address itself as the label of a text."""
    return Bilingual(address, address)


def untranslated(
    old: Plan, new: Plan, record: Record, label: Label = by_address, renamed: Mapping[str, str] | None = None
) -> tuple[Untranslated, ...]:
    """The texts whose words changed in one language alone, in the order of the new plan.

    Of a text that changed in both, the sentences whose counterpart in the other language did not. A mark
    that leads elsewhere or became words of the same sound is no change, another figure in it is. Texts
    that ``record`` confirms as they are now are not told, and none that lacks a language on either side.
    ``renamed`` has the old address of each record that has another one now.
    """
    return tuple(_untranslated(old, new, record, label, renamed or {}))


def _untranslated(
    old: Plan, new: Plan, record: Record, label: Label, renamed: Mapping[str, str]
) -> Iterator[Untranslated]:
    before, was, now = two_languages(old), Wordings(old), Wordings(new)
    for address, text in two_languages(new).items():
        former = before.get(address if not renamed else _former(address, renamed))
        if former is None or _same(former, text):
            continue
        one, other = pair(address, former, was), pair(address, text, now)
        if one and other and record.get(address) != other.digests:
            yield from _told(one, other, label)


def _former(address: str, renamed: Mapping[str, str]) -> str:
    """The old address of a text, whose record is called by the first words of its address."""
    head, rest = address, ""
    while head:
        if head in renamed:
            return renamed[head] + rest
        head, _, last = head.rpartition(".")
        rest = f".{last}{rest}"
    return address


def _same(old: Text, new: Text) -> bool:
    """Whether a text is written as it was and prints nothing of the data."""
    phrases = [(old[lang], new[lang]) for lang in LANGS]
    return all(a and b and a.value == b.value and not binds(b) for a, b in phrases)


def _told(old: Pair, new: Pair, label: Label) -> Iterator[Untranslated]:
    sides = {lang: _Side(lang, old[lang], new[lang]) for lang in LANGS}
    for lang in LANGS:
        other = sides["en" if lang == "zh" else "zh"]
        alone = tuple(_alone(sides[lang], other))
        phrase = new.text[other.lang]
        if alone and phrase:
            yield Untranslated(new.address, label(new.address), lang, alone, phrase.place())


@dataclass(frozen=True)
class _Side:
    """One language of a text, then and now."""

    lang: Lang
    old: tuple[Said, ...]
    new: tuple[Said, ...]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        return rewritten(*self._words)

    @cached_property
    def kept(self) -> dict[int, int]:
        """Old index -> new index of each sentence that did not change."""
        return same(*self._words)

    @property
    def _words(self) -> tuple[list[str], list[str]]:
        return [one.words for one in self.old], [one.words for one in self.new]


def _alone(side: _Side, other: _Side) -> Iterator[Sentence]:
    """The sentences that changed in ``side`` while what says the same in ``other`` did not."""
    if not side.steps:
        return
    then, now = counterparts(side.old, other.old), counterparts(side.new, other.new)
    answered = {other.kept.get(at) for was in side.kept for at in then[was]}
    answered |= {other.kept.get(at) for was, to in side.steps if was is not None and to is not None for at in then[was]}
    for was, to in side.steps:
        found = _unmoved(then[was], other) if was is not None and then[was] else None
        if was is None or not then[was]:
            found = _newly(now[to] if to is not None else (), other, answered, added=was is None)
        if found is not None:
            yield _sentence(side, (was, to), other, found)


def _unmoved(partners: tuple[int, ...], other: _Side) -> tuple[int, ...] | None:
    """Where the counterparts of an old sentence stand now; None if one of them changed too."""
    if any(at not in other.kept for at in partners):
        return None
    return tuple(other.kept[at] for at in partners)


def _newly(
    partners: tuple[int, ...], other: _Side, answered: set[int | None], *, added: bool
) -> tuple[int, ...] | None:
    """The counterparts of a sentence that had none known before; None if the other language may have followed.

    A sentence that says what an old one says is no counterpart of an added one.
    """
    own = () if set(partners) <= answered and added else partners
    if own:
        return own if set(own) <= set(other.kept.values()) else None
    followed = any(was is None for was, _ in other.steps) if added else bool(other.steps)
    return None if followed else ()


def _sentence(side: _Side, step: Step, other: _Side, found: tuple[int, ...]) -> Sentence:
    was, to = step
    blank = "" if other.lang == "zh" else " "
    return Sentence(
        old=side.old[was].words if was is not None else "",
        new=side.new[to].words if to is not None else "",
        other=blank.join(other.new[at].words for at in found),
        place=other.new[found[0]].place if found else None,
    )
