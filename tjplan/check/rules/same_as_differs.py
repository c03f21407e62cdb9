"""Two records of one thing disagree.

`same_as` says that two figures, or two texts given as values, state one thing under two names.
Their values must agree within what their digits allow, in the same dimension.

Wrong:

    facts:
      wells: {name: {zh: 井数, en: wells}, value: 3, unit: 个, as_of: 2020, scope: places.town}
      water_points: {name: {zh: 取水点, en: water points}, value: 4, unit: 处, as_of: 2020, scope: places.town, same_as: facts.wells}

Right:

    facts:
      wells: {name: {zh: 井数, en: wells}, value: 3, unit: 个, as_of: 2020, scope: places.town}
      water_points: {name: {zh: 取水点, en: water points}, value: 3, unit: 处, as_of: 2020, scope: places.town, same_as: facts.wells}
"""

from collections.abc import Iterator

from tjplan.check import arithmetic
from tjplan.check.context import Context
from tjplan.check.operands import operand
from tjplan.check.page import rule
from tjplan.model.finding import Finding
from tjplan.model.plan import Figure
from tjplan.model.text import LANGS, Bilingual, unmarked
from tjplan.model.wording import wording

PAGE_ZH = """
同一事项的两处记录不同。

`same_as` 表示两个数字（或两个以文字为值的记录）说的是同一件事。两者应在数位允许的范围内相等，量纲相同。
"""
RULE = rule(
    "same-as-differs",
    "error",
    zh="同一事项前后不一",
    en="two records of one thing differ",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per same_as whose two sides differ; a difference of dimension is another rule's."""
    for figure in context.figures:
        other = context.resolve(figure.same_as.path) if figure.same_as else None
        if isinstance(other, Figure) and not _agree(figure, other):
            left, right = operand(figure), operand(other)
            where = right.place
            yield Finding(
                RULE.code,
                RULE.severity,
                figure.value_spot.place,
                figure.address,
                Bilingual(
                    f"{figure.address} 为 {left.printed}，{other.address} 为 {right.printed}（{where.file}:{where.line}），应为同一事项"
                    if where
                    else "",
                    f"{figure.address} is {wording(figure, 'en')}, {other.address} is {wording(other, 'en')} ({where.file}:{where.line}); they state one thing"
                    if where
                    else "",
                ),
                Bilingual(
                    "改正其中一处；确属两件事则删去 same_as",
                    "mend one of the two, or delete same_as if they are two things",
                ),
                (left, right),
            )


def _agree(figure: Figure, other: Figure) -> bool:
    if figure.words or other.words:
        if figure.words is None or other.words is None:
            return False
        both = [lang for lang in LANGS if figure.words[lang] and other.words[lang]]  # a missing one is told as such
        return all(unmarked(figure.words[lang]) == unmarked(other.words[lang]) for lang in both)
    left, right = arithmetic.interval(figure), arithmetic.interval(other)
    if left is None or right is None:
        return figure.quantity == other.quantity
    if figure.unit and other.unit and figure.unit.dimension != other.unit.dimension:
        return _same_digits(figure, other)
    return arithmetic.one_figure(left, right)


def _same_digits(figure: Figure, other: Figure) -> bool:
    """Across dimensions only the bare number can be compared (43万立方米, 43万立方米/年)."""
    if figure.quantity is None or other.quantity is None:
        return False
    return figure.quantity.digits == other.quantity.digits
