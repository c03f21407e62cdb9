"""The two commands that show what is checked and what hangs together."""

import json
from pathlib import Path

import pytest

from tjplan.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(list(arguments))
    out, err = capsys.readouterr()
    return code, out, err


def test_coverage_counts_by_part_and_lists_the_weak_numbers(our_plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "coverage", "--plan", str(our_plan), "--lang", "en", "--format", "json")
    whole = json.loads(out)
    assert code == 0
    assert whole["numbers"] == sum(whole[grade] for grade in ("related", "witnessed", "single", "unbound"))
    for part in whole["parts"]:
        assert len(part["weak"]) == part["single"] + part["unbound"]
        assert all(one["file"] and one["line"] and one["col"] for one in part["weak"])
    assert whole["rules"]["all"] > 0


@pytest.mark.parametrize(
    ("lang", "head", "end"), [("zh", "有关联", "作出了判断"), ("en", "related", "rules were evaluated")]
)
def test_coverage_speaks_both_languages(
    lang: str, head: str, end: str, our_plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, "coverage", "--plan", str(our_plan), "--lang", lang)
    assert out.startswith((head, f" {head}"))
    assert end in out.splitlines()[-1]


def test_coverage_names_columns_as_they_are_printed_in_reading_order(
    our_plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def titles(lang: str) -> list[str]:
        _, out, _ = run(capsys, "coverage", "--plan", str(our_plan), "--lang", lang, "--format", "json")
        parts = [one for one in json.loads(out)["parts"] if one["path"].startswith("columns.")]
        return [one["title"].partition(" ")[0] if lang == "zh" else one["title"][:8] for one in parts]

    assert titles("zh") == ["专栏1", "专栏2", "专栏3", "专栏4", "专栏9"]
    assert titles("en") == ["Column 1", "Column 2", "Column 3", "Column 4", "Column 9"]


def test_check_promises_the_same_keys_of_coverage_and_more(our_plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "check", "--plan", str(our_plan), "--format", "json")
    covered = json.loads(out)["coverage"]
    assert {"numbers", "bound", "unbound"} <= covered.keys()
    assert sum(covered["grades"].values()) == covered["numbers"]


def test_impact_tells_where_the_outputs_print_the_figure(our_plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "impact", "facts.city_area", "--plan", str(our_plan), "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert {"zh/status.html#location", "en/status.html#location"} <= {*found["pages"]["zh"], *found["pages"]["en"]}
    assert found["bookmarks"]["zh"] and found["bookmarks"]["en"]
    assert {one["lang"] for one in found["mentions"]} == {"zh", "en"}
    assert all({"file", "line", "col"} <= one.keys() for key in ("ties", "rules", "mentions") for one in found[key])


@pytest.mark.parametrize(("lang", "said"), [("zh", "没有 facts.city_aera，是否为 facts.city_area"), ("en", "there is no facts.city_aera: did you mean facts.city_area")])  # fmt: skip
def test_an_unknown_path_ends_with_two_and_the_nearest(
    lang: str, said: str, our_plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "impact", "facts.city_aera", "--plan", str(our_plan), "--lang", lang)
    assert (code, out) == (2, "")
    assert err.startswith(said)


@pytest.mark.parametrize(("lang", "said"), [("zh", "规则 ("), ("en", "rules (")])
def test_impact_speaks_both_languages(lang: str, said: str, our_plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "impact", "facts.city_area", "--plan", str(our_plan), "--lang", lang)
    assert said in out


@pytest.mark.parametrize(("lang", "title"), [("zh", "由它得出的数字 (2)"), ("en", "derived from it (2)")])
def test_impact_tells_where_figures_derived_from_it_are_printed(
    lang: str, title: str, our_plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, "impact", "facts.mine_count", "--plan", str(our_plan), "--lang", lang)
    below = out.partition(title)[2]
    assert "indicators.large_medium_share.target = 50%" in below
    assert "columns.main_indicators.rows.large_medium.target.zh: 50" in below
    assert "zh/objectives.html#main_indicators-large_medium" in below
    _, out, _ = run(capsys, "impact", "facts.mine_count", "--plan", str(our_plan), "--format", "json")
    (target,) = (one for one in json.loads(out)["related"] if one["path"] == "indicators.large_medium_share.target")
    assert target["kind"] == "part_of" and target["mentions"] and target["pages"]["en"] and target["bookmarks"]["zh"]
