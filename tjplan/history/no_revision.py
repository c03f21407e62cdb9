"""What is said where git has no such commit, with the names that may have been meant."""

import difflib
from collections.abc import Sequence
from pathlib import Path

from tjplan.errors import HistoryError
from tjplan.history.git import one_line, run
from tjplan.model.text import Bilingual

_NAMES = 2000
"""Branches and tags, the newest, among which one is looked for that may have been meant."""
_LISTED = 6
"""Branches and tags are all listed where there are no more."""
_LIST = Bilingual(
    "；git log --oneline 和 git branch -a 列出现有的版本",
    "; git log --oneline and git branch -a list those that there are",
)


def unknown(folder: Path, name: str, shallow: bool) -> HistoryError:
    """That ``name`` stands for no commit in the repository of ``folder``, which is a ``shallow`` clone or not."""
    names = _names(folder)
    near = _near(name, names)
    meant = Bilingual(f"；是否为 {near}？", f"; did you mean {near}?") if near else Bilingual("", "")
    if shallow:
        return HistoryError(
            zh=f"没有版本“{one_line(name)}”：这是浅克隆，历史不全；先运行 git fetch --unshallow（GitHub Actions：fetch-depth: 0）{meant.zh}",
            en=f"there is no revision “{one_line(name)}”: this is a shallow clone without its history; first run git fetch --unshallow (GitHub Actions: fetch-depth: 0){meant.en}",
        )
    if not names:
        return HistoryError(
            zh=f"没有版本“{one_line(name)}”：仓库中还没有分支和标签；先用 git commit 提交",
            en=f"there is no revision “{one_line(name)}”: the repository has no branch or tag yet; first commit something",
        )
    listed = ", ".join(names) if len(names) <= _LISTED else ""
    there = Bilingual(f"；现有 {listed}", f"; there are {listed}") if listed else _LIST
    hint = meant if near else there
    return HistoryError(
        zh=f"没有版本“{one_line(name)}”{hint.zh}",
        en=f"there is no revision “{one_line(name)}”{hint.en}",
    )


def unrelated(one: str, other: str, shallow: bool) -> HistoryError:
    """That the revisions called ``one`` and ``other`` come from no common commit."""
    names = f"{one_line(one)}, {one_line(other)}"
    mend = (
        Bilingual(
            "这是浅克隆，先运行 git fetch --unshallow", "this is a shallow clone: first run git fetch --unshallow"
        )
        if shallow
        else Bilingual("直接比较两者，如 A B", "compare the two as they are: write A B")
    )
    return HistoryError(zh=f"{names} 没有共同的历史；{mend.zh}", en=f"{names} have no history in common; {mend.en}")


def _names(folder: Path) -> tuple[str, ...]:
    """Branches and tags, as one writes them."""
    said = run(
        folder, "for-each-ref", "--sort=-creatordate", f"--count={_NAMES}", "--format=%(refname)",
        "refs/heads", "refs/tags", "refs/remotes",
    )  # fmt: skip
    refs = said.stdout.decode("utf-8", "replace").split("\n")
    return tuple(one_line(ref.split("/", 2)[2]) for ref in refs if ref.count("/") > 1 and not ref.endswith("/HEAD"))


def _near(name: str, names: Sequence[str]) -> str:
    """Up to three of ``names`` that look like ``name``, begin with it, or are it on a remote."""
    begun = [one for one in names if (name and one.startswith(name)) or one.endswith(f"/{name}")]
    return ", ".join(dict.fromkeys([*difflib.get_close_matches(name, names, 3), *begun][:3]))
