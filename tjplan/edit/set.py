"""Setting one figure or text: its datum and every pin of it, in both languages."""

from collections.abc import Iterator, Mapping

from tjplan.edit import pins, record, spans
from tjplan.edit import value as values
from tjplan.edit.edits import Edits, Replacement, Witness
from tjplan.edit.target import Target, target
from tjplan.errors import RefusedError
from tjplan.model.plan import Figure, Plain, Plan
from tjplan.model.source import Spot
from tjplan.model.text import LANGS, Lang, Phrase, Text, parse, unmarked


def set_value(plan: Plan, path: str, value: str) -> Edits:
    """The edits that make ``path`` say ``value`` wherever the plan states it.

    ``value`` of a figure is "60", "≤6", "3-5" or with a unit "60公顷"; of a text "zh=…", "en=…" or both,
    or the words alone where ``path`` ends in ``.zh`` or ``.en``.

    Raises:
        RefusedError: the path leads to nothing that can be set, or the value does not fit it.
    """
    found = target(plan, path)
    if isinstance(found.found, Figure) and not found.words:
        return _set_figure(plan, found.path, found.found, value)
    if isinstance(found.found, Plain):
        return _set_code(plan, found.path, found.found, value)
    return _set_words(plan, found, values.words(value, found.lang, path))


def _set_figure(plan: Plan, path: str, old: Figure, value: str) -> Edits:
    new = values.figure(plan, old, value)
    replacements: list[Replacement] = []
    rewrites = {path: pins.restated(old, new)}
    if new.printed != old.printed:
        replacements.append(record.datum(old.value_spot, spans.number(old.value_spot, new.printed), path))
    if old.unit and new.unit and new.unit != old.unit and old.unit_spot:
        replacements.append(record.datum(old.unit_spot, spans.whole(old.unit_spot, new.unit_name), f"{path}.unit"))
        rewrites |= dict.fromkeys(_unit_paths(plan, path, old), pins.relabelled(old.unit, new.unit))
    return _edits(plan, replacements, rewrites, tuple(_same(plan, old)))


def _edits(
    plan: Plan, data: list[Replacement], rewrites: Mapping[str, pins.Rewrite], also: tuple[Witness, ...] = ()
) -> Edits:
    by_hand: list[Witness] = []
    replacements = [*data, *pins.repinned(plan, rewrites, by_hand)]
    return Edits(tuple(sorted(replacements, key=lambda one: (one.file, one.start))), also, tuple(by_hand))


def _unit_paths(plan: Plan, path: str, old: Figure) -> Iterator[str]:
    """The paths that pins of the figure's unit may use: its own, or its entity's."""
    for name in (f"{path}.unit", f"{path.rpartition('.')[0]}.unit"):
        if plan.resolve(name) == old.unit:
            yield name


def _set_code(plan: Plan, path: str, old: Plain, value: str) -> Edits:
    new = values.words(value, "zh", path)["zh"]
    truth = {old.value, new} == {"true", "false"}
    cut = spans.Cut(old.spot.start, old.spot.end, new) if truth else spans.whole(old.spot, new)
    data = [record.datum(old.spot, cut, path)] if new != old.value else []
    return _edits(plan, data, {path: pins.renamed(dict.fromkeys(LANGS, old.value), dict.fromkeys(LANGS, new))})


def _set_words(plan: Plan, found: Target, words: dict[Lang, str]) -> Edits:
    text = found.words
    assert text is not None
    data: list[Replacement] = []
    for lang, new in words.items():
        phrase = _phrase(text, lang, found.path)
        if phrase.value != new:
            data.append(record.datum(phrase.spot, spans.whole(phrase.spot, new), f"{found.path}.{lang}"))
    before = {lang: unmarked(text[lang]) for lang in LANGS}
    after = before | {lang: _unmarked(new, text.spot) for lang, new in words.items()}
    same = tuple(_same(plan, found.found)) if isinstance(found.found, Figure) else ()
    return _edits(plan, data, {found.path: pins.renamed(before, after)}, same)


def _unmarked(words: str, spot: Spot) -> str:
    return unmarked(Phrase(words, parse(words), spot))


def _phrase(text: Text, lang: Lang, path: str) -> Phrase:
    phrase = text[lang]
    if phrase is not None and not text.shared:
        return phrase
    file, line, _ = text.spot.place
    raise RefusedError(
        zh=f"{path} 没有{record.LANGUAGE[lang].zh}文字（{file}:{line}）。先在文件中写上 {lang}，再用 set 修改",
        en=f"{path} has no {record.LANGUAGE[lang].en} text of its own ({file}:{line}). Write {lang} in the file first, then set it",
    )


def _same(plan: Plan, figure: Figure) -> Iterator[Witness]:
    """The figures that state the same under another name."""
    root = figure.same_as.path if figure.same_as else figure.address
    for other in plan.figures():
        tied = other.same_as.path if other.same_as else other.address
        if tied == root and other.address != figure.address:
            words = unmarked(other.words.zh) if other.words else other.printed + other.unit_name
            yield Witness(other.address, words, other.value_spot.place)
