"""Laws of annexes and workbooks: any plan has them, whatever is wrong with it, and always the same."""

from hypothesis import given, settings
from written_plans import Files, damaged, plans

from tjplan import word, workspace
from tjplan.compose import annexed, annexes, compose
from tjplan.document import Chart, Heading, Paragraph
from tjplan.load import folder
from tjplan.load.fields import fields
from tjplan.model.text import LANGS
from tjplan.pages.chapter import to_page


@settings(max_examples=25, deadline=None)
@given(damaged())
def test_no_damage_stops_annexes_charts_or_workbooks(files: Files) -> None:
    plan = folder.load(files).plan
    for lang in LANGS:
        document = annexed(compose(plan, lang), plan, fields())
        assert word.write(document).startswith(b"PK")
        assert to_page(document.blocks, lang)
    assert all(book.startswith(b"PK") for book in workspace.workbooks(plan).values())


@settings(max_examples=25, deadline=None)
@given(plans())
def test_both_languages_have_the_same_annexes(files: Files) -> None:
    plan = folder.load(files).plan
    zh, en = (annexes(plan, lang, fields()) for lang in LANGS)
    assert [one.id for one in zh] == [one.id for one in en]
    for mine, twin in zip(zh, en, strict=True):
        assert [(head.name, head.kind) for head in mine.heads] == [(head.name, head.kind) for head in twin.heads]
        assert [one.address for one in mine.records] == [one.address for one in twin.records]


@settings(max_examples=25, deadline=None)
@given(damaged())
def test_annexes_only_add_and_every_anchor_stays_used_once(files: Files) -> None:
    plan = folder.load(files).plan
    before = compose(plan, "zh")
    after = annexed(before, plan, fields())
    added = after.blocks[len(before.blocks) :]
    assert after.blocks[: len(before.blocks)] == before.blocks
    anchors = [block.anchor for block in added]
    assert len(anchors) == len(set(anchors))
    assert all(isinstance(one, Heading | Paragraph | Chart) or one.rows for one in added)
