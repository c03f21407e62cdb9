"""The rows of a table of amendments: what two documents print differently, passage by passage."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from tjplan.diff.passages import WHOLE, Passage
from tjplan.model.text import Bilingual, Lang
from tjplan.paper import Marked, said
from tjplan.review import Item
from tjplan.textdiff import Piece, pieces

Kind = Literal["added", "removed", "moved", "renumbered", "edited"]
Where = Callable[[str], Bilingual]
"""Address -> where readers find it; of the old document and of the new one."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """A row: where, the old and the new words with what was taken out and put in, and what the review says of it.

    ``items`` are empty where no change of the review leads to it, as of a number that follows from
    its place; ``count`` is of places, more than one of numbers in a row.
    """

    kind: Kind
    where: str
    old: Marked
    new: Marked
    items: tuple[Item, ...] = ()
    count: int = 1


@dataclass(frozen=True, slots=True)
class Sides:
    """Both documents as passages, how each calls its places, and the changes between them."""

    old: Sequence[Passage]
    new: Sequence[Passage]
    old_where: Where
    new_where: Where
    items: Sequence[Item]
    lang: Lang


_COVER = {
    "title": Bilingual("封面，标题", "Cover, title"),
    "subtitle": Bilingual("封面，副标题", "Cover, subtitle"),
    "issuer": Bilingual("封面，发布机关", "Cover, issuer"),
    "date": Bilingual("封面，日期", "Cover, date"),
    "notice": Bilingual("封面，说明", "Cover, notice"),
}
_ADDED, _REMOVED = Bilingual("（新增）", "(new) "), Bilingual("（删除）", "(deleted)")
_NOTHING = Bilingual("—", "—")
_FROM, _TO = Bilingual("（移动，原在{}）", "(moved; was {})"), Bilingual("（移动，现在{}）", "(moved; now {})")
_MOVED = Bilingual("（移动）", "(moved)")
_BEFORE, _AFTER = Bilingual("（移动前）", "(before the move) "), Bilingual("（移动后）", "(after the move) ")
_ROW = Bilingual("第{}行", "row {}")
_COVERS = Bilingual("占{}列{}行", "columns covered {}, rows covered {}")
_BODY = Bilingual("{}，正文", "{}, text")
_FORMER = Bilingual("原{}", "previously {}")
_LEVEL = Bilingual("（层级：{}）", "(level: {})")
_LEVELS = {
    "preamble": Bilingual("不编号的章", "unnumbered chapter"),
    "chapter": Bilingual("章", "chapter"),
    "section": Bilingual("节", "section"),
    "item": Bilingual("条", "item"),
    "subitem": Bilingual("款", "sub-item"),
    "heading": Bilingual("无编号标题", "heading without a number"),
    "paragraph": Bilingual("段落", "paragraph"),
    "note": Bilingual("表注", "note on a table"),
}


def amendments(sides: Sides) -> tuple[Amendment, ...]:
    """The rows in the reading order of the new document, each thing that went behind what stood before it.

    Whole old and new words; of a row of a table the cells that differ.  What moved along with its
    heading or column is not told again; numbers alone that follow each other are one row.
    """
    return tuple(_condensed(list(_Rows(sides).rows()), sides.lang))


class _Rows:
    def __init__(self, sides: Sides) -> None:
        self.sides, self.lang = sides, sides.lang
        self.old = {one.address: one for one in sides.old}
        self.new = {one.address: one for one in sides.new}
        self.was = dict(_paired(self.old, self.new, sides.items))
        self.now = {before: after for after, before in self.was.items()}
        self.moved = self._moved()
        self.places = tuple(_places(found) for found in (sides.old, sides.new))
        self.told = _Told(sides)

    def _moved(self) -> set[str]:
        found = {_passage(item.change.address) for item in self.sides.items if item.change.kind == "moved"}
        return {one.address for one in self.sides.new if one.twin in found and one.address in self.was}

    def rows(self) -> Iterator[Amendment]:
        gone = self._gone()
        yield from gone.get("", ())
        for passage in self.sides.new:
            row = self._row(passage)
            if row is not None:
                yield row
            yield from gone.get(passage.address, ())

    def _gone(self) -> Mapping[str, Sequence[Amendment]]:
        """What went, by the new address of the passage behind which it stood."""
        found: dict[str, list[Amendment]] = {}
        anchor = ""
        for passage in self.sides.old:
            if passage.address not in self.now:
                found.setdefault(anchor, []).append(self._removed(passage))
            elif self.now[passage.address] not in self.moved:
                anchor = self.now[passage.address]
        return found

    def _row(self, passage: Passage) -> Amendment | None:
        before = self.old.get(self.was.get(passage.address, ""))
        if before is None:
            return self._added(passage)
        if passage.address in self.moved and not self._went_along(passage, before):
            return self._told_moved(before, passage)
        if before.words == passage.words and before.spans == passage.spans and before.kind == passage.kind:
            return None
        return self._edited(before, passage)

    def _added(self, passage: Passage) -> Amendment:
        words = _listed(passage, passage.words, self.lang)
        new = (*said(_ADDED[self.lang]), *pieces("", words))
        return self._amendment("added", passage, said(_NOTHING[self.lang]), new, self.told.of(None, passage))

    def _removed(self, passage: Passage) -> Amendment:
        old = pieces(_listed(passage, passage.words, self.lang), "")
        found = self.told.of(passage, None)
        where = _FORMER[self.lang].format(self._where(passage, self.sides.old_where))
        return Amendment("removed", where, old, said(_REMOVED[self.lang]), found)

    def _told_moved(self, before: Passage, passage: Passage) -> Amendment:
        """Both places and all words, what is different in them marked; where a place is told by the words, once."""
        places = self._standing(before, passage)
        words = [_listed(one, one.words, self.lang) for one in (before, passage)]
        if all(
            one.name.removeprefix(one.number).strip() in at for one, at in zip((before, passage), places, strict=True)
        ):
            heads, words = (_BEFORE[self.lang], _AFTER[self.lang]), list(places)
        elif places[0] == places[1]:
            heads = (f"{_MOVED[self.lang]}\n",) * 2
        else:
            heads = (f"{_FROM[self.lang].format(places[0])}\n", f"{_TO[self.lang].format(places[1])}\n")
        old, new = _halves(pieces(*words))
        items = self.told.of(before, passage)
        return self._amendment("moved", passage, (*said(heads[0]), *old), (*said(heads[1]), *new), items)

    def _standing(self, before: Passage, passage: Passage) -> tuple[str, str]:
        """Where it stood and stands: a row by its number, a column by where it is placed."""
        if passage.kind == "row":
            numbers = self.places[0][before.address], self.places[1][passage.address]
            return _ROW[self.lang].format(numbers[0]), _ROW[self.lang].format(numbers[1])
        return (
            self.sides.old_where(_placement(before))[self.lang],
            self.sides.new_where(_placement(passage))[self.lang],
        )

    def _went_along(self, passage: Passage, before: Passage) -> bool:
        """Whether it moved only as part of what it stands under."""
        within = passage.within
        return within in self.moved and self.was[within] == before.within

    def _edited(self, before: Passage, passage: Passage) -> Amendment:
        found = self.told.of(before, passage)
        if passage.kind == "row":
            return self._amendment("edited", passage, *self._cells(before, passage), found)
        marked = pieces(before.words[WHOLE], passage.words[WHOLE])
        old, new = _halves(marked)
        if before.words == passage.words:
            levels = [_LEVEL[self.lang].format(_LEVELS[one.kind][self.lang]) for one in (before, passage)]
            old, new = (*old, Piece("deleted", levels[0])), (*new, Piece("inserted", levels[1]))
        number = before.number != passage.number and _unnumbered(before) == _unnumbered(passage)
        return self._amendment("renumbered" if number else "edited", passage, old, new, found)

    def _cells(self, before: Passage, passage: Passage) -> tuple[Marked, Marked]:
        """The cells that differ, each on its line behind its head where there are several."""
        names = [*passage.words, *(name for name in before.words if name not in passage.words)]
        differing = [name for name in names if before.words.get(name, "") != passage.words.get(name, "")]
        lines: list[tuple[Marked, Marked]] = []
        for name in differing:
            head = _head(name, passage, before, self.lang) if len(differing) > 1 else ""
            lead = said(_headed(head, "", self.lang)) if head else ()
            old, new = _halves(pieces(before.words.get(name, ""), passage.words.get(name, "")))
            blank = said(_NOTHING[self.lang])
            lines.append(((*lead, *(old or blank)), (*lead, *(new or blank))))
        for name in _remerged(before, passage):
            head = _head(name, passage, before, self.lang)
            covers = (_COVERS[self.lang].format(*one.spans[name]) for one in (before, passage))
            old_words, new_words = (_headed(head, words, self.lang) if head else words for words in covers)
            lines.append(_halves(pieces(old_words, new_words)))
        return _lines([old for old, _ in lines]), _lines([new for _, new in lines])

    def _amendment(
        self, kind: Kind, passage: Passage, old: Marked, new: Marked, items: tuple[Item, ...] = ()
    ) -> Amendment:
        return Amendment(kind, self._where(passage, self.sides.new_where), old, new, items)

    def _where(self, passage: Passage, where: Where) -> str:
        if passage.kind == "cover":
            return _COVER[passage.address.partition(".")[2]][self.lang]
        label = where(passage.record)[self.lang]
        if passage.part == "text":
            return _BODY[self.lang].format(label)
        former = self.old.get(self.was.get(passage.address, ""))
        if passage.kind != "row" or former is None or passage.address in self.moved:
            return label
        differing = [name for name in passage.words if former.words.get(name, "") != passage.words[name]]
        head = _head(differing[0], passage, former, self.lang) if len(differing) == 1 else ""
        return f"{label}{'，' if self.lang == 'zh' else ', '}{head}" if head else label


class _Told:
    """Which changes of the review lead to a passage: those of its record, and of the data that it prints."""

    def __init__(self, sides: Sides) -> None:
        self.by_address: dict[str, list[Item]] = {}
        self.by_path: dict[str, list[Item]] = {}
        for item in sides.items:
            if item.lang not in (None, sides.lang):
                continue
            self.by_address.setdefault(_key(item), []).append(item)
            self.by_path.setdefault(_path(item), []).append(item)

    def of(self, before: Passage | None, passage: Passage | None) -> tuple[Item, ...]:
        there = [one for one in (before, passage) if one]
        own = [item for one in there for item in self._own(one) if _meant(item, before, passage)]
        paths = [path for path, _ in before.sources ^ passage.sources] if before and passage else []
        data = [item for path in sorted(set(paths)) for end in _ends(path) for item in self.by_path.get(end, ())]
        found = {id(item): item for item in (*own, *data)}
        return tuple(found.values())

    def _own(self, passage: Passage) -> Iterator[Item]:
        """The changes of its record, of a node's heading and text each its own."""
        yield from self.by_address.get(passage.twin, ()) if passage.twin != passage.record else ()
        for item in self.by_address.get(passage.record, ()):
            field = item.change.field.partition(".")[0] if item.change.kind == "edited" else ""
            if field not in ("title", "text") or passage.part in ("", field):
                yield item


def _remerged(before: Passage, passage: Passage) -> Iterator[str]:
    """The cells that cover another number of columns or rows."""
    yield from (name for name, spans in passage.spans.items() if before.spans.get(name, spans) != spans)


def _ends(path: str) -> Iterator[str]:
    """A printed path and those that it may be a part of: the unit of a figure, the title of a document."""
    yield path
    yield path.rpartition(".")[0]


def _key(item: Item) -> str:
    change = item.change
    if change.address == "plan" and change.field:
        return f"plan.{_bare(change.field)}"
    return _passage(change.address)


def _path(item: Item) -> str:
    """The path that texts name: ``projects.pond.area`` of the field ``area.value``."""
    field = _bare(item.change.field)
    for end in (".value", ".unit"):
        field = field.removesuffix(end)
    return item.change.address if field in ("", "value", "unit") else f"{item.change.address}.{field}"


def _bare(field: str) -> str:
    return field.removesuffix(".zh").removesuffix(".en")


def _meant(item: Item, before: Passage | None, passage: Passage | None) -> bool:
    """Whether a change of a record is one of what differs: of a row, of a cell that does."""
    name = item.change.field.partition(".")[2].partition(".")[0]
    if before is None or passage is None or not item.change.field.startswith("cells."):
        return True
    return before.words.get(name) != passage.words.get(name) or before.spans.get(name) != passage.spans.get(name)


def _passage(address: str) -> str:
    """A column stands where it is placed."""
    return f"columns.{address.removeprefix('placements.')}" if address.startswith("placements.") else address


def _paired(old: Mapping[str, Passage], new: Mapping[str, Passage], items: Sequence[Item]) -> Iterator[tuple[str, str]]:
    """New address -> old address of what both print."""
    renamed = {item.change.address: item.change.was for item in items if item.change.kind == "renamed"}
    taken = set(renamed.values())
    for address, passage in new.items():
        before = renamed.get(passage.record, passage.record) + address.removeprefix(passage.record)
        if (
            before in old
            and old[before].family == passage.family
            and (passage.record in renamed or old[before].record not in taken)
        ):
            yield address, before


def _placement(passage: Passage) -> str:
    """The address that tells where it stands."""
    return passage.record.replace("columns.", "placements.", 1) if passage.kind == "column" else passage.record


def _places(found: Sequence[Passage]) -> Mapping[str, int]:
    """The rows' places in their tables, from 1."""
    places: dict[str, int] = {}
    rows = (one for one in found if one.kind == "row")
    for _, group in groupby(rows, key=lambda one: one.within):
        places |= {one.address: at for at, one in enumerate(group, 1)}
    return places


def _halves(marked: Sequence[Piece]) -> tuple[Marked, Marked]:
    old = tuple(piece for piece in marked if piece.kind != "inserted")
    return old, tuple(piece for piece in marked if piece.kind != "deleted")


def _listed(passage: Passage, words: Mapping[str, str], lang: Lang) -> str:
    """All words of a passage; of a row each cell on a line behind its head, empty ones left out."""
    if passage.kind != "row":
        return words[WHOLE]
    told = ((passage.heads.get(name, ""), cell.replace("\n", " ")) for name, cell in words.items() if cell)
    return "\n".join(_headed(head, cell, lang) if head else cell for head, cell in told)


def _headed(head: str, cell: str, lang: Lang) -> str:
    return f"{_line(head, lang)}{'：' if lang == 'zh' else ': '}{cell}"


def _line(words: str, lang: Lang) -> str:
    return words.replace("\n", "" if lang == "zh" else " ")


def _head(name: str, passage: Passage, before: Passage, lang: Lang) -> str:
    return _line(passage.heads.get(name) or before.heads.get(name, ""), lang)


def _lines(lines: Sequence[Marked]) -> Marked:
    found: list[Piece] = []
    for line in lines:
        found += [*said("\n"), *line] if found and line else line
    return tuple(found)


def _unnumbered(passage: Passage) -> str:
    return passage.words[WHOLE].removeprefix(passage.number).strip()


def _condensed(rows: Sequence[Amendment], lang: Lang) -> Iterator[Amendment]:
    """Numbers that follow each other in one row."""
    for kind, group in groupby(rows, key=lambda row: row.kind):
        found = list(group)
        if kind != "renumbered" or len(found) == 1:
            yield from found
            continue
        more = f"等{len(found)}处" if lang == "zh" else f" and {len(found) - 1} more"
        items = tuple(item for row in found for item in row.items)
        old, new = _lines([row.old for row in found]), _lines([row.new for row in found])
        yield replace(found[0], where=found[0].where + more, old=old, new=new, items=items, count=len(found))
