"""Rounds on disk: which one is meant, and the plan that its files hold."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tjplan.errors import TjplanError, WorkspaceError
from tjplan.load import folder as plan_folder
from tjplan.load.folder import Loaded
from tjplan.model.finding import Finding
from tjplan.model.plan import Plan
from tjplan.model.previous import Unreadable
from tjplan.model.text import Lang, Text, unmarked

_CURRENT = re.compile(r"\s*current:\s+true\s*(?:#.*)?")


def find_round(start: Path) -> Path:
    """The folder of the current round under ``start``/plan or above it.

    Raises:
        WorkspaceError: there is no plan folder, or not exactly one round is marked current.
    """
    for base in (start, *start.parents):
        if (base / "plan").is_dir():
            return _current(base / "plan")
    raise WorkspaceError(
        zh=f"{start} 及其上级文件夹中没有 plan/ 文件夹。用 --plan 指定规划文件夹，例如 --plan plan/2021-2025",
        en=f"there is no plan/ folder in {start} or above it. Name one with --plan, e.g. --plan plan/2021-2025",
    )


def _current(plans: Path) -> Path:
    marked = [child for child in sorted(plans.iterdir()) if child.is_dir() and _is_current(child)]
    if len(marked) == 1:
        return marked[0]
    listed = ", ".join(path.name for path in marked)
    raise WorkspaceError(
        zh=f"{plans} 中标为 current: true 的规划期应有一个，现有 {len(marked)} 个{'：' + listed if listed else ''}。改 plan.yaml，或用 --plan 指定",
        en=f"exactly one round in {plans} should say current: true, now {len(marked)} do{': ' + listed if listed else ''}. Mend plan.yaml or use --plan",
    )


def _is_current(round_folder: Path) -> bool:
    home = round_folder / "plan.yaml"
    try:
        lines = home.read_text(encoding="utf-8-sig", errors="replace").splitlines() if home.is_file() else []
    except OSError:
        return False
    return any(_CURRENT.fullmatch(line) for line in lines)


def open_plan(folder: Path) -> Loaded:
    """The plan in ``folder`` with what is wrong with its files.

    Raises:
        WorkspaceError: the folder is missing, not a folder, or holds no YAML file.
    """
    if not folder.is_dir():
        what = (
            ("是文件，不是规划文件夹", "is a file, not a plan folder")
            if folder.exists()
            else ("不存在", "does not exist")
        )
        raise WorkspaceError(
            zh=f"{folder} {what[0]}。--plan 应指向一个规划期的文件夹，例如 plan/2021-2025",
            en=f"{folder} {what[1]}. --plan should name the folder of one round, e.g. plan/2021-2025",
        )
    files, findings = plan_folder.files_of(folder, shown(folder))
    if not files and not findings:
        raise WorkspaceError(
            zh=f"{folder} 中没有 .yaml 文件。--plan 应指向一个规划期的文件夹",
            en=f"there is no .yaml file in {folder}. --plan should name the folder of one round",
        )
    loaded = plan_folder.load(files)
    if findings:
        loaded = replace(loaded, findings=(*findings, *loaded.findings), broken=True)
    return with_previous(loaded, folder, _files_now)


def with_previous(
    loaded: Loaded, folder: Path, files_of: Callable[[Path], tuple[dict[str, bytes], list[Finding]]]
) -> Loaded:
    """The plan with the round before it, where a rule weighs that; ``files_of`` reads a folder."""
    if not any("previous" in rule.check for rule in loaded.plan.rules):
        return loaded
    from tjplan.load import rounds

    before = rounds.before(folder)
    if before is None:
        return loaded
    files, unreadable = files_of(before)
    found = plan_folder.load(files)
    wrong = [one for one in (*unreadable, *found.findings) if one.severity == "error"]
    return replace(loaded, previous=Unreadable(shown(before), wrong[0]) if wrong else found.plan)


def _files_now(folder: Path) -> tuple[dict[str, bytes], list[Finding]]:
    return plan_folder.files_of(folder, shown(folder))


def whole(loaded: Loaded) -> Plan:
    """The plan, if every file of it could be read."""
    if not loaded.broken:
        return loaded.plan
    spots = [(f"{found.place.file}:{found.place.line}:{found.place.col}", found.message) for found in loaded.findings]
    raise TjplanError(
        zh="\n".join(f"{spot} {message.zh}" for spot, message in spots),
        en="\n".join(f"{spot} {message.en}" for spot, message in spots),
    )


def shown(path: Path) -> str:
    """``path`` as messages call it: relative to the working folder where it is inside, forward slashes."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return path.resolve().as_posix()


def title(plan: Plan, lang: Lang) -> str:
    """Title and subtitle of the plan as plain text, empty where it has none."""
    found = (plan.home.fields.get(name) for name in ("title", "subtitle"))
    words = (unmarked(line[lang]) for line in found if isinstance(line, Text))
    return ("" if lang == "zh" else " ").join(words).strip()
