"""What axe-core finds on the page that a browser shows."""

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from chromium import Browser

# All rules, those of WCAG 2.2 for the size of targets too, which axe leaves off by itself.
_RUN = """
axe.run(document, {resultTypes: ["violations"], preload: false, rules: {"target-size": {enabled: true}}}).then(found =>
  found.violations.flatMap(rule => rule.nodes.map(node => [rule.id, node.target.join(" "), node.failureSummary])))
"""


@dataclass(frozen=True, slots=True)
class Violation:
    rule: str
    element: str
    """A CSS selector."""
    summary: str


@cache
def _axe() -> str:
    """axe.min.js, which the package brings for another driver of browsers."""
    package = find_spec("axe_playwright_python")
    assert package and package.submodule_search_locations, "pip install -e .[dev]"
    return (Path(package.submodule_search_locations[0]) / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Browser) -> list[Violation]:
    """What stands against the page as it is now: its theme, its size, what is open on it."""
    if not page.ask("'axe' in window"):
        page.ask(f"{_axe()};0")
    return [Violation(*found) for found in page.ask(_RUN)]
