"""A cut in a scalar as a replacement with its place and what it is, for people to read."""

from tjplan.edit.edits import Replacement
from tjplan.edit.spans import Cut
from tjplan.model.source import Place, Spot
from tjplan.model.text import Bilingual, Lang

LANGUAGE: dict[Lang, Bilingual] = {"zh": Bilingual("中文", "Chinese"), "en": Bilingual("英文", "English")}


def datum(spot: Spot, cut: Cut, path: str) -> Replacement:
    """A change of the data under ``path``."""
    return _replacement(spot, cut, Bilingual(f"数据 {path}", f"data {path}"))


def words(spot: Spot, cut: Cut, address: str, lang: Lang) -> Replacement:
    """A change of the words of the text at ``address``."""
    return _replacement(spot, cut, Bilingual(f"{address}（{LANGUAGE[lang].zh}）", f"{address} ({LANGUAGE[lang].en})"))


def _replacement(spot: Spot, cut: Cut, what: Bilingual) -> Replacement:
    text = spot.file.text
    old = text[cut.start : cut.end]
    place = Place(spot.file.name, text.count("\n", 0, cut.start) + 1, cut.start - text.rfind("\n", 0, cut.start))
    change = f"{' '.join(old.split())} → {cut.new}"
    said = Bilingual(f"{what.zh}：{change}", f"{what.en}: {change}")
    return Replacement(spot.file.name, cut.start, cut.end, old, cut.new, place, said)
