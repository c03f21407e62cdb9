"""One change as HTML: what it is, the redline, numbers as numbers, why, and what did not follow it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tjplan import telling
from tjplan.model.source import Place
from tjplan.model.text import LANGS, Lang
from tjplan.pages import escape
from tjplan.pages.languages import HTML_LANG
from tjplan.pages.redline import lines, to_redline
from tjplan.pages.review_words import WORDS
from tjplan.review import Item, Stated
from tjplan.telling import Block


@dataclass(frozen=True, slots=True)
class Telling:
    """How changes are told: in which language, with headings of which level (3 for ``h3``), and whether
    for ``public`` readers, who see one language and neither files nor what is still to be done."""

    lang: Lang
    level: int = 3
    public: bool = False

    @property
    def colon(self) -> str:
        return "：" if self.lang == "zh" else ": "


def to_change(block: Block, how: Telling) -> str:
    """The change under its heading, one HTML element."""
    tag = f"h{how.level}"
    head = f"<{tag}>{kinds(block, how.lang)}{escape.markup(telling.name(block.first, how.lang))}</{tag}>"
    return f'<div class="tj-change">\n{head}\n{to_body(block, how)}\n</div>'


def kinds(block: Block, lang: Lang) -> str:
    """What happened, as a badge."""
    words = dict.fromkeys(telling.KIND_WORDS[item.change.kind][lang] for item in block.items)
    return f'<span class="tj-kind">{("、" if lang == "zh" else ", ").join(words)}</span> '


def to_body(block: Block, how: Telling) -> str:
    """What became of it, why, and what did not follow."""
    parts = [*_happened(block, how), *_reasons(block, how)]
    if not how.public:
        parts += [*_stale(block, how), *_places(block, how)]
    return "\n".join(parts)


def _happened(block: Block, how: Telling) -> Iterator[str]:
    told = [line for item in block.told for line in _of_item(item, how)]
    yield from dict.fromkeys(told)
    if not told and block.first.lang:
        yield f'<p class="tj-aside">{WORDS[f"only_{block.first.lang}"][how.lang]}</p>'


def _of_item(item: Item, how: Telling) -> Iterator[str]:
    if item.number:
        yield f'<p class="tj-redline" data-search="off">{_number(item, how)}</p>'
    elif item.change.kind in ("moved", "renumbered", "renamed"):
        yield f'<p class="tj-redline" data-search="off">{escape.markup(telling.shifted(item, how.lang))}</p>'
    elif how.public:
        if how.lang in item.words and item.lang in (None, how.lang):
            yield to_redline(item.words[how.lang], how.lang, how.lang)
    else:
        for before, words in telling.reworded(item, how.lang):
            spoken = next((lang for lang in LANGS if telling.LANGUAGES[lang] == before), how.lang)
            yield to_redline(words, spoken, how.lang, f"{before[how.lang]}{how.colon}" if before else "")


def _number(item: Item, how: Telling) -> str:
    return lines(telling.number(item.number, how.lang)) if item.number else ""


def _reasons(block: Block, how: Telling) -> Iterator[str]:
    said = dict.fromkeys(filter(None, (telling.reason(item, how.lang) for item in block.items)))
    for words in said:
        yield f'<p class="tj-reason"><b>{WORDS["reason"][how.lang]}</b>{how.colon}{lines(words)}</p>'


def _stale(block: Block, how: Telling) -> Iterator[str]:
    found = dict.fromkeys(one for item in block.items for one in telling.stale(item))
    if found:
        yield f'<p class="tj-lead">{WORDS["to_do"][how.lang]}</p>'
        yield f"<ul>{''.join(_stated(one, how) for one in found)}</ul>"


def _stated(one: Stated, how: Telling) -> str:
    lead, where = telling.stated(one, how.lang)
    quoted = f"“{one.words}”" if one.lang and one.lang != how.lang and where.endswith(f"“{one.words}”") else ""
    words = f'<span lang="{HTML_LANG[one.lang]}">{lines(quoted)}</span>' if one.lang and quoted else ""
    return f"<li>{escape.markup(lead)}{how.colon}{lines(where.removesuffix(quoted))}{words}{at(one.place)}</li>"


def _places(block: Block, how: Telling) -> Iterator[str]:
    found = dict.fromkeys(at(item.place) for item in block.items if item.place)
    if found:
        yield f'<p class="tj-aside">{WORDS["file"][how.lang]}{how.colon}{" ".join(found)}</p>'


def at(place: Place | None) -> str:
    """Where in the files, behind other words; empty where it is not known."""
    return f" <code>{escape.markup(f'{place.file}:{place.line}')}</code>" if place else ""


def public_blocks(items: Iterable[Item]) -> tuple[Block, ...]:
    """What readers of the website are told: not that an id or a mark changed, which they never see."""
    return telling.blocks(item for item in items if _is_seen(item))


def _is_seen(item: Item) -> bool:
    if item.change.kind != "edited" or item.number:
        return item.change.kind != "renamed"
    return any(piece.kind != "same" for pieces in item.words.values() for piece in pieces)
