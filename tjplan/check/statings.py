"""Every pin and binding of a plan and every tie of a figure, found by the path that they name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from tjplan.model.plan import Figure, Plan, data_texts, texts
from tjplan.model.text import LANGS, Binding, Lang, Phrase, Pin, Text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mark:
    """A pin or binding in the phrase of a text; ``is_data`` tells a name of the data from a printed text."""

    address: str
    lang: Lang
    phrase: Phrase
    part: Pin | Binding
    is_data: bool


class Statings:
    """What names a path of ``plan``: looked up, where a plan of thousands of texts would be read for each."""

    def __init__(self, plan: Plan) -> None:
        self._marks = _ByPath((mark.part.path, mark) for mark in _marks(plan))
        figures = list(plan.figures())
        self._figures = _ByPath((one.address, one) for one in figures)
        self._tied = _ByPath((path, one) for one in figures for path in _tied(one))

    def marks(self, paths: Iterable[str], exact: Iterable[str] = ()) -> list[Mark]:
        """Those of ``paths`` and of what belongs to them, and of the ``exact`` ones, in reading order."""
        return self._marks.found(paths, exact)

    def figures(self, paths: Iterable[str]) -> list[Figure]:
        """Those at ``paths`` and below, in the order of the plan."""
        return self._figures.found(paths)

    def tied(self, path: str) -> list[Figure]:
        """The figure at ``path`` and those that name it as the same or as a part, in the order of the plan."""
        return self._tied.found((), (path,))


class _ByPath(Generic[T]):
    """Things in an order, by the path of each and by every beginning of it that ends at a dot."""

    def __init__(self, things: Iterable[tuple[str, T]]) -> None:
        self._all = list(things)
        self._below: dict[str, list[int]] = {}
        for at, (path, _) in enumerate(self._all):
            for beginning in _beginnings(path):
                self._below.setdefault(beginning, []).append(at)

    def found(self, paths: Iterable[str], exact: Iterable[str] = ()) -> list[T]:
        """What stands at or below ``paths`` and at the ``exact`` ones, each once, in the order."""
        places = {at for path in paths for at in self._below.get(path, ())}
        places |= {at for path in exact for at in self._below.get(path, ()) if self._all[at][0] == path}
        return [self._all[at][1] for at in sorted(places)]


def _beginnings(path: str) -> Iterator[str]:
    yield path
    yield from (path[:at] for at, char in enumerate(path) if char == ".")


def _marks(plan: Plan) -> Iterator[Mark]:
    for source, is_data in ((texts(plan), False), (data_texts(plan), True)):
        for address, lang, phrase in phrases(source):
            for part in phrase.parts:
                if isinstance(part, Pin | Binding):
                    yield Mark(address, lang, phrase, part, is_data)


def phrases(source: Iterable[tuple[str, Text]]) -> Iterator[tuple[str, Lang, Phrase]]:
    """Every phrase of the texts with its address and language; one that both languages share once."""
    for address, text in source:
        for lang in LANGS[:1] if text.shared else LANGS:
            if (phrase := text[lang]) is not None:
                yield address, lang, phrase


def _tied(figure: Figure) -> set[str]:
    paths = {figure.address}
    if figure.same_as:
        paths.add(figure.same_as.path)
    if figure.derived_from:
        paths.update(one.path for one in (*figure.derived_from.parts, *figure.derived_from.base))
    return paths
