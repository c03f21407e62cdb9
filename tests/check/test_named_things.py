"""What names, headers and words of one thing say against its record, by small edits of our plan."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from mutants import reading_once
from rule_table import Bench, Edit, Row

from tjplan.load import door

_MINERALS = "columns/mineral_resources.yaml"


@pytest.fixture(scope="module")
def bench(our_plan: Path) -> Iterator[Bench]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(door, "read", reading_once())
        yield Bench(our_plan)


@pytest.mark.parametrize(
    "code, edit",
    [
        ("name-contradicts", Edit("zones.yaml", "scope: places.jiejinkou", "scope: places.qindeli")),
        ("name-contradicts", Edit("organisations.yaml", "level: county", "level: province")),
        ("mineral-differs", Edit("blocks.yaml", "mineral: minerals.coal", "mineral: minerals.iron")),
        ("cell-misplaced", Edit(_MINERALS, "minerals.gold.remaining]]", "minerals.gold.identified]]")),
        ("cell-misplaced", Edit("columns/restoration_projects.yaml", "{{projects.zl001.tasks}}", "{{projects.zl001.outcome}}")),
        ("name-shared", Edit("minerals.yaml", "en: iron", "en: copper")),
    ],
    ids=str,
)  # fmt: skip
def test_an_edit_that_only_the_things_own_name_or_header_denies_is_found(bench: Bench, code: str, edit: Edit) -> None:
    assert code in bench.codes(Row(code, (edit,)))
