"""How a figure reads in a sentence of either language."""

import pytest

from tjplan.model import quantity
from tjplan.model.plan import Figure
from tjplan.model.source import SourceFile, Spot
from tjplan.model.units import UNITS, Unit
from tjplan.model.wording import figure

SPOT = Spot(SourceFile("f.yaml", ""), 1, 1, 0, 0)


def of(printed: str, unit: str | Unit = "") -> Figure:
    known = UNITS[unit] if isinstance(unit, str) and unit else unit or None
    assert not isinstance(known, str)
    return Figure(
        "facts.x", printed, quantity.read(printed), SPOT, SPOT, unit=known, unit_name=known.zh if known else ""
    )


@pytest.mark.parametrize(
    "printed, unit, zh, en",
    [
        ("57.60", "公顷", "57.60公顷", "57.60 ha"),
        ("6300", "平方千米", "6300平方千米", "6,300 km²"),
        ("43", "万立方米", "43万立方米", "430,000 m³"),
        ("0.66", "万立方米", "0.66万立方米", "6,600 m³"),
        ("4605", "万元", "4605万元", "RMB 46.05 million"),
        ("110.9", "亿元", "110.9亿元", "RMB 11.09 billion"),
        ("5", "元", "5元", "RMB 5"),
        ("20", "%", "20%", "20%"),
        ("1", "年", "1年", "1 year"),
        ("3-5", "年", "3-5年", "3–5 years"),
        ("10", "家", "10家", "10"),
        ("2025", "年份", "2025年", "2025"),
        ("≤6", "万立方米/年", "≤6万立方米/年", "at most 60,000 m³/year"),
        ("＜15", "家", "＜15家", "less than 15"),
        ("≥5", "年", "≥5年", "at least 5 years"),
        ("1:20万", "", "1:20万", "1:200,000"),
        ("—", "%", "—", "—"),
    ],
)
def test_a_figure_reads_well_in_both_languages(printed: str, unit: str, zh: str, en: str) -> None:
    assert figure(of(printed, unit), "zh") == zh
    assert figure(of(printed, unit), "en") == en


def test_a_unit_without_an_english_sign_leaves_no_space_behind() -> None:
    from decimal import Decimal

    own = Unit("趟", "trips", Decimal(1), "", Decimal(1), "trips")
    assert figure(of("12", own), "en") == "12"
