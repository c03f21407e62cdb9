"""Documents as Word files: the only package that knows OOXML."""

from tjplan.word.writer import write

__all__ = ["write"]
