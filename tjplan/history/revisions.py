"""A commit by its name, and what git tells of it."""

from dataclasses import dataclass, replace
from pathlib import Path

from tjplan.errors import HistoryError
from tjplan.history.git import checked, one_line, run
from tjplan.history.no_revision import unknown, unrelated
from tjplan.history.repository import is_shallow


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit of the repository that ``folder`` stands in; ``commit`` is its full hash.

    ``place`` is the folder meant, as a path from the top of the repository, None for ``folder`` itself.
    """

    folder: Path
    name: str
    commit: str
    place: str | None = None


def revision(folder: Path, name: str) -> Revision:
    """The commit that ``name`` (a branch, a tag, HEAD~1, a hash) stands for in the repository of ``folder``.

    Raises:
        HistoryError: git is missing, ``folder`` is in no repository, or there is no such commit.
    """
    if not name.strip() or name.startswith("-") or "\0" in name:
        raise HistoryError(
            zh=f"“{one_line(name)}”不是版本；写分支、标签或提交，如 main、HEAD~1",
            en=f"“{one_line(name)}” is no revision; name a branch, a tag or a commit, such as main or HEAD~1",
        )
    shallow = is_shallow(folder)
    found = run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found.returncode:
        raise unknown(folder, name, shallow)
    return Revision(folder, name, found.stdout.decode("ascii", "replace").strip())


def common(one: Revision, other: Revision) -> Revision:
    """The last commit that both come from: what ``A...B`` means to git.

    Raises:
        HistoryError: git is missing, or the two have none in common.
    """
    found = run(one.folder, "merge-base", one.commit, other.commit)
    commit = found.stdout.decode("ascii", "replace").partition("\n")[0]
    if found.returncode or not commit:
        raise unrelated(one.name, other.name, is_shallow(one.folder))
    return replace(one, name=f"{one.name}...{other.name}", commit=commit)


def latest(folder: Path, *without: str) -> Revision | None:
    """The last commit that changed ``folder``, None where there is none, no repository or no git.

    ``without`` are the names of files in it that do not count.  In a shallow clone it is the oldest
    commit there, at which the folder was the same.
    """
    try:
        apart = (f":(exclude,literal){name}" for name in without)
        found = run(folder, "rev-list", "-1", "HEAD", "--", ".", *apart)
    except HistoryError:
        return None
    commit = found.stdout.decode("ascii", "replace").strip()
    return Revision(folder, commit, commit) if commit and not found.returncode else None


def day(at: Revision) -> str:
    """The day on which ``at`` was committed, where the committer was: ``2026-11-23``.

    Raises:
        HistoryError: git is missing or could not read the commit.
    """
    return checked(at.folder, run(at.folder, "show", "--no-patch", "--format=%cs", at.commit)).decode("ascii").strip()
