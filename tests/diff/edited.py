"""The harbour plan with edits: pairs of files of which a test knows what differs."""

import functools
from pathlib import Path

from tjplan.diff import between, of_plan
from tjplan.load import folder
from tjplan.model.change import Change
from tjplan.model.plan import Plan

_HARBOUR = Path(__file__).parents[1] / "plans" / "good" / "fishing-harbour"
Files = dict[str, bytes]
Edit = tuple[str, str, str]
"""File, what stands in it, and what to write instead."""


@functools.cache
def harbour() -> Files:
    return folder.files_of(_HARBOUR, "")[0]


def edited(*edits: Edit) -> Files:
    """The files with every edit made once; what is to be replaced must be there."""
    files = dict(harbour())
    for name, old, new in edits:
        text = files[name].decode()
        assert old in text, (name, old)
        files[name] = text.replace(old, new, 1).encode()
    return files


def plan(*edits: Edit) -> Plan:
    return folder.load(edited(*edits)).plan


def changes(*edits: Edit) -> tuple[Change, ...]:
    return between(of_plan(plan()), of_plan(plan(*edits)))


def told(*edits: Edit) -> list[str]:
    """One line for each change: kind, address and field."""
    return [" ".join(filter(None, (one.kind, one.address, one.field))) for one in changes(*edits)]
