"""What each part of a chapter went through: every wording over the editions, and the mark that leads there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tjplan import telling
from tjplan.document import Block, Document, Heading, Paragraph, Table
from tjplan.model.text import Lang
from tjplan.pages import escape
from tjplan.pages.beside import Notes
from tjplan.pages.changed import Telling, kinds, to_body
from tjplan.pages.edition import UNSEARCHED
from tjplan.pages.editions import Editions, Step
from tjplan.pages.inline import to_file
from tjplan.pages.outline import Chapter, chapters
from tjplan.pages.review_words import WORDS, filled

_NAMED = 3
"""Editions that a mark names at most."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the text that changed: its address, its id on the page, its name, its steps, and of a column those
    of its rows."""

    address: str
    anchor: str
    label: str
    steps: tuple[Step, ...]
    rows: "tuple[_Part, ...]" = ()

    @property
    def all_steps(self) -> tuple[Step, ...]:
        return (*self.steps, *(step for row in self.rows for step in row.steps))


def path_of(chapter: Chapter) -> str:
    """The page with the history of a chapter."""
    return f"history-{chapter.path}"


def to_histories(document: Document, editions: Editions) -> dict[str, str]:
    """Path -> Markdown of the history of each chapter in which anything changed."""
    found = ((chapter, _parts(chapter, editions, document.lang)) for chapter in chapters(document))
    return {path_of(chapter): _page(chapter, parts, document.lang) for chapter, parts in found if parts}


def _page(chapter: Chapter, parts: Sequence[_Part], lang: Lang) -> str:
    blocks = [
        f"# {WORDS['history'][lang].format(escape.markdown(chapter.title))} {{: #history }}",
        ("" if lang == "zh" else " ").join((WORDS["history_note"][lang], WORDS["legend"][lang])),
    ]
    for part in parts:
        blocks += _section(part, chapter, lang)
    return UNSEARCHED + "\n\n".join(blocks) + "\n"


def _section(part: _Part, chapter: Chapter, lang: Lang) -> Iterator[str]:
    yield f"## {escape.markdown(part.label)} {{: #{part.anchor} }}"
    yield f"[{WORDS['to_text'][lang]}]({chapter.path}#{part.anchor})"
    yield from _steps(part.address, part.steps, lang)
    for row in part.rows:
        yield f"### {escape.markdown(row.label)} {{: #{row.anchor} }}"
        yield from _steps(row.address, row.steps, lang)


def _steps(of: str, steps: Sequence[Step], lang: Lang) -> Iterator[str]:
    """``of`` is the address of the part, below which rows may stand that are gone."""
    how = Telling(lang, public=True)
    for step in steps:
        edition = step.edition
        name = f'<a href="{to_file(edition.page)}">{escape.markup(edition.called(lang))}</a>'
        day = escape.markup(telling.bracketed([edition.day] if edition.day else [], lang))
        what = escape.markup(_named(step, of, lang))
        yield (
            f'<div class="tj-change">\n<p class="tj-step"><b>{name}</b>{day} {kinds(step.block, lang)}{what}</p>\n'
            f"{to_body(step.block, how)}\n</div>"
        )


def _named(step: Step, of: str, lang: Lang) -> str:
    """What of the part changed, of a row that is gone which it was."""
    first = step.block.first
    gone = ".rows." in first.change.address and ".rows." not in of
    return telling.name(first, lang) if gone else telling.said(first.field, lang)


def _parts(chapter: Chapter, editions: Editions, lang: Lang) -> list[_Part]:
    """What changed of the chapter, in its order, each once."""
    found: dict[str, _Part] = {}
    for block in chapter.blocks:
        address = _record(block)
        if address not in found and (part := _part(block, address, editions, lang)):
            found[address] = part
    return list(found.values())


def _part(block: Block, address: str, editions: Editions, lang: Lang) -> _Part | None:
    steps = editions.pasts.get(address, ())
    rows: tuple[_Part, ...] = ()
    if isinstance(block, Table):
        there = {f"{address}.rows.{row.key}": escape.identifier(f"{block.anchor}-{row.key}") for row in block.rows}
        rows = tuple(
            _Part(one, anchor, _label(one, editions, lang), editions.pasts[one])
            for one, anchor in there.items()
            if one in editions.pasts
        )
        steps += tuple(_gone(address, there, editions))
    if not steps and not rows:
        return None
    return _Part(address, escape.identifier(block.anchor), _label(address, editions, lang), steps, rows)


def _gone(column: str, there: Mapping[str, str], editions: Editions) -> Iterator[Step]:
    """What happened to rows that the column no longer has."""
    for address, steps in editions.pasts.items():
        if address.startswith(f"{column}.rows.") and address not in there:
            yield from steps


def _record(block: Block) -> str:
    """The address of the paragraph, heading or column: ``nodes.location`` of ``nodes.location.text``."""
    return ".".join(block.origin.address.split(".")[:2])


def _label(address: str, editions: Editions, lang: Lang) -> str:
    label = editions.labels.get(address)
    return telling.said(label, lang) if label else address


@dataclass(frozen=True, slots=True)
class Marks:
    """Anchor of a block -> HTML that leads to its history: ``within`` a paragraph, at its end, or ``behind`` a
    heading or column."""

    within: Notes
    behind: Notes


def marks(document: Document, editions: Editions) -> Marks:
    """The marks at what changed in the language of ``document``."""
    within: dict[str, str] = {}
    behind: dict[str, str] = {}
    for chapter in chapters(document) if editions.pasts else ():
        anchors = {part.anchor: part for part in _parts(chapter, editions, document.lang)}
        for block in chapter.blocks:
            part = anchors.get(escape.identifier(block.anchor))
            words = _mark(part, document.lang) if part else ""
            if part and words:
                link = (
                    f'<a class="tj-past" data-search="off" href="{to_file(path_of(chapter))}#{part.anchor}">{words}</a>'
                )
                if isinstance(block, Paragraph):
                    within[part.anchor] = link
                elif isinstance(block, Heading | Table):
                    behind[part.anchor] = f'<p class="tj-past-line" data-search="off">{link}</p>'
    return Marks(within, behind)


def _mark(part: _Part, lang: Lang) -> str:
    """``changed in v2, v1.1``: the editions that reworded or moved it, else the one that brought it; not those
    that only gave it another number or changed the other language."""
    own = [step for step in part.all_steps if any(item.lang in (None, lang) for item in step.block.items)]
    did = {kind: [step.edition for step in own if _did(step, kind)] for kind in ("changed", "added")}
    word = "changed" if did["changed"] else "added"
    if not did[word]:
        return ""
    found = {edition.slug: edition for edition in did[word]}
    latest, *others = found.values()
    if latest.is_now:
        return escape.markup(filled(f"{word}_since", lang, latest.name))
    names = ("、" if lang == "zh" else ", ").join(one.name for one in (latest, *others)[:_NAMED])
    more = WORDS["and_more"][lang] if len(found) > _NAMED else ""
    return escape.markup(filled(f"{word}_in", lang, names + more))


def _did(step: Step, what: str) -> bool:
    happened = {item.change.kind for item in step.block.items}
    return bool(happened & ({"edited", "moved", "removed"} if what == "changed" else {"added"}))
