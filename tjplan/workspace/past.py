"""The plan as it was at a revision: which folder held it then, and what of it can be read."""

import os
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from tjplan import history
from tjplan.errors import HistoryError, WorkspaceError
from tjplan.history import Revision, Snapshot
from tjplan.load import folder as plan_folder
from tjplan.model.finding import Finding
from tjplan.model.text import Bilingual
from tjplan.model.visible import visible
from tjplan.workspace.opened import Opened, of_loaded
from tjplan.workspace.rounds import shown, with_previous

_HOME = "plan.yaml"
_NAMED = 5
"""Folders named in one message."""
_RANGE = re.compile(r"(?P<old>(?:.*[^./])?)(?P<dots>\.\.\.?)(?P<new>(?:[^./].*)?)", re.DOTALL)


def ends(name: str) -> tuple[str, str, str] | None:
    """Both ends of a range as git writes one, and its dots; an end that is left out is HEAD.  None for other names.

    >>> ends("v1..v2"), ends("main..."), ends("../plan"), ends("..")
    (('v1', 'v2', '..'), ('main', 'HEAD', '...'), None, None)
    """
    found = _RANGE.fullmatch(name)
    if found is None or not (found["old"] or found["new"]):
        return None
    return found["old"] or "HEAD", found["new"] or "HEAD", found["dots"]


def of_revision(name: str, folder: Path) -> Opened:
    """The plan of ``folder`` as it was at a revision; where it was not there yet, an empty one and a remark.

    A plan that stood in another folder then is found by its id.  ``name`` may itself name a folder, as git
    writes it: ``v1.0:plan/2021-2025``.

    Raises:
        HistoryError: git or the revision cannot be had.
        WorkspaceError: the folder is neither there now nor was it then, or several held the plan.
    """
    base, rest = _standing(folder)
    try:
        at = history.revision(base, name)
    except HistoryError:
        if (found := _named_folder(name, base)) is None:
            raise
        return _opened(found.at, found.folder, _snapshot(found.at), ())
    if rest:
        at = replace(at, place=_joined(history.path_of(base), rest))
    return _placed(at, folder)


def of_common(one: str, other: str, folder: Path) -> Opened:
    """The plan of ``folder`` at the last commit that two revisions both come from.

    Raises:
        HistoryError: git or a revision cannot be had, or the two have no commit in common.
        WorkspaceError: as :func:`of_revision`.
    """
    base, rest = _standing(folder)
    at = history.common(history.revision(base, one), history.revision(base, other))
    return _placed(replace(at, place=_joined(history.path_of(base), rest)) if rest else at, folder)


def _standing(folder: Path) -> tuple[Path, str]:
    """The nearest folder above that there is, and the path on from it: git starts in a folder that exists."""
    base = folder
    while not base.is_dir() and base != base.parent:
        base = base.parent
    rest = folder.relative_to(base).as_posix()
    return base, "" if rest == "." else rest


def _joined(*parts: str) -> str:
    return "/".join(filter(None, parts))


class _Named(NamedTuple):
    at: Revision
    folder: Path


def _named_folder(name: str, base: Path) -> _Named | None:
    """What ``REVISION:FOLDER`` names, None where ``name`` is nothing of the kind.

    Raises:
        HistoryError: there is no such revision.
        WorkspaceError: there is no plan in that folder.
    """
    revision, colon, place = name.partition(":")
    place = place.replace(os.sep, "/").strip("/")
    if not (revision and colon and place):
        return None
    at = history.revision(base, revision)
    top = _top(base)
    at = replace(at, name=name, place=place)
    found = _snapshot(at)
    if not any(map(plan_folder.is_plan_file, found.files)):
        raise _no_plan(at, place)
    return _Named(at, top / place)


def _top(base: Path) -> Path:
    """The top of the repository that ``base`` stands in."""
    inside = PurePosixPath(history.path_of(base))
    return base.resolve().parents[len(inside.parts) - 1] if inside.parts else base.resolve()


def _snapshot(at: Revision) -> Snapshot:
    return history.snapshot(at, plan_folder.MAX_BYTES)


def _placed(at: Revision, folder: Path) -> Opened:
    """The plan of ``folder``, wherever it stood then."""
    found, own = _snapshot(at), _own_id(folder)
    there = any(map(plan_folder.is_plan_file, found.files)) or bool(found.large)
    if there and (not own or _id(found.files.get(PurePosixPath(_HOME), b"")) in ("", own)):
        return _opened(at, folder, found, ())
    homes = _homes(at)
    same = [place for place, plan_id in homes.items() if plan_id == own]
    if own and len(same) > 1:
        raise _several(at, own, same)
    if own and same:
        moved = replace(at, place=same[0])
        return _opened(moved, folder, _snapshot(moved), (_moved(at.name, same[0], folder),))
    if not there and not folder.is_dir():
        raise _no_plan(at, shown(folder), homes)
    return _opened(at, folder, found, () if there else (_absent(at, folder, homes),))


def _own_id(folder: Path) -> str:
    """The id of the plan that stands in ``folder`` now, empty where it cannot be told."""
    home = folder / _HOME
    try:
        return _id(home.read_bytes()) if home.is_file() and home.stat().st_size <= plan_folder.MAX_BYTES else ""
    except OSError:
        return ""


def _id(home: bytes) -> str:
    return plan_folder.load({_HOME: home}).plan.id if home else ""


def _homes(at: Revision) -> dict[str, str]:
    """The folders that held a plan at the revision, each with the plan's id."""
    found = history.named(at, _HOME, plan_folder.MAX_BYTES)
    return {path.parent.as_posix(): _id(raw) for path, raw in found.items() if path.parent.parts}


def _opened(at: Revision, folder: Path, found: Snapshot, said: tuple[Bilingual, ...]) -> Opened:
    root = shown(folder)
    files = _plan_files(root, found.files)
    loaded = plan_folder.load(files)
    if unread := _unread(root, found):
        loaded = replace(loaded, findings=(*unread, *loaded.findings), broken=True)
    loaded = with_previous(loaded, folder, lambda before: (_files_at(before, at), []))
    beside = {path.name: raw for path, raw in found.files.items() if path.suffix == ".json" and len(path.parts) == 1}
    one = of_loaded(loaded, at.name, folder, root, beside, kind="revision")
    side = replace(one.side, commit=at.commit, day=history.day(at))
    return replace(one, side=side, remarks=(*said, *one.remarks), elsewhere=at.place is not None)


def _plan_files(root: str, files: Mapping[PurePosixPath, bytes]) -> dict[str, bytes]:
    return {f"{root}/{inside}": raw for inside, raw in files.items() if plan_folder.is_plan_file(inside)}


def _files_at(folder: Path, at: Revision) -> dict[str, bytes]:
    found = history.files(replace(at, folder=folder, place=None), plan_folder.MAX_BYTES)
    return _plan_files(shown(folder), found)


def _unread(root: str, found: Snapshot) -> list[Finding]:
    """What the plan lacks of that revision, in the words that are used for a folder."""
    large = [
        plan_folder.too_large(f"{root}/{inside}", size)
        for inside, size in found.large.items()
        if plan_folder.is_plan_file(inside)
    ]
    astray = [plan_folder.astray(f"{root}/{inside}") for inside in found.astray if plan_folder.is_plan_file(inside)]
    return [*large, *astray]


def _moved(name: str, place: str, folder: Path) -> Bilingual:
    return Bilingual(
        f"这个规划现在在 {shown(folder)}，在 {name} 中是 {place}：按规划标识对应",
        f"the plan that now stands in {shown(folder)} stood in {place} at {name}: found by its id",
    )


def _absent(at: Revision, folder: Path, homes: Mapping[str, str]) -> Bilingual:
    there = _listed(at, homes)
    return Bilingual(
        f"版本 {at.name} 中没有 {shown(folder)}，按空白的规划比较{there.zh}",
        f"{shown(folder)} was not there at {at.name} and was compared as an empty plan{there.en}",
    )


def _listed(at: Revision, homes: Mapping[str, str]) -> Bilingual:
    """What to write to compare with a plan that was there, nothing where none was."""
    if not homes:
        return Bilingual("", "")
    named = ", ".join(visible(place) for place in list(homes)[:_NAMED])
    first = visible(f"{at.name.partition(':')[0]}:{next(iter(homes))}")
    return Bilingual(
        f"；当时的规划在 {named}，可写 {first} 与它比较", f"; plans stood in {named}: write {first} to compare with one"
    )


def _no_plan(at: Revision, place: str, homes: Mapping[str, str] | None = None) -> WorkspaceError:
    there = _listed(at, _homes(at) if homes is None else homes)
    name = visible(at.name.partition(":")[0])
    return WorkspaceError(
        zh=f"版本 {name} 中的 {visible(place)} 没有规划{there.zh or '；请检查文件夹名'}",
        en=f"{visible(place)} held no plan at {name}{there.en or '; check the name of the folder'}",
    )


def _several(at: Revision, own: str, places: list[str]) -> WorkspaceError:
    written = ", ".join(visible(f"{at.name}:{place}") for place in places[:_NAMED])
    return WorkspaceError(
        zh=f"版本 {visible(at.name)} 中有 {len(places)} 个文件夹的规划标识都是 {visible(own)}；写明是哪一个：{written}",
        en=f"at {visible(at.name)} {len(places)} folders held a plan with the id {visible(own)}; say which one: {written}",
    )
