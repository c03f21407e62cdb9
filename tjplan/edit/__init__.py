"""Changing one figure or name of a plan: the smallest edits of its files that keep data and words in step."""

from tjplan.edit.apply import apply
from tjplan.edit.edits import Edits, Replacement, Witness
from tjplan.edit.set import set_value

__all__ = ["Edits", "Replacement", "Witness", "apply", "set_value"]
