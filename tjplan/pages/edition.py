"""The page of all changes that one edition made, and the edition's summary on the page of all editions."""

from collections import Counter
from collections.abc import Iterator

from tjplan import telling
from tjplan.model.change import KINDS
from tjplan.model.text import Lang
from tjplan.pages import escape
from tjplan.pages.changed import Telling, public_blocks, to_change
from tjplan.pages.editions import Tagged
from tjplan.pages.review_words import WORDS, filled
from tjplan.review import Group, Item, Review
from tjplan.telling import Block

UNSEARCHED = "---\nsearch:\n  exclude: true\n---\n\n"
"""Opens a page whose words all stand elsewhere, or stood there once."""


def to_edition(edition: Tagged, review: Review, lang: Lang) -> str:
    """The Markdown of the edition's own page: the redlines, chapter by chapter."""
    word = "since" if edition.is_now else "edition"
    title = escape.markdown(filled(word, lang, edition.name))
    back = f"[{WORDS['all_editions'][lang]}](changes.md#{anchor_of(edition)})"
    parts = [f"# {title} {{: #changes }}", compared_with(review, lang), WORDS["legend"][lang], back]
    for group in review.groups:
        parts += _group(group, review, lang)
    return UNSEARCHED + "\n\n".join(parts) + "\n"


def compared_with(review: Review, lang: Lang) -> str:
    """Markdown that says with which edition, and of which day, this one is compared."""
    old = review.old.name + telling.bracketed([review.old.day] if review.old.day else [], lang)
    return escape.line(escape.markdown(filled("against", lang, old))) + ("。" if lang == "zh" else ".")


def _group(group: Group, review: Review, lang: Lang) -> Iterator[str]:
    blocks = public_blocks(_of(group, review))
    if blocks:
        yield f"## {_title(group, lang)} {{: #{_anchor(group)} }}"
        yield from (to_change(block, Telling(lang, level=3, public=True)) for block in blocks)


def _of(group: Group, review: Review) -> tuple[Item, ...]:
    return tuple(item for item in review.items if item.group == group.id)


def _title(group: Group, lang: Lang) -> str:
    return escape.markdown(telling.said(group.title, lang)).strip() or escape.identifier(group.id)


def _anchor(group: Group) -> str:
    return escape.identifier(group.id.replace(".", "-"))


def to_summary(edition: Tagged, lang: Lang) -> Iterator[str]:
    """Markdown blocks for the page of all editions: heading, counts by chapter, indicators, the way to the rest."""
    when = telling.bracketed([edition.day] if edition.day else [], lang)
    title = filled("since", lang, edition.name) if edition.is_now else edition.name
    yield f"### {escape.markdown(title + when)} {{: #{anchor_of(edition)} }}"
    review = edition.review
    if review is None:
        yield WORDS["first"][lang]
    elif not has_page(edition):
        yield f"{compared_with(review, lang)} {WORDS['unchanged'][lang]}"
    else:
        yield compared_with(review, lang)
        yield "\n".join(_counts(edition, review, lang))
        yield from _indicators(review, lang)
        whole = filled("see_all_since" if edition.is_now else "see_all", lang, edition.name)
        yield f"[{escape.markdown(whole)}]({edition.page})"


def anchor_of(edition: Tagged) -> str:
    """Its id on the page of all editions."""
    return f"edition-{edition.slug}"


def has_page(edition: Tagged) -> bool:
    """Whether it changed anything that readers see."""
    return bool(edition.review and public_blocks(edition.review.items))


def _counts(edition: Tagged, review: Review, lang: Lang) -> Iterator[str]:
    colon = "：" if lang == "zh" else ": "
    for group in review.groups:
        if blocks := public_blocks(_of(group, review)):
            yield f"- [{_title(group, lang)}]({edition.page}#{_anchor(group)}){colon}{counted(blocks, lang)}"


def counted(blocks: tuple[Block, ...], lang: Lang) -> str:
    """How many changes of which kind, as plain words: a move and the number that it brings are one."""
    found = Counter(block.told[0].change.kind for block in blocks)
    named = ((telling.KIND_WORDS[kind][lang], found[kind]) for kind in KINDS if found[kind])
    if lang == "zh":
        return "，".join(f"{word} {count} 处" for word, count in named)
    return ", ".join(f"{count} {word}" for word, count in named)


def _indicators(review: Review, lang: Lang) -> Iterator[str]:
    """The figures of indicators, old and new: what most readers look for first."""
    told = [
        f"    - {escape.markdown(telling.name(item, lang))}{'：' if lang == 'zh' else ': '}"
        f"{escape.markdown(telling.number(item.number, lang))}"
        for item in review.items
        if item.number and item.group == "indicators"
    ]
    if told:
        yield "\n".join([f"- {WORDS['indicators'][lang]}{'：' if lang == 'zh' else ':'}", *told])
