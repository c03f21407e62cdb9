"""A figure stands under a year that is not its own.

Each figure says in `as_of` of which year it is. In a column it stands under the year of its
heading, or of the title. In a sentence that names years, no figure is later than all of them, and
one at least is of a year that is named.

Wrong:

    facts:
      wells: {name: {zh: 井数, en: wells}, value: 3, unit: 个, as_of: 2030, scope: places.town}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text:
            zh: '[[2025年|plan.base_year]]，全镇有井[[3个|facts.wells]]。'
            en: 'In [[2025|plan.base_year]] the town has [[three|facts.wells]] wells.'

Right:

    facts:
      wells: {name: {zh: 井数, en: wells}, value: 3, unit: 个, as_of: 2025, scope: places.town}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body:
        - id: water
          text:
            zh: '[[2025年|plan.base_year]]，全镇有井[[3个|facts.wells]]。'
            en: 'In [[2025|plan.base_year]] the town has [[three|facts.wells]] wells.'
"""

from collections.abc import Iterator
from typing import NamedTuple

from tjplan.check.context import Context
from tjplan.check.operands import as_of, operand
from tjplan.check.page import rule
from tjplan.check.sentences import Mark, sentences
from tjplan.check.years import calendar_year
from tjplan.model.finding import Finding, Operand
from tjplan.model.plan import Column, Figure
from tjplan.model.text import Bilingual, Binding, Phrase, Pin

PAGE_ZH = """
数字与所在的年份不符。

数字在 `as_of` 中写明是哪一年的。专栏中的数字应与表头（或标题）的年份相同；一句话写了年份的，句中没有一个数字晚于
所有这些年份，且至少有一个数字是其中某一年的。
"""
RULE = rule(
    "year-differs",
    "warning",
    zh="数字与所在的年份不符",
    en="a figure under another year",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)
Dated = tuple[Figure, Mark]


class _Year(NamedTuple):
    """A year that a text names, and the words that name it."""

    year: str
    operand: Operand


def check(context: Context) -> Iterator[Finding]:
    """One finding per sentence and per cell whose figure is of another year."""
    years = {figure.address for figure in context.figures if calendar_year(figure)}
    for address, lang, phrase in context.marked:
        if lang != "zh" or not address.startswith("nodes."):
            continue
        if any(getattr(part, "path", "") in years for part in phrase.parts):
            for sentence in sentences(phrase, "。！？"):
                yield from _sentence(context, f"{address}.zh", phrase, sentence.marks)
    for column in context.plan.columns.values():
        yield from _column(context, column)


def _sentence(context: Context, path: str, phrase: Phrase, marks: tuple[Mark, ...]) -> Iterator[Finding]:
    years, figures = _parted(context, path, phrase, marks)
    dated = [(figure, mark) for figure, mark in figures if figure.as_of]
    if not years or not dated:
        return
    late = [one for one in dated if one[0].as_of[:4] > max(year.year for year in years)]
    if late or not any(_is_of(figure, years) for figure, _ in dated):
        yield _finding(path, phrase, *(late or dated)[0], years)


def _is_of(figure: Figure, years: list[_Year]) -> bool:
    return any(figure.as_of[:4] == year.year for year in years)


def _column(context: Context, column: Column) -> Iterator[Finding]:
    """The cells under a heading with a year, or under a title with one."""
    titled = _years(context, f"{column.address}.title", column.title.zh)
    headed = _headings(context, column)
    for row in column.rows:
        if row.key in column.header:
            continue
        for index, cell in enumerate(row.cells):
            phrase = cell.text.zh if cell.text else None
            years = headed.get(index) or titled
            if phrase is None or not years:
                continue
            path = column.cell_address(row, index)
            for figure, mark in _parted(context, path, phrase, _marks(phrase))[1]:
                if figure.as_of and not _is_of(figure, years):
                    yield _finding(path, phrase, figure, mark, years)


def _headings(context: Context, column: Column) -> dict[int, list[_Year]]:
    """The years above each field of the grid, merged headings over all that they cover."""
    found: dict[int, list[_Year]] = {}
    for area in context.areas[column.id][0]:
        row = column.rows[area.row]
        text = row.cells[area.col].text
        if row.key in column.header and text:
            for index in range(area.col, area.col + area.colspan):
                path = column.cell_address(row, area.col)
                found.setdefault(index, []).extend(_years(context, path, text.zh))
    return found


def _years(context: Context, path: str, phrase: Phrase | None) -> list[_Year]:
    return _parted(context, f"{path}.zh", phrase, _marks(phrase))[0] if phrase else []


def _marks(phrase: Phrase) -> tuple[Mark, ...]:
    return tuple(part for part in phrase.parts if isinstance(part, Pin | Binding))


def _parted(context: Context, path: str, phrase: Phrase, marks: tuple[Mark, ...]) -> tuple[list[_Year], list[Dated]]:
    """The years that the marks state, and the other figures."""
    years: list[_Year] = []
    figures: list[Dated] = []
    for mark in marks:
        found = context.resolve(mark.path)
        if isinstance(found, Figure):
            year = calendar_year(found)
            if year and isinstance(mark, Pin):
                years.append(_Year(year, Operand(path, mark.literal, phrase.place(mark.offset))))
            elif year:
                years.append(_Year(year, operand(found)))
            else:
                figures.append((found, mark))
    return years, figures


def _finding(path: str, phrase: Phrase, figure: Figure, mark: Mark, years: list[_Year]) -> Finding:
    shown = mark.literal if isinstance(mark, Pin) else mark.path
    named = dict.fromkeys(year.year for year in years)
    return Finding(
        RULE.code,
        RULE.severity,
        phrase.place(mark.offset),
        path,
        Bilingual(
            f"“{shown}”（{mark.path}）是 {figure.as_of} 年的数字，此处写的是 {'、'.join(named)} 年",
            f"“{shown}” ({mark.path}) is a figure of {figure.as_of}, the text here speaks of {', '.join(named)}",
        ),
        Bilingual("核对年份、数字的路径和 as_of", "see whether the year, the figure's path or its as_of is wrong"),
        (as_of(figure), *dict.fromkeys(year.operand for year in years)),
    )
