"""Why a plan was changed: what its notes and the commit messages between two states say."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from tjplan import history
from tjplan.diff import between, of_plan
from tjplan.diff import reasons as given_reasons
from tjplan.diff.covering import above
from tjplan.diff.reasons import Given
from tjplan.diff.trailers import KEYS
from tjplan.diff.trailers import reasons as trailer_reasons
from tjplan.errors import HistoryError
from tjplan.history import Message, Messages
from tjplan.load import folder as plan_folder
from tjplan.model.change import Change
from tjplan.model.plan import Plan
from tjplan.model.text import Bilingual

MOST = 200
"""Commits with reasons that are read at most, the latest first; each may mean comparing two plans."""
_NAMED = 5
"""Addresses that a remark names at most."""


def reasons(
    folder: Path, old_commit: str | None, new_commit: str | None, old: Plan, new: Plan, changes: Sequence[Change]
) -> tuple[Mapping[int, Bilingual], tuple[Bilingual, ...]]:
    """Index of the change -> why it was made, and remarks on reasons that could not be used.

    The commits are those that ``new_commit`` has and ``old_commit`` does not; None stands for a side
    that is no commit, so that notes alone explain.  For the work tree pass "HEAD" as the new one.
    """
    told, remarks = _of_commits(folder, old_commit, new_commit) if old_commit and new_commit else ([], [])
    given = [*given_reasons.new_notes(old, new), *told]
    if not given:
        return {}, tuple(remarks)
    found = given_reasons.explained(changes, given, above(old, new))
    return found.reasons, (*remarks, *_idle(found.idle))


def _of_commits(folder: Path, old: str, new: str) -> tuple[list[Given], list[Bilingual]]:
    """The reasons in commit messages, and what of them could not be had."""
    try:
        told = history.messages(history.revision(folder, old), history.revision(folder, new), KEYS, MOST)
    except HistoryError as error:
        return [], [Bilingual(f"没有读取提交说明：{error.zh}", f"commit messages were not read: {error.en}")]
    given: list[Given] = []
    lost = 0
    for order, message in enumerate(reversed(told.found)):
        said = trailer_reasons(message.trailers)
        given += [Given(words, path, order=order) for path, words in said if path]
        general = [words for path, words in said if not path]
        made = _made(folder, message) if general and (message.parent or not told.cut) else ()
        lost += made is None
        given += [Given(words, made=made or (), order=order) for words in general]
    return given, [*_limits(told), *_lost(lost)]


def _made(folder: Path, message: Message) -> tuple[Change, ...] | None:
    """What the commit changed, against its first parent; None where the clone lacks a file of either."""
    try:
        return _between(folder, message)
    except HistoryError:
        return None


def _between(folder: Path, message: Message) -> tuple[Change, ...]:
    """What the commit changed, against its first parent.

    Only the files that differ are read, unless plan.yaml is one: it gives the chapters their order.

    Raises:
        HistoryError: the clone lacks a file of either.
    """
    sides = [_plan(files) for files in history.changed(folder, message.parent, message.commit, plan_folder.MAX_BYTES)]
    if any(side.has_home for side in sides):
        sides = [_whole(folder, commit) for commit in (message.parent, message.commit)]
    old, new = map(of_plan, sides)
    return between(old, new)


def _whole(folder: Path, commit: str) -> Plan:
    at = history.Revision(folder, commit, commit)
    return _plan(history.files(at, plan_folder.MAX_BYTES) if commit else {})


def _plan(files: Mapping[PurePosixPath, bytes]) -> Plan:
    """What can be read of a plan's files."""
    inside = {path.as_posix(): raw for path, raw in files.items() if plan_folder.is_plan_file(path)}
    return plan_folder.load(inside).plan


def _limits(told: Messages) -> Iterator[Bilingual]:
    if told.more:
        yield Bilingual(
            f"写有理由的提交过多，只读了最近 {len(told.found)} 个",
            f"too many commits give reasons; only those of the latest {len(told.found)} were read",
        )
    if told.cut:
        yield Bilingual(
            "这是浅克隆，缺少部分提交，其中的理由读不到；先运行 git fetch --unshallow",
            "this is a shallow clone without some of the commits, whose reasons are unknown; first run git fetch --unshallow",
        )


def _lost(count: int) -> Iterator[Bilingual]:
    if count:
        yield Bilingual(
            f"有 {count} 个提交的文件不在这个克隆中，没有写明地址的理由用不上；请重新克隆，不用 --filter",
            f"this clone lacks files of {count} commit(s), whose reasons count only for the addresses they name; clone again without --filter",
        )


def _idle(paths: Sequence[str]) -> Iterator[Bilingual]:
    if paths:
        named, rest = ", ".join(paths[:_NAMED]), len(paths) - _NAMED
        yield Bilingual(
            f"理由所写的地址没有对应的改动：{named}{f' 等 {len(paths)} 处' if rest > 0 else ''}；请核对写法",
            f"reasons name addresses at which nothing changed: {named}{f' and {rest} more' if rest > 0 else ''}; check their spelling",
        )
