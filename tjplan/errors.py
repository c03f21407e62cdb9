"""The few failures of the tool itself. What is wrong with a plan is a finding, never one of these."""


class TjplanError(Exception):
    """The tool could not run; ``zh`` and ``en`` each say where, what, and what to do."""

    def __init__(self, *, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


class WorkspaceError(TjplanError):
    """A folder or file that a command needs is missing, unreadable or cannot be written."""


class RefusedError(TjplanError):
    """A command would lose or change something that it must not, so it did nothing."""


class HistoryError(TjplanError):
    """git, or the revision that a command needs, cannot be had."""
