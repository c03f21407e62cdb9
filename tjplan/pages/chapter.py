"""Blocks as Markdown: headings, paragraphs, tables and charts, each under its id."""

from collections.abc import Iterable

from tjplan.document import Block, Chart, Heading, Paragraph
from tjplan.model.text import Lang
from tjplan.pages import escape
from tjplan.pages.charts import to_figure
from tjplan.pages.inline import numbered, to_markdown
from tjplan.pages.table import to_html_table


def to_page(blocks: Iterable[Block], lang: Lang) -> str:
    """A Markdown page; blocks without a word are left out."""
    return "\n\n".join(filter(None, (_block(block, lang) for block in blocks))) + "\n"


def _block(block: Block, lang: Lang) -> str:
    if isinstance(block, Heading):
        return _heading(block, lang)
    if isinstance(block, Paragraph):
        return _paragraph(block, lang)
    if isinstance(block, Chart):
        return to_figure(block)
    return to_html_table(block)


def _heading(block: Heading, lang: Lang) -> str:
    text = numbered(escape.markdown(block.number), to_markdown(block.text).strip(), lang)
    level = "#" * min(block.level, 6)
    return f"{level} {text} {{: #{escape.identifier(block.anchor)} }}" if text.strip() else ""


def _paragraph(block: Paragraph, lang: Lang) -> str:
    """Number and run-in heading are strong, where there is a heading; HTML tags, because
    ``**关闭矿山。**对于`` closes nothing under CommonMark's rule for flanking marks."""
    number, lead = escape.markdown(block.number), to_markdown(block.lead).strip()
    text = to_markdown(block.text).strip()
    strong = f"<strong>{numbered(number, lead, lang)}</strong>" if lead else number
    between = "" if lang == "zh" or not strong or not text else " "
    content = escape.line(f"{strong}{between}{text}")
    return f"{content}\n{{: #{escape.identifier(block.anchor)} }}" if content else ""
