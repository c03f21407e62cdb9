"""Annexed tables to charts: bars of figures that share a unit, with the printed figure on each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from tjplan.compose.annex_forms import Drawing
from tjplan.document import Bar, Chart, Origin, Run, Series
from tjplan.model.annex import Annex, Entry, Head, Record, headed, printed
from tjplan.model.plan import Figure
from tjplan.model.text import Bilingual, Lang
from tjplan.model.units import Unit

_LIMITS = ("at_most", "less_than", "at_least", "more_than")
_NAMES = ("name", "mineral")


def charts(annex: Annex, drawing: Drawing) -> Iterator[Chart]:
    """One chart for each unit; a record stands in it with all the fields, or with any of a whole."""
    columns = [at for at, head in enumerate(annex.heads) if head.name in drawing.fields]
    needed = 1 if drawing.whole else len(drawing.fields)
    kept = [record for record in annex.records if len(_drawn(record, columns)) >= needed]
    units = {record.address: _unit(record, columns) for record in kept}
    order = list(dict.fromkeys(units.values()))
    kept.sort(key=lambda record: order.index(units[record.address]))
    for at, (unit, records) in enumerate(groupby(kept, key=lambda record: units[record.address])):
        if unit is not None:
            yield _chart(annex, drawing, unit, at, list(records), columns)


def timeline(annex: Annex, record: Record, fields: Sequence[str]) -> Chart | None:
    """One record over its ``fields`` in that order: what was aimed at, what came of it, what is aimed at now.

    None where fewer than two of them state a number, or not all in one unit.
    """
    places = {head.name: at for at, head in enumerate(annex.heads)}
    columns = [places[field] for field in fields if field in places and _figure(record.entries[places[field]])]
    unit = _unit(record, columns)
    if unit is None or len(columns) < 2:
        return None
    lang, name = annex.lang, _name(annex, record)
    categories = tuple(headed(replace(annex.heads[at], unit=""), lang) for at in columns)
    series = (Series(name, tuple(_bar(record.entries[at], lang) for at in columns)),)
    key = record.address.rpartition(".")[2]
    return Chart(
        label="",
        title=(Run(_titled(name, unit, lang)),),
        summary=_summary(categories, series, suffix(unit, lang), lang),
        unit=unit.label(lang),
        suffix=suffix(unit, lang),
        categories=categories,
        series=series,
        origin=Origin(f"annexes.{annex.id}.charts.{key}", lang),
        anchor=f"chart-{annex.id}-{key}",
    )


def numbered(found: Sequence[Chart], lang: Lang) -> Iterator[Chart]:
    """The charts with their labels, "图1" or "Figure 1"."""
    for at, chart in enumerate(found, 1):
        yield replace(chart, label=f"图{at}" if lang == "zh" else f"Figure {at}")


def _drawn(record: Record, columns: Sequence[int]) -> list[Figure]:
    """The figures that a bar can show: one number, exact or a limit."""
    return [figure for at in columns if (figure := _figure(record.entries[at])) is not None]


def _figure(entry: Entry) -> Figure | None:
    figure = entry.figure
    if figure is None or figure.quantity is None or figure.quantity.low is None or figure.quantity.low < 0:
        return None
    return figure if figure.quantity.kind in ("exact", *_LIMITS) else None


def _unit(record: Record, columns: Sequence[int]) -> Unit | None:
    """The unit that all bars of the record share, None where they do not."""
    units = {figure.unit for figure in _drawn(record, columns)}
    return units.pop() if len(units) == 1 else None


def _chart(
    annex: Annex, drawing: Drawing, unit: Unit, at: int, records: Sequence[Record], columns: Sequence[int]
) -> Chart:
    lang = annex.lang
    categories = tuple(_name(annex, record) for record in records)
    series = tuple(_series(annex.heads[column], column, records, lang) for column in columns)
    series = tuple(one for one in series if any(one.bars))
    address = f"annexes.{annex.id}.charts.{drawing.id}_{at + 1}"
    return Chart(
        label="",
        title=(Run(_titled(drawing.title[lang], unit, lang)),),
        summary=_summary(categories, series, suffix(unit, lang), lang),
        unit=unit.label(lang),
        suffix=suffix(unit, lang),
        categories=categories,
        series=series,
        origin=Origin(address, lang),
        anchor=f"annex-{annex.id}-{drawing.id}-{at + 1}",
        stacked=drawing.whole,
    )


def _titled(title: str, unit: Unit, lang: Lang) -> str:
    return f"{title}（{unit.label(lang)}）" if lang == "zh" else f"{title} ({unit.label(lang)})"


def _name(annex: Annex, record: Record) -> str:
    named = {head.name: entry.words for head, entry in zip(annex.heads, record.entries, strict=True)}
    return next((named[name] for name in _NAMES if named.get(name)), record.address)


def _series(head: Head, column: int, records: Sequence[Record], lang: Lang) -> Series:
    bars = tuple(_bar(record.entries[column], lang) for record in records)
    return Series(headed(replace(head, unit=""), lang), bars)


def _bar(entry: Entry, lang: Lang) -> Bar | None:
    figure = _figure(entry)
    if figure is None or figure.quantity is None or figure.quantity.low is None:
        return None
    limit = figure.quantity.kind
    words = printed(figure, lang)
    hedge = "" if not entry.hedge else f"（{entry.hedge}）" if lang == "zh" else f" ({entry.hedge})"
    match limit:
        case "at_most" | "less_than" | "at_least" | "more_than":
            return Bar(figure.quantity.low, words, limit, hedge)
        case _:
            return Bar(figure.quantity.low, words, hedge=hedge)


def suffix(unit: Unit, lang: Lang) -> str:
    """The unit as it follows a bar's number: "43万立方米", "43 × 10,000 m³", "28%", nothing for a count.

    The number stays that of the table: English prose would write 430,000 m³.
    """
    if lang == "zh":
        return unit.zh
    if unit.dimension in ("count", "rank", "calendar year"):
        return ""
    if unit.expands:
        return f" × {unit.table}"
    return "%" if unit.symbol == "%" else f" {unit.symbol}"


def _summary(categories: Sequence[str], series: Sequence[Series], after: str, lang: Lang) -> str:
    """ "粘土：大型1家，小型3家；……" """
    stops = _STOPS
    said = []
    for at, category in enumerate(categories):
        bars = [(one.name, bar) for one in series if (bar := one.bars[at])]
        alone = len(series) == 1
        told = stops["bar"][lang].join(
            f"{'' if alone else f'{name} '}{bar.words}{after}{bar.hedge}" for name, bar in bars
        )
        said.append(f"{category}{stops['category'][lang]}{told}")
    return stops["kind"][lang] + stops["row"][lang].join(said) + stops["end"][lang]


_STOPS = {
    "kind": Bilingual("条形图。", "Bar chart. "),
    "category": Bilingual("：", ": "),
    "bar": Bilingual("，", ", "),
    "row": Bilingual("；", "; "),
    "end": Bilingual("。", "."),
}
