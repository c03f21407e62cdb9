"""Everything below data/: one file a thing, a package that validates, one zip."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import handmade
import pytest
from jsonschema import Draft4Validator

from tjplan.compose import compose
from tjplan.load import folder
from tjplan.model.finding import Rule
from tjplan.model.plan import Plan
from tjplan.model.text import LANGS, Bilingual
from tjplan.pages.checks import Checked
from tjplan.pages.open_data import open_data
from tjplan.pages.package import type_of

ROOT = Path(__file__).parents[2]
PROFILE = Path(__file__).parent / "tabular-data-package.schema.json"
OWN = Rule("adds_up", "error", Bilingual("面积之和应等于合计", "The areas add up"), Bilingual("", ""))
CHECKED = Checked((), (), (OWN,), 0, 0, 0, 0, 0, {"indicators.area.baseline": (("adds_up", True),)})


def files() -> dict[str, bytes]:
    documents = {lang: handmade.document(lang) for lang in LANGS}
    return open_data(handmade.plan(), documents, CHECKED, {"geometry.geojson": b"{}"})


def read(name: str) -> Any:
    return json.loads(files()[name])


def of_folder(path: Path) -> dict[str, bytes]:
    contents, _ = folder.files_of(path, "")
    plan: Plan = folder.load(contents).plan
    return open_data(plan, {lang: compose(plan, lang) for lang in LANGS})


def test_every_thing_has_a_file_and_the_index_names_all_files() -> None:
    made = files()
    index = json.loads(made["index.json"])
    named = {index["package"], index["archive"], *index["more"], *(thing["json"] for thing in index["things"])}
    named |= {entry[form] for entry in index["files"] for form in ("json", "csv")}
    assert made.keys() - {"index.json"} == named
    assert [thing["address"] for thing in index["things"]] == [
        entity.address for members in handmade.plan().collections.values() for entity in members.values()
    ]


def test_a_thing_says_what_it_is_where_it_stands_and_how_it_was_checked() -> None:
    area = read("indicators/area.json")
    assert area["address"] == "indicators.area" and area["name"] == {"zh": "湿地保有量", "en": "wetland kept"}
    assert area["page"]["en"] == "../../en/indicator-area.html#area"
    baseline = area["figures"][0]
    assert baseline["wording"] == {"zh": "120.50公顷", "en": "120.50 ha"}
    assert baseline["stated"]["zh"] == [{"label": "一、面积", "page": "../../zh/state.html#area_now"}]
    assert baseline["rules"] == [
        {"rule": "adds_up", "name": {"zh": "面积之和应等于合计", "en": "The areas add up"}, "verdict": "holds"}
    ]
    assert area["record"]["baseline"]["printed"] == "120.50"


def test_a_figure_names_what_it_goes_into() -> None:
    (total,) = read("facts/total.json")["figures"]
    assert total["goes_into"] == ["wetlands.lake.area"]


def test_the_zip_has_every_file_and_the_same_bytes_each_time() -> None:
    made = files()
    archive = zipfile.ZipFile(io.BytesIO(made.pop("yunxi-2024-2028.zip")))
    assert {entry.filename: archive.read(entry) for entry in archive.infolist()} == {
        f"yunxi-2024-2028/{name}": content for name, content in made.items()
    }
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert files()["yunxi-2024-2028.zip"] == files()["yunxi-2024-2028.zip"]


@pytest.mark.parametrize(
    "made",
    [files(), of_folder(ROOT / "plan" / "2021-2025"), of_folder(ROOT / "tests/plans/good/fishing-harbour")],
    ids=["handmade", "our-plan", "harbour"],
)
def test_the_package_keeps_to_its_profile_and_every_cell_to_its_type(made: dict[str, bytes]) -> None:
    package = json.loads(made["datapackage.json"])
    profile = json.loads(PROFILE.read_text(encoding="utf-8"))
    assert [error.message for error in Draft4Validator(profile).iter_errors(package)] == []
    assert {resource["path"] for resource in package["resources"]} == {name for name in made if name.endswith(".csv")}
    names = [resource["name"] for resource in package["resources"]]
    assert len(set(names)) == len(names)
    for resource in package["resources"]:
        head, *rows = csv.reader(io.StringIO(made[resource["path"]].decode("utf-8-sig"), newline=""))
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == head
        for row in rows:
            assert len(row) == len(fields)
            assert [
                (field["name"], cell) for field, cell in zip(fields, row, strict=True) if not fits(field, cell)
            ] == []
        keys = [row[0] for row in rows]
        assert "primaryKey" not in resource["schema"] or len(set(keys)) == len(keys)


def fits(field: dict[str, Any], cell: str) -> bool:
    if not cell:
        return not field.get("constraints", {}).get("required")
    try:
        _ = {"string": str, "number": float, "integer": int, "year": int}[field["type"]](cell)
    except ValueError:
        return False
    return field["type"] != "year" or bool(re.fullmatch("[0-9]{4}", cell))


@pytest.mark.parametrize(
    ("head", "cells", "kind"),
    [
        ("area", ["57.60", "", "3"], "number"),
        ("count", ["3", "12"], "integer"),
        ("count", ["", ""], "string"),
        ("target", ["≤6", "3"], "string"),
        ("area_as_of", ["2020", ""], "year"),
        ("area_as_of", ["2020-06"], "string"),
        ("code", ["007"], "string"),
        ("area", ["1,200"], "string"),
    ],
)
def test_a_field_is_a_number_where_every_cell_is(head: str, cells: list[str], kind: str) -> None:
    assert type_of(head, cells) == kind


def test_a_licence_is_stated_only_where_the_plan_names_one(plan_copy: Path) -> None:
    assert "licenses" not in json.loads(files()["datapackage.json"])
    home = plan_copy / "plan.yaml"
    home.write_text(
        home.read_text(encoding="utf-8").replace("  notice:", "  license: CC0-1.0\n  notice:", 1), encoding="utf-8"
    )
    assert json.loads(of_folder(plan_copy)["datapackage.json"])["licenses"] == [{"name": "CC0-1.0"}]
