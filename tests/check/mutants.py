"""Every figure, unit, year, name and cell of a plan, changed one at a time, and what then says so.

A mutant is one edit of one file, as an editor's slip would make it: in one place, in one language.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from tjplan.check import Report, check
from tjplan.edit import apply, set_value
from tjplan.errors import RefusedError
from tjplan.load import door, folder
from tjplan.load.folder import Loaded
from tjplan.model.finding import Finding
from tjplan.model.plan import Figure, Plan, data_texts, texts
from tjplan.model.source import Spot, index_of
from tjplan.model.text import LANGS, Lang, Phrase, Pin, Words
from tjplan.model.units import Unit

TODAY = date(2026, 6, 1)
Files = dict[str, bytes]
Key = tuple[str, str, tuple[tuple[str, str], ...]]
"""What makes a finding the same: code, path, and the operands as printed."""


@dataclass(frozen=True)
class Mutant:
    """``old`` at ``start`` of the file's text gives way to ``new``; ``kind`` is a row of the table."""

    kind: str
    what: str
    file: str
    start: int
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}: {self.old!r} -> {self.new!r}"


# How figures go wrong under the hand: each gives digits that differ from the given ones.


def slips(digits: str) -> Iterator[tuple[str, str]]:
    """Names of slips and what they make of "57.62": last digit up and down, first digit, point, a digit lost."""
    at = max(index for index, char in enumerate(digits) if char.isdigit())
    first = next(index for index, char in enumerate(digits) if char.isdigit())
    yield "last digit + 1", digits[:at] + str((int(digits[at]) + 1) % 10) + digits[at + 1 :]
    yield "last digit - 1", digits[:at] + str((int(digits[at]) - 1) % 10) + digits[at + 1 :]
    if first != at:
        yield "first digit", digits[:first] + str(int(digits[first]) % 9 + 1) + digits[first + 1 :]
        yield "digit dropped", digits[:at] + digits[at + 1 :] if digits[at - 1] != "." else digits[: at - 1]
    yield "decimal point", _pointed(digits)


def _pointed(digits: str) -> str:
    if "." in digits:
        return digits.replace(".", "")
    return f"{digits[:-1]}.{digits[-1]}" if len(digits) > 1 else f"0.{digits}"


_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_ZH_DIGITS = "一两三四五六七八九十"
_EN_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_EN_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


def literal_slips(literal: str, lang: Lang) -> Iterator[tuple[str, str]]:
    """The same for the words of a pin: digits in any of its numbers, or one number word."""
    found = list(_NUMBER.finditer(literal))
    for match in found:
        for name, new in slips(match.group()):
            yield name, literal[: match.start()] + new + literal[match.end() :]
    if not found:
        yield from _word_slips(literal, lang)


def _word_slips(literal: str, lang: Lang) -> Iterator[tuple[str, str]]:
    if lang == "zh":
        for at, char in enumerate(literal):
            if (place := _ZH_DIGITS.replace("两", "二").find("二" if char == "两" else char)) >= 0:
                yield "number word", literal[:at] + _ZH_DIGITS[(place + 1) % 10] + literal[at + 1 :]
                return
        return
    for words in (_EN_WORDS, _EN_ORDINALS):
        for at, word in enumerate(words):
            if re.search(rf"\b{word}\b", literal, re.IGNORECASE):
                new = words[(at + 1) % len(words)]
                yield "number word", re.sub(rf"\b{word}\b", new, literal, flags=re.IGNORECASE)
                return


def unit_slips(literal: str, lang: Lang, plan: Plan) -> Iterator[tuple[str, str]]:
    """The unit in the words of a pin exchanged for another of its kind, and for one of another kind."""
    names = {(unit.zh if lang == "zh" else unit.symbol): unit for unit in plan.units.values()}
    written = max((name for name in names if name and literal.endswith(name)), key=len, default="")
    if written and re.search(r"\d|[一二两三四五六七八九十]", literal):
        for name, other in _other_units(names[written], plan):
            new = other.zh if lang == "zh" else other.symbol
            if new and new != written:
                yield name, literal.removesuffix(written) + new


def _other_units(unit: Unit, plan: Plan) -> Iterator[tuple[str, Unit]]:
    like = [one for one in plan.units.values() if one.dimension == unit.dimension and one.zh != unit.zh]
    other_size = next((one for one in like if one.factor != unit.factor and one.symbol != unit.symbol), None)
    if other_size:
        yield "unit of another size", other_size
    elif like:
        yield "another counter", like[0]
    yield "unit of another kind", plan.units["公顷" if unit.dimension != "area" else "万元"]


def name_slips(literal: str, lang: Lang) -> Iterator[tuple[str, str]]:
    """One character or word of a name lost, and one exchanged."""
    if lang == "zh":
        middle = len(literal) // 2
        yield "character lost", literal[:middle] + literal[middle + 1 :]
        yield "character exchanged", literal[:-1] + ("区" if literal[-1] != "区" else "县")
    else:
        words = literal.split(" ")
        yield "word lost", " ".join(words[:-1]) if len(words) > 1 else literal[:-1]
        yield "letter exchanged", literal[:-1] + ("e" if literal[-1] != "e" else "a")


def mutants(plan: Plan) -> Iterator[Mutant]:
    """All of them, in the order of the plan: the data, the texts in each language, the cells, the years."""
    yield from _of_data(plan)
    yield from _of_pins(plan)
    yield from _of_cells(plan)


def _of_data(plan: Plan) -> Iterator[Mutant]:
    units: set[tuple[str, int]] = set()
    for figure in plan.figures():
        year = figure.unit is not None and figure.unit.dimension == "calendar year"
        for name, new in _figure_slips(figure):
            yield _scalar(
                "year in the data" if year else "figure in the data",
                f"{figure.address}, {name}",
                figure.value_spot,
                new,
            )
        if figure.words:
            for lang in LANGS:
                phrase = figure.words[lang]
                if phrase and not any(isinstance(part, Pin) for part in phrase.parts):
                    for name, new in name_slips(phrase.value, lang):
                        yield _within(
                            "words in the data", f"{figure.address}.{lang}, {name}", phrase, 0, phrase.value, new
                        )
        spot = figure.unit_spot
        if spot and figure.unit and (spot.file.name, spot.start) not in units:
            units.add((spot.file.name, spot.start))
            for name, unit in _other_units(figure.unit, plan):
                yield _scalar("unit in the data", f"{figure.address}, {name}", spot, unit.zh)


def _figure_slips(figure: Figure) -> Iterator[tuple[str, str]]:
    for match in _NUMBER.finditer(figure.printed):
        for name, new in slips(match.group()):
            yield name, figure.printed[: match.start()] + new + figure.printed[match.end() :]
    for sign, other in (("≤", "≥"), ("≥", "≤"), ("＜", "＞"), ("—", "5")):
        if sign in figure.printed:
            yield "sign turned", figure.printed.replace(sign, other)


def _of_pins(plan: Plan) -> Iterator[Mutant]:
    for source, in_data in ((texts(plan), False), (data_texts(plan), True)):
        for address, text in source:
            for lang in LANGS[:1] if text.shared else LANGS:
                phrase = text[lang]
                for pin in phrase.parts if phrase else ():
                    if phrase and isinstance(pin, Pin):
                        where = (
                            "name in the data"
                            if in_data
                            else "cell"
                            if address.startswith("columns.")
                            else f"{lang} prose"
                        )
                        yield from _of_pin(plan, where, f"{address}.{lang}", lang, phrase, pin)


def _of_pin(plan: Plan, where: str, address: str, lang: Lang, phrase: Phrase, pin: Pin) -> Iterator[Mutant]:
    found = plan.resolve(pin.path)
    number = isinstance(found, Figure) and not found.words
    year = isinstance(found, Figure) and found.unit is not None and found.unit.dimension == "calendar year"
    if number:
        kinds = [
            ("year" if year else "number", literal_slips(pin.literal, lang)),
            ("unit", unit_slips(pin.literal, lang, plan)),
        ]
    else:
        kinds = [("unit" if isinstance(found, Unit) else "name", name_slips(pin.literal, lang))]
    for kind, changed in kinds:
        for name, new in changed:
            if new != pin.literal:
                yield _within(f"{kind} in {where}", f"{address}, {name}", phrase, pin.offset, pin.literal, new)
    mark = f"[[{pin.literal}|{pin.path}]]"
    if mark in phrase.value:
        yield _within(
            f"{'number' if number else 'name'} in {where}",
            f"{address}, pin taken away",
            phrase,
            pin.offset - 2,
            mark,
            pin.literal,
        )


def _of_cells(plan: Plan) -> Iterator[Mutant]:
    """Cells whole: emptied, and ordinals miscounted."""
    for column in plan.columns.values():
        for row in column.rows:
            for at, cell in enumerate(row.cells):
                if cell.text is None or row.key in column.header:
                    continue
                address = column.cell_address(row, at)
                pinned = any(
                    not hasattr(part, "text")
                    for phrase in (cell.text.zh, cell.text.en)
                    if phrase
                    for part in phrase.parts
                )
                if cell.text.shared and (pinned or column.fields[at : at + 1] == (column.ordinal,)):
                    yield _scalar("whole cell", f"{address}, emptied", cell.spot, "")
                if column.fields[at : at + 1] == (column.ordinal,):
                    yield _scalar("whole cell", f"{address}, miscounted", cell.spot, "7")


def _scalar(kind: str, what: str, spot: Spot, new: str) -> Mutant:
    """A whole scalar written anew, in quotes only where it was or YAML asks for them."""
    old = spot.file.text[spot.start : spot.end]
    quoted = spot.style or new in ("", "%", "—") or not new[0].isalnum()
    return Mutant(kind, what, spot.file.name, spot.start, old, f"'{new}'" if quoted else new)


def _within(kind: str, what: str, phrase: Phrase, offset: int, old: str, new: str) -> Mutant:
    """``old`` at ``offset`` of a phrase written anew, wherever the file folds it."""
    spot = phrase.spot
    start = index_of(spot, phrase.value, offset)
    end = index_of(spot, phrase.value, offset + len(old) - 1) + 1
    written = new.replace("'", "''") if spot.style == "'" else new
    return Mutant(kind, what, spot.file.name, start, spot.file.text[start:end], written)


# How words go wrong: one of them gives way to its neighbour, in one language.

_SWAPS: dict[str, dict[Lang, tuple[tuple[str, str], ...]]] = {
    "level": {
        "zh": (("国家级", "省级"), ("省级", "市级"), ("市级", "县级"), ("县级", "乡级"), ("上级", "本级"), ("本级", "上级"), ("各级", "同级")),
        "en": (("national", "provincial"), ("provincial", "city"), ("city level", "county level"), ("county", "township"),
               ("superior", "subordinate"), ("this level", "a higher level"), ("city-level", "county-level")),
    },
    "size or state": {
        "zh": (("大型", "中型"), ("中型", "小型"), ("小型", "大型"), ("正在开采", "停采"), ("停采", "在建"), ("新建", "关闭"), ("历史遗留", "新建"), ("露天", "地下")),
        "en": (("large", "small"), ("medium", "large"), ("small", "large"), ("producing", "closed"), ("suspended", "producing"),
               ("legacy", "new"), ("opencast", "underground")),
    },
    "ordinal or number word": {
        "zh": (("第三", "第二"), ("三轮", "二轮"), ("三篇", "四篇"), ("四个", "三个"), ("五大", "六大"), ("六个", "五个"), ("五位", "四位"), ("三区", "四区")),
        "en": (("third", "second"), ("three", "four"), ("four", "five"), ("five", "six"), ("six", "seven")),
    },
    "round or time": {
        "zh": (("本轮", "上轮"), ("上轮", "下轮"), ("基期", "末期"), ("中期", "末期"), ("之前", "之后"), ("截至", "始于"), ("早日", "适时")),
        "en": (("current-round", "next-round"), ("previous-round", "current-round"), ("base", "target"), ("end of", "start of"),
               ("mid-term", "final"), ("before", "after"), ("as of", "since")),
    },
    "duty": {
        "zh": (("必须", "可以"), ("不得", "可以"), ("不能", "可以"), ("禁止", "限制"), ("严禁", "禁止"), ("力争", "确保"), ("争取", "务必"),
               ("鼓励", "要求"), ("应", "可"), ("可", "应"), ("取缔", "整顿"), ("未", "已")),
        "en": (("must", "may"), ("may not", "may"), ("may", "must"), ("shall", "should"), ("should", "may"), ("prohibited", "discouraged"),
               ("strictly prohibited", "prohibited"), ("banned", "discouraged"), ("strive", "seek"), ("encouraged", "required"),
               ("must", "need not"), ("not ", ""), ("no ", "some ")),
    },
    "direction": {
        "zh": (("东", "西"), ("南", "北"), ("提高", "降低"), ("减少", "增加"), ("加快", "放缓"), ("减至", "增至"), ("降低", "提高")),
        "en": (("north", "south"), ("east", "west"), ("increase", "cut"), ("reduce", "increase"), ("fell", "rose"), ("low", "high")),
    },
}  # fmt: skip
_NOT_BEFORE = {"未": "(?!来)", "应": "(?!用)", "可": "(?![能视供])"}
"""The character is part of another word there."""
_BOUNDS: dict[Lang, tuple[str, ...]] = {"zh": ("不足", "超过"), "en": ("less than ", "over ")}


def word_mutants(plan: Plan) -> Iterator[Mutant]:
    """Each word of the lists exchanged where it stands outside marks; a bound before each figure of the prose."""
    for address, text in texts(plan):
        for lang in LANGS:
            phrase = text[lang]
            if phrase and not text.shared and "\\" not in phrase.value:
                yield from _exchanged(f"{address}.{lang}", lang, phrase)
                if not address.startswith("columns."):
                    yield from _bounded(plan, f"{address}.{lang}", lang, phrase)


def _exchanged(address: str, lang: Lang, phrase: Phrase) -> Iterator[Mutant]:
    for part in phrase.parts:
        if not isinstance(part, Words):
            continue
        for kind, swaps in _SWAPS.items():
            for old, new in swaps[lang]:
                pattern = old + _NOT_BEFORE.get(old, "") if lang == "zh" else rf"(?i)(?<![a-z-]){old}(?![a-z])"
                for match in re.finditer(pattern, part.text):
                    capital = match.group()[0].isupper()
                    at = part.offset + match.start()
                    yield _within(
                        kind, address, phrase, at, match.group(), new[:1].upper() + new[1:] if capital else new
                    )


def _bounded(plan: Plan, address: str, lang: Lang, phrase: Phrase) -> Iterator[Mutant]:
    for pin in phrase.parts:
        found = plan.resolve(pin.path) if isinstance(pin, Pin) else None
        if isinstance(found, Figure) and not found.words and found.unit and found.unit.dimension != "calendar year":
            for word in _BOUNDS[lang]:
                yield _within("bound", address, phrase, pin.offset - 2, "[[", f"{word}[[")


def everywhere(plan: Plan, files: Files) -> Iterator[tuple[str, Files]]:
    """Each figure with one digit more in the data and in every text at once: its path and the changed files."""
    for figure in plan.figures():
        match = _NUMBER.search(figure.printed)
        if match is None or figure.words:
            continue
        _, new = next(slips(match.group()))
        try:
            edits = set_value(
                plan, figure.address, figure.printed[: match.start()] + new + figure.printed[match.end() :]
            )
        except RefusedError:
            continue
        if not edits.by_hand:
            yield figure.address, apply(edits, files)


@dataclass
class Laboratory:
    """A plan that is changed again and again; what a change does not touch is read once."""

    files: Files
    base: frozenset[Key] = field(init=False)
    loaded: Loaded = field(init=False)

    def __post_init__(self) -> None:
        self.loaded = folder.load(self.files)
        self.base = frozenset(map(key, self._open(self.loaded)))

    @property
    def plan(self) -> Plan:
        return self.loaded.plan

    def new_findings(self, *mutants: Mutant) -> list[Finding]:
        """The open findings of warning or worse that the plan has only with these changes."""
        return self.findings_of(self._changed(mutants))

    def findings_of(self, changed: Files) -> list[Finding]:
        """The same for files given whole."""
        found = self._open(folder.load({**self.files, **changed}))
        return [finding for finding in found if key(finding) not in self.base]

    def report(self) -> Report:
        """What the check says of the unchanged plan."""
        return check(self.plan, self.loaded.findings, today=TODAY)

    def _changed(self, mutants: tuple[Mutant, ...]) -> Files:
        changed: dict[str, str] = {}
        for mutant in sorted(mutants, key=lambda one: -one.start):
            text = changed.get(mutant.file) or self.files[mutant.file].decode()
            end = mutant.start + len(mutant.old)
            assert text[mutant.start : end] == mutant.old
            changed[mutant.file] = text[: mutant.start] + mutant.new + text[end:]
        return {name: text.encode() for name, text in changed.items()}

    @staticmethod
    def _open(loaded: Loaded) -> list[Finding]:
        report = check(loaded.plan, loaded.findings, today=TODAY, partial=loaded.broken)
        return [one for one in report.findings if one.waived is None and one.severity != "note"]


def key(finding: Finding) -> Key:
    """What makes a finding the same in two runs, wherever it stands."""
    return finding.code, finding.path, tuple((one.path, one.printed) for one in finding.operands)


def reading_once():  # type: ignore[no-untyped-def]
    """``door.read`` that remembers what it read; the trees are never changed."""
    return lru_cache(maxsize=256)(door.read)
