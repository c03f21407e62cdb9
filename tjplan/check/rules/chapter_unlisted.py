"""The plan's contents and its chapters do not match.

`plan.contents` lists the chapters in the order they are printed. A chapter that it leaves out
would be printed last by chance; a listed one that no file holds is missing from the plan. A round
has one file of the kind `plan`.

Wrong:

    chapter:
      id: supply
      kind: chapter
      title: {zh: 供水, en: Supply}
      body: []

Right:

    chapter:
      id: text
      kind: chapter
      title: {zh: 现状, en: Situation}
      body: []
"""

import difflib
from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding
from tjplan.model.plan import Plain
from tjplan.model.text import Bilingual

PAGE_ZH = """
目录与章不符。

`plan.contents` 按印出的顺序列出各章。未列入的章会排在最后；列出而没有文件的章就是缺失。一个规划期有一个
plan 文件。
"""
RULE = rule(
    "chapter-unlisted",
    "error",
    zh="目录与章不符",
    en="contents and chapters do not match",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)


def check(context: Context) -> Iterator[Finding]:
    """One finding per chapter not in the contents, per listed chapter that is missing."""
    contents = context.plan.home.fields.get("contents")
    listed = [item for item in contents if isinstance(item, Plain)] if isinstance(contents, tuple) else []
    names, present = {item.value for item in listed}, {chapter.id for chapter in context.plan.chapters}
    if not context.plan.has_home:
        yield Finding(
            RULE.code, RULE.severity, context.plan.home.spot.place, "plan",
            Bilingual("没有 plan 文件，标题、期限和目录不明", "there is no file of the kind plan: title, round and contents are unknown"),
            Bilingual("新建 plan.yaml，顶层键为 plan", "add plan.yaml with the top-level key plan"),
        )  # fmt: skip
        return
    for chapter in context.plan.chapters:
        if chapter.id not in names:
            yield Finding(
                RULE.code, RULE.severity, chapter.spot.place, chapter.address,
                Bilingual(f"目录中没有章 {chapter.id}", f"the contents do not list chapter {chapter.id}"),
                Bilingual("把它写进 plan.yaml 的 contents", "add it to contents in plan.yaml"),
            )  # fmt: skip
    for item in listed:
        if item.value not in present:
            near = ", ".join(difflib.get_close_matches(item.value, present, 1) or sorted(present))
            yield Finding(
                RULE.code, RULE.severity, item.spot.place, f"plan.contents.{item.value}",
                Bilingual(f"目录列出的章 {item.value} 没有文件", f"no file holds the chapter {item.value} that the contents list"),
                Bilingual(f"现有的章：{near}", f"the chapters are {near}"),
            )  # fmt: skip
