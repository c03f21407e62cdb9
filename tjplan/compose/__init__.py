"""Plan and language to Document: what a reader sees."""

from tjplan.compose.compose import compose

__all__ = ["compose"]
