"""The data files."""

import csv
import io
import json
from typing import Any

import handmade
import pytest

from tjplan.model.text import LANGS
from tjplan.pages.data import data_files
from tjplan.pages.sheet import safe, to_csv


def files() -> dict[str, bytes]:
    return data_files(handmade.plan(), {lang: handmade.document(lang) for lang in LANGS})


def records(name: str) -> Any:
    return json.loads(files()[name])["records"]


def rows(name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(files()[name].decode("utf-8-sig"), newline="")))


def test_every_collection_and_column_is_there_twice_and_listed() -> None:
    names = [entry["name"] for entry in json.loads(files()["index.json"])["files"]]
    assert names == ["plan", "wetlands", "indicators", "terms", "facts", "columns/kinds"]
    assert set(files()) == {"index.json", *(f"{name}.{form}" for name in names for form in ("json", "csv"))}


def test_a_figure_keeps_its_printed_digits_beside_the_number() -> None:
    assert records("wetlands.json")[0]["area"] == {
        "printed": "80.50",
        "kind": "exact",
        "low": 80.5,
        "high": 80.5,
        "unit": {"zh": "公顷", "en": "ha"},
        "as_of": "2023",
        "derived_from": {"form": "share", "parts": ["wetlands.lake.area"], "base": ["facts.total"]},
    }


def test_a_named_fact_has_its_figure_under_value() -> None:
    assert records("facts.json")[0]["value"]["printed"] == "120.50"


def test_what_is_not_stated_is_absent_in_json_and_empty_in_csv() -> None:
    assert "baseline" not in records("indicators.json")[1]
    head, *lines = rows("indicators.csv")
    assert dict(zip(head, lines[1], strict=True))["baseline"] == ""
    assert dict(zip(head, lines[1], strict=True))["previous_result"] == "0"


def test_csv_has_texts_in_both_languages_and_lists_in_one_cell() -> None:
    head, lake = rows("wetlands.csv")
    row = dict(zip(head, lake, strict=True))
    assert (row["name_zh"], row["name_en"], row["town"]) == ("云湖", "Lake Yun", "places.yunxi")
    assert (row["other_names_zh"], row["area"], row["area_unit_en"]) == ("大湖; 北湖", "80.50", "ha")


def test_a_column_keeps_its_grid_in_both_languages() -> None:
    head, *lines = rows("columns/kinds.csv")
    assert head == [
        "row",
        "kind",
        "kind_zh",
        "kind_en",
        "name_zh",
        "name_en",
        "before_zh",
        "before_en",
        "after_zh",
        "after_en",
    ]
    assert lines[2] == ["lake", "body", "天然", "Natural", "云湖", "Lake Yun", "80.50", "80.50", "", ""]
    assert records("columns/kinds.json")[0]["cells"][0] == {"field": "kind", "zh": "类型", "en": "Kind", "rowspan": 2}


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert files() == files()


def test_excel_finds_a_bom_and_crlf() -> None:
    made = to_csv([["a", "一"], ["b", "c"]])
    assert made == b"\xef\xbb\xbfa,\xe4\xb8\x80\r\nb,c\r\n"


@pytest.mark.parametrize(
    "cell", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1", "=", "-", "-1e", "+1-1", "\x00=1"]
)
def test_a_cell_that_would_start_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert safe(cell).startswith("'")


@pytest.mark.parametrize("cell", ["-5", "+5", "-1,200.50", "-3%", "57.60", "—", "≤6", "3-5", "1:20万", ""])
def test_a_number_stays_a_number(cell: str) -> None:
    assert safe(cell) == cell
