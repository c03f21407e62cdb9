"""Units of Chinese plans: dimension, size, and how each language writes them.

A unit is known by its printed Chinese form.  English prose writes 万 units out ("430,000 m³"),
English tables keep them ("10,000 m³"); a counter (家, 座, 个) becomes a bare number in English,
its noun stands in the sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from tjplan.model.text import Bilingual, Lang

Dimension = tuple[tuple[str, int], ...]
"""Powers of base dimensions, sorted: area is ``(("area", 1),)``; empty for plain numbers and shares."""
COUNT: Dimension = (("count", 1),)


@dataclass(frozen=True, slots=True)
class Unit:
    """``factor`` is the size in the dimension's base unit (m², m³, kg, yuan, metre, one)."""

    zh: str
    dimension: str
    factor: Decimal
    symbol: str
    """The English symbol in prose: ``ha``, ``m³``, ``RMB``; empty for counters and calendar years."""
    symbol_factor: Decimal
    """What one English symbol is worth in the base unit: 1 for m³, whatever the 万 before it."""
    table: str
    """The English column heading: ``10,000 m³``, ``number``."""
    plural: str = ""
    """The English plural where it differs: ``years``."""

    @property
    def expands(self) -> bool:
        """Whether English prose states the figure in another scale than Chinese does."""
        return self.factor != self.symbol_factor

    def label(self, lang: Lang) -> str:
        """The unit as a table prints it."""
        return self.zh if lang == "zh" else self.table


def counter(zh: str, table: str = "number") -> Unit:
    """A counter of things: one, in any language."""
    one = Decimal(1)
    return Unit(zh, "count", one, "", one, table)


def _measure(
    zh: str, dimension: str, factor: str, symbol: str, symbol_factor: str, table: str = "", plural: str = ""
) -> Unit:
    return Unit(zh, dimension, Decimal(factor), symbol, Decimal(symbol_factor), table or symbol, plural)


_MEASURES = (
    _measure("平方千米", "area", "1000000", "km²", "1000000"),
    _measure("平方公里", "area", "1000000", "km²", "1000000"),
    _measure("公顷", "area", "10000", "ha", "10000"),
    _measure("万公顷", "area", "100000000", "ha", "10000", "10,000 ha"),
    _measure("亩", "area", "666.6666666666666666666666667", "mu", "666.6666666666666666666666667"),
    _measure("万亩", "area", "6666666.666666666666666666667", "mu", "666.6666666666666666666666667", "10,000 mu"),
    _measure("平方米", "area", "1", "m²", "1"),
    _measure("万平方米", "area", "10000", "m²", "1", "10,000 m²"),
    _measure("千米", "length", "1000", "km", "1000"),
    _measure("公里", "length", "1000", "km", "1000"),
    _measure("米", "length", "1", "m", "1"),
    _measure("立方米", "volume", "1", "m³", "1"),
    _measure("千立方米", "volume", "1000", "m³", "1", "1,000 m³"),
    _measure("万立方米", "volume", "10000", "m³", "1", "10,000 m³"),
    _measure("亿立方米", "volume", "100000000", "m³", "1", "100 million m³"),
    _measure("立方米/年", "volume per year", "1", "m³/year", "1"),
    _measure("千立方米/年", "volume per year", "1000", "m³/year", "1", "1,000 m³/year"),
    _measure("万立方米/年", "volume per year", "10000", "m³/year", "1", "10,000 m³/year"),
    _measure("克", "mass", "0.001", "g", "0.001"),
    _measure("千克", "mass", "1", "kg", "1"),
    _measure("吨", "mass", "1000", "t", "1000"),
    _measure("万吨", "mass", "10000000", "t", "1000", "10,000 t"),
    _measure("亿吨", "mass", "100000000000", "t", "1000", "100 million t"),
    _measure("吨/年", "mass per year", "1000", "t/year", "1000"),
    _measure("万吨/年", "mass per year", "10000000", "t/year", "1000", "10,000 t/year"),
    _measure("元", "money", "1", "RMB", "1"),
    _measure("万元", "money", "10000", "RMB", "1", "RMB 10,000"),
    _measure("亿元", "money", "100000000", "RMB", "1", "RMB 100 million"),
    _measure("%", "share", "1", "%", "1"),
    _measure("个百分点", "share points", "1", "percentage point", "1", plural="percentage points"),
    _measure("年", "time", "1", "year", "1", plural="years"),
    _measure(
        "个月",
        "time",
        "0.08333333333333333333333333333",
        "month",
        "0.08333333333333333333333333333",
        "months",
        "months",
    ),
    _measure("日", "time in days", "1", "day", "1", "days", plural="days"),
    Unit("年份", "calendar year", Decimal(1), "", Decimal(1), "year"),
    Unit("位", "rank", Decimal(1), "", Decimal(1), "rank"),
)
_COUNTERS = tuple(
    counter(zh)
    for zh in [
        "家",
        "座",
        "个",
        "处",
        "种",
        "镇",
        "乡",
        "村",
        "幅",
        "人",
        "户",
        "项",
        "条",
        "次",
        "所",
        "台",
        "套",
        "部",
        "批",
        "名",
        "艘",
        "辆",
        "棵",
        "株",
        "班",
        "张",
    ]
)

UNITS: Mapping[str, Unit] = {unit.zh: unit for unit in (*_MEASURES, *_COUNTERS)}


def printed(unit: Unit) -> str:
    """What Chinese prose writes behind the number: a calendar year is written 年."""
    return "年" if unit.zh == "年份" else unit.zh


_BASES: Mapping[str, str] = {"year": "time"}
"""What a unit is per, where the name of the dimension says it by its unit: ``volume per year``."""


@lru_cache(maxsize=256)
def powers(dimension: str) -> Dimension:
    """A dimension by name as powers of base dimensions; a share is a plain number.

    >>> powers("volume per year"), powers("share")
    ((('time', -1), ('volume', 1)), ())
    """
    over, *under = dimension.split(" per ")
    found: dict[str, int] = {over: 1} if over != "share" else {}
    for name in under:
        base = _BASES.get(name, name)
        found[base] = found.get(base, 0) - 1
    return tuple(sorted((name, power) for name, power in found.items() if power))


def per(over: Unit, under: Unit) -> Unit:
    """The unit of a quotient: 万元 per 公顷 is 万元/公顷, in English "RMB/ha"."""
    return Unit(
        f"{printed(over)}/{printed(under)}",
        f"{over.dimension} per {under.dimension}",
        over.factor / under.factor,
        f"{over.symbol}/{under.symbol}" if under.symbol else over.symbol,
        over.symbol_factor / under.symbol_factor,
        f"{over.table}/{under.table}",
    )


_NAMES: Mapping[str, Bilingual] = {
    "area": Bilingual("面积", "area"),
    "length": Bilingual("长度", "length"),
    "volume": Bilingual("体积", "volume"),
    "mass": Bilingual("质量", "mass"),
    "money": Bilingual("金额", "money"),
    "share points": Bilingual("百分点", "percentage points"),
    "time": Bilingual("时长", "time"),
    "time in days": Bilingual("天数", "days"),
    "count": Bilingual("个数", "count"),
    "calendar year": Bilingual("年份", "calendar year"),
    "rank": Bilingual("位次", "rank"),
}


def named(dimension: Dimension) -> Bilingual:
    """A dimension for a message: ``area``, ``volume / time``; 面积, 体积/时长."""
    if not dimension:
        return Bilingual("纯数或占比", "plain number or share")
    return Bilingual(_named(dimension, "zh", "·", "/"), _named(dimension, "en", " · ", " / "))


def _named(dimension: Dimension, lang: Lang, times: str, by: str) -> str:
    said = [(_NAMES[name][lang] if name in _NAMES else name, power) for name, power in dimension]
    over = [name if power == 1 else f"{name}^{power}" for name, power in said if power > 0]
    under = [name if power == -1 else f"{name}^{-power}" for name, power in said if power < 0]
    return (times.join(over) or "1") + "".join(f"{by}{name}" for name in under)
