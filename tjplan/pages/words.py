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
    "indicator": Bilingual("指标", "Indicator"),
    "unit": Bilingual("单位", "Unit"),
    "previous_target": Bilingual("上轮目标", "Previous target"),
    "previous_result": Bilingual("上轮完成", "Previous result"),
    "baseline": Bilingual("基期值", "Baseline"),
    "target": Bilingual("本轮目标", "Target"),
    "attribute": Bilingual("属性", "Attribute"),
    "stated": Bilingual("出处", "Where stated"),
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
    "data": Bilingual("数据下载", "Data"),
    "data_note": Bilingual(
        "规划的全部数据，含中英文。CSV 可用 Excel 直接打开；JSON 供程序使用。"
        "单元格以等号等公式符号开头的，前面加一个撇号，以免被当作公式。",
        "All data of the plan, in Chinese and English. CSV opens in Excel; JSON is for programs. "
        "A cell that would start a formula has an apostrophe before it.",
    ),
    "data_files": Bilingual("数据文件", "Data files"),
    "data_set": Bilingual("数据", "Data set"),
    "records": Bilingual("条数", "Records"),
    "download": Bilingual("下载", "Download"),
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
    "places": Bilingual("地名", "Places"),
}

FIELDS: Mapping[str, Bilingual] = {
    **{name: WORDS[name] for name in ("previous_target", "previous_result", "baseline", "target")},
    "area": Bilingual("面积", "area"),
    "count": Bilingual("个数", "number"),
    "identified": Bilingual("累计查明资源量", "identified resources"),
    "investment": Bilingual("投资", "investment"),
    "large": Bilingual("大型", "large"),
    "medium": Bilingual("中型", "medium-sized"),
    "min_scale": Bilingual("最低开采规模", "minimum scale"),
    "mining_rights": Bilingual("采矿权数", "mining rights"),
    "producing": Bilingual("正在开采", "producing"),
    "remaining": Bilingual("保有资源量", "remaining resources"),
    "reserve_life": Bilingual("储量服务年限", "reserve life"),
    "small": Bilingual("小型", "small"),
    "suspended": Bilingual("停采", "suspended"),
    "under_construction": Bilingual("在建", "under construction"),
    "valid_from": Bilingual("自", "valid from"),
    "valid_to": Bilingual("有效期至", "valid until"),
}
"""Fields of the schema that findings weigh, as readers call them."""


def collection(name: str) -> Bilingual:
    """The title of a collection; its own name where a plan brings one of its own."""
    return COLLECTIONS.get(name, Bilingual(name, name))
