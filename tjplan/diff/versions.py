"""The two versions in the words of an official paper: what each is, its commit and day."""

from tjplan.model.text import Bilingual, Lang
from tjplan.review import Side

_KINDS = {
    "revision": Bilingual("版本 {}", "revision {}"),
    "folder": Bilingual("规划文件夹 {} 的现有内容", "the plan folder {} as it stands"),
    "docx": Bilingual("Word 文件 {}", "the Word file {}"),
}
_COMMIT = Bilingual("提交 {}", "commit {}")
_SHORT = 8
"""Of a commit's 40 hexadecimal digits: what the other forms of a comparison show, and one line holds."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def version(side: Side, lang: Lang) -> str:
    """ "版本 v1.0（提交 01234567，2026年11月23日）"."""
    commit = _COMMIT[lang].format(side.commit[:_SHORT]) if side.commit else ""
    known = [words for words in (commit, day(side.day, lang)) if words]
    if not known:
        return _KINDS[side.kind][lang].format(side.name)
    listed = ("，" if lang == "zh" else ", ").join(known)
    more = f"（{listed}）" if lang == "zh" else f" ({listed})"
    return _KINDS[side.kind][lang].format(side.name) + more


def day(written: str, lang: Lang) -> str:
    """A day such as "2026-11-23" in words; as written where it is none.

    >>> day("2026-11-03", "zh"), day("2026-11-03", "en"), day("", "en")
    ('2026年11月3日', '3 November 2026', '')
    """
    parts = [int(part) for part in written.split("-") if part.isdecimal()]
    if len(parts) != 3 or not 1 <= parts[1] <= 12:
        return written
    year, month, date = parts
    return f"{year}年{month}月{date}日" if lang == "zh" else f"{date} {_MONTHS[month - 1]} {year}"
