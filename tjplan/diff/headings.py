"""How readers call a place in the text: numbers of chapter, section and item, then heading or paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass

from tjplan.diff.wordings import Wordings
from tjplan.model import numbering
from tjplan.model.content import TEXT
from tjplan.model.plan import Node, Paragraph, Placement, Plan, walk
from tjplan.model.text import LANGS, Bilingual, Lang

_NONE = Bilingual("", "")
_SHORT = 24
"""Characters of a heading that stand in for it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a part of the text stands: ``chapter`` is the id of its chapter, ``number`` what is printed
    before its heading, empty for none."""

    where: Bilingual
    chapter: str
    number: Bilingual = _NONE


def standings(plan: Plan) -> dict[str, Standing]:
    """The standing of every node, paragraph and placement by its address."""
    found: dict[str, Standing] = {}
    wordings = Wordings(plan)
    for chapter, number in numbering.numbered(plan.chapters):
        if isinstance(chapter, Node):
            for address, standing in _node(chapter, number, Bilingual("", ""), chapter.id, wordings):
                found.setdefault(address, standing)
    return found


def _node(
    node: Node, number: int, above: Bilingual, chapter: str, wordings: Wordings
) -> Iterator[tuple[str, Standing]]:
    title = {lang: _title(node, lang, wordings) for lang in LANGS}
    printed = Bilingual(*(numbering.shown(node, number, lang) for lang in LANGS))
    short = {lang: _short(title[lang] or node.id, lang) for lang in LANGS}
    path = Bilingual(*(_joined(above[lang], printed[lang] or short[lang], lang) for lang in LANGS))
    whole = Bilingual(
        *(_whole(title[lang], path[lang], bool(printed[lang] or above[lang]), printed[lang], lang) for lang in LANGS)
    )
    yield f"{TEXT}.{node.id}", Standing(whole, chapter, printed)
    count = 0
    for part, place in numbering.numbered(node.body):
        if isinstance(part, Node):
            yield from _node(part, place, path, chapter, wordings)
        elif isinstance(part, Paragraph):
            count += 1
            where = Bilingual(f"{path.zh}第{count}段", f"{path.en}, paragraph {count}")
            yield f"{TEXT}.{part.id}", Standing(where, chapter)
        elif isinstance(part, Placement):
            yield f"placements.{part.column.path.removeprefix('columns.')}", Standing(path, chapter)


def _joined(above: str, own: str, lang: Lang) -> str:
    own = own.rstrip("、.") if lang == "en" else own
    return f"{above}{own}" if lang == "zh" else ", ".join(filter(None, (above, own)))


def _whole(title: str, path: str, placed: bool, number: str, lang: Lang) -> str:
    """Path and title; a chapter without a number is its title alone."""
    if not placed:
        return title or path
    return _titled(path, title if number else "", lang)


def _titled(path: str, title: str, lang: Lang) -> str:
    return (
        f"{path}{' ' if path[-1:] not in ('、', '）') else ''}{title}".strip()
        if lang == "zh"
        else f"{path} {title}".strip()
    )


def _title(node: Node, lang: Lang, wordings: Wordings) -> str:
    """The title as printed, with the words of the data that it binds."""
    phrase = node.title[lang] if node.title else None
    return "".join(wordings.of(part, lang) for part in phrase.parts).replace("\n", " ") if phrase else ""


def _short(title: str, lang: Lang) -> str:
    short = title if len(title) <= _SHORT * (1 if lang == "zh" else 2) else f"{title[:_SHORT]}…"
    return f"“{short}”"


def chapters(plan: Plan) -> Iterator[tuple[str, Bilingual]]:
    """The chapters with number and title."""
    found = standings(plan)
    for chapter in plan.chapters:
        where = found[f"{TEXT}.{chapter.id}"].where
        yield chapter.id, where if where.zh.strip("“”") else Bilingual(chapter.id, chapter.id)


def homes(plan: Plan) -> dict[str, str]:
    """Column id -> the chapter that places it."""
    return {
        part.column.path.removeprefix("columns."): chapter.id
        for chapter in plan.chapters
        for part in walk((chapter,))
        if isinstance(part, Placement)
    }
