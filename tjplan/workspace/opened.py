"""A side of a comparison as far as it could be read, and what to say of the rest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tjplan.load import traps
from tjplan.load.folder import FILE_KIND, Loaded
from tjplan.model.finding import Finding
from tjplan.model.plan import Plan
from tjplan.model.text import LANGS, Bilingual, Lang, Text, unmarked
from tjplan.review import Side, SideKind
from tjplan.workspace.outputs import document

if TYPE_CHECKING:
    from tjplan.document import Document

_SHOWN = 5
"""Places named in one remark."""
_LOSE_A_FILE = frozenset(
    rule.code for rule in (FILE_KIND, traps.ALIAS, traps.ENCODING, traps.LIMIT, traps.SYNTAX, traps.UNREADABLE)
)
"""What keeps a file, or a part of it, out of the plan."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A side as far as it could be read: the plan, or of a Word file its document.

    ``folder`` is that of the plan, None for a Word file; ``root`` is what messages call it, and ``lost`` are the
    files below it that could not be read. ``beside`` are the kept files of the plan folder that are no plan files
    (page numbers, confirmed translations), by name. ``elsewhere`` says of a revision that the plan stood in another
    folder then, or in one that is gone.
    """

    side: Side
    loaded: Loaded | None = None
    folder: Path | None = None
    read: "Document | None" = None
    remarks: tuple[Bilingual, ...] = ()
    beside: Mapping[str, bytes] = field(default_factory=dict)
    root: str = ""
    lost: frozenset[str] = frozenset()
    elsewhere: bool = False

    @property
    def plan(self) -> Plan | None:
        return self.loaded.plan if self.loaded else None

    def document(self, lang: Lang) -> "Document":
        """What the side prints in one of its languages."""
        if self.read is not None:
            return self.read
        assert self.loaded
        return document(self.loaded.plan, lang)


def of_loaded(
    loaded: Loaded, name: str, folder: Path, root: str, beside: Mapping[str, bytes], *, kind: SideKind = "folder"
) -> Opened:
    """The side that a loaded plan is; ``root`` stands before the names of its files in findings."""
    plan = loaded.plan
    side = Side(name, kind, plan.id, plan.round, _title(plan))
    wrong = [found for found in loaded.findings if found.severity == "error"]
    gone = [found for found in wrong if loaded.broken and found.code in _LOSE_A_FILE]
    invalid = [found for found in wrong if found not in gone]
    lost = frozenset(found.place.file.removeprefix(f"{root}/") for found in gone)
    remarks = (*_lost(gone, name), *_invalid(invalid, name))
    return Opened(side, loaded, folder, remarks=remarks, beside=beside, root=root, lost=lost)


def _title(plan: Plan) -> Bilingual:
    found = plan.home.fields.get("title")
    return Bilingual(*(unmarked(found[lang]) for lang in LANGS)) if isinstance(found, Text) else Bilingual("", "")


def _lost(gone: Sequence[Finding], name: str) -> Iterator[Bilingual]:
    """The files that are missing from the comparison, each with what is wrong with it first."""
    first = {found.place.file: found for found in reversed(gone)}
    if first:
        listed = _listed([(_spot(found), found.message) for found in reversed(first.values())])
        en = "a file cannot" if len(first) == 1 else f"{len(first)} files cannot"
        yield Bilingual(
            f"{name} 中有 {len(first)} 个文件读不出，其内容没有参加比较：{listed.zh}",
            f"in {name} {en} be read, and what is in it was not compared: {listed.en}",
        )


def _invalid(wrong: Sequence[Finding], name: str) -> Iterator[Bilingual]:
    """What was compared though it is not as the schema asks, so that a part of it may be missing."""
    if wrong:
        listed = _listed([(_spot(found), found.message) for found in wrong])
        en = "one place is" if len(wrong) == 1 else f"{len(wrong)} places are"
        yield Bilingual(
            f"{name} 中有 {len(wrong)} 处写法不合规定，只比较了读得懂的部分：{listed.zh}",
            f"in {name} {en} not written as required, and only what can be understood was compared: {listed.en}",
        )


def _spot(found: Finding) -> str:
    return f"{found.place.file}:{found.place.line}"


def _listed(told: Sequence[tuple[str, Bilingual]]) -> Bilingual:
    """The first few, each with its place."""
    zh = "；".join(f"{spot}（{words.zh}）" for spot, words in told[:_SHOWN])
    en = "; ".join(f"{spot} ({words.en})" for spot, words in told[:_SHOWN])
    rest = len(told) - _SHOWN
    return Bilingual(f"{zh}；另有 {rest} 处", f"{en}; and {rest} more") if rest > 0 else Bilingual(zh, en)
