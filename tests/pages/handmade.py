"""A small invented plan as Document and Plan, with the features that pages must carry."""

from dataclasses import replace

from tjplan.document import Break, Cell, Cover, Document, Heading, Inlines, Origin, Paragraph, Row, Run, Table
from tjplan.model import quantity
from tjplan.model.plan import Derivation, Entity, Figure, Lexicon, Plain, Plan, Reference
from tjplan.model.source import SourceFile, Spot
from tjplan.model.text import Lang, Phrase, Text, parse
from tjplan.model.units import UNITS

SPOT = Spot(SourceFile("made.yaml", ""), 1, 1, 0, 0)

WORDS: dict[str, dict[Lang, str]] = {
    "title": {"zh": "云溪县湿地保护规划", "en": "Wetland Plan of Yunxi County"},
    "subtitle": {"zh": "（2024—2028年）", "en": "(2024–2028)"},
    "issuer": {"zh": "云溪县人民政府", "en": "People’s Government of Yunxi County"},
    "date": {"zh": "二○二四年五月", "en": "May 2024"},
    "notice": {"zh": "以正式签发的中文文本为准。", "en": "The signed Chinese text prevails."},
    "chapter": {"zh": "湿地现状", "en": "State of the Wetlands"},
    "section": {"zh": "面积", "en": "Area"},
    "area": {"zh": "120.50公顷", "en": "120.50 ha"},
    "lead": {"zh": "退塘还湿。", "en": "Ponds back to wetland. "},
    "text": {"zh": "到2028年完成。", "en": "Done by 2028."},
    "goals": {"zh": "目标", "en": "Objectives"},
    "column": {"zh": "湿地分布", "en": "Wetlands by Kind"},
}


def said(word: str, lang: Lang, address: str | None = None) -> Inlines:
    return (Run(WORDS[word][lang], address),)


def origin(address: str, lang: Lang) -> Origin:
    return Origin(address, lang)


def heading(level: int, number: str, word: str, anchor: str, lang: Lang) -> Heading:
    kind = "chapter" if level == 1 else "section"
    return Heading(level, kind, number, said(word, lang), origin(f"nodes.{anchor}.title", lang), anchor)


def cell(text: str, field: str, lang: Lang, *, address: str | None = None, **how: object) -> Cell:
    made = Cell((Run(text, address),) if text else (), origin(f"columns.kinds.rows.r.{field}", lang))
    return replace(made, **how)  # type: ignore[arg-type]


def column(lang: Lang) -> Table:
    """Two header rows with merged cells, a merged first column, an empty cell, a total."""
    zh = lang == "zh"
    head = Row(
        "head",
        (
            cell("类型" if zh else "Kind", "kind", lang, rowspan=2, header=True),
            cell("名称" if zh else "Name", "name", lang, rowspan=2, header=True),
            cell("面积" if zh else "Area", "before", lang, colspan=2, header=True, align="center"),
        ),
        header=True,
    )
    years = Row(
        "years", (cell("2023", "before", lang, header=True), cell("2028", "after", lang, header=True)), header=True
    )
    lakes = Row(
        "lake",
        (
            cell("天然" if zh else "Natural", "kind", lang, rowspan=2),
            cell("云湖" if zh else "Lake Yun", "name", lang),
            cell("80.50", "before", lang, address="wetlands.lake.area", align="end"),
            cell("", "after", lang),
        ),
    )
    marsh = Row(
        "marsh", (cell("芦荡" if zh else "Marsh", "name", lang), cell("40", "before", lang), cell("-3", "after", lang))
    )
    total = Row(
        "total",
        (cell("合计" if zh else "Total", "kind", lang, colspan=2), cell("120.50", "before", lang, colspan=2)),
        total=True,
    )
    return Table(
        label="专栏1" if zh else "Column 1",
        title=(*said("column", lang), Break(), Run("2023")),
        title_origin=origin("columns.kinds.title", lang),
        caption="above",
        width=4,
        rows=(head, years, lakes, marsh, total),
        origin=origin("columns.kinds", lang),
        anchor="kinds",
    )


def cover(lang: Lang) -> Cover:
    return Cover(*(WORDS[line][lang] for line in ("title", "subtitle", "issuer", "date", "notice")))


def document(lang: Lang) -> Document:
    """Two chapters, one paragraph with a pinned figure, one with number and lead, one column."""
    zh = lang == "zh"
    pinned = (Run("共" if zh else "In all "), *said("area", lang, "indicators.area.baseline"), Run("。" if zh else "."))
    return Document(
        "yunxi-2024-2028",
        lang,
        cover(lang),
        (
            heading(1, "第一章" if zh else "Chapter 1", "chapter", "state", lang),
            heading(2, "一、" if zh else "I.", "section", "area", lang),
            Paragraph(pinned, origin("nodes.area_now.text", lang), "area_now"),
            column(lang),
            heading(1, "第二章" if zh else "Chapter 2", "goals", "goals", lang),
            Paragraph(
                said("text", lang),
                origin("nodes.ponds.text", lang),
                "ponds",
                number="3、" if zh else "3.",
                lead=said("lead", lang),
            ),
        ),
    )


def text(zh: str, en: str) -> Text:
    return Text(Phrase(zh, parse(zh), SPOT), Phrase(en, parse(en), SPOT), SPOT)


def figure(address: str, printed: str, unit: str, **more: object) -> Figure:
    made = Figure(address, printed, quantity.read(printed), SPOT, SPOT, unit=UNITS[unit], unit_name=unit, as_of="2023")
    return replace(made, **more)  # type: ignore[arg-type]


def entity(collection: str, name: str, fields: dict[str, object], **more: object) -> Entity:
    return Entity(collection, name, fields, SPOT, **more)  # type: ignore[arg-type]


def plan() -> Plan:
    """One indicator with a baseline and a hedged target, one with a target in words, one fact."""
    group = text("湿地面积", "wetland area")
    share = Derivation("share", (Reference("wetlands.lake.area", SPOT),), (Reference("facts.total", SPOT),))
    area = {
        "name": text("湿地保有量", "wetland kept"),
        "group": group,
        "attribute": Plain("binding", SPOT),
        "baseline": figure("indicators.area.baseline", "120.50", "公顷"),
        "target": figure("indicators.area.target", "≥130", "公顷", as_of="2028", hedge=text("力争", "strive for")),
    }
    rights = {
        "name": text("巡护站", "ranger posts"),
        "group": group,
        "previous_result": figure("indicators.posts.previous_result", "0", "个"),
        "target": figure("indicators.posts.target", "", "个", words=text("按需设置", "as needed")),
    }
    lake = {
        "name": text("云湖", "Lake Yun"),
        "area": figure("wetlands.lake.area", "80.50", "公顷", derived_from=share),
        "other_names": (text("大湖", "Big Lake"), text("北湖", "North Lake")),
        "town": Reference("places.yunxi", SPOT),
    }
    collections = {
        "wetlands": {"lake": entity("wetlands", "lake", lake)},
        "indicators": {
            "area": entity("indicators", "area", area, unit=UNITS["公顷"]),
            "posts": entity("indicators", "posts", rights, unit=UNITS["个"]),
        },
        "terms": {"binding": entity("terms", "binding", {"name": text("约束性", "binding")})},
        "facts": {
            "total": entity(
                "facts", "total", {"name": text("总面积", "total area")}, figure=figure("facts.total", "120.50", "公顷")
            )
        },
    }
    home = entity("plan", "plan", {"id": Plain("yunxi-2024-2028", SPOT), "title": text("规划", "Plan")})
    return Plan(home, (), {}, collections, Lexicon(), (), UNITS)
