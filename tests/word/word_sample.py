"""An invented plan in both languages that has every kind of block, merged grid and run-in heading."""

from tjplan.document import (
    Break,
    Cell,
    Cover,
    Document,
    Heading,
    Inlines,
    Origin,
    Paragraph,
    Row,
    Run,
    Table,
)
from tjplan.model.text import Bilingual, Lang


def sample(lang: Lang) -> Document:
    """The invented Water Plan of Qinghe County."""
    return _Author(lang).document()


class _Author:
    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang

    def document(self) -> Document:
        cover = Cover(
            title=self.say("清河县水资源综合利用规划", "Comprehensive Water Use Plan of Qinghe County"),
            subtitle=self.say("（2024—2030年）", "(2024–2030)"),
            issuer=self.say("清河县人民政府", "People’s Government of Qinghe County"),
            date=self.say("二○二四年五月", "May 2024"),
            notice=self.say(
                "本文为示例，数字均属虚构。",
                "An invented example: none of its figures is real. Unofficial translation.",
            ),
        )
        return Document("qinghe-2024-2030", self.lang, cover, (*self.opening(), *self.chapters()))

    def say(self, zh: str, en: str) -> str:
        return Bilingual(zh, en)[self.lang]

    def words(self, zh: str, en: str) -> Inlines:
        return (Run(self.say(zh, en)),)

    def origin(self, address: str) -> Origin:
        return Origin(address, self.lang)

    def heading(self, level: int, kind: str, anchor: str, number: str, zh: str, en: str) -> Heading:
        return Heading(level, kind, number, self.words(zh, en), self.origin(f"nodes.{anchor}.title"), anchor)

    def prose(self, anchor: str, zh: str, en: str, number: str = "") -> Paragraph:
        return Paragraph(self.words(zh, en), self.origin(f"nodes.{anchor}.text"), anchor, number)

    def opening(self) -> tuple[Heading | Paragraph, ...]:
        return (
            self.heading(1, "preamble", "general", "", "总则", "General Provisions"),
            self.prose(
                "purpose",
                "为统筹全县水资源“开源、节流、保护”，依据《中华人民共和国水法》，结合本县实际，编制本规划。" * 4,
                "This Plan is drawn up under the Water Law of the People’s Republic of China to "
                "co-ordinate the “development, saving and protection” of water in the county. " * 4,
            ),
            Paragraph(
                (
                    Run(self.say("规划基准年为", "The base year of the Plan is ")),
                    Run(self.say("2023年", "2023"), "plan.base_year"),
                    Run(self.say("，目标年为", " and its target year ")),
                    Run(self.say("2030年", "2030"), "plan.target_year"),
                    Run(self.say("。", ".")),
                ),
                self.origin("nodes.years.text"),
                "years",
            ),
        )

    def chapters(self) -> tuple[Heading | Paragraph | Table, ...]:
        return (
            self.heading(
                1,
                "chapter",
                "status",
                self.say("第一章", "Chapter 1"),
                "现状与形势",
                "Current Situation and Outlook",
            ),
            self.heading(
                2,
                "section",
                "resources",
                self.say("一、", "I."),
                "水资源概况及开发利用现状",
                "Water Resources and Their Present Use",
            ),
            self.heading(3, "item", "rivers", self.say("1、", "1."), "河流水系", "Rivers"),
            self.prose(
                "rivers_text",
                "清河自西向东穿越县境，长57.60km，流域面积1.25万km²，多年平均径流量3.2亿m³。",
                "The Qinghe crosses the county from west to east over 57.60 km; it drains 12,500 km² and its "
                "mean annual run-off is 320 million m³.",
            ),
            self.reservoirs(),
            self.heading(4, "subitem", "springs", self.say("（1）", "(1)"), "泉水", "Springs"),
            self.prose("springs_text", "泉水共有两处，均未开采。", "There are two springs, neither in use."),
            self.heading(2, "section", "problems", self.say("二、", "II."), "存在的主要问题", "Main Problems"),
            self.prose(
                "problem_one",
                "枯水期供水不足，缺口达10%以上。",
                "Supply falls short by more than 10% in the dry season.",
                self.say("1、", "1."),
            ),
            Paragraph(
                self.words(
                    "关停前未完成治理的取水口，由县水务局组织治理。",
                    "Intakes not restored before closure shall be restored by the county water bureau.",
                ),
                self.origin("nodes.closure.text"),
                "closure",
                self.say("2、", "2."),
                self.words("关闭取水口。", "Closed intakes."),
                self.origin("nodes.closure.title"),
                "item",
            ),
            Paragraph(
                self.words("水质稳定达标。", "water quality shall meet the standard at all times."),
                self.origin("nodes.demands.text"),
                "demands",
                "",
                self.words("管理要求：", "Management requirements:"),
                self.origin("nodes.demands.title"),
                "heading",
            ),
            Paragraph(
                self.words("新建水厂不得占用基本农田。", "New waterworks shall not occupy basic farmland."),
                self.origin("nodes.works.text"),
                "works",
                self.say("（1）", "(1)"),
                self.words("水厂。", "Waterworks."),
                self.origin("nodes.works.title"),
                "subitem",
            ),
            self.heading(1, "chapter", "goals", self.say("第二章", "Chapter 2"), "规划目标", "Objectives"),
            self.prose("goals_text", "到2030年，主要指标见专栏2。", "Column 2 shows the main indicators for 2030."),
            self.indicators(),
        )

    def cell(self, key: str, zh: str, en: str = "", **how: object) -> Cell:
        text = self.say(zh, en or zh)
        parts: list[Run | Break] = []
        for line in text.split("\n"):
            parts += [Break(), Run(line)] if parts else [Run(line)]
        return Cell(tuple(parts), self.origin(f"columns.{key}"), **how)  # type: ignore[arg-type]

    def reservoirs(self) -> Table:
        head = {"header": True, "align": "center"}
        right = {"align": "end"}
        middle = {"align": "center"}
        return Table(
            self.say("专栏1", "Column 1"),
            self.words("主要水库", "Main Reservoirs"),
            self.origin("columns.reservoirs.title"),
            "above",
            5,
            (
                Row(
                    "head",
                    (
                        self.cell("reservoirs.rows.head.town", "乡镇", "Township", rowspan=2, **head),
                        self.cell("reservoirs.rows.head.name", "水库名称", "Reservoir", rowspan=2, **head),
                        self.cell(
                            "reservoirs.rows.head.size",
                            "库容（万立方米）",
                            "Capacity (10,000 m³)",
                            colspan=2,
                            **head,
                        ),
                        self.cell("reservoirs.rows.head.use", "用途", "Use", rowspan=2, **head),
                    ),
                    header=True,
                ),
                Row(
                    "subhead",
                    (
                        self.cell("reservoirs.rows.subhead.total", "总库容", "Total", **head),
                        self.cell("reservoirs.rows.subhead.useful", "兴利库容", "Useful", **head),
                    ),
                    header=True,
                ),
                Row(
                    "east",
                    (
                        self.cell("reservoirs.rows.east.town", "东沟镇", "Donggou Town", rowspan=2, **middle),
                        self.cell("reservoirs.rows.east.name", "龙泉水库", "Longquan Reservoir"),
                        self.cell("reservoirs.rows.east.total", "1200.50", **right),
                        self.cell("reservoirs.rows.east.useful", "860", **right),
                        self.cell(
                            "reservoirs.rows.east.use",
                            "防洪、灌溉、城镇供水\n兼顾生态补水和旅游",
                            "Flood control, irrigation, town supply\nand some ecological flow and tourism",
                        ),
                    ),
                ),
                Row(
                    "east_two",
                    (
                        self.cell("reservoirs.rows.east_two.name", "红旗水库", "Hongqi Reservoir"),
                        self.cell("reservoirs.rows.east_two.total", "98.7", **right),
                        self.cell("reservoirs.rows.east_two.useful", "—", **right),
                        self.cell("reservoirs.rows.east_two.use", ""),
                    ),
                ),
                Row(
                    "sum",
                    (
                        self.cell("reservoirs.rows.sum.name", "合计", "Total", colspan=2, **middle),
                        self.cell("reservoirs.rows.sum.total", "1299.20", **right),
                        self.cell("reservoirs.rows.sum.useful", "860", **right),
                        self.cell("reservoirs.rows.sum.use", "—", **middle),
                    ),
                    total=True,
                ),
            ),
            self.origin("columns.reservoirs"),
            "reservoirs",
        )

    def indicators(self) -> Table:
        head = {"header": True, "align": "center"}
        middle = {"align": "center"}
        rows = [
            Row(
                "head",
                (
                    self.cell("indicators.rows.head.no", "序号", "No.", **head),
                    self.cell("indicators.rows.head.name", "指标", "Indicator", **head),
                    self.cell("indicators.rows.head.unit", "单位", "Unit", **head),
                    self.cell("indicators.rows.head.target", "2030年", "2030", **head),
                    self.cell("indicators.rows.head.kind", "属性", "Attribute", **head),
                ),
                header=True,
            )
        ]
        for number in range(1, 41):
            rows.append(
                Row(
                    f"row_{number}",
                    (
                        self.cell(f"indicators.rows.row_{number}.no", str(number), **middle),
                        self.cell(
                            f"indicators.rows.row_{number}.name",
                            f"第{number}灌区灌溉水有效利用系数",
                            f"Effective use coefficient of irrigation water in district {number}",
                        ),
                        self.cell(f"indicators.rows.row_{number}.unit", "—", **middle),
                        self.cell(f"indicators.rows.row_{number}.target", f"0.{number:02d}", align="end"),
                        self.cell(f"indicators.rows.row_{number}.kind", "约束性", "binding", **middle),
                    ),
                )
            )
        return Table(
            self.say("专栏2", "Column 2"),
            self.words("主要规划指标表", "Main Indicators"),
            self.origin("columns.indicators.title"),
            "inside",
            5,
            tuple(rows),
            self.origin("columns.indicators"),
            "indicators",
        )
