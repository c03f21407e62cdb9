"""The one-line language of rules: ``sum(zones[*].area where kind == 'x') ≈ facts.total``.

Parsed by a small Pratt parser and evaluated over traced intervals: no loops, no names but paths,
nothing of Python's own evaluation, and a bound on length and depth.
"""

from tjplan.check.language.evaluate import Outcome, evaluate
from tjplan.check.language.foreign import SyntaxFault
from tjplan.check.language.syntax import parse, paths

__all__ = ["Outcome", "SyntaxFault", "evaluate", "parse", "paths"]
