"""The old document under the new addresses."""

from edited import Edit, edited, harbour

from tjplan.compose import compose
from tjplan.diff import between
from tjplan.diff.of_document import of_document
from tjplan.diff.readdressing import readdressed
from tjplan.load import folder


def left(*edits: Edit) -> set[str]:
    """The kinds of changes that are left between the old document under new addresses and the new one."""
    old, new = (compose(folder.load(files).plan, "zh") for files in (harbour(), edited(*edits)))
    changes = between(of_document(old), of_document(new))
    assert any(one.kind == "renamed" for one in changes)
    again = readdressed(old, changes)
    return {one.kind for one in between(of_document(again), of_document(new))}


def test_a_paragraph_of_a_new_id_is_known_again() -> None:
    assert left(("chapters/present.yaml", "- id: silt\n", "- id: silting_up\n")) == set()


def test_its_edit_stays_an_edit() -> None:
    edits = (
        ("chapters/present.yaml", "- id: silt\n", "- id: silting_up\n"),
        ("chapters/present.yaml", "大船候潮", "大船须候潮"),
    )
    assert left(*edits) == {"edited"}


def test_a_row_of_a_new_key_is_known_again() -> None:
    assert left(("columns/targets.yaml", "    waiting_time:\n", "    waiting:\n")) == set()


def test_a_column_of_a_new_id_is_known_again() -> None:
    edits = (
        ("columns/targets.yaml", "id: targets\n", "id: aims\n"),
        ("chapters/works.yaml", "column: targets", "column: aims"),
    )
    assert not left(*edits) & {"removed", "added"}
