"""The editions of a plan that its git tags name, each held against the one before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tjplan import history
from tjplan.diff.plan_book import PlanBook
from tjplan.errors import HistoryError, TjplanError
from tjplan.history import Tag
from tjplan.load.titles import title
from tjplan.model.plan import Plan
from tjplan.model.text import Bilingual
from tjplan.review import Review
from tjplan.workspace.comparing import words_alone
from tjplan.workspace.opened import Opened
from tjplan.workspace.past import of_revision
from tjplan.workspace.sides import of_folder

if TYPE_CHECKING:
    from tjplan.pages.editions import Editions, Tagged

MOST = 30
"""Editions that are compared, the newest; each takes a tenth of a second or two."""
PREVIEWED = 5
"""Those that the live preview shows, which makes all pages anew on every edit."""


def past_editions(folder: Path, plan: Plan, *, now: bool = True, most: int = MOST) -> "Editions":
    """What the tags know of the plan in ``folder``, which reads as ``plan`` at present, the newest first, at most ``most``.

    An edition is a tag at which the plan's files are not as at the tag before.  With ``now`` what changed
    since the newest of them comes first.  Where git cannot be asked there are none, and a remark says so.
    """
    from tjplan.pages.editions import Editions
    from tjplan.pages.review_words import WORDS

    try:
        found = history.tags(folder)
    except HistoryError:
        return Editions(remarks=(WORDS["no_git"],))
    tags = _apart(found.found)
    shown, lost = _compared(folder, tags, most)
    if now:
        shown = (*_since(folder, tags), *shown)
    remarks = [WORDS["shallow"]] if found.cut else []
    remarks += [WORDS["no_tags"]] if not tags else []
    remarks += [_counted(WORDS["more"], most)] if len(tags) > most else []
    return Editions(shown, (*remarks, *lost), _labels(shown, plan))


def _counted(words: Bilingual, count: int) -> Bilingual:
    return Bilingual(words.zh.format(count), words.en.format(count))


def _apart(tags: Sequence[Tag]) -> tuple[Tag, ...]:
    """The tags at which the folder is not as at the one before."""
    before = ("", *(tag.tree for tag in tags))
    return tuple(tag for tag, tree in zip(tags, before, strict=False) if tag.tree != tree)


def _compared(folder: Path, tags: Sequence[Tag], most: int) -> "tuple[tuple[Tagged, ...], tuple[Bilingual, ...]]":
    """The newest of ``tags``, the newest first, and what to say of those that cannot be read."""
    from tjplan.pages.editions import Tagged

    found: list[Tagged] = []
    lost: list[str] = []
    before: Tag | None = None
    for tag in tags[-most - 1 :]:
        if not _is_readable(folder, tag):
            lost.append(tag.name)
            continue
        if tag in tags[-most:]:  # the one before these is only what the first of them is compared with
            found.append(Tagged(tag.name, tag.day, tag.commit, _between(folder, before, tag) if before else None))
        before = tag
    return tuple(reversed(found)), tuple(_lost(lost))


def _lost(names: Sequence[str]) -> Iterator[Bilingual]:
    from tjplan.pages.review_words import WORDS

    if names:
        words = WORDS["unreadable"]
        yield Bilingual(words.zh.format("、".join(names)), words.en.format(", ".join(names)))


@lru_cache(maxsize=2 * MOST)
def _is_readable(folder: Path, tag: Tag) -> bool:
    """Whether all of the plan's files can be read there: what is missing would seem taken out."""
    try:
        loaded = _opened(folder, tag).loaded
    except TjplanError:
        return False
    return loaded is not None and not loaded.broken


@lru_cache(maxsize=2 * MOST)  # commits never change: the live preview compares them once
def _between(folder: Path, old: Tag, new: Tag) -> Review:
    return _review(_opened(folder, old), _opened(folder, new))


@lru_cache(maxsize=2)  # each is the new one of a pair, then the old one of the next
def _opened(folder: Path, tag: Tag) -> Opened:
    one = of_revision(tag.commit, folder)
    return replace(one, side=replace(one.side, name=tag.name))


def _review(old: Opened, new: Opened) -> Review:
    assert old.plan and new.plan
    return words_alone(old, new, old.plan, new.plan)


def _since(folder: Path, tags: Sequence[Tag]) -> "Iterator[Tagged]":
    """What changed since the newest tag that can be read, if anything did."""
    from tjplan.pages.editions import Tagged

    tag = next((one for one in reversed(tags) if _is_readable(folder, one)), None)
    opened = of_folder(folder)
    if tag is None or opened.loaded is None or opened.loaded.broken:
        return
    review = _review(_opened(folder, tag), opened)
    if review.items:
        yield Tagged(tag.name, review=review)


def _labels(editions: "Sequence[Tagged]", plan: Plan) -> dict[str, Bilingual]:
    """What readers call the parts of the text that changed, as they stand now."""
    from tjplan.pages.editions import pasts

    book, changed = PlanBook(plan, title), pasts(editions)
    columns = (address.partition(".rows.")[0] for address in changed)
    return {address: book.where(address) for address in (*changed, *columns)}
