"""Laws of composition: any plan composes, and both languages have one outline."""

from hypothesis import given, settings
from written_plans import Files, damaged, plans

from tjplan.compose import compose
from tjplan.document import Block, Document, Heading, Paragraph, Table
from tjplan.load import folder
from tjplan.model.text import LANGS


def shape(block: Block) -> object:
    """All of a block that no language changes."""
    if isinstance(block, Heading):
        return ("heading", block.level, block.kind, bool(block.number), block.anchor, block.origin.address)
    if isinstance(block, Paragraph):
        return ("paragraph", block.kind, bool(block.number), bool(block.lead), block.anchor, block.origin.address)
    cells = [[(cell.colspan, cell.rowspan, cell.origin.address) for cell in row.cells] for row in block.rows]
    return ("table", block.width, block.anchor, cells, [(row.key, row.header, row.total) for row in block.rows])


def both(files: Files) -> tuple[Document, Document]:
    plan = folder.load(files).plan
    return compose(plan, "zh"), compose(plan, "en")


@settings(max_examples=60, deadline=None)
@given(plans())
def test_both_languages_have_the_same_outline(files: Files) -> None:
    zh, en = both(files)
    assert [shape(block) for block in zh.blocks] == [shape(block) for block in en.blocks]
    assert {block.origin.lang for block in zh.blocks} <= {"zh"} and {block.origin.lang for block in en.blocks} <= {"en"}


@settings(max_examples=60, deadline=None)
@given(plans())
def test_anchors_are_unique_and_composing_twice_is_composing_once(files: Files) -> None:
    first, second = both(files), both(files)
    assert first == second
    anchors = [block.anchor for block in first[0].blocks]
    assert len(anchors) == len(set(anchors))


@settings(max_examples=60, deadline=None)
@given(plans())
def test_a_table_shows_every_cell_of_its_grid_once(files: Files) -> None:
    for document in both(files):
        for table in (block for block in document.blocks if isinstance(block, Table)):
            shown = [cell.origin.address for row in table.rows for cell in row.cells]
            assert len(shown) == len(set(shown))
            assert sum(cell.colspan * cell.rowspan for row in table.rows for cell in row.cells) == table.width * len(
                table.rows
            )


@settings(max_examples=100, deadline=None)
@given(damaged())
def test_a_damaged_plan_composes(files: Files) -> None:
    plan = folder.load(files).plan
    for lang in LANGS:
        assert compose(plan, lang).lang == lang
