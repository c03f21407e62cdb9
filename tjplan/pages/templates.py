"""Templates compiled once a process: compiling Material's is half the time of a small build."""

from collections.abc import Callable
from functools import partial
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from mkdocs.theme import Theme


class _Memory(jinja2.BytecodeCache):
    """Compiled templates by name; jinja compares their source's checksum on every load."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._compiled[bucket.key] = bucket.bytecode_to_string()


_MEMORY = _Memory()


def share(theme: Theme) -> None:
    """Let ``theme`` use what earlier builds compiled; mkdocs has no setting for it."""
    setattr(theme, "get_env", partial(_environment, theme.get_env))  # noqa: B010 (mypy: a method)


def _environment(original: Callable[[], jinja2.Environment], *_: Any) -> jinja2.Environment:
    environment = original()
    environment.bytecode_cache = _MEMORY
    return environment
