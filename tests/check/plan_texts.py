"""Small plans for the tests of this folder, written as YAML documents over the smallest good plan."""

from datetime import date
from pathlib import Path

from tjplan.check import Report, check
from tjplan.load import folder
from tjplan.model.finding import Finding

BASE = Path(__file__).parents[1] / "plans" / "good" / "smallest"
TODAY = date(2026, 6, 1)
_KINDS = {"chapter": "chapters/text.yaml"}


def checked(*texts: str, today: date = TODAY, waive: bool = True) -> Report:
    """The report on the smallest good plan with ``texts`` beside it; a chapter takes the place of its own."""
    files, _ = folder.files_of(BASE, "")
    for at, text in enumerate(texts):
        kind = text.partition(":")[0]
        head = f"# yaml-language-server: $schema=../schema/{kind}.schema.json\nschema_version: 1\n"
        files[_KINDS.get(kind, f"{kind}-{at}.yaml")] = (head + text).encode()
    loaded = folder.load(files)
    return check(loaded.plan, loaded.findings, today=today, waive=waive, partial=loaded.broken)


def open_findings(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.waived is None]


def chapter(zh: str, en: str) -> str:
    """A chapter that states the years, and one more paragraph ``p``."""
    return (
        "chapter:\n  id: text\n  kind: chapter\n  title: {zh: 供水, en: Water Supply}\n  body:\n"
        "    - id: years\n      text: {zh: '{{plan.base_year}}—{{plan.target_year}}', en: '{{plan.base_year}}–{{plan.target_year}}'}\n"
        f"    - id: p\n      text:\n        zh: '{zh}'\n        en: '{en}'\n"
    )


def facts(**values: str) -> str:
    """A fact for each ``name="57.60 公顷"``."""
    lines = ["facts:"]
    for name, value in values.items():
        number, _, unit = (value, "", "") if value.startswith("{") else value.partition(" ")
        more = f", unit: '{unit}'" if unit else ""
        lines.append(
            f"  {name}: {{name: {{zh: 数, en: figure}}, value: {number}{more}, as_of: 2025, scope: places.town}}"
        )
    return "\n".join(lines) + "\n"
