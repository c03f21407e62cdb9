"""What names a path is found by looking it up; reading every text of the plan finds the same."""

from pathlib import Path

from tjplan.check.statings import Statings, phrases
from tjplan.load import folder
from tjplan.model.plan import Figure, Plan, data_texts, texts
from tjplan.model.text import Binding, Pin

_HARBOUR = Path(__file__).parents[1] / "plans" / "good" / "fishing-harbour"


def harbour() -> Plan:
    return folder.load(folder.files_of(_HARBOUR, "")[0]).plan


def paths(plan: Plan) -> list[str]:
    """Those of things, of their fields and units, and some that lead nowhere or only begin like one."""
    things = [one.address for one in plan.entities()]
    fields = [f"{one.address}.{name}" for one in plan.entities() for name in (*one.fields, "unit")]
    return [*things, *fields, *(path[:-1] for path in things), "", ".", "nothing.here"]


def read(plan: Plan, path: str) -> list[tuple[str, str, str, bool]]:
    found = []
    for source, is_data in ((texts(plan), False), (data_texts(plan), True)):
        for address, lang, phrase in phrases(source):
            for part in phrase.parts:
                if isinstance(part, Pin | Binding) and (part.path == path or part.path.startswith(f"{path}.")):
                    found.append((address, lang, part.path, is_data))
    return found


def test_marks_are_those_that_reading_every_text_finds() -> None:
    plan = harbour()
    statings = Statings(plan)
    counts = []
    for path in paths(plan):
        found = [(one.address, one.lang, one.part.path, one.is_data) for one in statings.marks((path,))]
        assert found == read(plan, path), path
        counts.append(len(found))
    assert max(counts) > 1


def test_marks_of_an_exact_path_are_not_those_below_it() -> None:
    plan = harbour()
    statings = Statings(plan)
    below = next(one.part.path for path in paths(plan) for one in statings.marks((path,)) if one.part.path != path)
    above = below.rpartition(".")[0]
    assert below in {one.part.path for one in statings.marks((above,))}
    assert below not in {one.part.path for one in statings.marks((), (above,))}
    assert {one.part.path for one in statings.marks((), (below,))} == {below}


def test_figures_are_tied_by_what_they_state_again_and_what_they_are_made_from() -> None:
    plan = harbour()
    statings = Statings(plan)
    made = [one for one in plan.figures() if one.derived_from]
    assert made
    for figure in made:
        assert figure.derived_from
        for part in figure.derived_from.parts:
            assert figure in statings.tied(part.path)
    for figure in plan.figures():
        assert statings.tied(figure.address) == [one for one in plan.figures() if names(one, figure.address)]


def names(figure: Figure, path: str) -> bool:
    same = figure.same_as.path if figure.same_as else ""
    ways = figure.derived_from
    return path in {figure.address, same, *(one.path for one in ((*ways.parts, *ways.base) if ways else ()))}
