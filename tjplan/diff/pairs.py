"""The texts of a plan that stand in both languages, as pairs that a translator answers for."""

from collections.abc import Iterator
from dataclasses import dataclass

from tjplan.diff.confirmed import Digests, digest
from tjplan.diff.sentences import Said, sentences
from tjplan.diff.wordings import Wordings
from tjplan.model.plan import Plan, data_texts, texts
from tjplan.model.text import LANGS, Lang, Text


@dataclass(frozen=True, slots=True)
class Pair:
    """A text as printed, sentence by sentence in each language, neither of which is empty."""

    address: str
    text: Text
    zh: tuple[Said, ...]
    en: tuple[Said, ...]

    def __getitem__(self, lang: Lang) -> tuple[Said, ...]:
        return self.zh if lang == "zh" else self.en

    def words(self, lang: Lang) -> tuple[str, ...]:
        """The sentences of one language."""
        return tuple(one.words for one in self[lang])

    @property
    def digests(self) -> Digests:
        """What the record keeps of it."""
        zh, en = (tuple(map(digest, self.words(lang))) for lang in LANGS)
        return Digests(zh, en)


def two_languages(plan: Plan) -> dict[str, Text]:
    """Address -> text, in the order of the plan, of those that say something of their own in each language."""
    found: dict[str, Text] = {}
    for address, text in (*texts(plan), *data_texts(plan)):
        if text.zh and text.en and not text.shared:
            found.setdefault(address, text)
    return found


def pair(address: str, text: Text, wordings: Wordings) -> Pair | None:
    """``text`` cut into sentences; None where a language prints nothing."""
    zh, en = sentences(text.zh, "zh", wordings), sentences(text.en, "en", wordings)
    return Pair(address, text, zh, en) if zh and en else None


def pairs(plan: Plan) -> Iterator[Pair]:
    """Every pair of the plan, in its order."""
    wordings = Wordings(plan)
    cut = (pair(address, text, wordings) for address, text in two_languages(plan).items())
    return (one for one in cut if one)
