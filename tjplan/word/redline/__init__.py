"""Redlines: a Word file of the new document with genuine tracked changes against the old one."""

from tjplan.word.redline.engine import redline
from tjplan.word.redline.side import Redline, Side

__all__ = ["Redline", "Side", "redline"]
