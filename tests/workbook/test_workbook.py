"""The Excel workbook: numbers are numbers, text is text, and both languages say the same."""

import csv
import io
import os
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from workbook_reading import Read, Stored

from tjplan import workspace
from tjplan.load import folder
from tjplan.model.plan import Plan
from tjplan.model.text import LANGS, Lang

HARBOUR = Path(__file__).parents[1] / "plans" / "good" / "fishing-harbour"


def plan_in(path: Path, **more: str) -> Plan:
    files, _ = folder.files_of(path, "")
    files |= {f"{kind}.yaml": f"schema_version: 1\n{kind}:\n{text}".encode() for kind, text in more.items()}
    return folder.load(files).plan


def read(lang: Lang, **more: str) -> Read:
    return Read(workspace.workbooks(plan_in(HARBOUR, **more))[lang])


@pytest.fixture(scope="module")
def ours(our_plan: Path) -> dict[Lang, bytes]:
    return workspace.workbooks(plan_in(our_plan))


def test_there_is_a_sheet_for_the_contents_the_notes_each_annex_each_column_and_the_facts() -> None:
    assert list(read("zh").sheets) == [
        "目录",
        "说明",
        "附表1 其他分区表",
        "附表2 重点项目表",
        "附表3 规划指标表",
        "专栏1 渔船情况表",
        "专栏2 2030年规划指标表",
        "其他数据表",
    ]
    assert list(read("en").sheets)[:3] == ["Contents", "Notes", "Annex 1 Other Zones"]


def test_a_figure_is_a_number_that_shows_its_printed_digits() -> None:
    [zone] = read("zh").records("附表1")
    assert zone["面积（公顷）"] == Stored("n", "57.6", "0.00")
    assert [row["数值"] for row in read("zh").records("其他数据表")][6] == Stored("n", "2", "0.0")


def test_a_limit_or_range_is_text_with_its_bounds_beside_it() -> None:
    berths, waiting, spills = read("zh").records("附表3")
    assert berths["目标值（2030年）"] == Stored("s", "≥120")
    assert (berths["目标值：最小值"], berths["目标值：最大值"]) == (Stored("n", "120", "0"), None)
    assert (waiting["目标值：最小值"], waiting["目标值：最大值"]) == (None, Stored("n", "2", "0"))
    assert waiting["基期值（2025年）"] == Stored("s", "3-5")
    assert (waiting["基期值：最小值"], waiting["基期值：最大值"]) == (Stored("n", "3", "0"), Stored("n", "5", "0"))
    assert spills["基期值（2025年）"] == Stored("s", "—") and spills["基期值：最小值"] is None
    assert (berths["目标值：语气"], berths["单位"]) == (Stored("s", "力争"), Stored("s", "泊位"))


def test_each_row_says_its_year_its_scope_and_its_path_in_the_data() -> None:
    first = read("en").records("Annex 2")[0]
    assert first["Year"] == Stored("n", "2030", "0")
    assert first["Scope"] == Stored("s", "Wangchao Town")
    assert first["Path in the data"] == Stored("s", "projects.breakwater")


def test_a_printed_column_keeps_its_grid_and_its_merged_cells() -> None:
    rows = read("zh").named("专栏1")
    assert [cell and cell.text for cell in rows[0]] == ["序号", "种类", "数量（艘）", "功率"]
    assert rows[1] == [Stored("n", "1", "0"), Stored("s", "拖网"), Stored("n", "42", "0"), Stored("s", "1.26万千瓦")]
    [name] = [name for name in read("zh").roots if name.startswith("专栏1")]
    merged = {one.get("ref") for one in read("zh").roots[name].iter() if one.tag.endswith("mergeCell")}
    assert merged == {"D3:D4", "A5:B5"}


def test_what_is_not_stated_is_an_empty_cell() -> None:
    assert read("zh").records("附表2")[1]["资金来源"] is None


def test_both_languages_hold_the_same_numbers(ours: dict[Lang, bytes]) -> None:
    zh, en = (Read(ours[lang]) for lang in LANGS)
    assert len(zh.sheets) == len(en.sheets)
    for mine, twin in list(zip(zh.sheets.values(), en.sheets.values(), strict=True))[2:]:
        assert [[cell and cell.kind == "n" and cell for cell in row] for row in mine] == [
            [cell and cell.kind == "n" and cell for cell in row] for row in twin
        ]


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_of_the_other_language_is_left(ours: dict[Lang, bytes], lang: Lang) -> None:
    held = Read(ours[lang])
    texts = {cell.text for rows in held.sheets.values() for row in rows for cell in row if cell and cell.kind == "s"}
    texts -= {text for text in texts if re.fullmatch(r"[a-z_]+\.[a-z0-9_]+|ZL[0-9]+", text)}
    other = re.compile("[\u4e00-\u9fff]" if lang == "en" else "[A-Za-z]{3}")
    assert {text for text in texts if other.search(text) and "JSON" not in text} == set()


def test_head_rows_stay_in_sight_and_have_filters(ours: dict[Lang, bytes]) -> None:
    held = Read(ours["zh"])
    tables = held.tables()
    annexes = [name for name in held.sheets if name.startswith("附表")]
    assert len(tables) == len(annexes) + 1
    for table in tables:
        heads = [str(one.get("name")) for one in table.iter() if one.tag.endswith("tableColumn")]
        assert len(heads) == len(set(heads)) and all(heads)
        assert [one for one in table.iter() if one.tag.endswith("autoFilter")]
    panes = [any(one.get("state") == "frozen" for one in root.iter()) for root in held.roots.values()]
    assert all(panes)


def test_it_prints_across_as_wide_as_the_page_with_heads_on_each(ours: dict[Lang, bytes]) -> None:
    held = Read(ours["zh"])
    for root in held.roots.values():
        setup = next(one for one in root.iter() if one.tag.endswith("pageSetup"))
        assert (setup.get("orientation"), setup.get("paperSize"), setup.get("fitToHeight")) == ("landscape", "9", "0")
    titles = [one for one in held.xml("xl/workbook.xml").iter() if one.get("name") == "_xlnm.Print_Titles"]
    assert len(titles) == len(held.roots)


def test_two_builds_give_the_same_bytes_without_a_date_of_today(ours: dict[Lang, bytes], our_plan: Path) -> None:
    assert workspace.workbooks(plan_in(our_plan)) == ours
    with zipfile.ZipFile(io.BytesIO(ours["zh"])) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"1980-01-01T00:00:00Z" in archive.read("docProps/core.xml")


HOSTILE = ["=1+1", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\\t=1+1", "http://example.org", "{=1+1}", "internal:A1"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_the_plan_becomes_a_formula_or_a_link(text: str) -> None:
    said = f'{{zh: "{text}", en: "{text}"}}'
    held = read("zh", projects=f"  a: {{name: {said}, tasks: {said}}}\n", terms=f"  t: {{name: {said}}}\n")
    cells = [cell for rows in held.sheets.values() for row in rows for cell in row if cell]
    assert {cell.kind for cell in cells} == {"n", "s"}
    assert held.records("附表2")[0]["名称"] == Stored("s", text.replace("\\t", "\t"))
    assert not [name for name in held.parts if b'TargetMode="External"' in held.parts[name]]


@pytest.mark.parametrize("text", ["a\\x00b", "\\ud800", "\\ufffe", "x" * 40_000, "😀" * 20_000, "_x0041_", "a\\r\\nb"])
def test_no_character_breaks_it(text: str) -> None:
    name = f'{{zh: "{text}", en: "{text}"}}'
    held = read("en", projects=f"  a: {{name: {name}}}\n")
    shown = held.records("Annex 2")[0]["Name"]
    assert shown and len(shown.text.encode("utf-16-le")) // 2 <= 32_767
    assert shown.text.endswith("…") == (len(text) > 20_000 - 1)


def test_titles_that_sheets_cannot_have_are_changed_and_told_apart() -> None:
    from tjplan.xlsx import names

    made = names(["a/b", "A\\B", "x" * 60, "x" * 60, "'q'", "history", "", "😀" * 30])
    assert made[:2] == ("a b", "A B 2") and made[4:7] == ("q", "history 2", "-")
    assert len({name.lower() for name in made}) == 8
    assert all(len(name.encode("utf-16-le")) // 2 <= 31 for name in made)


def test_a_number_with_more_digits_than_a_spreadsheet_keeps_is_text() -> None:
    long = "12345678901234567.5"
    fact = f"  a: {{name: {{zh: 甲, en: a}}, value: {long}, unit: 元, as_of: 2025, scope: places.bay}}\n"
    assert read("zh", facts=fact).records("其他数据表")[0]["数值（元）"] == Stored("s", long)


def test_a_plan_without_data_has_contents_and_notes() -> None:
    held = Read(workspace.workbooks(plan_in(HARBOUR.with_name("smallest")))["en"])
    assert list(held.sheets) == ["Contents", "Notes"]


@pytest.mark.parametrize("lang", LANGS)
def test_libreoffice_reads_every_cell_back(
    ours: dict[Lang, bytes], lang: Lang, need: Callable[[str, str], str], tmp_path: Path
) -> None:
    need("localc", "apt-get install libreoffice-calc")
    soffice = need("soffice", "apt-get install libreoffice-calc")
    source = tmp_path / "book.xlsx"
    source.write_bytes(ours[lang])
    # Comma, double quote, UTF-8, first line 1, cells as shown, every sheet in a file of its own.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1"
    command = [soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", form]
    arguments = [*command, "--outdir", str(tmp_path), str(source)]
    subprocess.run(arguments, check=True, capture_output=True, timeout=120, env=os.environ)
    held = Read(ours[lang])
    for name, rows in held.sheets.items():
        with (tmp_path / f"book-{name}.csv").open(encoding="utf-8", newline="") as stream:
            lines = list(csv.reader(stream))
        assert [[_shown(cell) for cell in row] for row in rows] == [
            [line[at] if at < len(line) else "" for at in range(len(row))]
            for line, row in zip(lines, rows, strict=True)
        ], name


def _shown(cell: Stored | None) -> str:
    if cell is None:
        return ""
    if cell.kind == "s":
        return cell.text
    decimals = len(cell.form.partition(".")[2])
    return f"{float(cell.text):.{decimals}f}"
