"""Two states of an invented plan, for what is told of a comparison: every kind of change once at least."""

import shutil
from dataclasses import replace
from pathlib import Path

from tjplan import workspace
from tjplan.model.text import Bilingual
from tjplan.workspace import Comparison

HARBOUR = Path(__file__).parent / "plans" / "good" / "fishing-harbour"
REASON = Bilingual("按竣工测量修正", "corrected after the survey")
_SEINERS = "    seiners: ['2', {zh: 围网, en: Seiners}, '[[31|facts.seiners]]', {zh: '[[6200千瓦|facts.seiner_power]]', en: '[[6,200 kW|facts.seiner_power]]'}]\n"
_INTRO = "            - id: projects_intro\n              text: {zh: '安排重点项目[[两个|facts.project_count]]：', en: '[[Two|facts.project_count]] key projects are planned:'}\n"
_NEW = "            - id: order_of_works\n              text: {zh: 先建防波堤，后改造制冰厂。, en: The breakwater is built before the ice plant is renewed.}\n"


def sides(folder: Path) -> tuple[Path, Path]:
    """The plan as it was and as it is, in ``folder``."""
    old, new = (shutil.copytree(HARBOUR, folder / name) for name in ("old", "new"))
    edit(new / "columns" / "fleet.yaml", _SEINERS, "")
    edit(new / "columns" / "fleet.yaml", "    trawlers:", f"{_SEINERS}    trawlers:")
    edit(new / "columns" / "fleet.yaml", "{zh: 其他, en: Others}, ''", "{zh: 其他渔船, en: Other boats}, '1'")
    edit(new / "columns" / "fleet.yaml", "{zh: 渔船情况表, en: The Fishing Fleet}", "{zh: 渔船表, en: The Fleet}")
    edit(new / "chapters" / "works.yaml", _INTRO, _NEW)
    works = (new / "chapters" / "works.yaml").read_text("utf-8")
    at, end = works.index("    - id: targets_section"), works.index("    - id: works_section")
    (new / "chapters" / "works.yaml").write_text(works[:at] + works[end:] + works[at:end], "utf-8")
    edit(new / "projects.yaml", "value: 1250", "value: 1300")
    edit(new / "indicators.yaml", "value: ≥120", "value: ≥130")
    edit(new / "columns" / "targets.yaml", "[[≥120|", "[[≥130|")
    return old, new


def edit(file: Path, old: str, new: str) -> None:
    """Replace the one place in ``file`` that says ``old``."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, (file, old, text.count(old))
    file.write_text(text.replace(old, new), "utf-8")


def compared(folder: Path, *, explained: str = "") -> Comparison:
    """The comparison of :func:`sides`; changes at addresses that start with ``explained`` have a reason."""
    old, new = sides(folder)
    found = workspace.compare(str(old), str(new), None)
    named = [replace(side, name=name) for side, name in ((found.review.old, "v1"), (found.review.new, "v2"))]
    items = tuple(
        replace(item, reason=REASON if explained and item.change.address.startswith(explained) else None)
        for item in found.review.items
    )
    return replace(found, review=replace(found.review, old=named[0], new=named[1], items=items))
