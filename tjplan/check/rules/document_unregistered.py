"""The text cites a document that the register does not have.

What stands in 《》 is a law, plan or notice. Each is recorded once under `documents`, with its date
and, where known, until when it is in force, and pinned where the text cites it; only so can the
plan say that it relies on something that no longer holds.

Wrong:

    chapter:
      id: text
      kind: chapter
      title: {zh: 依据, en: Basis}
      body:
        - id: basis
          text: {zh: 依据《用水条例》编制。, en: Prepared under the Water Regulations.}

Right:

    documents:
      water_regulations: {title: {zh: 用水条例, en: Water Regulations}, kind: regulation}
    ---
    chapter:
      id: text
      kind: chapter
      title: {zh: 依据, en: Basis}
      body:
        - id: basis
          text:
            zh: 依据《[[用水条例|documents.water_regulations.title]]》编制。
            en: Prepared under the [[Water Regulations|documents.water_regulations.title]].
"""

import re
from collections.abc import Iterator

from tjplan.check.context import Context
from tjplan.check.page import rule
from tjplan.model.finding import Finding
from tjplan.model.text import Bilingual, Binding, Phrase, Pin, Words

PAGE_ZH = """
正文引用的文件没有登记。

《》中的法律、规划、文件在 `documents` 中登记一次，写明日期和有效期，正文引用时钉住。只有这样，才能发现规划
依据了已经失效的文件。
"""
RULE = rule(
    "document-unregistered",
    "warning",
    zh="引用的文件没有登记",
    en="cited document not registered",
    page_zh=PAGE_ZH,
    page_en=__doc__,
)
_CITED = re.compile(r"《([^《》]*)》")
_MARK = "\x1f"


def check(context: Context) -> Iterator[Finding]:
    """One finding per title in 《》 that no mark ties to a document."""
    for address, lang, phrase in context.phrases:
        if "《" not in phrase.value:
            continue
        for title in _CITED.findall("".join(_shown(phrase))):
            if title and _MARK not in title:
                yield Finding(
                    RULE.code, RULE.severity, phrase.place(max(phrase.value.find(f"《{title}"), 0)), f"{address}.{lang}",
                    Bilingual(f"《{title}》没有登记，也没有钉住", f"《{title}》 is neither registered nor pinned"),
                    Bilingual(f"在 documents 中登记，写成《[[{title}|documents.….title]]》", f"register it under documents and write 《[[{title}|documents.….title]]》"),
                )  # fmt: skip


def _shown(phrase: Phrase) -> Iterator[str]:
    for part in phrase.parts:
        if isinstance(part, Words):
            yield part.text
        elif isinstance(part, Pin | Binding):
            yield _MARK if part.path.startswith("documents.") else part.path
