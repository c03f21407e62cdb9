"""The website: its pages, its folder, and the live server."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tjplan.check import RULES as CHECK_RULES
from tjplan.check import Report, check, plan_rules
from tjplan.check.weighing import by_figure
from tjplan.errors import TjplanError
from tjplan.load import folder as plan_folder
from tjplan.load.folder import Loaded
from tjplan.model.plan import Plan
from tjplan.model.previous import Unreadable
from tjplan.model.text import LANGS, Lang
from tjplan.workspace.checking import findings, rules
from tjplan.workspace.editions import PREVIEWED, past_editions
from tjplan.workspace.outputs import courses, document, workbooks
from tjplan.workspace.revision import edition
from tjplan.workspace.rounds import open_plan, whole
from tjplan.workspace.word import word_files
from tjplan.workspace.writing import replaced

if TYPE_CHECKING:
    from tjplan.pages.changes import Edition
    from tjplan.pages.editions import Editions
    from tjplan.pages.website import Website


def site(
    plan: Plan,
    report: Report | None = None,
    previous: Plan | Unreadable | None = None,
    *,
    beside: bool = False,
    offered: Mapping[str, bytes] | None = None,
    books: Mapping[Lang, bytes] | None = None,
    edition: "Edition | None" = None,
    past: "Editions | None" = None,
) -> "dict[Lang, Website]":
    """The website of ``plan`` in both languages; without ``report`` the plan is checked here.

    ``previous`` is the round before, which rules may weigh.  ``beside`` shows the findings beside the
    text: for the people who work on the plan, not for those who read it.  ``offered`` are documents to
    download, ``books`` the workbooks; ``edition`` is what git knows of the plan's files,
    ``past`` the editions before.
    """
    from tjplan.load.fields import fields
    from tjplan.pages.checks import Checked
    from tjplan.pages.editions import NO_EDITIONS
    from tjplan.pages.website import websites

    found = report or check(plan, today=date.today(), previous=previous)
    grades = found.coverage.graded().counts
    own = {rule.id for rule in plan.rules}
    checked = Checked(
        findings=found.findings,
        general=CHECK_RULES,
        own=tuple(rule for rule in rules(plan) if rule.code in own),
        form=len(plan_folder.RULES),
        numbers=found.coverage.numbers,
        bound=found.coverage.bound,
        related=grades["related"],
        witnessed=grades["witnessed"],
        weighed=by_figure(plan_rules.verdicts(plan, previous)),
        beside=beside,
    )
    return websites(
        plan,
        {lang: document(plan, lang) for lang in LANGS},
        checked,
        offered=offered,
        books=books,
        edition=edition,
        courses={lang: courses(plan, lang) for lang in LANGS},
        meanings={f"{collection}.{one.name}": one.meaning for collection, found in fields().items() for one in found},
        editions=past or NO_EDITIONS,
    )


def build_site(
    loaded: Loaded, folder: Path, out: Path, report: Report | None = None, documents: Sequence[Path] = ()
) -> int:
    """Write the website in both languages to ``site`` below ``out``; the number of pages.

    It is built beside the old one and takes its place only when both languages are whole.  Readers can
    download ``documents``, which must have been made from this very plan; where there are none, the Word
    files are made here, as those of an earlier build may say something else than the pages.
    """
    from tjplan.pages import generator
    from tjplan.pages.shared import write_shared

    offered = {path.name: path.read_bytes() for path in documents} or word_files(loaded.plan, folder)
    books, shows = workbooks(loaded.plan), edition(folder)
    past = past_editions(folder, loaded.plan)
    sites = site(loaded.plan, report, loaded.previous, offered=offered, books=books, edition=shows, past=past)
    config = generator.config_file(folder)
    with replaced(out / "site") as fresh:
        pages = sum(generator.build(config, folder, lang, fresh / lang, website=sites[lang]) for lang in LANGS)
        write_shared(sites[LANGS[0]].shared, fresh)
        generator.write_root(config, {lang: site.title for lang, site in sites.items()}, fresh)
    return pages


def serve(
    folder: Path, host: str, port: int, ready: Callable[[str], None], report: Callable[[TjplanError | None], None]
) -> None:
    """Serve the website of the plan in ``folder`` and rebuild it on every change, until Ctrl-C."""
    from tjplan.pages import generator, live

    def load() -> "Mapping[Lang, Website]":
        loaded = open_plan(folder)
        plan = whole(loaded)
        past = past_editions(folder, plan, now=False, most=PREVIEWED)
        return site(plan, findings(loaded), loaded.previous, beside=True, past=past)

    live.serve(generator.config_file(folder), folder, load, host, port, ready=ready, report=report)
