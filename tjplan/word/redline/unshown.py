"""What changed and cannot be recorded as a revision."""

from collections.abc import Sequence

from tjplan.model.text import Bilingual
from tjplan.word.package import Part
from tjplan.word.redline import properties
from tjplan.word.xml import Element, clark

_SECTION = clark("w:sectPr")
_STYLES = Bilingual(
    zh="样式设置有改动（字体、字号、版面等），无法以修订方式显示；本文件采用新样式。",
    en="The styles were changed (fonts, sizes, layout), which no revision can show; this file has the new ones.",
)
_RUNNING = Bilingual(
    zh="页眉或页码的样式有改动，无法以修订方式显示；本文件采用新样式。",
    en="The page header or the page numbers were changed, which no revision can show; this file has the new ones.",
)
_TURNED = Bilingual(
    zh="文末页面方向有改动，其页眉页码无法以修订方式显示；本文件采用新的。",
    en="The last pages were turned; no revision can show their header and page numbers, which are the new ones.",
)


def unshown(old: Sequence[Part], new: Sequence[Part], bodies: tuple[Element, Element]) -> tuple[Bilingual, ...]:
    """One line for each kind of such change; ``bodies`` are the old and the new one, before they are merged."""
    before, after = ({part.name: part.data for part in parts} for parts in (old, new))
    found = []
    if any(before[name] != after[name] for name in ("word/styles.xml", "word/settings.xml", "word/fontTable.xml")):
        found.append(_STYLES)
    if any(before[name] != after[name] for name in before.keys() & after.keys() if _runs_along(name)):
        found.append(_RUNNING)
    if not properties.same_running(*(body.find(_SECTION) for body in bodies)):
        found.append(_TURNED)
    return tuple(found)


def _runs_along(name: str) -> bool:
    return name.startswith(("word/header", "word/footer"))
