"""What the website itself says, in both languages."""

from collections.abc import Mapping

from tjplan.model.text import Bilingual

WORDS: Mapping[str, Bilingual] = {
    "cover": Bilingual("封面与目录", "Cover and contents"),
    "contents": Bilingual("目录", "Contents"),
    "columns": Bilingual("专栏", "Columns"),
    "chapters": Bilingual("规划文本", "The plan"),
    "reference": Bilingual("资料", "Reference"),
    "indicators": Bilingual("规划指标", "Indicators"),
    "indicators_note": Bilingual(
        "规划文本和专栏列出的全部指标。空白表示规划未载明，不是零；括号内为数据所属年份。",
        "Every indicator that the plan states. A blank means that the plan does not say, "
        "not zero; the year of a figure stands in brackets.",
    ),
    "all_indicators": Bilingual("全部指标", "All indicators"),
    "not_stated": Bilingual("规划未载明", "not stated in the plan"),
    "course": Bilingual("阶段", "Stage"),
    "course_caption": Bilingual("历轮数值", "Its figures from round to round"),
    "indicator": Bilingual("指标", "Indicator"),
    "unit": Bilingual("单位", "Unit"),
    "previous_target": Bilingual("上轮目标", "Previous target"),
    "previous_result": Bilingual("上轮完成", "Previous result"),
    "baseline": Bilingual("基期值", "Baseline"),
    "target": Bilingual("目标值", "Target"),
    "attribute": Bilingual("属性", "Attribute"),
    "stated": Bilingual("出处", "Where stated"),
    "figures_section": Bilingual("数据", "Figures"),
    "figures_page": Bilingual("规划数据", "Figures of the plan"),
    "minerals_page": Bilingual("矿产", "Minerals"),
    "mines_page": Bilingual("矿山", "Mines"),
    "areas_page": Bilingual("区块与分区", "Blocks and zones"),
    "projects_page": Bilingual("项目", "Projects"),
    "shelf_note": Bilingual(
        "表中为规划载明的全部数据，空白表示规划未载明，不是零。每个数字的含义、年份、出处和核对结果见下文。",
        "Everything that the plan states of them; a blank means that the plan does not say, not zero. "
        "What each figure means, its year, where it stands and how it was checked is told below.",
    ),
    "figures_note": Bilingual(
        "正文和专栏所用的其余数字，逐个列出含义、年份、出处和核对结果。",
        "The other figures of text and columns: what each means, its year, where it stands and how it was checked.",
    ),
    "map_of": Bilingual("{}的位置", "Where the {} lie"),
    "map_described": Bilingual(
        "上北下南。图上的编号见下表。", "North is up. The table below names the numbers on the map."
    ),
    "map_note": Bilingual(
        "编号见下表；边界来自规划附带的地理数据，仅供了解位置。",
        "The numbers are those of the table below; the outlines come with the plan’s data and only tell where things lie.",
    ),
    "map_table": Bilingual("图上的{}", "The {} on the map"),
    "number_on_map": Bilingual("编号", "No."),
    "area_printed": Bilingual("规划所载面积", "Area in the plan"),
    "area_drawn": Bilingual("边界围成的面积", "Area of the outline"),
    "hectares": Bilingual("公顷", "ha"),
    "kilometres": Bilingual("千米", "km"),
    "metres": Bilingual("米", "m"),
    "north": Bilingual("北", "N"),
    "squares_note": Bilingual(
        "方块按面积成比例，只表示大小，不表示位置：规划没有公布区块的坐标，本网站不画示意地图。",
        "The squares are in proportion to the areas and show size, not place: the plan publishes no coordinates, "
        "so this website draws no map.",
    ),
    "name": Bilingual("名称", "Name"),
    "sum": Bilingual("各行之和", "Sum of the rows"),
    "unplaced": Bilingual("其他", "Others"),
    "the_plan": Bilingual("本规划", "This plan"),
    "stands_for": Bilingual("说的是", "What it states"),
    "printed_as": Bilingual("印作", "Printed as"),
    "means": Bilingual("含义", "Meaning"),
    "as_of": Bilingual("年份", "Year"),
    "scope": Bilingual("范围", "Extent"),
    "hedge": Bilingual("语气", "Worded as"),
    "siblings": Bilingual("同一指标", "The same indicator"),
    "same_as": Bilingual("同一数字", "The same figure"),
    "derived_from": Bilingual("由来", "Made from"),
    "part_of": Bilingual("用于", "Goes into"),
    "form_sum": Bilingual("相加", "the sum of"),
    "form_count": Bilingual("计数", "the number of"),
    "form_share": Bilingual("占比", "the share of"),
    "form_decrease": Bilingual("降幅", "the fall from"),
    "held_by": Bilingual("核对", "Checked by"),
    "holds": Bilingual("成立", "Holds"),
    "unsaid": Bilingual("无从判断", "Cannot be judged"),
    "cite_this": Bilingual("本段的链接与引用", "Link to and cite this paragraph"),
    "cite": Bilingual("引用", "Citation"),
    "link": Bilingual("链接", "Link"),
    "copy": Bilingual("复制", "Copy"),
    "sort": Bilingual("按此列排序", "Sort by this column"),
    "copied": Bilingual("已复制", "Copied"),
    "more": Bilingual("全部说明", "All about it"),
    "close": Bilingual("关闭", "Close"),
    "glossary": Bilingual("术语与名称", "Terms and names"),
    "glossary_note": Bilingual(
        "规划所用的术语、机构和地名，中英文对照。定义为规划原有者，照录其意；规划未作定义的不列定义。",
        "Terms, bodies and places that the plan names, in both languages. Definitions are the plan’s own; "
        "where it gives none, none is given here.",
    ),
    "explained_note": Bilingual(
        "以下解释由本网站编写，帮助阅读，不是规划的内容，没有规划的效力；所依据的法律、标准和文件列在最后一栏。",
        "The explanations below were written for this website to help its readers. They are no part of the plan and "
        "have none of its force; the last column names the law, standard or document that they go by.",
    ),
    "explained_by": Bilingual("说明", "Note"),
    "not_of_plan": Bilingual(
        "本网站的解释，不是规划的内容", "An explanation by this website, no part of the plan"
    ),
    "term": Bilingual("术语", "Term"),
    "other_language": Bilingual("英文", "Chinese"),
    "documents": Bilingual("引用的法律和文件", "Laws and documents cited"),
    "documents_note": Bilingual(
        "规划引用的法律、法规、规划和其他文件，以及引用之处。空白表示规划未载明。",
        "Laws, regulations, plans and other documents that the plan cites, and where it cites them. "
        "A blank means that the plan does not say.",
    ),
    "document": Bilingual("文件", "Document"),
    "cited_in": Bilingual("引用之处", "Cited in"),
    "in_force": Bilingual("效力", "In force"),
    "until": Bilingual("至", "until "),
    "since": Bilingual("自", "since "),
    "now": Bilingual("现为", "now "),
    "checks": Bilingual("核对情况", "How this plan was checked"),
    "checks_note": Bilingual(
        "本网站发布前，程序把本规划的数字、名称、单位和编号逐一互相核对，中英文也互相核对。"
        "已公布文本自相矛盾之处照录不改，列在下面。",
        "Before this website is published, a program holds the figures, names, units and numbers of this plan against each "
        "other, and the Chinese against the English. Where the published text contradicts itself it is kept "
        "as it is, and listed below.",
    ),
    "known": Bilingual("已知的矛盾", "Known contradictions"),
    "known_note": Bilingual(
        "标题是文本没有做到的那一条规则，下面是理由和所涉及的内容。",
        "Each heading names the rule that the text does not keep; the reason and what it concerns stand below it.",
    ),
    "none_known": Bilingual("没有已知的矛盾。", "No contradiction is known."),
    "grade_error": Bilingual("错误", "Error"),
    "grade_warning": Bilingual("警告", "Warning"),
    "grade_note": Bilingual("提示", "Note"),
    "grade_known": Bilingual("已知", "Known"),
    "open": Bilingual("尚未处理的问题", "Open findings"),
    "not_kept": Bilingual("不成立", "Not so"),
    "reason": Bilingual("理由", "Reason"),
    "figures": Bilingual("涉及", "Concerns"),
    "where": Bilingual("位置", "Where"),
    "proper": Bilingual("规范写法", "Proper form"),
    "owner": Bilingual("记录者", "Recorded by"),
    "expires": Bilingual("记录到", "Recorded until"),
    "rules": Bilingual("核对了什么", "What is checked"),
    "own_rules": Bilingual("本规划的规则", "Rules of this plan"),
    "own_rules_note": Bilingual(
        "文本中的数字之间应有的关系，逐条核对。",
        "What should hold between the figures of the text, each of them checked.",
    ),
    "general_rules": Bilingual("通用规则", "General rules"),
    "general_rules_note": Bilingual(
        "任何规划都适用；每条规则找一种错误。",
        "They hold for any plan; each looks for one kind of fault.",
    ),
    "coverage": Bilingual("核对到什么程度", "How far the checks go"),
    "changes": Bilingual("更新情况", "What changed"),
    "this_edition": Bilingual("本网站所载版本", "The edition on this website"),
    "round": Bilingual("规划期", "Round"),
    "issued_by": Bilingual("发布机关", "Issued by"),
    "issued_on": Bilingual("规划印发日期", "Date of the plan"),
    "edition": Bilingual("数据版本", "Revision of the data"),
    "edition_date": Bilingual("数据更新日期", "Data last changed"),
    "compared": Bilingual("与以前版本的比较", "Compared with earlier editions"),
    "nothing_before": Bilingual(
        "本网站没有登载过本规划的其他版本，因此没有可比较的内容。",
        "This website has carried no earlier edition of this plan, so there is nothing to compare.",
    ),
    "data": Bilingual("下载", "Downloads"),
    "data_note": Bilingual(
        "规划的全部数据，含中英文。CSV 可用 Excel 直接打开；JSON 供程序使用。"
        "单元格以等号等公式符号开头的，前面加一个撇号，以免被当作公式。",
        "All data of the plan, in Chinese and English. CSV opens in Excel; JSON is for programs. "
        "A cell that would start a formula has an apostrophe before it.",
    ),
    "addresses_note": Bilingual(
        "文件中的地址以文件自身的位置为起点；每条数据另有单独的 JSON 文件，地址见 index.json。",
        "Addresses in a file start from where the file stands; each thing has a JSON file of its own, "
        "listed in index.json.",
    ),
    "package_note": Bilingual(
        "datapackage.json 按 Frictionless 数据包规范（第 1 版）说明每个 CSV 文件和每个字段。",
        "datapackage.json describes each CSV file and each field after the Frictionless Data Package "
        "specification, version 1.",
    ),
    "data_files": Bilingual("数据文件", "Data files"),
    "data_set": Bilingual("数据", "Data set"),
    "data_word": Bilingual("数据", "Data"),
    "records": Bilingual("条数", "Records"),
    "download": Bilingual("下载", "Download"),
    "whole_documents": Bilingual("规划全文", "The whole plan"),
    "whole_data": Bilingual("全部数据", "All data"),
    "lists": Bilingual("分项数据", "Data by list and column"),
    "file": Bilingual("文件", "File"),
    "size": Bilingual("大小", "Size"),
    "word_zh": Bilingual("中文 Word 文件", "Chinese Word file"),
    "word_en": Bilingual("英文 Word 文件", "English Word file"),
    "pdf_zh": Bilingual("中文 PDF 文件", "Chinese PDF file"),
    "pdf_en": Bilingual("英文 PDF 文件", "English PDF file"),
    "workbook_zh": Bilingual("中文 Excel 工作簿", "Chinese Excel workbook"),
    "workbook_en": Bilingual("英文 Excel 工作簿", "English Excel workbook"),
    "outlines": Bilingual("边界的地理数据", "Outlines as geographic data"),
    "archive": Bilingual("全部数据文件，一个 ZIP 压缩包", "All data files in one ZIP archive"),
    "package": Bilingual("数据包说明", "Description of the data package"),
    "listing": Bilingual("数据文件清单", "List of the data files"),
    "to_dark": Bilingual("切换到深色", "Switch to dark mode"),
    "to_light": Bilingual("切换到浅色", "Switch to light mode"),
    "to_auto": Bilingual("跟随系统", "Follow the system’s mode"),
    "permalink": Bilingual("本节链接", "Link to this section"),
    "switch": Bilingual("English", "中文"),
    "switch_title": Bilingual("Read this paragraph in English", "阅读本段中文"),
    "missing": Bilingual("找不到页面", "Page not found"),
    "missing_hint": Bilingual(
        "地址可能有误，或内容已经移动。", "The address may be wrong, or the content has moved."
    ),
    "home": Bilingual("回到封面与目录", "To the cover and contents"),
    "failed": Bilingual("未能生成新版，下面仍是上一版：", "The new version could not be built; below is the last one:"),
}  # fmt: skip

COLLECTIONS: Mapping[str, Bilingual] = {
    "plan": Bilingual("规划", "Plan"),
    "facts": Bilingual("事实数据", "Facts"),
    "indicators": Bilingual("指标", "Indicators"),
    "minerals": Bilingual("矿产", "Minerals"),
    "mines": Bilingual("矿山", "Mines"),
    "blocks": Bilingual("区块", "Blocks"),
    "zones": Bilingual("分区", "Zones"),
    "projects": Bilingual("项目", "Projects"),
    "organisations": Bilingual("机构", "Organisations"),
    "documents": Bilingual("引用文件", "Cited documents"),
    "terms": Bilingual("术语", "Terms"),
    "glossary": Bilingual("名词解释（不是规划的内容）", "Explanations (no part of the plan)"),
    "places": Bilingual("地名", "Places"),
    "superior": Bilingual("上级规划", "Superior plans"),
}


def collection(name: str) -> Bilingual:
    """The title of a collection; its own name where a plan brings one of its own."""
    return COLLECTIONS.get(name, Bilingual(name, name))
