"""The page of search results, which has an address to share, and what the search says."""

from collections.abc import Mapping

from tjplan.model.text import Bilingual, Lang

PATH = "search.md"

WORDS: Mapping[str, Bilingual] = {
    "search": Bilingual("搜索", "Search"),
    "label": Bilingual("搜索规划全文", "Search the plan"),
    "results": Bilingual("搜索结果", "Search results"),
    "clear": Bilingual("清空", "Clear"),
    "close": Bilingual("关闭搜索", "Close search"),
    "one": Bilingual("找到 1 处", "1 place found"),
    "page": Bilingual("找到 {n} 处，都在同一页面", "{n} places found, all on one page"),
    "many": Bilingual("找到 {n} 处，在 {p} 个页面", "{n} places found on {p} pages"),
    "alone": Bilingual("在单独页面查看", "Show on its own page"),
    "asked": Bilingual("“{q}”：", "“{q}”: "),
    "none": Bilingual(
        "没有找到“{q}”。可以换短一些的词，或用空格隔开几个词。",
        "Nothing found for “{q}”. Try fewer or shorter words.",
    ),
    "short": Bilingual("请再输入一个字。", "Type one more character."),
    "loading": Bilingual("正在准备搜索…", "Getting the search ready…"),
    "failed": Bilingual("搜索索引没能加载，请刷新页面再试。", "The search index could not be loaded. Reload the page."),
}
"""``{n}`` is the number of places found, ``{p}`` that of the pages they are on, ``{q}`` what was typed."""

_HINTS: tuple[Bilingual, ...] = (
    Bilingual(
        "词语、名称、数字和单位都可以搜，从一个汉字起。全角半角、有没有空格都一样。",
        "Words, names, figures and units can be found; other endings of a word are found too.",
    ),
    Bilingual("几个词之间加空格，找同时含有这些词的段落。", "Several words find the paragraphs that hold all of them."),
    Bilingual(
        "加引号，例如“矿区”，只找原样的词句。", "Quotation marks, as in “mining area”, find exactly these words."
    ),
    Bilingual(
        "在任何页面按 / 键或 Ctrl+K 开始搜索，用上下箭头键选择结果。",
        "Press / or Ctrl+K on any page to start, and the arrow keys to choose a result.",
    ),
)
_NO_SCRIPT = Bilingual(
    "搜索需要 JavaScript，您的浏览器没有运行它。可以从<a href=\"index.html\">目录</a>查找，或用浏览器的“在页面中查找”。",
    "Search needs JavaScript, which your browser does not run. "
    'Use the <a href="index.html">contents</a>, or your browser’s own search within a page.',
)  # fmt: skip


def to_search_page(lang: Lang) -> str:
    """The Markdown of search.md; search.js fills it, and leaves the page itself out of what it finds."""
    hints = "\n".join(f"<li>{hint[lang]}</li>" for hint in _HINTS)
    return f"""---
hide:
  - toc
search:
  exclude: true
---

# {WORDS["search"][lang]} {{: #search }}

<noscript><p>{_NO_SCRIPT[lang]}</p></noscript>

<div class="tj-found tj-found--page" id="tj-results"></div>

<ul class="tj-found__hints">
{hints}
</ul>
"""


def words(lang: Lang) -> dict[str, str]:
    """What the search says in ``lang``, for the header of every page."""
    return {name: text[lang] for name, text in WORDS.items()}
