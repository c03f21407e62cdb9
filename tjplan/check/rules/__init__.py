"""The structural rules that hold for any plan, one module each."""

from collections.abc import Callable, Iterator

from tjplan.check.context import Context
from tjplan.check.rules import (
    chapter_unlisted,
    column_unplaced,
    derived_differs,
    figure_in_one_language,
    figure_unreadable,
    figure_unstated,
    grid_shape,
    id_duplicate,
    id_unstable,
    mark_malformed,
    name_differs,
    number_gap,
    number_unbound,
    path_unknown,
    pin_differs,
    pin_unit,
    pin_unreadable,
    reference_dangling,
    same_as_differs,
    translation_missing,
    unit_mismatch,
)
from tjplan.model.finding import Finding, Rule

_MODULES = (
    chapter_unlisted,
    column_unplaced,
    derived_differs,
    figure_in_one_language,
    figure_unreadable,
    figure_unstated,
    grid_shape,
    id_duplicate,
    id_unstable,
    mark_malformed,
    name_differs,
    number_gap,
    number_unbound,
    path_unknown,
    pin_differs,
    pin_unit,
    pin_unreadable,
    reference_dangling,
    same_as_differs,
    translation_missing,
    unit_mismatch,
)

RULES: tuple[Rule, ...] = tuple(module.RULE for module in _MODULES)
CHECKS: tuple[Callable[[Context], Iterator[Finding]], ...] = tuple(module.check for module in _MODULES)

_NEED_ALL_FILES = (
    chapter_unlisted,
    column_unplaced,
    figure_unreadable,
    figure_unstated,
    number_gap,
    number_unbound,
    path_unknown,
    pin_unit,
    reference_dangling,
)
LOCAL = tuple(module.check for module in _MODULES if module not in _NEED_ALL_FILES)
"""The rules that are right even where a file of the plan could not be read."""
