"""What a column's file says of its page reaches the document."""

import pytest

from tjplan.compose import compose
from tjplan.document import Table
from tjplan.load import folder

CHAPTER = """\
schema_version: 1
chapter:
  id: water
  kind: chapter
  title: {zh: 供水, en: Water}
  body:
    - column: dykes
"""
COLUMN = """\
schema_version: 1
column:
  id: dykes
  title: {zh: 堤防, en: Dykes}
  caption: above
  blank: zero
  fields: [bank]
  rows:
    left: [{zh: 左岸, en: Left bank}]
"""


@pytest.mark.parametrize(
    "line, orientation",
    [("", "auto"), ("  orientation: landscape\n", "landscape"), ("  orientation: portrait\n", "portrait")],
)
def test_a_column_says_how_its_page_lies(line: str, orientation: str) -> None:
    files = {"chapter.yaml": CHAPTER.encode(), "column.yaml": (COLUMN + line).encode()}
    found = [block for block in compose(folder.load(files).plan, "zh").blocks if isinstance(block, Table)]
    assert [table.orientation for table in found] == [orientation]
