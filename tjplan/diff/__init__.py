"""Two plans compared: what changed, and the change made again.

:func:`between` and :func:`apply` work on contents, which :func:`of_plan` makes of plans.
"""

from tjplan.diff.applying import apply
from tjplan.diff.between import between
from tjplan.diff.of_plan import of_plan

__all__ = ["apply", "between", "of_plan"]
