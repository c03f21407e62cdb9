"""What the workbook itself says, in both languages."""

from collections.abc import Mapping

from tjplan.model.text import Bilingual

WORDS: Mapping[str, Bilingual] = {
    "contents": Bilingual("目录", "Contents"),
    "notes": Bilingual("说明", "Notes"),
    "sheet": Bilingual("工作表", "Sheet"),
    "title": Bilingual("标题", "Title"),
    "rows": Bilingual("行数", "Rows"),
    "about": Bilingual("说明", "Notes"),
    "lowest": Bilingual("最小值", "lowest"),
    "highest": Bilingual("最大值", "highest"),
    "hedge": Bilingual("语气", "hedge"),
    "unit": Bilingual("单位", "unit"),
    "year": Bilingual("数据年份", "year"),
    "whole_year": Bilingual("数据年份", "Year"),
    "scope": Bilingual("范围", "Scope"),
    "path": Bilingual("数据路径", "Path in the data"),
    "amendments": Bilingual("修订对照表", "Amendments"),
    "continued": Bilingual("（续）", " (cont.)"),
    "footer": Bilingual("&C第 &P 页，共 &N 页", "&CPage &P of &N"),
    "font": Bilingual("宋体", "Times New Roman"),
}

NOTES: tuple[Bilingual, ...] = (
    Bilingual(
        "单元格中的数字是数值，位数与印出的一致（57.60 保留末位的 0）；专栏照印出的样子排列。",
        "Numbers are numbers and show the digits that are printed (57.60 keeps its 0); the columns stand as printed.",
    ),
    Bilingual(
        "不是单个数字的值（如 ≤6、3-5）保留原文，其后的“最小值”“最大值”两栏给出可计算的界限：≤、＜ 只有最大值，≥、＞ 只有最小值；"
        "其中 ＜、＞ 不含界限本身。",
        "A value that is not one number (≤6, 3-5) stays as printed; the columns “lowest” and “highest” behind it give "
        "bounds to reckon with: ≤ and < have only a highest, ≥ and > only a lowest. < and > leave out the bound itself.",
    ),
    Bilingual(
        "单位在表头或“单位”栏；“数据年份”是数据所说的年份，“范围”是数据所说的地点或事物。",
        "Units stand in the heads or in a column “Unit”; “Year” is the year that the figures speak of, “Scope” the place or "
        "thing.",
    ),
    Bilingual(
        "“语气”是规划给目标加的词，如力争、争取。",
        "“Hedge” is the word by which the plan softens a target, such as strive or seek.",
    ),
    Bilingual(
        "空白的含义见目录中每张表的说明；空白不等于零，除非说明写明。",
        "What a blank means is said in the notes of each sheet in the contents; it is not zero unless they say so.",
    ),
    Bilingual(
        "“数据路径”是该行在规划数据中的位置，例如 集合.代号。",
        "“Path in the data” is where the row stands in the data of the plan: collection.slug.",
    ),
    Bilingual(
        "单元格最多容纳 32767 个字符，更长的以“…”结尾，全文见 JSON 文件。",
        "A cell holds 32,767 characters at most; a longer text ends in “…” and is whole in the JSON file.",
    ),
)
