"""How many places changed in each chapter."""

from collections.abc import Iterator, Sequence

from tjplan import telling
from tjplan.model.change import Kind
from tjplan.model.text import Bilingual, Lang
from tjplan.paper import Block, Grid, Prose, said
from tjplan.review import Item, Review

_KINDS: tuple[Kind, ...] = ("added", "removed", "edited", "moved")
_HEADS = (
    Bilingual("章节", "Chapter"),
    Bilingual("新增", "Added"),
    Bilingual("删除", "Deleted"),
    Bilingual("修改", "Edited"),
    Bilingual("移动", "Moved"),
)
_SHARES = (48, 13, 13, 13, 13)
_TOTAL = Bilingual("合计", "Total")
_NONE = Bilingual("两个版本的内容相同，没有修订。", "The two versions say the same; there are no amendments.")
_UNIT = Bilingual(
    "按处计：一段文字、一行、一项数据各为一处，中英文都改的算一处。",
    "Counted by place: a paragraph, a row or an item of data is one, whether it changed in one language or in both.",
)


def counts(review: Review, lang: Lang) -> Iterator[Block]:
    """A sentence with the whole, and a table by chapter and collection."""
    whole = _count(review.items)
    renumbered = len({item.change.address for item in review.items if item.change.kind == "renumbered"})
    if not any(whole) and not renumbered:
        yield Prose(_NONE[lang])
        return
    yield Prose(_sentence(whole, renumbered, lang))
    rows = [(telling.said(group.title, lang), _count(_within(review, group.id))) for group in review.groups]
    shown = [(title, found) for title, found in rows if any(found)]
    if not shown:
        return
    lines = [*shown, (_TOTAL[lang], whole)] if len(shown) > 1 else shown
    yield Grid(
        heads=tuple(head[lang] for head in _HEADS),
        rows=tuple((said(title), *(said(str(count)) for count in found)) for title, found in lines),
        shares=_SHARES,
        centred=frozenset(range(1, len(_HEADS))),
        total=len(shown) > 1,
    )
    yield Prose(_UNIT[lang], small=True)


def _within(review: Review, group: str) -> Sequence[Item]:
    return [item for item in review.items if item.group == group]


def _count(items: Sequence[Item]) -> tuple[int, ...]:
    return tuple(len({item.change.address for item in items if item.change.kind == kind}) for kind in _KINDS)


def _sentence(whole: Sequence[int], renumbered: int, lang: Lang) -> str:
    added, removed, edited, moved = whole
    if lang == "zh":
        more = f"；另有{renumbered}处编号随之调整" if renumbered else ""
        return f"本次修订共{sum(whole)}处：新增{added}处，删除{removed}处，修改{edited}处，移动{moved}处{more}。"
    more = f"; {renumbered} {'number' if renumbered == 1 else 'numbers'} changed in consequence" if renumbered else ""
    places = "place" if sum(whole) == 1 else "places"
    return f"There are amendments at {sum(whole)} {places}: {added} added, {removed} deleted, {edited} edited, {moved} moved{more}."
