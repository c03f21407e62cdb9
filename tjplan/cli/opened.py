"""What most commands start with: the round that ``--plan`` names, or the current one."""

from pathlib import Path
from typing import Any

from tjplan import workspace


def folder(options: Any) -> Path:
    """The folder of the round to work on."""
    return Path(options.plan) if options.plan else workspace.find_round(Path.cwd())
