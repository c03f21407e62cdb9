"""Composition: what a reader of one language sees, in order, with an origin for everything."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tjplan.compose import compose
from tjplan.document import Block, Document, Heading, Origin, Paragraph, Run, Table, plain
from tjplan.load import folder
from tjplan.model.plan import Plan
from tjplan.model.text import LANGS, Lang

PLANS = Path(__file__).parents[1] / "plans" / "good"


def plan_of(name: str, **more: str) -> Plan:
    files, _ = folder.files_of(PLANS / name, "")
    for kind, text in more.items():
        files["chapters/text.yaml" if kind == "chapter" else f"{kind}.yaml"] = (
            f"schema_version: 1\n{kind}:\n{text}".encode()
        )
    return folder.load(files).plan


def chapter(body: str) -> str:
    return "  id: text\n  kind: chapter\n  title: {zh: 供水, en: Water}\n  body:\n" + body


def blocks(body: str, lang: Lang = "zh", **more: str) -> tuple[Block, ...]:
    return compose(plan_of("smallest", chapter=chapter(body), **more), lang).blocks


@pytest.fixture(params=LANGS)
def harbour(request: pytest.FixtureRequest) -> Document:
    return compose(plan_of("fishing-harbour"), request.param)


def origins(document: Document) -> Iterator[Origin]:
    for block in document.blocks:
        yield block.origin
        if isinstance(block, Table):
            yield block.title_origin
            yield from (cell.origin for row in block.rows for cell in row.cells)


def test_every_block_and_cell_has_an_origin_of_its_own(harbour: Document) -> None:
    found = [origin.address for origin in origins(harbour)]
    assert len(found) == len(set(found))
    assert {origin.lang for origin in origins(harbour)} == {harbour.lang}


def test_every_anchor_is_used_once(harbour: Document) -> None:
    anchors = [block.anchor for block in harbour.blocks]
    assert len(anchors) == len(set(anchors)) and all(anchors)


def test_a_table_is_covered_without_holes(harbour: Document) -> None:
    for table in (block for block in harbour.blocks if isinstance(block, Table)):
        area = sum(cell.colspan * cell.rowspan for row in table.rows for cell in row.cells)
        assert area == table.width * len(table.rows)


def test_merged_cells_header_and_total_rows_are_marked() -> None:
    zh = compose(plan_of("fishing-harbour"), "zh")
    fleet, targets = (block for block in zh.blocks if isinstance(block, Table))
    assert (fleet.label, fleet.caption, targets.label, targets.caption) == ("专栏1", "above", "专栏2", "inside")
    assert [row.key for row in fleet.rows if row.total] == ["total"]
    assert [row.key for row in targets.rows if row.header] == ["head", "years"]
    assert [(plain(cell.text), cell.colspan, cell.rowspan) for cell in targets.rows[0].cells] == [
        ("指标", 1, 2), ("单位", 1, 2), ("数值", 2, 1), ("属性", 1, 2),
    ]  # fmt: skip
    assert plain(fleet.rows[-1].cells[-1].text) == "1.88万千瓦"


def test_a_pin_shows_its_words_and_names_its_figure() -> None:
    paragraph = blocks(
        "    - {id: p, text: {zh: '到[[2030年|plan.target_year]]。', en: 'By [[2030|plan.target_year]].'}}\n"
    )[1]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == (Run("到"), Run("2030年", "plan.target_year"), Run("。"))


@pytest.mark.parametrize("lang, said", [("zh", "到2030年，小镇。"), ("en", "By 2030, the Town.")])
def test_a_binding_reads_as_words_of_its_language(lang: Lang, said: str) -> None:
    body = "    - {id: p, text: {zh: '到{{plan.target_year}}，{{places.town.name}}。', en: 'By {{plan.target_year}}, {{plan.scope}}.'}}\n"
    assert plain(blocks(body, lang)[1].text) == said  # type: ignore[union-attr]


def test_a_name_that_binds_data_is_followed_and_a_circle_ends() -> None:
    terms = (
        "  base: {name: {zh: '{{terms.year.name}}基期', en: 'base {{terms.year.name}}'}}\n"
        "  year: {name: {zh: '{{plan.base_year}}', en: '{{plan.base_year}}'}}\n"
        "  a: {name: {zh: '甲{{terms.b.name}}', en: 'a'}}\n  b: {name: {zh: '乙{{terms.a.name}}', en: 'b'}}\n"
    )
    body = "    - {id: p, text: {zh: '{{terms.base.name}}，{{terms.a.name}}', en: 'x'}}\n"
    said = plain(blocks(body, terms=terms)[1].text)  # type: ignore[union-attr]
    assert said.startswith("2025年基期，甲乙甲")


@pytest.mark.parametrize(
    "lang, said", [("zh", "见第一章、专栏1、“工程”。"), ("en", "See Chapter 1, Column 1, “Works”.")]
)
def test_a_sentence_refers_to_chapters_and_columns_by_number_and_to_sections_by_title(lang: Lang, said: str) -> None:
    body = (
        "    - {id: see, text: {zh: '见{{nodes.text}}、{{columns.wells}}、“{{nodes.works}}”。', en: 'See {{nodes.text}}, {{columns.wells}}, “{{nodes.works}}”.'}}\n"
        "    - {id: works, kind: section, title: {zh: 工程, en: Works}}\n    - {column: wells}\n"
    )
    column = "  id: wells\n  title: {zh: 井, en: Wells}\n  fields: [name]\n  rows: {east: [{zh: 东井, en: East}]}\n"
    found = blocks(body, lang, column=column)[1]
    assert isinstance(found, Paragraph) and plain(found.text) == said
    assert [run.address for run in found.text if isinstance(run, Run) and run.address] == [
        "nodes.text",
        "columns.wells",
        "nodes.works",
    ]


def test_an_unknown_path_and_a_broken_mark_are_shown_as_they_stand() -> None:
    body = "    - {id: p, text: {zh: '{{facts.none}}[[井', en: 'x'}}\n"
    assert plain(blocks(body)[1].text) == "{{facts.none}}[[井"  # type: ignore[union-attr]


def test_the_cover_renders_bindings_too() -> None:
    files, _ = folder.files_of(PLANS / "smallest", "")
    files["plan.yaml"] = files["plan.yaml"].replace("小镇供水规划".encode(), "'{{plan.target_year}}供水规划'".encode())
    cover = compose(folder.load(files).plan, "zh").cover
    assert (cover.title, cover.issuer) == ("2030年供水规划", "镇政府")


@pytest.mark.parametrize("lang, lead", [("zh", "现状："), ("en", "Today: ")])
def test_a_heading_runs_into_its_paragraph(lang: Lang, lead: str) -> None:
    body = "    - {id: now, kind: item, run_in: colon, title: {zh: 现状, en: Today}, text: {zh: 充足。, en: Enough.}}\n"
    paragraph = blocks(body, lang)[1]
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.number[:1], plain(paragraph.lead), paragraph.kind) == ("1", lead, "item")
    assert paragraph.lead_origin == Origin("nodes.now.title", lang)


def test_a_printed_number_stands_as_printed_and_none_as_none() -> None:
    body = "".join(
        f"    - {{id: n{at}, kind: section{more}, title: {{zh: 节, en: S}}}}\n"
        for at, more in enumerate(["", ", number: 五、", ", number: none", ""])
    )
    found = [block.number for block in blocks(body) if isinstance(block, Heading)][1:]
    assert found == ["一、", "五、", "", "三、"]


def test_more_sections_than_anyone_writes_still_compose() -> None:
    body = "".join(f"    - {{id: s{at}x, kind: section, title: {{zh: 节, en: S}}}}\n" for at in range(1, 206))
    assert blocks(body)[-1].number == "二百零五、"  # type: ignore[union-attr]
    assert blocks(body, "en")[-1].number == "CCV."  # type: ignore[union-attr]


def test_an_empty_plan_composes() -> None:
    for lang in LANGS:
        assert compose(folder.load({}).plan, lang).blocks == ()
