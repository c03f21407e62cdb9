"""Which figures changed, and by how much."""

from collections.abc import Iterator, Sequence

from tjplan import telling
from tjplan.model.text import Bilingual, Lang
from tjplan.paper import Block, Grid, Marked, Prose, said
from tjplan.review import Item, NumberChange, Review

_HEADS = (
    Bilingual("事项", "Figure"),
    Bilingual("修订前", "Before"),
    Bilingual("修订后", "After"),
    Bilingual("增减", "Change"),
    Bilingual("增减幅度", "Percent"),
)
_SHARES = (36, 17, 17, 17, 13)
_NONE = Bilingual("没有数字变化。", "No figure changed.")
_UNKNOWN = Bilingual(
    "与 Word 文件比较时只有印出的文字，数字变化见修订对照表。",
    "A comparison with a Word file has printed text alone; for figures see the table of amendments.",
)
_NOTHING = "—"


def figures(review: Review, lang: Lang) -> Iterator[Block]:
    """A table of the figures of the data that changed, each once."""
    found = numbers(review)
    if found:
        yield Grid(
            heads=tuple(head[lang] for head in _HEADS),
            rows=tuple(_row(item, number, lang) for item, number in found),
            shares=_SHARES,
            centred=frozenset(range(1, len(_HEADS))),
        )
    else:
        yield Prose((_UNKNOWN if "docx" in (review.old.kind, review.new.kind) else _NONE)[lang])


def numbers(review: Review) -> Sequence[tuple[Item, NumberChange]]:
    """The items about a figure's number or unit; where both changed, one."""
    found = {
        (item.change.address, item.change.field.removesuffix(".value").removesuffix(".unit")): (item, item.number)
        for item in reversed(review.items)
        if item.number
    }
    return [*reversed(found.values())]


def _row(item: Item, number: NumberChange, lang: Lang) -> tuple[Marked, ...]:
    field = telling.said(item.field, lang)
    where = telling.said(item.label, lang)
    name = f"{where}{'，' if lang == 'zh' else ', '}{field}" if field else where
    changed = telling.amount(number.absolute, number.unit, lang) if number.absolute else _NOTHING
    percent = f"{number.percent:+f}%" if number.absolute and number.percent else _NOTHING
    return tuple(map(said, (name, number.old[lang], number.new[lang], changed, percent)))
