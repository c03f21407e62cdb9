"""Plan and language to Document: what a reader sees; annexes where they are asked for."""

from tjplan.compose.annex_blocks import annexed
from tjplan.compose.annex_charts import timeline
from tjplan.compose.annexes import annexes, fact_table
from tjplan.compose.compose import compose

__all__ = ["annexed", "annexes", "compose", "fact_table", "timeline"]
