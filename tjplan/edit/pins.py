"""Every pin of a path, and new words for it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from tjplan.edit import literals, record, spans
from tjplan.edit.edits import Replacement, Witness
from tjplan.edit.spans import Change
from tjplan.model.plan import Figure, Plan, data_texts, texts
from tjplan.model.text import LANGS, Lang, Phrase, Pin, unmarked
from tjplan.model.units import Unit

Rewrite = Callable[[str, Lang, bool], str | None]
"""New words for a pin from its old ones, None for no answer; the flag says that they stand in a table."""


def restated(old: Figure, new: Figure) -> Rewrite:
    """State another figure; words that state it already stay."""

    def rewrite(words: str, lang: Lang, table: bool) -> str | None:
        if new.unit == old.unit and literals.states(words, lang, new):
            return words
        return literals.rewritten(words, lang, old, new, table=table)

    return rewrite


def relabelled(old: Unit, new: Unit) -> Rewrite:
    """Exchange the labels of units."""

    def rewrite(words: str, lang: Lang, table: bool) -> str | None:
        return new.label(lang) if words in (old.label(lang), new.label(lang)) else None

    return rewrite


def renamed(before: dict[Lang, str], after: dict[Lang, str]) -> Rewrite:
    """Exchange names; words that are neither the old nor the new name (another name) stay."""

    def rewrite(words: str, lang: Lang, table: bool) -> str | None:
        return after[lang] if words in (before[lang], after[lang]) else None

    return rewrite


def repinned(plan: Plan, rewrites: Mapping[str, Rewrite], by_hand: list[Witness]) -> Iterator[Replacement]:
    """The edits of every pin of a path in ``rewrites``; pins without an answer go to ``by_hand``.

    A name may itself pin a figure ("1:200,000 survey"): then the pins of that name follow.
    """
    rewrites = _with_names(plan, rewrites)
    for address, lang, phrase in _phrases(plan):
        changes: list[Change] = []
        for pin in phrase.parts:
            if not isinstance(pin, Pin) or pin.path not in rewrites:
                continue
            words = rewrites[pin.path](pin.literal, lang, address.startswith("columns."))
            if words is None:
                by_hand.append(Witness(f"{address}.{lang}", pin.literal, phrase.place(pin.offset)))
            elif words != pin.literal:
                changes.append(Change(pin.offset, pin.path_offset - 1, spans.escaped(words)))
        for cut in spans.within(phrase.spot, phrase.value, changes) if changes else ():
            yield record.words(phrase.spot, cut, address, lang)


def _with_names(plan: Plan, rewrites: Mapping[str, Rewrite]) -> Mapping[str, Rewrite]:
    for address, text in data_texts(plan):
        before = {lang: unmarked(text[lang]) for lang in LANGS}
        after = {lang: _rewritten(text[lang], lang, rewrites) for lang in LANGS}
        if address not in rewrites and before != after:
            return _with_names(plan, {**rewrites, address: renamed(before, after)})
    return rewrites


def _rewritten(phrase: Phrase | None, lang: Lang, rewrites: Mapping[str, Rewrite]) -> str:
    """The words of ``phrase`` without marks, its pins rewritten."""
    if phrase is None:
        return ""
    parts = (
        replace(part, literal=rewrites[part.path](part.literal, lang, False) or part.literal)
        if isinstance(part, Pin) and part.path in rewrites
        else part
        for part in phrase.parts
    )
    return unmarked(replace(phrase, parts=tuple(parts)))


def _phrases(plan: Plan) -> Iterator[tuple[str, Lang, Phrase]]:
    """Every phrase that may hold pins, printed or in the data; one that both languages share once."""
    for address, text in (*texts(plan), *data_texts(plan)):
        for lang in LANGS[:1] if text.shared else LANGS:
            if (phrase := text[lang]) is not None:
                yield address, lang, phrase
