"""Why a rule cannot be evaluated, and what to write instead."""

from tjplan.check.language.operate import Mixed
from tjplan.check.language.syntax import Expression
from tjplan.check.language.value import YEAR, YEARS, Value
from tjplan.model.text import Bilingual
from tjplan.model.units import named

PAGE = Bilingual("写法见 tjplan explain rule-invalid", "see tjplan explain rule-invalid")


class Stop(Exception):
    """Evaluation cannot go on: a fault of the rule, not of the plan; ``offset`` from 0 into its line."""

    def __init__(self, offset: int, message: Bilingual, hint: Bilingual | None = None) -> None:
        super().__init__(message.en)
        self.offset = offset
        self.message = message
        self.hint = hint or PAGE


class DivisorZero(Stop):
    """A divisor is or may be zero; what stands before ``and`` or ``or`` may exclude that."""


class NoNumber(Exception):
    """A figure has no number (—, words): the comparison says nothing."""


class Absent(Exception):
    """The member at hand does not have the field."""


def no_condition(tree: Expression) -> Stop:
    """A value stands where something must hold or not."""
    return Stop(tree.offset, Bilingual("此处应为比较，如 a ≈ b", "a comparison expected here, e.g. a ≈ b"))


def mixed(tree: Expression, found: Mixed) -> Stop:
    """Two kinds of quantity met; a figure whose unit is not known is the likelier cause."""
    for one in (found.odd, found.other):
        if one.figure and one.figure.unit is None:
            told = Bilingual(f"{one.figure.address} 没有可用的单位", f"{one.figure.address} has no known unit")
            return Stop(tree.offset, told, Bilingual("在数据中写上单位", "write its unit in the data"))
    kinds, who = (named(found.odd.kind), named(found.other.kind)), (_who(found.odd), _who(found.other))
    told = Bilingual(
        f"不同类的量不能相比或相加：{kinds[0].zh}{who[0].zh} 与 {kinds[1].zh}{who[1].zh}",
        f"quantities of different kinds: {kinds[0].en}{who[0].en} and {kinds[1].en}{who[1].en}",
    )
    return Stop(tree.offset, told, _instead(found))


def _who(one: Value) -> Bilingual:
    """The figure that a value is, in brackets; empty where it was computed or is a number of the rule."""
    if one.figure is None:
        return Bilingual("", "")
    path = one.operands[0].path
    return Bilingual(f"（{path}，{one.printed('zh')}）", f" ({path}, {one.printed('en')})")


def _instead(found: Mixed) -> Bilingual | None:
    if found.odd.loose or found.other.loose:
        return Bilingual("给数字写上单位", "give the number a unit")
    if {found.odd.dimension, found.other.dimension} == {YEAR, YEARS}:
        return Bilingual(
            "某年的单位写“年份”（2025年），时长的单位写“年”（5年）；两年之差是时长",
            "a calendar year has the unit “年份” (2025年), a duration “年” (5年); two years lie a duration apart",
        )
    if found.odd.figure and found.other.figure:
        return Bilingual(
            "只取同类的成员（where），或改正其单位",
            "choose members of one kind with where, or mend the unit of the one that differs",
        )
    return None


def dates(tree: Expression) -> Stop:
    """Calendar years were added up."""
    return Stop(
        tree.offset,
        Bilingual("年份不能相加", "calendar years cannot be added up"),
        Bilingual(
            "两年相减得时长；年份加时长仍是年份", "two years lie a duration apart; a year and a duration make a year"
        ),
    )


def itself(tree: Expression) -> Stop:
    """Both sides of a comparison are the same."""
    return Stop(
        tree.offset,
        Bilingual("一个数字与自身相比", "it weighs a figure against itself"),
        Bilingual("两边写不同的数字，或删去这一比较", "write another figure on one side, or delete the comparison"),
    )


def one_of_a_share(tree: Expression) -> Stop:
    """``1 - 20%``: the 1 would be 1%, and hardly ever means that."""
    return Stop(
        tree.offset,
        Bilingual("百分数旁的 1 是 1%", "beside a percentage 1 would be 1%"),
        Bilingual("写 100%；确指百分之一时写 1%", "write 100%, or 1% where one hundredth is meant"),
    )


def zero(tree: Expression, divisor: Value) -> DivisorZero:
    """The divisor is or may be zero."""
    spread = Bilingual(divisor.spread("zh"), divisor.spread("en"))
    return DivisorZero(
        tree.offset,
        Bilingual(f"除数 {spread.zh} 含零", f"the divisor {spread.en} may be zero"),
        Bilingual("在前面写明：除数 != 0 and …", "say so before it: divisor != 0 and …"),
    )
