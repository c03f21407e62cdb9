"""The redline proven by programs that are not ours: accept all is the new version, reject all the old one.

pandoc reads it, LibreOffice edits it, the Open XML PowerTools resolve it, and the Open XML SDK finds no
fault: on a pair for every kind of change in both languages, on pairs with many changes, and on edits of
our own plan.
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import openxml_sdk
import pytest
from our_plan_edits import EDITS, Edit
from redline_oracles import LibreOffice, Mode, Pandoc, PowerTools, View, but_for_leftovers, difference, words
from redline_pairs import EDITS as ONE_BY_ONE
from redline_pairs import KINDS, Pair, many, one_of_each
from redline_reference import blurred, canonical, drawings_change, leftovers, resolved
from small_documents import cell, document, heading, prose, row, table

from tjplan.compose import compose
from tjplan.load import folder
from tjplan.model.text import LANGS
from tjplan.word import write
from tjplan.word.lint import faults
from tjplan.word.redline import Side, redline

WHO, WHEN = "县自然资源局", "2026-03-01T08:00:00Z"
Need = Callable[[str, str], str]
MODES: tuple[Mode, Mode] = ("accept", "reject")


@dataclass(frozen=True)
class Case:
    """A redline with both versions as plain files, and what it is a redline of."""

    name: str
    old: bytes
    new: bytes
    redline: bytes
    kinds: Counter[str]
    ends: bool = True
    """Whether what runs along the last pages can be rejected; where not, the file says so."""

    def asked(self) -> list[tuple[bytes, Mode]]:
        """The four views that belong together."""
        return [(self.redline, "accept"), (self.new, "plain"), (self.redline, "reject"), (self.old, "plain")]


def case(one: Pair, *, moves: bool) -> Case:
    old, new = Side(one.old, one.old_pages), Side(one.new, one.new_pages)
    made = redline(old, new, author=WHO, date=WHEN, moves=moves)
    name = f"{one}{'' if moves else ' (no moves)'}"
    return Case(
        name, write(one.old, one.old_pages), write(one.new, one.new_pages), made.docx, one.kinds, not made.unshown
    )


def cases(pairs: Sequence[Pair]) -> list[Case]:
    """Every other pair with its moves as deletion and insertion."""
    return [case(one, moves=at % 2 == 0) for at, one in enumerate(pairs)]


def both_ways(pairs: Sequence[Pair]) -> list[Case]:
    return [case(one, moves=moves) for one in pairs for moves in (True, False)]


def printed(pairs: Sequence[Pair | Case]) -> set[str]:
    """The kinds of change that occur; how often is printed for who wants to see it."""
    found = sum((one.kinds for one in pairs), Counter[str]())
    print(f"\n{len(pairs)} pairs:", ", ".join(f"{kind} {found[kind]}" for kind in KINDS))
    return set(+found)


def turn(of_each: Sequence[Case], at: int) -> list[Case]:
    """One case for each kind; four programs get the two languages and the two forms of moves by turns."""
    half = len(of_each) // 2
    found = [of_each[2 * kind + half * ((kind + at) // 2 % 2) + (kind + at) % 2] for kind in range(half // 2)]
    assert printed(found) >= set(ONE_BY_ONE)
    return found


def apart(cases: Sequence[Case], views: Sequence[View]) -> list[str]:
    """Where the views of a case part."""
    found = []
    for at, one in enumerate(cases):
        mine = views[4 * at : 4 * at + 4]
        for mode, got, wanted in (("accept", *mine[:2]), ("reject", *mine[2:])):
            if place := difference(got, wanted):
                found.append(f"{one.name} / {mode} / {place}")
    return found


@pytest.fixture(scope="module")
def each() -> list[Pair]:
    """A pair for each kind of change in each language."""
    return [one for lang in LANGS for one in one_of_each(lang)]


@pytest.fixture(scope="module")
def of_each(each: list[Pair]) -> list[Case]:
    return both_ways(each)


@pytest.fixture(scope="module")
def of_many() -> list[Case]:
    return cases(many(60))


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if openxml_sdk.missing():
        pytest.skip(f"the Open XML SDK is missing: {openxml_sdk.INSTALL}")
    folder = tmp_path_factory.mktemp("sdk")
    openxml_sdk.unpack(folder)
    return folder


def test_every_kind_of_change_is_among_the_pairs(each: list[Pair]) -> None:
    assert set(KINDS) <= printed(each)
    assert set(KINDS) <= printed(many(120))


def test_the_standards_own_words_agree(of_each: list[Case], of_many: list[Case]) -> None:
    # Most redlines have no moves, and are the same without.
    for one in {one.redline: one for one in [*of_each, *of_many]}.values():
        assert canonical(resolved(one.redline, "accept")) == canonical(one.new), one.name
        assert canonical(resolved(one.redline, "reject"), ends=one.ends) == canonical(one.old, ends=one.ends), one.name
        assert faults(one.redline) == [], one.name
        for mode in MODES:
            assert faults(resolved(one.redline, mode)) == [], one.name


def test_a_heading_in_front_of_a_turned_table_is_still_found_from_the_contents_when_all_is_rejected() -> None:
    """Its section ends otherwise, so it is written anew; the entry that leads to it is in both versions."""
    upright = table(row(cell("甲"), cell("乙")))
    old, new = (
        document(heading("首", anchor="a"), heading("末", anchor="b"), one, prose("尾"))
        for one in (upright, replace(upright, orientation="landscape"))
    )
    made = redline(Side(old), Side(new), author=WHO, date=WHEN).docx
    for mode, version in zip(MODES, (new, old), strict=True):
        alone = resolved(made, mode)
        assert faults(alone) == []
        assert canonical(alone) == canonical(write(version))


def test_pandoc_agrees(of_each: list[Case], of_many: list[Case], need: Need, tmp_path: Path) -> None:
    pandoc = Pandoc(need("pandoc", "apt-get install pandoc"), tmp_path)
    checked = [*turn(of_each, 0), *of_many[:15]]
    asked = [ask for one in checked for ask in one.asked()]
    assert apart(checked, pandoc.views(asked)) == []
    # Of rows and headings that go whole it shows nothing either where they are left to it.
    shown = [Counter(characters) for characters in pandoc.visible(asked)]
    assert [one.name for at, one in enumerate(checked) if shown[4 * at] - shown[4 * at + 1]] == []
    assert [one.name for at, one in enumerate(checked) if shown[4 * at + 2] - shown[4 * at + 3]] == []


def test_libreoffice_agrees(of_each: list[Case], of_many: list[Case], soffice: str) -> None:
    checked = [one for one in [*turn(of_each, 1), *of_many[15:22]] if not drawings_change(one.redline)]
    assert len(checked) > 50
    assert leftovers_aside(checked, LibreOffice(soffice)) == []


def leftovers_aside(checked: Sequence[Case], program: LibreOffice) -> list[str]:
    """Where LibreOffice's views part, but for what it cannot do: see :class:`LibreOffice`."""
    views = program.views([ask for one in checked for ask in one.asked()])
    exact = 0
    modes: tuple[tuple[int, Mode], ...] = ((0, "accept"), (2, "reject"))
    for at, one in enumerate(checked):
        for step, mode in modes:
            mine = slice(4 * at + step, 4 * at + step + 2)
            if blurred(one.redline, mode):
                views[mine] = map(words, views[mine])
            else:
                found, wanted = views[mine]
                views[mine] = [but_for_leftovers(found, wanted, leftovers(one.redline, mode)), wanted]
                exact += 1
    print(f"\n{exact} of {2 * len(checked)} compared paragraph by paragraph, the others by their words and tables")
    return apart(checked, views)


def test_the_power_tools_agree(of_each: list[Case], of_many: list[Case], sdk: Path, tmp_path: Path) -> None:
    """Not only in texts: every property of every paragraph, row, cell and section."""
    assert formats_apart([*turn(of_each, 2), *of_many[22:40]], PowerTools(sdk, tmp_path)) == []


def formats_apart(checked: Sequence[Case], tools: PowerTools) -> list[str]:
    """The plain files go through the tools too, which write some things in their own way."""
    asked: list[tuple[bytes, Mode]] = []
    for one in checked:
        asked += [(one.redline, "accept"), (one.new, "accept"), (one.redline, "reject"), (one.old, "reject")]
    files = tools.files(asked)
    found = []
    for at, one in enumerate(checked):
        mine = [canonical(file, ends=one.ends) for file in files[4 * at : 4 * at + 4]]
        for mode, got, wanted in (("accept", *mine[:2]), ("reject", *mine[2:])):
            if got != wanted:
                parted = next(pair for pair in zip([*got, "END"], [*wanted, "END"], strict=False) if len(set(pair)) > 1)
                found.append(f"{one.name} / {mode}: found {parted[0]}, wanted {parted[1]}")
    return found


def test_the_validator_finds_nothing(of_each: list[Case], of_many: list[Case], sdk: Path, tmp_path: Path) -> None:
    files = {}
    for at, one in enumerate([*turn(of_each, 3), *of_many[40:]]):
        (tmp_path / f"{at}.docx").write_bytes(one.redline)
        files[str(tmp_path / f"{at}.docx")] = one.name
    command = [sys.executable, openxml_sdk.__file__, str(sdk), *files]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    found: Mapping[str, list[str]] = json.loads(done.stdout)
    assert {files[name]: errors for name, errors in found.items() if errors} == {}


# --- Edits of our own plan ---


def written(side: Side) -> bytes:
    return write(side.document, side.pages, side.style, side.revision)


@pytest.fixture(scope="module")
def our_cases(our_plan: Path) -> dict[Edit, list[Case]]:
    """A redline of each edit in both languages, the last one of all edits at once."""
    files, _ = folder.files_of(our_plan, "")
    base = folder.load(files).plan
    before = {lang: Side(compose(base, lang), {}, base.styles[lang], "0" * 40) for lang in LANGS}
    was = {lang: written(side) for lang, side in before.items()}
    found: dict[Edit, list[Case]] = {}
    for edit in EDITS:
        plan = folder.load(edit.applied(files)).plan
        found[edit] = []
        for lang in LANGS:
            new = Side(compose(plan, lang), {}, plan.styles[lang], "1" * 40)
            made = redline(before[lang], new, author=WHO, date=WHEN)
            found[edit].append(
                Case(f"{edit.name}.{lang}", was[lang], written(new), made.docx, Counter(), not made.unshown)
            )
    return found


def test_each_edit_of_our_plan_is_in_the_redline_and_can_be_taken_back(our_cases: dict[Edit, list[Case]]) -> None:
    assert len(our_cases) > 12
    told = cache(canonical)
    for edit, both in our_cases.items():
        changed = {one.name[-2:] for one in both if told(one.old) != told(one.new)}
        assert changed == set(edit.langs), edit.name
        for one in both:
            assert canonical(resolved(one.redline, "accept")) == told(one.new), one.name
            assert canonical(resolved(one.redline, "reject")) == told(one.old), one.name
            assert one.ends
            assert faults(one.redline) == [], one.name


def by_turns(our_cases: dict[Edit, list[Case]]) -> list[Case]:
    """One language of each edit, by twos, as every other edit goes to the same program; both of the last."""
    found = [both[at // 2 % len(both)] for at, both in enumerate(our_cases.values())]
    return [*found[:-1], *list(our_cases.values())[-1]]


def test_pandoc_agrees_on_our_plan(our_cases: dict[Edit, list[Case]], need: Need, tmp_path: Path) -> None:
    pandoc = Pandoc(need("pandoc", "apt-get install pandoc"), tmp_path)
    checked = [*by_turns(our_cases)[::2], by_turns(our_cases)[-1]]
    assert apart(checked, pandoc.views([ask for one in checked for ask in one.asked()])) == []


def test_the_power_tools_agree_on_our_plan(our_cases: dict[Edit, list[Case]], sdk: Path, tmp_path: Path) -> None:
    assert formats_apart(by_turns(our_cases)[1::2], PowerTools(sdk, tmp_path)) == []


def test_libreoffice_agrees_on_our_plan(our_cases: dict[Edit, list[Case]], soffice: str) -> None:
    chosen = by_turns(our_cases)
    assert leftovers_aside([*chosen[::8], chosen[-1]], LibreOffice(soffice)) == []
