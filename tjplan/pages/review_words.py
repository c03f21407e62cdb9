"""What pages about changes say themselves, in both languages."""

from collections.abc import Mapping

from tjplan.model.text import Bilingual, Lang

WORDS: Mapping[str, Bilingual] = {
    "deleted": Bilingual("［删去：", "[deleted: "),
    "inserted": Bilingual("［增加：", "[inserted: "),
    "end_of_piece": Bilingual("］", "] "),
    "legend": Bilingual(
        "删去的文字画删除线，增加的文字画下划线。", "Deleted words are struck through, inserted words underlined."
    ),
    "compared": Bilingual("修改对照", "What changed"),
    "to_content": Bilingual("跳到正文", "Skip to content"),
    "old": Bilingual("旧版本", "Old version"),
    "new": Bilingual("新版本", "New version"),
    "summary": Bilingual("概要", "Summary"),
    "contents": Bilingual("目录", "Contents"),
    "part": Bilingual("章节或数据", "Part of the plan"),
    "by_part": Bilingual("各部分的改动数", "Changes by part of the plan"),
    "all_parts": Bilingual("合计", "Total"),
    "indicators": Bilingual("涉及的规划指标", "Indicators affected"),
    "findings": Bilingual("核对结果的变化", "What it does to the checks"),
    "not_checked": Bilingual(
        "两边不都能核对，没有比较核对结果。", "The checks were not compared, as they cannot run on both sides."
    ),
    "reason": Bilingual("理由", "Reason"),
    "remarks": Bilingual("说明", "Remarks"),
    "to_do": Bilingual("没有随之修改的地方", "Places that did not change with it"),
    "file": Bilingual("文件位置", "In the files"),
    "against": Bilingual("与{}相比", "Compared with {}"),
    "only_zh": Bilingual("只改了中文。", "Only the Chinese text changed."),
    "only_en": Bilingual("只改了英文。", "Only the English text changed."),
    "edition": Bilingual("{}的修改", "What changed in {}"),
    "since": Bilingual("{}之后的修改", "What changed since {}"),
    "since_short": Bilingual("{}之后", "since {}"),
    "first": Bilingual("本网站没有更早的版本可以与它比较。", "This website has no earlier edition to compare it with."),
    "unchanged": Bilingual(
        "规划的内容没有变化，只调整了文件的写法。",
        "The plan says the same; only the way its files are written changed.",
    ),
    "see_all": Bilingual("{}的全部修改", "All changes in {}"),
    "see_all_since": Bilingual("{}之后的全部修改", "All changes since {}"),
    "all_editions": Bilingual("全部版本", "All editions"),
    "by_paragraph": Bilingual("逐段的修改历史", "History, paragraph by paragraph"),
    "by_paragraph_note": Bilingual(
        "以下页面按章列出改过的标题、段落和专栏，以及各版本中的写法。",
        "These pages list, chapter by chapter, each heading, paragraph and column that changed, and how each edition words it.",
    ),
    "history": Bilingual("{}：修改历史", "{}: history"),
    "history_note": Bilingual(
        "本页列出本章改过的标题、段落和专栏，最近的修改在前。",
        "Each heading, paragraph and column of this chapter that changed, the latest change first.",
    ),
    "to_text": Bilingual("现在的文本", "The text as it is now"),
    "changed_in": Bilingual("曾于{}修改", "changed in {}"),
    "added_in": Bilingual("{}新增", "added in {}"),
    "changed_since": Bilingual("{}之后修改", "changed since {}"),
    "added_since": Bilingual("{}之后新增", "added since {}"),
    "and_more": Bilingual("等", " and others"),
    "no_git": Bilingual(
        "生成本网站时没有规划的修改记录，因此没有可比较的版本。",
        "This website was built without the history of the plan’s files, so there is no earlier edition to compare with.",
    ),
    "no_tags": Bilingual(
        "本规划还没有标记过版本，因此没有可比较的内容。",
        "No edition of this plan has been marked, so there is nothing to compare.",
    ),
    "shallow": Bilingual(
        "生成本网站时只取了最近一段修改记录，较早的版本没有列出。",
        "This website was built from a part of the plan’s history only, so earlier editions are not listed.",
    ),
    "more": Bilingual(
        "只列出最近 {} 个版本，更早的没有列出。", "Only the latest {} editions are listed; there are earlier ones."
    ),
    "unreadable": Bilingual(
        "有的版本读不出，没有列出：{}",
        "Editions that cannot be read are not listed: {}",
    ),
}


def filled(word: str, lang: Lang, name: str) -> str:
    """The words with ``name`` in them; in Chinese a blank keeps Latin letters and digits apart from Han characters."""
    before, _, after = WORDS[word][lang].partition("{}")
    if lang == "zh":
        before += " " if before and name[:1].isascii() else ""
        after = f" {after}" if after and name[-1:].isascii() else after
    return f"{before}{name}{after}"
