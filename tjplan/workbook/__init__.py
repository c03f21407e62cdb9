"""Plan, Document and annexes to an Excel workbook: typed cells, units, years, places, paths in the data."""

from tjplan.workbook.book import workbook

__all__ = ["workbook"]
