"""The website: its pages, its folder, and the live server."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tjplan.check import RULES as CHECK_RULES
from tjplan.check import Report, check
from tjplan.errors import TjplanError
from tjplan.load import folder as plan_folder
from tjplan.model.plan import Plan
from tjplan.model.text import LANGS, Lang
from tjplan.workspace.checking import findings, rules
from tjplan.workspace.outputs import document
from tjplan.workspace.rounds import open_plan, whole
from tjplan.workspace.writing import replaced

if TYPE_CHECKING:
    from tjplan.pages.website import Website


def site(plan: Plan, report: Report | None = None) -> "dict[Lang, Website]":
    """The website of ``plan`` in both languages; without ``report`` the plan is checked here."""
    from tjplan.pages.checks import Checked
    from tjplan.pages.website import websites

    found = report or check(plan, today=date.today())
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
    )
    return websites(plan, {lang: document(plan, lang) for lang in LANGS}, checked)


def build_site(plan: Plan, folder: Path, out: Path, report: Report | None = None) -> int:
    """Write the website in both languages to ``site`` below ``out``; the number of pages.

    It is built beside the old one and takes its place only when both languages are whole.
    """
    from tjplan.pages import generator

    sites = site(plan, report)
    config = generator.config_file(folder)
    with replaced(out / "site") as fresh:
        pages = sum(generator.build(config, folder, lang, fresh / lang, website=sites[lang]) for lang in LANGS)
        generator.write_root(config, {lang: site.title for lang, site in sites.items()}, fresh)
    return pages


def serve(
    folder: Path, host: str, port: int, ready: Callable[[str], None], report: Callable[[TjplanError | None], None]
) -> None:
    """Serve the website of the plan in ``folder`` and rebuild it on every change, until Ctrl-C."""
    from tjplan.pages import generator, live

    def load() -> "Mapping[Lang, Website]":
        loaded = open_plan(folder)
        return site(whole(loaded), findings(loaded))

    live.serve(generator.config_file(folder), folder, load, host, port, ready=ready, report=report)
