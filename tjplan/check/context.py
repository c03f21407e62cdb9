"""What several rules need of one plan, worked out once: every pin with its verdict."""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal as Choice
from typing import NamedTuple

from tjplan.check import unbound
from tjplan.check.operands import operand, unit
from tjplan.check.pairs import Pair, pairs
from tjplan.check.unbound import Unbound
from tjplan.check.words import Searchable
from tjplan.model import grid, numbering, stating
from tjplan.model import plan as plans
from tjplan.model.finding import Operand
from tjplan.model.grid import Area
from tjplan.model.plan import Column, Entity, Figure, Node, Plain, Plan, Reference, Resolved
from tjplan.model.source import Place
from tjplan.model.stating import Stated
from tjplan.model.text import LANGS, Binding, Lang, Part, Phrase, Pin, Text, Words, unmarked
from tjplan.model.units import Unit
from tjplan.model.wording import wording

Verdict = Stated | Choice["unknown", "name", "no_value"]


class Pinned(NamedTuple):
    """A pin in place: where, in which language, what it leads to, and whether they agree."""

    address: str
    lang: Lang
    phrase: Phrase
    pin: Pin
    found: Resolved | None
    verdict: Verdict

    @property
    def place(self) -> Place:
        """The first character of the literal."""
        return self.phrase.place(self.pin.offset)

    @property
    def path(self) -> str:
        """The address of the text, with its language."""
        return f"{self.address}.{self.lang}"

    @property
    def operand(self) -> Operand:
        """The literal as one side of a comparison."""
        return Operand(self.path, self.pin.literal, self.place)


class Context:
    """One plan under check."""

    def __init__(self, plan: Plan, weighed: frozenset[str] = frozenset()) -> None:
        self.plan = plan
        self.weighed = weighed
        """The addresses of the figures that the plan's own rules weigh."""
        self._judgements: dict[tuple[str, Lang, str], tuple[Resolved | None, Verdict]] = {}
        self._resolved: dict[str, Resolved | None] = {}

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the data."""
        return tuple(self.plan.figures())

    def resolve(self, path: str) -> Resolved | None:
        """What ``path`` names, as the plan resolves it; most paths are asked for many times."""
        if path not in self._resolved:
            self._resolved[path] = self.plan.resolve(path)
        return self._resolved[path]

    @cached_property
    def texts(self) -> tuple[tuple[str, Text], ...]:
        """Every printed text with its address."""
        return tuple(plans.texts(self.plan))

    @cached_property
    def data_texts(self) -> tuple[tuple[str, Text], ...]:
        """Every name, title and wording of the data with its address."""
        return tuple(plans.data_texts(self.plan))

    @cached_property
    def paired(self) -> tuple[tuple[str, Text, tuple[Pair, ...]], ...]:
        """Every printed text that has words of its own in each language, with its sentences two by two."""
        return tuple((address, text, pairs(text)) for address, text in self.texts if not text.shared)

    @cached_property
    def phrases(self) -> tuple[tuple[str, Lang, Phrase], ...]:
        """Every printed phrase; one that both languages share appears once, as Chinese."""
        return tuple(_phrases(self.texts))

    @cached_property
    def marked(self) -> tuple[tuple[str, Lang, Phrase], ...]:
        """Every phrase with a mark in it, printed or in the data."""
        found = (*self.phrases, *_phrases(self.data_texts))
        return tuple(one for one in found if any(type(part) is not Words for part in one[2].parts))

    @cached_property
    def unbound(self) -> tuple[Unbound, ...]:
        """The numbers of the printed phrases that nothing ties to data."""
        return tuple(unbound.find((self.words(lang) for lang in LANGS), self.plan))

    def words(self, lang: Lang) -> Searchable:
        """The unmarked words of all printed texts in one language."""
        return self._words[lang]

    @cached_property
    def _words(self) -> dict[Lang, Searchable]:
        return {lang: Searchable(self.phrases, lang) for lang in LANGS}

    @cached_property
    def stating(self) -> dict[str, tuple[str, ...]]:
        """By path of a mark: the printed Chinese texts that have it, by address."""
        found: dict[str, dict[str, None]] = {}
        for address, lang, phrase in self.marked:
            if lang == "zh" and address.startswith(("nodes.", "columns.")):
                for part in phrase.parts:
                    if isinstance(part, Pin | Binding):
                        found.setdefault(part.path, {})[address] = None
        return {path: tuple(addresses) for path, addresses in found.items()}

    def said(self, address: str) -> str:
        """The Chinese words of the printed text at ``address``, bindings as their names; empty where none."""
        text = self._by_address.get(address)
        return "".join(map(self._shown, text.zh.parts)) if text and text.zh else ""

    @cached_property
    def _by_address(self) -> dict[str, Text]:
        return dict(self.texts)

    def _shown(self, part: Part) -> str:
        if isinstance(part, Binding):
            found = self.resolve(part.path)
            return wording(found, "zh") if found else ""
        return part.literal if isinstance(part, Pin) else part.text

    @cached_property
    def printed(self) -> frozenset[str]:
        """The paths that printed texts name, headings, prose and columns alike."""
        return frozenset(
            part.path
            for address, _, phrase in self.marked
            if address.startswith(("nodes.", "columns."))
            for part in phrase.parts
            if isinstance(part, Pin | Binding)
        )

    @cached_property
    def in_prose(self) -> frozenset[str]:
        """The paths that headings and paragraphs name; columns do not count."""
        return frozenset(
            part.path
            for address, _, phrase in self.marked
            if address.startswith("nodes.")
            for part in phrase.parts
            if isinstance(part, Pin | Binding)
        )

    def one_thing(self, figure: Figure) -> frozenset[str]:
        """The addresses of all figures that ``same_as`` ties to ``figure``, its own among them."""
        return self._tied.get(figure.address, frozenset({figure.address}))

    @cached_property
    def _tied(self) -> dict[str, frozenset[str]]:
        groups: dict[str, frozenset[str]] = {}
        for figure in self.figures:
            if figure.same_as:
                ends = figure.address, figure.same_as.path
                joined = frozenset(ends).union(*(groups.get(end, ()) for end in ends))
                groups |= dict.fromkeys(joined, joined)
        return groups

    @cached_property
    def areas(self) -> dict[str, tuple[list[Area], list[tuple[int, int]]]]:
        """By column: its merged cells, and its merge marks that make no rectangle."""
        return {column.id: grid.areas(column) for column in self.plan.columns.values()}

    @cached_property
    def pins(self) -> tuple[Pinned, ...]:
        """Every pin, in reading order, those of the data last."""
        return tuple(
            self._judged(address, lang, phrase, part)
            for address, lang, phrase in self.marked
            for part in phrase.parts
            if isinstance(part, Pin)
        )

    def _judged(self, address: str, lang: Lang, phrase: Phrase, pin: Pin) -> Pinned:
        key = pin.literal, lang, pin.path
        judged = self._judgements.get(key)
        if judged is None:
            judged = self._judgements[key] = self._judge(*key)
        return Pinned(address, lang, phrase, pin, *judged)

    def _judge(self, words: str, lang: Lang, path: str) -> tuple[Resolved | None, Verdict]:
        found = self.resolve(path)
        for _ in range(4):
            if not isinstance(found, Reference):
                break
            found = self.resolve(found.path)
        return found, judge(words, lang, found, self.plan, path)


def _phrases(texts: tuple[tuple[str, Text], ...]) -> Iterator[tuple[str, Lang, Phrase]]:
    for address, text in texts:
        for lang in LANGS[:1] if text.shared else LANGS:
            phrase = text[lang]
            if phrase is not None:
                yield address, lang, phrase


def judge(words: str, lang: Lang, found: Resolved | None, plan: Plan, path: str) -> Verdict:
    """Whether ``words`` state what the data has."""
    if found is None:
        return "unknown"
    if isinstance(found, Figure):
        return stating.judge(words, lang, found)
    if isinstance(found, Text):
        return "agrees" if words in _names(found, lang, plan, path) else "name"
    if isinstance(found, Plain):
        return "agrees" if words == found.value else "name"
    if isinstance(found, Unit):
        return "agrees" if words == found.label(lang) else "unit"
    if isinstance(found, Column | Node):
        return "agrees" if words in numbering.names(plan, found, lang) else "name"
    return "no_value"


def _names(found: Text, lang: Lang, plan: Plan, path: str) -> Iterator[str]:
    """What a name may be called: itself, and for ``….name`` the entity's other names."""
    yield unmarked(found[lang])
    owner = plan.resolve(path.rpartition(".")[0]) if path.endswith(".name") else None
    others = owner.fields.get("other_names") if isinstance(owner, Entity) else None
    if isinstance(others, tuple):
        yield from (unmarked(other[lang]) for other in others if isinstance(other, Text))


def known_unit(written: str, plan: Plan) -> Unit | None:
    """The unit of ``plan`` that ``written`` is in either language, None where there is none."""
    known = plan.units.values()
    return next((u for u in known if written and written in (u.zh, u.symbol, u.plural, u.table)), None)


def datum(plan: Plan, found: Resolved | None, path: str, lang: Lang) -> Operand:
    """What a pin leads to as the other side of the comparison."""
    if isinstance(found, Figure):
        return operand(found)
    if isinstance(found, Text):
        phrase = found[lang]
        return Operand(path, unmarked(phrase), phrase.place() if phrase else found.spot.place)
    if isinstance(found, Plain):
        return Operand(path, found.value, found.spot.place)
    if isinstance(found, Unit):
        return unit(plan, path, found.label(lang), found.label("en"))
    if isinstance(found, Column | Node):
        return _called(plan, found, path, lang)
    if isinstance(found, Entity):
        return Operand(path, path, found.spot.place)
    return Operand(path, "—", plan.home.spot.place)


def _called(plan: Plan, found: Column | Node, path: str, lang: Lang) -> Operand:
    """What text calls a column or node: its title where it stands, a number by its place in the plan."""
    name = next(iter(numbering.names(plan, found, lang)), path)
    title = found.title[lang] if found.title else None
    return Operand(path, name, title.place() if title and unmarked(title) == name else found.spot.place)
