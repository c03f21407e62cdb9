"""Every rule has its row in the table of rules, and each change named there is found by that rule alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import rule_table
from mutants import reading_once
from rule_table import ABOUT_RULES, GENERIC, OURS, Bench, Row

from tjplan.load import door, folder

TABLE = (*GENERIC, *OURS, *ABOUT_RULES)


@pytest.fixture(scope="module")
def bench(our_plan: Path) -> Iterator[Bench]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(door, "read", reading_once())
        yield Bench(our_plan)


def test_every_rule_has_one_row_and_no_row_is_without_rule(bench: Bench) -> None:
    plan = folder.load(bench.files).plan
    rows = [row.code for row in TABLE]
    assert sorted(rows) == sorted(code for code, _ in rule_table.rules(plan))


@pytest.mark.parametrize("row", [row for row in TABLE if row.changes], ids=lambda row: row.code)
def test_the_change_is_found_by_this_rule_alone(bench: Bench, row: Row) -> None:
    assert bench.codes(row) == {row.code}


def test_a_rule_that_no_single_change_shows_says_why() -> None:
    assert [row.code for row in TABLE if not row.changes and not row.why] == []


def test_the_table_is_printed_with_a_line_for_each_rule(bench: Bench) -> None:
    lines = list(rule_table.markdown(folder.load(bench.files).plan))
    assert len(lines) == len(TABLE) + 2
    assert all(line.count(" | ") == 2 for line in lines[2:])
