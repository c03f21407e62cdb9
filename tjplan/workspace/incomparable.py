"""What of two sides cannot be held against each other, and what to say of it."""

from collections.abc import Iterator, Sequence

from tjplan.errors import WorkspaceError
from tjplan.model.change import Change
from tjplan.model.content import Content
from tjplan.model.text import Bilingual
from tjplan.review import Item, Side
from tjplan.workspace.opened import Opened

_LISTED = "listed"
_TOP = ("preamble", "chapter")
_CONTENTS = ("plan", "contents")
"""What follows from plan.yaml: whether a chapter is in the plan, and their order."""
_NAMED = 5
"""Files named in one message."""


def foreign_remarks(
    old: Side, new: Side, contents: tuple[Content, Content], changes: Sequence[Change]
) -> Iterator[Bilingual]:
    """What to say of two different plans or rounds: how much of them was matched, and what not."""
    if not (old.plan_id and new.plan_id) or (old.plan_id == new.plan_id and _one_round(old, new)):
        return
    kinds = [change.kind for change in changes]
    added, removed, alike = kinds.count("added"), kinds.count("removed"), kinds.count("renamed")
    same = len(contents[1].records) - added - alike
    what = _difference(old, new)
    yield Bilingual(
        f"{what.zh}：按标识对应 {same} 项，按相似的文字对应 {alike} 项；对不上的算删除（旧版 {removed} 项）和新增（新版 {added} 项）",
        f"{what.en}: {same} records matched by id and {alike} by likeness; the {removed} of the old and {added} of the new that match nothing count as removed and added",
    )


def _one_round(old: Side, new: Side) -> bool:
    return old.round == new.round or not (old.round and new.round)


def _difference(old: Side, new: Side) -> Bilingual:
    if not _one_round(old, new):
        named = f"{old.round} → {new.round}"
        return Bilingual(f"两边是不同的规划期（{named}）", f"the two are different rounds ({named})")
    named = f"{old.plan_id} → {new.plan_id}"
    return Bilingual(f"两边不是同一个规划（{named}）", f"the two are different plans ({named})")


def without_lost(told: Sequence[Item], old: Opened, new: Opened) -> tuple[tuple[Item, ...], tuple[Bilingual, ...]]:
    """The changes without those that only seem so because one side could not be read where the other says something;
    a remark counts them."""
    if not old.lost and not new.lost:
        return tuple(told), ()
    kept = tuple(item for item in told if not _seems(item, old, new))
    if len(kept) == len(told):
        return kept, ()
    count = len(told) - len(kept)
    return kept, (
        Bilingual(
            f"因文件读不出而像是改动的 {count} 处没有列出，核对结果也没有比较",
            f"{count} entries that only seem changed because a file cannot be read are left out, and the checks were not compared",
        ),
    )


def _seems(item: Item, old: Opened, new: Opened) -> bool:
    """Whether the change is none: its file, or the order of the chapters or numbers that hang on it, is lost."""
    if item.change.kind == "renumbered":
        return True
    lost = old.lost | new.lost
    if item.change.field == _LISTED or (item.change.kind == "moved" and item.change.what in _TOP):
        return not lost.isdisjoint(_homes(old, new))
    if (item.change.address, item.change.field) == _CONTENTS:
        return not lost.isdisjoint(_homes(old, new) | _chapters(old, new))
    if item.place is None:
        return False
    own = old if item.change.kind == "removed" else new
    return _inside(item.place.file, own) in lost


def _homes(*sides: Opened) -> set[str]:
    """The files in which plan.yaml stands, or should."""
    return {_inside(one.plan.home.spot.file.name, one) for one in sides if one.plan}


def _chapters(*sides: Opened) -> set[str]:
    return {_inside(chapter.spot.file.name, one) for one in sides if one.plan for chapter in one.plan.chapters}


def _inside(file: str, one: Opened) -> str:
    """The name of a file below the folder of its plan."""
    return file.removeprefix(f"{one.root}/")


def refuse_lost(old: Opened, new: Opened) -> None:
    """Refuse what would print as deleted or inserted that which merely could not be read.

    Raises:
        WorkspaceError: a file of either side could not be read.
    """
    for one in (old, new):
        if one.lost:
            named = ", ".join(sorted(one.lost)[:_NAMED])
            raise WorkspaceError(
                zh=f"{one.side.name} 中有文件读不出（{named}），对照表和修订文件会把其内容误作删除或新增，没有写出；先改正文件，或用 --format text 只看能比较的部分",
                en=f"in {one.side.name} files cannot be read ({named}), and a table or redline would call what they hold deleted or inserted, so nothing was written; mend them, or see what can be compared with --format text",
            )
