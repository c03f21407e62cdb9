"""Rubbish is not looked for while a plan is read or checked, and afterwards as before."""

import gc
from collections.abc import Iterator
from datetime import date

import pytest

from tjplan import workspace
from tjplan.load import folder
from tjplan.uncollected import uncollected


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.enable()


def test_nothing_is_collected_inside() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_as_before_where_the_work_fails() -> None:
    with pytest.raises(ZeroDivisionError), uncollected():
        print(1 / 0)
    assert gc.isenabled()


def test_who_had_switched_it_off_finds_it_off() -> None:
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()


def test_one_inside_another_leaves_it_to_the_outer() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_on_again_after_reading_and_checking() -> None:
    loaded = folder.load({"plan.yaml": b"plan: {id: x}\n"})
    assert gc.isenabled()
    workspace.findings(loaded, today=date(2026, 6, 1))
    assert gc.isenabled()
