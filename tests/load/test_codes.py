"""The values of lists in readers' words, as the schema describes them."""

import pytest

from tjplan.load.titles import code, title
from tjplan.model.text import Bilingual


@pytest.mark.parametrize(
    ("kind", "path", "value", "en"),
    [
        ("chapter", "kind", "preamble", "a part without a number, such as general provisions"),
        ("chapter", "kind", "heading", "heading without a number"),
        ("indicators", "attribute", "binding", "binding"),
        ("organisations", "level", "county", "county"),
        ("column", "align", "end", "end"),
    ],
)
def test_a_value_is_called_what_its_schema_calls_it(kind: str, path: str, value: str, en: str) -> None:
    said = code(kind, path, value)
    assert said and said.en == en and said.zh != value
    assert title(kind, path, value) == said


@pytest.mark.parametrize(
    ("kind", "path", "value"),
    [("chapter", "kind", "nonsense"), ("plan", "no.such", "x"), ("row", "width", "3"), ("facts", "value", "74")],
)
def test_what_is_no_value_of_a_list_stays_as_it_is(kind: str, path: str, value: str) -> None:
    assert code(kind, path, value) is None
    assert title(kind, path, value) == Bilingual(value, value)
