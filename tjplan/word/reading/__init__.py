"""A Word file that tjplan made, read back into a Document, whoever edited it since."""

from tjplan.word.reading.document import ReadBack, read_document
from tjplan.word.reading.plainly import plainly
from tjplan.word.reading.unknown import Unknown

__all__ = ["ReadBack", "Unknown", "plainly", "read_document"]
