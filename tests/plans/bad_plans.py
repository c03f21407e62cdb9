"""The bad plans of this folder: each is laid over the smallest good plan, file by file.

Where a finding must stand is written in the files: ``# ^ CODE: WORDS`` says that the line above has
it where WORDS start, ``# ^3 CODE: WORDS`` that the third line above has; such comments do not count
as lines, so that several may stand below one another.  A file that cannot hold a
comment has its findings in ``expected``, one ``CODE FILE:LINE:COL`` a line.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from tjplan.load import folder
from tjplan.load.folder import Loaded

HERE = Path(__file__).parent
BASE = HERE / "good" / "smallest"
CASES = sorted(path for path in (HERE / "bad").iterdir() if path.is_dir())
_MARKER = re.compile(r"\s*# \^(?P<up>\d*) (?P<code>[a-z-]+): (?P<words>.+)")

Expected = tuple[str, str, int, int]
"""Code, file, line and column."""


def code_of(case: Path) -> str:
    """The code in a case's name: ``pin-differs--one-language``."""
    return case.name.partition("--")[0]


def load(case: Path) -> Loaded:
    """The smallest good plan with the files of ``case`` in place of or beside its own."""
    base, _ = folder.files_of(BASE, "")
    files, unreadable = folder.files_of(case, "")
    loaded = folder.load({**base, **files})
    return Loaded(loaded.plan, (*unreadable, *loaded.findings), loaded.sources, loaded.broken or bool(unreadable))


def expected(case: Path) -> list[Expected]:
    """Every finding that ``case`` must give, sorted, and no other."""
    return sorted(_expected(case))


def _expected(case: Path) -> Iterator[Expected]:
    for path in case.rglob("*.yaml"):
        if path.is_file():
            name = path.relative_to(case).as_posix()
            lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
            seen: list[int] = []
            for at, line in enumerate(lines):
                if marker := _MARKER.fullmatch(line):
                    above = seen[-int(marker["up"] or 1)]
                    yield marker["code"], name, above + 1, lines[above].index(marker["words"]) + 1
                else:
                    seen.append(at)
    listed = case / "expected"
    for line in listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else []:
        code, spot = line.split(" ")
        name, row, col = spot.split(":")
        yield code, name, int(row), int(col)
