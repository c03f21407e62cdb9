"""Mutation proof: one figure, unit, year, name or cell of our plan is changed, and the check says so.

By default every fourth mutant is tried (chosen by position, the same on every run); all of them with
``TJPLAN_MUTANTS=all``. ``pytest -s`` prints the table.
"""

import multiprocessing
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from mutants import Laboratory, Mutant, everywhere, mutants, reading_once, word_mutants

from tjplan.load import door, folder
from tjplan.model.plan import Plan

EVERY = 1 if os.environ.get("TJPLAN_MUTANTS") == "all" else 4
AIM = 0.95

PIN = {"pin-differs", "pin-unit", "pin-unreadable", "name-differs", "path-unknown", "mark-malformed", "number-unbound"}
WORD_AIM = 0.85
"""A language has many words for one thing: what is not found must be explained, line by line."""

PARITY = {
    "figure-in-one-language",
    "translation-missing",
    "digits-differ",
    "term-in-one-language",
    "modality-differs",
    "bound-differs",
    "number-word-differs",
    "hedge-missing",
}
OTHER = {"schema", "number-gap", "waiver-unused", "yaml-syntax", "figure-unreadable", "rule-invalid", "file-kind"}

REASONS = {
    r"(unit in the data|unit in zh prose): \S+, another counter: '.{1,8}' -> '.{1,8}'$": (
        "two counters of one kind of thing count alike, and a cell or an English sentence prints no counter"
    ),
    r"name in (zh prose|cell): \S+, character lost: '煤炭' -> '煤'$": "the data records both as names of the mineral",
    r"number in cell: .*pin taken away: '\[\[—\|": "the sign alone is no number, and the data still says the same",
    r"whole cell: columns\.\w+\.rows\.total\.\w+, emptied: \"'\[\[[0-9]+\|facts\.": (
        "a table may leave a total out; where the text states it, it is not lost"
    ),
}
"""Why a mutant may go unnoticed. One that no line explains fails the test."""

WORD_REASONS = {
    r"(size or state|direction|level): ": (
        "the sentence has the new word, or one that says the same, elsewhere, and which stands where no list tells"
    ),
    r"round or time: ": "the word is part of a figure of speech, or the title of a cited document says the same",
    r"duty: \S+\.zh: '未' -> '已'": "the sentence denies something else as well",
    r"duty: \S+\.en: '[Ss]hall' -> '[Ss]hould'": (
        "a principle in quotes has no word of duty in Chinese, or the sentence has both words for 应 and 要"
    ),
    r"duty: \S+\.en: '[Ss]hould' -> '[Mm]ay'": "the sentence says should of something else as well",
    r"duty: \S+\.zh: '[应可]' -> '[可应]'": "the sentence has the other word elsewhere",
    r"bound: \S+\.en: '\[\[' -> 'over \[\['": "over a span of years is no bound",
}
"""The same for words, where the lists of a language end."""


@dataclass(frozen=True)
class Result:
    """A mutant and the codes of the findings that it gave."""

    mutant: Mutant
    codes: frozenset[str]

    @property
    def by(self) -> frozenset[str]:
        """Which kinds of check caught it."""
        return frozenset(_group(code) for code in self.codes)


def _group(code: str) -> str:
    return "pin" if code in PIN else "parity" if code in PARITY else "other" if code in OTHER else "rule"


def _tried(where: Path, which: list[Mutant]) -> list[Result]:
    door.read = reading_once()
    lab = Laboratory(folder.files_of(where, "plan")[0])
    return [Result(one, frozenset(found.code for found in lab.new_findings(one))) for one in which]


@pytest.fixture(scope="module")
def results(our_plan: Path) -> list[Result]:
    """Every chosen mutant of a figure, name or cell."""
    return _results(our_plan, mutants)


@pytest.fixture(scope="module")
def word_results(our_plan: Path) -> list[Result]:
    """The same for words."""
    return _results(our_plan, word_mutants)


def _results(our_plan: Path, make: Callable[[Plan], Iterator[Mutant]]) -> list[Result]:
    """Every chosen mutant, tried in as many processes as there are cores."""
    plan = folder.load(folder.files_of(our_plan, "plan")[0]).plan
    chosen = list(make(plan))[::EVERY]
    workers = min(os.cpu_count() or 1, 8)
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        parts = pool.map(_tried, [our_plan] * workers, [chosen[at::workers] for at in range(workers)])
        return [result for part in parts for result in part]


def test_nineteen_of_twenty_changes_of_our_plan_are_found(results: list[Result]) -> None:
    print("\n" + "\n".join(_table(results)))
    found = sum(1 for result in results if result.codes)
    assert len(results) > 500
    assert found >= AIM * len(results)


def test_every_change_that_is_not_found_has_a_reason(results: list[Result]) -> None:
    survivors = [result.mutant for result in results if not result.codes]
    print("\n" + "\n".join(f"{_reason(one) or 'NO REASON'}: {one}" for one in survivors))
    assert [str(one) for one in survivors if not _reason(one)] == []


def test_most_words_changed_in_one_language_are_found(word_results: list[Result]) -> None:
    print("\n" + "\n".join(_table(word_results)))
    found = sum(1 for result in word_results if result.codes)
    assert len(word_results) > 100
    assert found >= WORD_AIM * len(word_results)


def test_every_changed_word_that_is_not_found_has_a_reason(word_results: list[Result]) -> None:
    survivors = [result.mutant for result in word_results if not result.codes]
    print("\n" + "\n".join(f"{_reason(one, WORD_REASONS) or 'NO REASON'}: {one}" for one in survivors))
    assert [str(one) for one in survivors if not _reason(one, WORD_REASONS)] == []


def _reason(mutant: Mutant, reasons: dict[str, str] = REASONS) -> str:
    return next((reason for pattern, reason in reasons.items() if re.match(pattern, str(mutant))), "")


def _table(results: list[Result]) -> Iterator[str]:
    groups = ("rule", "pin", "parity", "other")
    yield (
        f"{'kind':28} {'tried':>6} {'found':>6} {'rate':>7}"
        + "".join(f" {name:>7}" for name in groups)
        + "   only one of them"
    )
    for kind in [*dict.fromkeys(result.mutant.kind for result in results), "all"]:
        of = [result for result in results if kind in (result.mutant.kind, "all")]
        caught = [result for result in of if result.codes]
        by = Counter(name for result in caught for name in result.by)
        alone = Counter(name for result in caught if len(result.by) == 1 for name in result.by)
        yield (
            f"{kind:28} {len(of):6} {len(caught):6} {len(caught) / len(of):7.1%}"
            + "".join(f" {by[name]:7}" for name in groups)
            + "   "
            + ", ".join(f"{name} {alone[name]}" for name in groups if alone[name])
        )


def test_a_figure_changed_everywhere_at_once_is_left_to_the_rules(
    our_plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``tjplan set`` keeps data, text and both languages in step: only rules can object then."""
    monkeypatch.setattr(door, "read", reading_once())
    files = folder.files_of(our_plan, "plan")[0]
    lab = Laboratory(files)
    tied = {number.datum for number in _graded(lab) if number.grade == "related"}
    found: dict[str, frozenset[str]] = {}
    for path, changed in everywhere(lab.plan, files):
        found[path] = frozenset(finding.code for finding in lab.findings_of(changed))
    missed = sorted(path for path, codes in found.items() if not codes)
    print(f"\n{len(found)} figures changed by one digit in all places: {len(found) - len(missed)} found by a rule")
    print("no rule objects: " + ", ".join(missed))
    assert not any(_group(code) == "pin" for codes in found.values() for code in codes)
    of_tied = [path for path in found if path in tied]
    assert sum(1 for path in of_tied if found[path]) >= 0.5 * len(of_tied)


def _graded(lab: Laboratory):  # type: ignore[no-untyped-def]
    return lab.report().coverage.graded().numbers
