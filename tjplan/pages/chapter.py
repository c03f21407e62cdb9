"""Blocks as Markdown: headings, paragraphs, tables and charts, each under its id."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tjplan.document import Block, Chart, Heading, Paragraph, Table
from tjplan.model.text import Lang
from tjplan.pages import escape
from tjplan.pages.beside import NO_NOTES, Notes
from tjplan.pages.charts import to_figure
from tjplan.pages.inline import NO_LINKS, Links, numbered, to_markdown
from tjplan.pages.table import to_html_table
from tjplan.pages.words import WORDS


def to_page(
    blocks: Iterable[Block], lang: Lang, links: Links = NO_LINKS, notes: Notes = NO_NOTES, within: Notes = NO_NOTES
) -> str:
    """A Markdown page; blocks without a word are left out, figures that ``links`` knows are links,
    ``notes`` stand behind their blocks, ``within`` at the end of paragraphs."""
    parts = (part for block in _nested(blocks) for part in (_block(block, lang, links, within), _notes(block, notes)))
    return "\n\n".join(filter(None, parts)) + "\n"


def _nested(blocks: Iterable[Block]) -> Iterator[Block]:
    """``blocks``, each heading one level below the heading that it stands under: a plan may go from
    section to item, but who walks a page by its headings would look for what is missing (WCAG 1.3.1)."""
    above: list[tuple[int, int]] = []
    for block in blocks:
        if isinstance(block, Heading):
            above = [(level, shown) for level, shown in above if level < block.level]
            above.append((block.level, above[-1][1] + 1 if above else block.level))
            block = replace(block, level=above[-1][1])
        yield block


def _notes(block: Block, notes: Notes) -> str:
    """What stands behind the block and, of a table, behind its rows; most blocks have nothing."""
    if not notes:
        return ""
    anchors = [escape.identifier(block.anchor)]
    if isinstance(block, Table):
        anchors += [escape.identifier(f"{block.anchor}-{row.key}") for row in block.rows]
    return "\n".join(notes[anchor] for anchor in anchors if anchor in notes)


def _block(block: Block, lang: Lang, links: Links, within: Notes) -> str:
    if isinstance(block, Heading):
        return _heading(block, lang)
    if isinstance(block, Paragraph):
        return _paragraph(block, lang, links, within)
    if isinstance(block, Chart):
        return to_figure(block)
    return to_html_table(block, links)


def _heading(block: Heading, lang: Lang) -> str:
    text = numbered(escape.markdown(block.number), to_markdown(block.text).strip(), lang)
    level = "#" * min(block.level, 6)
    return f"{level} {text} {{: #{escape.identifier(block.anchor)} }}" if text.strip() else ""


def _paragraph(block: Paragraph, lang: Lang, links: Links, within: Notes) -> str:
    """Number and run-in heading are strong, where there is a heading; HTML tags, because
    ``**关闭矿山。**对于`` closes nothing under CommonMark's rule for flanking marks."""
    number, lead = escape.markdown(block.number), to_markdown(block.lead, links).strip()
    text = to_markdown(block.text, links).strip()
    strong = f"<strong>{numbered(number, lead, lang)}</strong>" if lead else number
    between = "" if lang == "zh" or not strong or not text else " "
    content = escape.line(f"{strong}{between}{text}")
    anchor = escape.identifier(block.anchor)
    return f"{content}{_cite(anchor, lang)}{within.get(anchor, '')}\n{{: #{anchor} }}" if content else ""


def _cite(anchor: str, lang: Lang) -> str:
    """A link to the paragraph itself, which a script turns into ways to copy and cite it; its mark comes
    from the style sheet, so that it is no word of the paragraph."""
    return f'<a class="headerlink tj-cite" href="#{anchor}" aria-label="{WORDS["cite_this"][lang]}"></a>'
