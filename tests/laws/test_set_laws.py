"""What setting a value promises, for any value that it takes."""

import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tjplan.check import check
from tjplan.edit import apply, set_value
from tjplan.errors import RefusedError
from tjplan.load.folder import load
from tjplan.model.plan import Figure, Plan
from tjplan.model.text import Text, unmarked

sys.path.insert(0, str(Path(__file__).parents[1] / "edit"))
from small_plans import files, plan_of

_FILES = files()
_PLAN = plan_of(_FILES)
_FIGURES = tuple(figure for figure in _PLAN.figures() if figure.words is None)

_whole = st.integers(0, 10**7).map(str)
_decimal = st.decimals(0, 10**6, places=2, allow_nan=False, allow_infinity=False).map("{:f}".format)
_number = _whole | _decimal
_values = st.one_of(
    _number,
    st.builds("{}{}".format, st.sampled_from(["≤", "＜", "≥", ">", "<="]), _number),
    st.tuples(st.integers(1, 50), st.integers(51, 2000)).map(lambda ends: f"{ends[0]}-{ends[1]}"),
    st.just("—"),
)
_words = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"), min_size=1
).map(str.strip)


def _differing(plan: Plan) -> list[str]:
    findings = check(plan, today=date(2025, 1, 1), waive=False).findings
    return [f"{one.code} {one.message.en}" for one in findings if one.code.startswith(("pin-", "name-"))]


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(_FIGURES), _values)
def test_after_setting_a_figure_the_data_has_it_and_no_pin_differs_and_back_it_is_as_it_was(
    figure: Figure, value: str
) -> None:
    if figure.unit and figure.unit.dimension in ("rank", "calendar year") and "." in value:
        with pytest.raises(RefusedError):
            set_value(_PLAN, figure.address, value)
        return
    edits = set_value(_PLAN, figure.address, value)
    after = _FILES | apply(edits, _FILES)
    loaded = load(after)
    found = loaded.plan.resolve(figure.address)
    assert isinstance(found, Figure) and found.printed == value
    assert {one.code for one in loaded.findings} == {one.code for one in load(_FILES).findings}
    assert not edits.by_hand and _differing(loaded.plan) == []
    back = after | apply(set_value(loaded.plan, figure.address, figure.printed), after)
    assert _differing(plan_of(back)) == []
    data = "plan/indicators.yaml" if figure.address.startswith("indicators") else "plan/facts.yaml"
    assert back[data] == _FILES[data]


@settings(deadline=None, max_examples=150)
@given(_words, _words)
@example("a: b", "c #d")
@example("no", "57.60")
@example("[", "]] | \\ {{")
@example("'", '"')
def test_after_setting_a_name_the_data_has_it_and_no_pin_differs(zh: str, en: str) -> None:
    assume(zh and en)
    edits = set_value(_PLAN, "places.lanhe.name.zh", zh)
    first = _FILES | apply(edits, _FILES)
    edits = set_value(plan_of(first), "places.lanhe.name.en", en)
    after = first | apply(edits, first)
    loaded = load(after)
    name = loaded.plan.resolve("places.lanhe.name")
    assert isinstance(name, Text) and name.zh and name.en
    assert (name.zh.value, name.en.value) == (zh, en)
    assert not any(one.code.startswith("yaml") for one in loaded.findings)
    if unmarked(name.zh) and unmarked(name.en):
        assert _differing(loaded.plan) == []
