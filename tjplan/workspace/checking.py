"""What is wrong with a plan, now or since a revision, and what depends on a figure."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tjplan.check import RULES as CHECK_RULES
from tjplan.check import Report, check, plan_rules
from tjplan.load import folder as plan_folder
from tjplan.load.folder import Loaded
from tjplan.model.finding import Rule
from tjplan.model.plan import Plan
from tjplan.model.text import LANGS, Bilingual, Lang
from tjplan.uncollected import uncollected
from tjplan.workspace.outputs import document
from tjplan.workspace.rounds import shown, with_previous

if TYPE_CHECKING:
    from tjplan.check.impact import Impact, Related
    from tjplan.history import Snapshot
    from tjplan.pages.outline import Outline


@uncollected()
def findings(loaded: Loaded, *, waive: bool = True, today: date | None = None) -> Report:
    """Everything that is wrong with a loaded plan; waivers are judged by today's date."""
    return check(
        loaded.plan,
        loaded.findings,
        today=today or date.today(),
        waive=waive,
        previous=loaded.previous,
        partial=loaded.broken,
    )


def findings_since(
    folder: Path, loaded: Loaded, revision: str, *, waive: bool = True, today: date | None = None
) -> tuple[Report, Bilingual | None]:
    """The findings that changes since ``revision`` made or touched, and what to tell about that revision.

    Where the plan was not there yet, or could not be read whole, every finding counts as new.

    Raises:
        HistoryError: git or the revision cannot be had.
    """
    from tjplan.check.since import changed_lines, since

    report = findings(loaded, waive=waive, today=today)
    old = _at(folder, revision)
    remark = _remark(old, revision)
    if old is None or remark:
        return report, remark
    before = findings(old, waive=waive, today=today)
    kept = since(report.findings, before.findings, changed_lines(old.sources, loaded.sources))
    return replace(report, findings=kept), None


def _at(folder: Path, revision: str) -> Loaded | None:
    """The plan of ``folder`` as it was at ``revision``, None where no file of it was there."""
    found = _snapshot(folder, revision)
    files = _plan_files(folder, found)
    unread = any(map(plan_folder.is_plan_file, (*found.large, *found.astray)))
    if not files and not unread:
        return None
    loaded = plan_folder.load(files)
    loaded = replace(loaded, broken=loaded.broken or unread)
    return with_previous(loaded, folder, lambda before: (_plan_files(before, _snapshot(before, revision)), []))


def _snapshot(folder: Path, revision: str) -> "Snapshot":
    from tjplan import history

    return history.snapshot(history.revision(folder, revision), plan_folder.MAX_BYTES)


def _plan_files(folder: Path, found: "Snapshot") -> dict[str, bytes]:
    """The plan files below ``folder`` as committed, under the names that messages use today."""
    name = shown(folder)
    return {f"{name}/{inside}": raw for inside, raw in found.files.items() if plan_folder.is_plan_file(inside)}


def _remark(old: Loaded | None, revision: str) -> Bilingual | None:
    """Why nothing can be held against the plan at ``revision``, None where it can."""
    if old is None:
        return Bilingual(
            f"版本 {revision} 中还没有这个规划，全部问题都算新的",
            f"the plan was not there at {revision}; every finding counts as new",
        )
    if old.broken:
        return Bilingual(
            f"版本 {revision} 中的规划有文件读不出，全部问题都算新的",
            f"at {revision} a file of the plan cannot be read; every finding counts as new",
        )
    return None


def rules(plan: Plan | None = None) -> tuple[Rule, ...]:
    """Every rule that a finding can come from, by code; those of ``plan`` itself behind, in its order."""
    known = sorted((*plan_folder.RULES, *CHECK_RULES), key=lambda rule: rule.code)
    taken = {rule.code for rule in known}
    own = (plan_rules.described(rule) for rule in plan.rules if rule.id not in taken) if plan else ()
    return (*known, *own)


def impact(loaded: Loaded, path: str) -> "tuple[Impact, dict[str, dict[Lang, Printed]]]":
    """What depends on ``path``, and where the outputs of each language print it and each related path.

    Raises:
        RefusedError: the path leads nowhere; the message names the nearest ones.
    """
    from tjplan.check.impact import impact

    found = impact(loaded.plan, path, loaded.previous)
    everything: tuple[Impact | Related, ...] = (found, *found.related)
    printed = {lang: _printed(loaded.plan, lang, everything) for lang in LANGS}
    return found, {one.path: {lang: printed[lang][at] for lang in LANGS} for at, one in enumerate(everything)}


class Printed(NamedTuple):
    """Places in the outputs: ``pages`` are relative to the site, ``bookmarks`` those of the Word file."""

    pages: tuple[str, ...]
    bookmarks: tuple[str, ...]


def _printed(plan: Plan, lang: Lang, everything: "tuple[Impact | Related, ...]") -> list[Printed]:
    """Where the outputs of one language print each of them; the outputs are made once."""
    from tjplan import word
    from tjplan.pages.outline import Outline
    from tjplan.word.origins import read_way_home

    content = document(plan, lang)
    outline = Outline(content)
    home = read_way_home(word.write(content))
    marks = [(entry.origin.address, entry.bookmark) for entry in home.entries] if home else []
    return [_printed_one(outline, lang, marks, found) for found in everything]


def _printed_one(outline: "Outline", lang: Lang, marks: list[tuple[str, str]], found: "Impact | Related") -> Printed:
    from tjplan.check.impact import stated_as

    targets = [spot.target for path in stated_as(found) for spot in outline.spots(path)]
    head, _, rest = found.path.partition(".")
    targets += [f"indicators.md#{rest.partition('.')[0]}"] if head == "indicators" else []
    addresses = {one.address for one in found.mentions}
    bookmarks = (bookmark for address, bookmark in marks if address in addresses)
    pages = (f"{lang}/{target.replace('.md', '.html', 1)}" for target in targets)
    return Printed(tuple(dict.fromkeys(pages)), tuple(bookmarks))
