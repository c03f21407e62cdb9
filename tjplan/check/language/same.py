"""Whether two expressions are one and the same, so that comparing them says nothing."""

from tjplan.check.language.faults import Stop
from tjplan.check.language.reach import Reach
from tjplan.check.language.syntax import Call, Expression, Not, Number, Operation, Path, Word

Key = tuple[object, ...]
_LITERALS = (Number, Word)
_EITHER_WAY = ("*", "==", "!=", "≈", "and", "or")
_ANY_ORDER = ("min", "max", "count", "sum")


def same(left: Expression, right: Expression, reach: Reach) -> bool:
    """Whether the two weigh the same figures in the same way, in whatever order; numbers alone are no figures."""
    if isinstance(left, Path) and isinstance(right, Path):
        return left.steps == right.steps
    if isinstance(left, _LITERALS) or isinstance(right, _LITERALS):
        return False
    if type(left) is not type(right) and not _adds(left) and not _adds(right):
        return False
    return _key(left, reach) == _key(right, reach) and _weighs(left)


def _adds(tree: Expression) -> bool:
    return (isinstance(tree, Call) and tree.name == "sum") or (isinstance(tree, Operation) and tree.sign == "+")


def _weighs(tree: Expression) -> bool:
    if isinstance(tree, Operation):
        return _weighs(tree.left) or _weighs(tree.right)
    return isinstance(tree, Path | Call)


def _key(tree: Expression, reach: Reach) -> Key:
    if isinstance(tree, Path):
        return ("path", tree.steps)
    if isinstance(tree, Number):
        return ("number", tree.digits, tree.unit)
    if isinstance(tree, Word):
        return ("word", tree.text)
    if isinstance(tree, Not):
        return ("not", _key(tree.condition, reach))
    if isinstance(tree, Operation):
        return _operation(tree, reach)
    if tree.name == "sum" and tree.where is None:
        return _sum(tree, reach)
    parts = [_key(one, reach) for one in tree.arguments]
    where = _key(tree.where, reach) if tree.where else ()
    return (tree.name, *(sorted(parts, key=repr) if tree.name in _ANY_ORDER else parts), where)


def _operation(tree: Operation, reach: Reach) -> Key:
    if tree.sign == "+":
        return _sum(tree, reach)
    parts = [_key(tree.left, reach), _key(tree.right, reach)]
    return (tree.sign, *(sorted(parts, key=repr) if tree.sign in _EITHER_WAY else parts))


def _sum(tree: Expression, reach: Reach) -> Key:
    """A sum is what is added up: ``sum(a, b)`` is ``b + a``, and ``sum(zones[*].area)`` every single area."""
    terms = sorted(_terms(tree, reach), key=repr)
    return terms[0] if len(terms) == 1 else ("sum", *terms)


def _terms(tree: Expression, reach: Reach) -> list[Key]:
    if isinstance(tree, Operation) and tree.sign == "+":
        return [*_terms(tree.left, reach), *_terms(tree.right, reach)]
    if isinstance(tree, Call) and tree.name == "sum" and tree.where is None:
        return [term for one in tree.arguments for term in _terms(one, reach)]
    if isinstance(tree, Path) and "*" in tree.steps:
        try:
            return [("path", tuple(address.split("."))) for address, _, _ in reach.found(tree)]
        except Stop:  # told by itself
            return [_key(tree, reach)]
    return [_key(tree, reach)]
