"""Where ``tjplan diff -o`` may write, told before anything is compared."""

import os
from pathlib import Path
from typing import Any

from tjplan.errors import RefusedError
from tjplan.model.visible import visible

_ENDINGS = {
    "json": (".json",),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "docx": (".docx",),
    "table": (".docx", ".xlsx"),
    "note": (".docx", ".md"),
}
"""How the names of a format's files end."""
_DEVICES = Path("/dev")
"""Where Unix keeps them; /dev/stdout is a link, which a file would replace."""


def refuse(options: Any, folder: Path | None) -> None:
    """Refuse an output that would replace what is compared, cannot be a file, or has another format's ending.

    ``folder`` is that of the plan, None where there is none.

    Raises:
        RefusedError: it is one of these; nothing was compared or written.
    """
    if options.output is None:
        return
    if not options.output.strip() or "\0" in options.output:
        raise RefusedError(
            zh="-o 后面没有文件名；写一个，如 -o 修订.docx", en="-o has no file name; give one, e.g. -o changes.docx"
        )
    output = Path(options.output)
    _refuse_special(output)
    _refuse_folder(output)
    _refuse_input(output, options, folder)
    _refuse_ending(output, options.format)


def _refuse_special(output: Path) -> None:
    """A dash or a device as others take for "print it"; a file in its place would be a surprise, or worse."""
    special = os.path.exists(output) and not (os.path.isfile(output) or os.path.isdir(output))
    if str(output) == "-" or special or _DEVICES in output.absolute().parents:
        raise RefusedError(
            zh=f"-o {visible(str(output))} 不是文件；要显示在屏幕上就不写 -o，否则写一个文件名",
            en=f"-o {visible(str(output))} is no file; leave -o away to print, or name a file",
        )


def _refuse_folder(output: Path) -> None:
    name = visible(str(output))
    if os.path.isdir(output):
        raise RefusedError(
            zh=f"{name} 是文件夹；写出其中的文件名，如 -o {name}/修订.docx",
            en=f"{name} is a folder; name a file in it, e.g. -o {name}/changes.docx",
        )
    above = next(parent for parent in output.absolute().parents if os.path.lexists(parent))
    if not above.is_dir():
        raise RefusedError(
            zh=f"{name}：{visible(str(above))} 是文件，不是文件夹；换一个位置",
            en=f"{name}: {visible(str(above))} is a file, not a folder; write somewhere else",
        )


def _refuse_input(output: Path, options: Any, folder: Path | None) -> None:
    if not os.path.exists(output):
        return
    target = output.resolve()
    sides = [Path(name).resolve() for name in (options.old, options.new) if name and os.path.exists(name)]
    if folder:
        sides.append(folder.resolve())
    if any(target == side or (side.is_dir() and _holds(side, target)) for side in sides):
        raise RefusedError(
            zh=f"{visible(str(output))} 是参加比较的文件，没有写入；请用 -o 指定另一个文件",
            en=f"{visible(str(output))} is one of the files compared and was not written over; name another one with -o",
        )


def _holds(side: Path, target: Path) -> bool:
    """Whether the file is one of a plan; a side may also be the folder that holds the plan and much else."""
    return side in target.parents and ((side / "plan.yaml").is_file() or (side / "plan") in target.parents)


def _refuse_ending(output: Path, form: str) -> None:
    ending = output.suffix.lower()
    fit = [name for name, endings in _ENDINGS.items() if ending in endings]
    wrong = bool(fit) and form not in fit
    if wrong and form not in ("docx", "table", "note"):  # these say themselves what they can be
        raise RefusedError(
            zh=f"{visible(str(output))}：--format {form} 不写 {ending} 文件；用 --format {'、'.join(fit)}，或换一个文件名",
            en=f"{visible(str(output))}: --format {form} writes no {ending} file; use --format {' or '.join(fit)}, or another file name",
        )
