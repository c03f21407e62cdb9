"""Trees to a plan: folds, defaults, references, and what no file order may change."""

from pathlib import Path

from tjplan.load import folder
from tjplan.model.plan import Entity, Figure, Paragraph, Plain, Reference
from tjplan.model.text import Text

HEAD = "schema_version: 1\n"
HARBOUR = Path(__file__).parents[1] / "plans" / "good" / "fishing-harbour"


def plan_of(*texts: str):  # type: ignore[no-untyped-def]
    return folder.load({f"{at}.yaml": (HEAD + text).encode() for at, text in enumerate(texts)}).plan


def paragraph(zh: str, en: str = "x") -> Paragraph:
    plan = plan_of(
        f"chapter:\n  id: a\n  kind: chapter\n  title: {{zh: 甲, en: A}}\n  body:\n    - id: p\n      text:\n        zh: {zh}\n        en: {en}\n"
    )
    (found,) = plan.chapters[0].body
    assert isinstance(found, Paragraph)
    return found


def test_a_fold_in_chinese_is_no_space() -> None:
    found = paragraph(">-\n          全镇有井，\n          水质良好。")
    assert found.text.zh and found.text.zh.value == "全镇有井，水质良好。"


def test_a_fold_in_english_is_a_space() -> None:
    found = paragraph("井", ">-\n          The town\n          has wells.")
    assert found.text.en and found.text.en.value == "The town has wells."


def test_a_fold_between_two_pins_in_chinese_is_no_space() -> None:
    found = paragraph(">-\n          [[3个|facts.a]]\n          [[5个|facts.b]]")
    assert found.text.zh and found.text.zh.value == "[[3个|facts.a]][[5个|facts.b]]"


def test_the_unit_of_an_entity_serves_its_figures() -> None:
    plan = plan_of(
        "indicators:\n  rate:\n    name: {zh: 率, en: rate}\n    unit: '%'\n    target: {value: 50, as_of: 2030, scope: places.a}\n"
        "    baseline: {value: 5, unit: 公顷, as_of: 2025, scope: places.a}\n"
    )
    target, baseline = plan.resolve("indicators.rate.target"), plan.resolve("indicators.rate.baseline")
    assert isinstance(target, Figure) and target.unit_name == "%"
    assert isinstance(baseline, Figure) and baseline.unit_name == "公顷"


def test_a_path_leads_to_a_figure_a_name_a_reference_or_a_plain_value() -> None:
    plan = folder.load(folder.files_of(HARBOUR, "")[0]).plan
    kinds = {
        "facts.boats": Figure,
        "facts.boats.name": Text,
        "projects.breakwater": Entity,
        "projects.breakwater.code": Plain,
        "documents.harbour_rules.issuer": Reference,
        "plan.base_year": Figure,
        "plan": Entity,
    }
    assert {path: type(plan.resolve(path)) for path in kinds} == kinds
    for nowhere in ("", "x", "facts", "facts.", "facts.boats.name.zh", "projects.nothing", "columns.nothing", "plan.x"):
        assert plan.resolve(nowhere) is None


def test_chapters_come_in_the_order_of_the_contents() -> None:
    plan = folder.load(folder.files_of(HARBOUR, "")[0]).plan
    assert [chapter.id for chapter in plan.chapters] == ["general", "present", "works"]


def test_a_second_claim_to_an_address_is_kept_for_the_rule_and_changes_nothing() -> None:
    plan = plan_of(
        "terms:\n  well: {name: {zh: 井, en: well}}\n",
        "terms:\n  well: {name: {zh: 水井, en: water well}}\n",
        "units:\n  孔: {dimension: count, factor: 1, en: ''}\n",
        "units:\n  孔: {dimension: count, factor: 2, en: ''}\n",
    )
    assert [(address, later.file.name, first.file.name) for address, later, first in plan.twice] == [
        ("units.孔", "3.yaml", "2.yaml"),
        ("terms.well", "1.yaml", "0.yaml"),
    ]
    assert plan.units["孔"].factor == 1


def test_notes_on_changes_of_all_files_come_together_and_what_has_no_words_stays() -> None:
    plan = plan_of(
        "changes:\n  - {paths: [facts.a, nodes.b], reason: {zh: 甲}, owner: organisations.x}\n",
        "changes:\n  - {paths: [facts.c]}\n",
    )
    first, second = plan.notes
    assert (first.paths, first.owner) == (("facts.a", "nodes.b"), "organisations.x")
    assert first.reason and first.reason.zh and first.reason.zh.value == "甲" and first.reason.en is None
    assert (second.paths, second.reason, second.owner) == (("facts.c",), None, "")
