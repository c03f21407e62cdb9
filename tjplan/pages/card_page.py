"""A card as Markdown: the figure under a heading, what is known of it as a list."""

from collections.abc import Iterator

from tjplan.model.text import Lang
from tjplan.pages import escape
from tjplan.pages.cards import Card, Item
from tjplan.pages.naming import capital


def to_section(card: Card, lang: Lang, level: int, title: str = "") -> str:
    """Heading, value and list of one figure; the heading has the anchor that links lead to.

    ``title`` says less than the card where its page has said the rest.
    """
    anchor = card.target.partition("#")[2]
    heading = f"{'#' * level} {escape.markdown(capital(title or card.title))} {{: #{anchor} }}"
    return "\n\n".join((heading, to_body(card, lang)))


def to_body(card: Card, lang: Lang) -> str:
    """The value and the list, without a heading."""
    value = f'<p class="tj-value">{escape.markup(card.value)}</p>'
    return "\n\n".join(filter(None, (value, "\n".join(_lines(card, lang)))))


def _lines(card: Card, lang: Lang) -> Iterator[str]:
    colon, listed = ("：", "、") if lang == "zh" else (": ", "; ")
    for label, items in card.lines:
        line = f"{label}{colon}{listed.join(map(_item, items))}"
        # Search passes over what says the same in every list.
        yield f'- <span data-search="off">{line}</span>' if items[0].target.startswith("../") else f"- {line}"


def _item(item: Item) -> str:
    if item.target.startswith("../"):
        # No page of this language: what makes pages of Markdown would take it for a link that leads nowhere.
        return f'<a href="{escape.markup(item.target)}">{escape.markup(item.text)}</a>'
    words = escape.line(escape.markdown(item.text))
    return f"[{words}]({item.target})" if item.target else words
