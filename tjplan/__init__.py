"""tjplan: a government plan as data, checked, and written as Word file and website."""

__version__ = "0.1.0"
