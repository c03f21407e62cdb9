"""The files that both languages share, on disk."""

from collections.abc import Mapping
from pathlib import Path


def write_shared(files: Mapping[str, bytes], folder: Path, before: Mapping[str, bytes] | None = None) -> None:
    """Write what the languages share into ``folder``, which holds them; of ``before``, which stand there,
    those that are no more are removed and those that are the same left alone."""
    before = before or {}
    for name in before.keys() - files.keys():
        (folder / name).unlink(missing_ok=True)
    for name, content in files.items():
        if before.get(name) != content:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
