"""Which English was confirmed against which Chinese: the record beside the plan, read and kept up to date."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tjplan.errors import RefusedError, WorkspaceError
from tjplan.load.folder import MAX_BYTES
from tjplan.model.plan import Plan
from tjplan.model.text import Bilingual
from tjplan.workspace.rounds import shown
from tjplan.workspace.writing import write

if TYPE_CHECKING:
    from tjplan.diff.confirmed import Record
    from tjplan.diff.confirming import Unconfirmed
    from tjplan.review import Untranslated


@dataclass(frozen=True, slots=True)
class Translations:
    """How far the translations of a plan are confirmed.

    ``open`` are the texts that are not confirmed as they stand, ``gone`` the addresses that the record
    has and the plan has not. ``recorded`` were confirmed just now, in ``file``.
    """

    pairs: int
    open: "tuple[Unconfirmed, ...]"
    gone: tuple[str, ...]
    file: Path
    recorded: tuple[str, ...] = ()


def translated(folder: Path, plan: Plan) -> Translations:
    """What is confirmed of ``plan``, which stands in ``folder``.

    Raises:
        WorkspaceError: the record cannot be read or is broken.
    """
    from tjplan.diff.confirmed import FILE
    from tjplan.diff.confirming import unconfirmed
    from tjplan.diff.pairs import pairs

    record, found = _kept(folder), tuple(pairs(plan))
    gone = sorted(record.keys() - {one.address for one in found})
    return Translations(len(found), unconfirmed(found, record), tuple(gone), folder / FILE)


def confirm(folder: Path, plan: Plan, addresses: Iterable[str] | None = None) -> Translations:
    """Record that the pairs at and below ``addresses``, or all, are right as they stand.

    What the record has there and the plan no longer has is dropped.

    Raises:
        RefusedError: an address covers no text that stands in both languages; nothing is recorded.
        WorkspaceError: the record cannot be read, is broken, or cannot be written.
    """
    from tjplan.diff.confirmed import FILE, dumped
    from tjplan.diff.confirming import confirmed, unconfirmed
    from tjplan.diff.pairs import pairs

    record, found = _kept(folder), tuple(pairs(plan))
    known = dict.fromkeys((*(one.address for one in found), *record))
    wanted = known if addresses is None else {one for name in addresses for one in _covered(plan, known, name)}
    after = confirmed(found, record, wanted)
    if after != record or not (folder / FILE).exists():
        write(folder / FILE, dumped(after))
    recorded = tuple(one for one in known if record.get(one) != after.get(one))
    gone = sorted(after.keys() - {one.address for one in found})
    return Translations(len(found), unconfirmed(found, after), tuple(gone), folder / FILE, recorded)


def untranslated(
    old: Plan,
    new: Plan,
    record: bytes | None,
    label: Callable[[str], Bilingual] | None = None,
    renamed: Mapping[str, str] | None = None,
    name: str = "translations.json",
) -> "tuple[Untranslated, ...]":
    """The texts of which one language alone changed from ``old`` to ``new``, down to the sentence.

    ``record`` is the content of the file beside ``new`` (:func:`record_of`), called ``name`` in messages, None where
    there is none. ``label`` names a text, by its address where it is not given. ``renamed`` has the old address of each record of the new plan that bears another one now.

    Raises:
        WorkspaceError: the record is broken.
    """
    from tjplan.diff import translations
    from tjplan.diff.confirmed import read

    return translations.untranslated(old, new, read(record, name), label or translations.by_address, renamed)


def record_of(folder: Path) -> bytes | None:
    """The content of the record beside a plan, None where there is none.

    Raises:
        WorkspaceError: it is there and cannot be read, or is larger than any plan file may be.
    """
    from tjplan.diff.confirmed import FILE

    path = folder / FILE
    try:
        raw = path.read_bytes() if not path.exists() or path.stat().st_size <= MAX_BYTES else None
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = error.strerror or str(error)
        raise WorkspaceError(
            zh=f"{shown(path)} 读不出（{reason}）：请检查权限，它应是一个文件",
            en=f"{shown(path)} cannot be read ({reason}): check its permissions; it should be a file",
        ) from error
    if raw is None:
        raise WorkspaceError(
            zh=f"{shown(path)} 超过 {MAX_BYTES // 1_000_000} MB，未读：译文核对记录不会这么大，请用 git 恢复",
            en=f"{shown(path)} is above {MAX_BYTES // 1_000_000} MB and was not read: no record of translations is that large, so restore it with git",
        )
    return raw


def _kept(folder: Path) -> "Record":
    from tjplan.diff.confirmed import FILE, read

    return read(record_of(folder), shown(folder / FILE))


def _covered(plan: Plan, known: Iterable[str], name: str) -> tuple[str, ...]:
    """The addresses that ``name`` covers; a language behind it ("….text.zh") is passed over.

    Raises:
        RefusedError: it covers none.
    """
    from tjplan.diff.confirming import below

    found = below(plan, known, name) or below(plan, known, name.removesuffix(".zh").removesuffix(".en"))
    if not found:
        raise _unknown(plan, tuple(known), name)
    return found


def _unknown(plan: Plan, known: tuple[str, ...], name: str) -> RefusedError:
    if plan.resolve(name) is not None:
        return RefusedError(
            zh=f"{name} 中没有中英文各写一份的文字，不用确认",
            en=f"{name} has no text that is written in both languages, so there is nothing to confirm",
        )
    from tjplan.check.suggest import near

    listed = ", ".join(near(name, list(dict.fromkeys((*known, *plan.addresses())))) or known[:1])
    hint = Bilingual(f"，是否为 {listed}？", f": did you mean {listed}?") if listed else Bilingual("", "")
    return RefusedError(zh=f"没有 {name}{hint.zh}", en=f"there is no {name}{hint.en}")
