"""The two things that a comparison is between: a revision in git, a plan folder, or a Word file."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tjplan.errors import HistoryError, WorkspaceError
from tjplan.load import folder as plan_folder
from tjplan.model.text import Bilingual
from tjplan.model.visible import visible
from tjplan.workspace.opened import Opened, of_loaded
from tjplan.workspace.past import ends, of_common, of_revision
from tjplan.workspace.rounds import find_round, open_plan, shown
from tjplan.workspace.word_side import alike, of_word

__all__ = ["Opened", "both", "of_folder", "of_revision", "opened"]

_HOME = "plan.yaml"
_LONGEST = 200
"""Characters of a name that a message repeats."""
_FILES = (".docx", ".docm", ".doc", ".dotx", ".odt", ".rtf", ".wps", ".pdf", ".xlsx", ".yaml", ".yml", ".geojson")
"""How names end that are meant for a file, whether there is one or not."""


def both(old: str, new: str | None, folder: Path | None, *, given: bool = False) -> tuple[Opened, Opened]:
    """The two sides; without ``new`` that is the plan in ``folder`` as it stands, or the end of the range that ``old``
    is (``v1..v2``, ``main...``).

    ``folder`` is that of the plan of which revisions are meant, None where the user is in no plan's folder;
    unless it was ``given``, a folder that is one of the sides and in git counts more.

    Raises:
        WorkspaceError: a side cannot be read, or the plan is in neither.
        HistoryError: git or a revision cannot be had.
    """
    if (span := _range(old)) is not None:
        if new is not None:
            raise _too_many(old, new)
        return _apart(*span, _repository(old, folder))
    if new is None:
        now = _now(folder)
        return opened(old, folder), now
    home = folder if given else _own(old, new) or folder
    return _somewhere(opened(old, home), opened(new, home))


def _range(name: str) -> tuple[str, str, str] | None:
    return None if os.path.lexists(name) or _is_file_name(name) else ends(name)


def _apart(old: str, new: str, dots: str, folder: Path) -> tuple[Opened, Opened]:
    before = of_common(old, new, folder) if dots == "..." else of_revision(old, folder)
    return _somewhere(before, of_revision(new, folder))


def _too_many(old: str, new: str) -> WorkspaceError:
    return WorkspaceError(
        zh=f"{visible(old)} 已是两个版本，后面不能再写 {visible(new)}；写一个范围，或写两个版本",
        en=f"{visible(old)} is two versions already, so {visible(new)} is one too many; write a range or two versions",
    )


def _somewhere(old: Opened, new: Opened) -> tuple[Opened, Opened]:
    """Both, if the plan was in either; two that lack it would seem equal."""
    if all(one.loaded is not None and not one.loaded.sources and not one.lost for one in (old, new)):
        said = old.remarks[0] if old.remarks else Bilingual("", "")
        raise WorkspaceError(
            zh=f"{visible(old.side.name)} 和 {visible(new.side.name)} 中都没有这个规划（{said.zh}）；请用 --plan 指定规划文件夹",
            en=f"neither {visible(old.side.name)} nor {visible(new.side.name)} has this plan ({said.en}); name its folder with --plan",
        )
    return old, new


def _now(folder: Path | None) -> Opened:
    if folder is not None:
        return of_folder(folder)
    try:
        return of_folder(find_round(Path.cwd()))
    except WorkspaceError as error:
        raise WorkspaceError(
            zh=f"{error.zh}；或写出要比较的两个版本，如 tjplan diff 旧.docx 新.docx",
            en=f"{error.en}; or name both versions, e.g. tjplan diff OLD.docx NEW.docx",
        ) from error


def _own(*names: str) -> Path | None:
    """The folder among the sides whose past can be asked for; the new one counts more."""
    from tjplan import history

    for name in reversed(names):
        if name and os.path.isdir(name):
            with suppress(HistoryError, WorkspaceError):
                found = _round(Path(name))
                history.path_of(found)
                return found
    return None


def opened(name: str, folder: Path | None) -> Opened:
    """The side that ``name`` stands for; ``folder`` is that of the plan of which a revision is meant, None outside
    of any plan.

    Raises:
        WorkspaceError: it is neither a folder with a plan, nor a Word file that tjplan made, nor can be
            looked up in git.
        HistoryError: git or the revision cannot be had.
    """
    if not name.strip() or "\0" in name:
        raise WorkspaceError(
            zh=f"“{visible(name)}”不是版本：写 git 版本、规划文件夹或 Word 文件（变量为空时会这样）",
            en=f"“{visible(name)}” is no version: name a git revision, a plan folder or a Word file (an empty variable looks like this)",
        )
    if os.path.isdir(name):
        return of_folder(_round(Path(name)), name)
    if os.path.lexists(name) or _is_file_name(name):
        return of_word(Path(name))
    return _of_git(name, _repository(name, folder))


def _of_git(name: str, folder: Path) -> Opened:
    try:
        return of_revision(name, folder)
    except HistoryError as error:
        if _is_revision(name, folder):
            raise
        raise _nothing(name, Bilingual(error.zh, error.en)) from error


def _is_revision(name: str, folder: Path) -> bool:
    from tjplan import history

    try:
        history.revision(folder, name.partition(":")[0])
    except HistoryError:
        return False
    return True


def _is_file_name(name: str) -> bool:
    """Whether a name that leads to no file was meant as one."""
    return ":" not in name and os.path.splitext(name)[1].lower() in _FILES


def _repository(name: str, folder: Path | None) -> Path:
    """The folder of the plan of which ``name`` is a revision.

    Raises:
        WorkspaceError: the user is in no plan's folder.
    """
    if folder is not None:
        return folder
    if ":" in name:  # it names the folder itself
        return Path.cwd()
    try:
        return find_round(Path.cwd())
    except WorkspaceError as error:
        raise _nothing(name, Bilingual(f"要与 git 版本比较：{error.zh}", f"for a git revision: {error.en}")) from error


def _nothing(name: str, why: Bilingual) -> WorkspaceError:
    """What to say of a name that leads to no file and to no revision."""
    near = alike(Path(name)) if len(name) <= _LONGEST else Bilingual("", "")
    if near.en:
        why = Bilingual(f"{near.zh}（{why.zh}）", f"{near.en} ({why.en})")
    return WorkspaceError(
        zh=f"没有文件或文件夹“{visible(name)[:_LONGEST]}”；{why.zh}",
        en=f"there is no file or folder “{visible(name)[:_LONGEST]}”; {why.en}",
    )


def _round(path: Path) -> Path:
    """The folder of a round: itself, or the current one of the rounds in it or in its ``plan`` folder.

    Raises:
        WorkspaceError: it is a part of a plan, or holds several rounds of which not one is current.
    """
    if (path / _HOME).is_file():
        return path
    home = next((parent for parent in path.resolve().parents if (parent / _HOME).is_file()), None)
    if home is not None:
        raise WorkspaceError(
            zh=f"{visible(str(path))} 只是一个规划的一部分，没有 plan.yaml；写整个规划的文件夹 {shown(home)}",
            en=f"{visible(str(path))} is only a part of a plan, without a plan.yaml; name the folder of the whole plan, {shown(home)}",
        )
    rounds = list(_rounds(path)) or list(_rounds(path / "plan"))
    if len(rounds) > 1:
        return find_round(rounds[0].parent.parent) if rounds[0].parent.name == "plan" else _which(path, rounds)
    return rounds[0] if rounds else path


def _rounds(path: Path) -> Iterator[Path]:
    try:
        yield from (child for child in sorted(path.iterdir()) if (child / _HOME).is_file())
    except OSError:
        return


def _which(path: Path, rounds: list[Path]) -> Path:
    listed = ", ".join(shown(one) for one in rounds)
    raise WorkspaceError(
        zh=f"{visible(str(path))} 中有 {len(rounds)} 个规划；写明是哪一个：{listed}",
        en=f"there are {len(rounds)} plans in {visible(str(path))}; say which one: {listed}",
    )


def of_folder(folder: Path, name: str = "") -> Opened:
    """The plan as it stands in ``folder`` now.

    Raises:
        WorkspaceError: the folder is missing, or no plan stands in it.
    """
    if name and not any(map(plan_folder.is_plan_file, _inside(folder))):
        raise WorkspaceError(
            zh=f"{visible(name)} 中没有规划文件（.yaml）；写一个规划期的文件夹，例如 plan/2021-2025",
            en=f"there is no plan file (.yaml) in {visible(name)}; name the folder of one round, e.g. plan/2021-2025",
        )
    loaded = open_plan(folder)
    if any(address == "plan" for address, _, _ in loaded.plan.twice):
        raise WorkspaceError(
            zh=f"{visible(name or shown(folder))} 中有不止一个规划；写其中一个规划期的文件夹，例如 plan/2021-2025",
            en=f"more than one plan stands in {visible(name or shown(folder))}; name the folder of one round, e.g. plan/2021-2025",
        )
    return of_loaded(loaded, name or shown(folder), folder, shown(folder), _beside(folder))


def _inside(folder: Path) -> Iterator[Path]:
    return (path.relative_to(folder) for path in folder.rglob("*"))


def _beside(folder: Path) -> dict[str, bytes]:
    """The files beside those of the plan; one that cannot be read is none."""
    found: dict[str, bytes] = {}
    for path in folder.glob("*.json"):
        with suppress(OSError):
            if path.is_file() and path.stat().st_size <= plan_folder.MAX_BYTES:
                found[path.name] = path.read_bytes()
    return found
