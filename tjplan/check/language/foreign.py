"""Signs of other languages and of print, and what a rule writes for them."""

from collections.abc import Iterable
from itertools import takewhile

from tjplan.model.text import Bilingual


class SyntaxFault(Exception):
    """The text is not a check: ``offset`` from 0 into it, ``message`` and ``hint`` in both languages."""

    def __init__(self, offset: int, message: Bilingual, hint: Bilingual | None = None) -> None:
        super().__init__(message.en)
        self.offset = offset
        self.message = message
        self.hint = hint


MEMBER = Bilingual("每一个写 zones[*]，其中一个写 zones.代号", "write zones[*] for each, zones.<id> for one of them")
_SIGNS = {
    "=>": ">=", "=<": "<=", "<>": "!=", "!==": "!=", "===": "==", "&&": "and", "&": "and", "||": "or", "|": "or", "!": "not",
}  # fmt: skip
_OTHERS = {
    "±": Bilingual("写 abs(a - b) <= 1", "write abs(a - b) <= 1"),
    "^": Bilingual("乘方写作乘法 a * a；单位写 km²、m³", "write a * a for a power, km² and m³ for units"),
    "**": Bilingual("乘方写作乘法 a * a", "write a * a for a power"),
    "`": Bilingual("文字放进引号 '…'", "put words in quotes '…'"),
}
_UNITS = {"km2": "km²", "m2": "m²", "m3": "m³"}


def sign(found: str, offset: int) -> SyntaxFault:
    """The fault for a sign that rules do not have, with the one that they have."""
    right = _SIGNS.get(found)
    hint = Bilingual(f"写 {right}", f"write {right}") if right else _OTHERS[found]
    return SyntaxFault(offset, Bilingual(f"读不懂“{found}”", f"cannot read “{found}”"), hint)


def thousands(words: Iterable[str]) -> Bilingual | None:
    """What to write for ``6,300``, given the words from its first digits on; None where commas part no thousands."""
    first, *rest = takewhile(lambda word: word == "," or word.isdigit(), words)
    groups = [word for word in rest if word != ","]
    if not groups or not first.isdigit() or any(len(group) != 3 for group in groups):
        return None
    whole = "".join((first, *groups))
    return Bilingual(f"数字中不写逗号：{whole}", f"no commas in numbers: {whole}")


def unit(word: str) -> Bilingual | None:
    """What to write for ``km2``; None where it is no such unit."""
    right = _UNITS.get(word)
    return Bilingual(f"写 {right}", f"write {right}") if right else None
