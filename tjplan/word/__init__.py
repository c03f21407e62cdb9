"""Documents as Word files: the only package that knows OOXML."""

from tjplan.word.reading import ReadBack, Unknown, plainly, read_document
from tjplan.word.writer import write

__all__ = ["ReadBack", "Unknown", "plainly", "read_document", "write"]
