"""Which revision of the plan a file shows."""

from pathlib import Path
from typing import TYPE_CHECKING

from tjplan.errors import HistoryError
from tjplan.load import folder as plan_folder
from tjplan.workspace.rounds import shown

if TYPE_CHECKING:
    from tjplan.pages.changes import Edition


def revision(folder: Path) -> str:
    """The last commit that changed the plan in ``folder``, with a plus sign where a file of it changed since.

    Empty where the plan is not in git, or git lacks the files of that commit.
    """
    from tjplan import history

    try:
        latest = history.latest(folder, *_beside())
        committed = history.snapshot(latest, plan_folder.MAX_BYTES).files if latest else {}
    except HistoryError:  # a partial clone
        return ""
    if latest is None:
        return ""
    then = {path.as_posix(): raw for path, raw in committed.items() if plan_folder.is_plan_file(path)}
    name = shown(folder)
    now = {file.removeprefix(f"{name}/"): raw for file, raw in plan_folder.files_of(folder, name)[0].items()}
    return latest.commit + ("" if _lines(then) == _lines(now) else "+")


def edition(folder: Path) -> "Edition":
    """The revision of the plan in ``folder`` and its day, as the website tells them; empty where git knows neither."""
    from tjplan import history
    from tjplan.pages.changes import Edition

    commit = revision(folder)
    try:
        latest = history.latest(folder, *_beside())
        return Edition(commit, history.day(latest)) if latest and commit else Edition()
    except HistoryError:
        return Edition(commit)


def _beside() -> tuple[str, str]:
    """The files that are kept beside the plan and say nothing of it: page numbers, confirmed translations."""
    from tjplan.diff import confirmed
    from tjplan.word import counted

    return counted.FILE, confirmed.FILE


def _lines(files: dict[str, bytes]) -> dict[str, bytes]:
    """Line ends as git keeps them: on Windows a checkout may have others."""
    return {name: raw.replace(b"\r\n", b"\n") for name, raw in files.items()}
