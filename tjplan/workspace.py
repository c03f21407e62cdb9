"""Files and folders, and the one place where the verbs meet.

Everything a command does to a plan goes through here: open the round, check it, compose it, and
write what comes out, each file whole or not at all.
"""

import os
import tempfile
from pathlib import Path

from tjplan.compose import compose
from tjplan.document import Document
from tjplan.errors import WorkspaceError
from tjplan.load import folder as plan_folder
from tjplan.load.folder import Loaded
from tjplan.model.plan import Plan
from tjplan.model.text import Lang


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
    return any(line.strip() == "current: true" for line in lines)


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
    if not findings:
        return loaded
    return Loaded(loaded.plan, (*findings, *loaded.findings), loaded.sources, True)


def shown(path: Path) -> str:
    """``path`` as messages call it: relative to the working folder where it is inside, forward slashes."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return path.resolve().as_posix()


def document(plan: Plan, lang: Lang) -> Document:
    """The document of ``plan`` in ``lang``."""
    return compose(plan, lang)


def write(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` whole or not at all; a failure leaves what was there.

    Raises:
        WorkspaceError: the folder or file cannot be written, the disk is full, or another program
            (Word, say) holds the file open.
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)


def _cannot_write(path: Path, error: OSError) -> WorkspaceError:
    locked = os.name == "nt" and isinstance(error, PermissionError)
    zh = "文件可能正在 Word 中打开，请关闭后重试" if locked else "检查权限和磁盘空间，原有文件未改动"
    en = (
        "it may be open in Word: close it and try again"
        if locked
        else "check permissions and disk space; what was there is unchanged"
    )
    return WorkspaceError(
        zh=f"无法写入 {path}（{error.strerror or error}）：{zh}",
        en=f"cannot write {path} ({error.strerror or error}): {en}",
    )
