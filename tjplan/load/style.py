"""The style file: what it says laid over the standard, and what no page can hold."""

from collections.abc import Callable, Iterator
from collections.abc import Mapping as Map
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from tjplan.load import schema
from tjplan.load.tree import Mapping, Scalar
from tjplan.model.finding import Finding, Rule
from tjplan.model.style import STANDARD, Block, Face, Page, PageNumber, Style
from tjplan.model.text import LANGS, Bilingual, Lang

STYLE_PAGE = Rule(
    "style-page", "error",
    Bilingual("版面放不下", "does not fit the page"),
    Bilingual(
        "版式文件中的纸张、边距、网格和字号互相矛盾：版心过小，页码落到正文里，行数、字数过少或在版心内排不下，\n字号过大，行高小于字号，或表内最小字号大于单元格字号。\nGB/T 9704-2012 的 A4 版心是 156 毫米 × 225 毫米，每页 22 行，每行 28 字。",
        "Paper, margins, grid and sizes of the style file contradict each other: the type area is too small,\nthe page number stands in the text, so many lines or characters do not fit or are too few, characters\nare too large or higher than their lines, or the smallest size in a table is larger than a cell's.\nGB/T 9704-2012 sets A4 paper with a type area of 156 mm x 225 mm, 22 lines of 28 characters.",
    ),
)  # fmt: skip
_SMALLEST_MM = 50
_MM_PER_POINT = 25.4 / 72
# Characters may be set this much closer than their own width before they touch.
_CLOSEST = 0.95
# Fewer lines a page, or characters a line, would make a book of hundreds of pages.
_FEWEST = 10
# The kinds of paragraphs of which that many characters must fit a line.
_RUNNING = ("body", "cell", "cell_head", "cell_total")
# The lines of the cover with a gap above.
_COVER = ("title", "issuer", "notice")
_FACE = frozenset(field.name for field in fields(Face))

Value = TypeVar("Value")


def styles(file: Mapping) -> Map[Lang, Style]:
    """The styles that a file of the kind ``style`` gives; the standard where anything in it is wrong."""
    if schema.findings("style", file) or any(findings(file)):
        return STANDARD
    return _read(file)


def findings(file: Mapping) -> Iterator[Finding]:
    """What does not fit the page, one finding a language; nothing where the schema already objects."""
    if schema.findings("style", file):
        return
    for lang, style in _read(file).items():
        tree = _below(_below(file, "style"), lang)
        for fault in (*_page_faults(style), *_size_faults(style, tree)):
            yield _finding(tree, lang, fault)
            break


def _read(file: Mapping) -> dict[Lang, Style]:
    given = _below(file, "style")
    return {lang: _style(STANDARD[lang], _below(given, lang)) for lang in LANGS}


def _style(standard: Style, given: Mapping) -> Style:
    """The standard with what is given; gaps of the cover that are not follow the height of the text."""
    style = _with(standard, given, {name: _part for name in given.items if name != "smallest"})
    ratio = _text_height(style.page) / _text_height(standard.page)
    left_out = [name for name in _COVER if "before" not in _below(given, name).items]
    gaps: dict[str, Any] = {name: _spread(getattr(style, name), ratio) for name in left_out}
    return replace(style, **gaps)


def _spread(block: Block, ratio: float) -> Block:
    return replace(block, before=block.before * ratio)


def _text_height(page: Page) -> float:
    return page.height - page.top - page.bottom


def _part(standard: Any, given: Mapping) -> Any:
    """A page, face, paragraph or page number with what is given in place of the standard's."""
    if isinstance(standard, Page | Face):
        return _with(standard, given, {})
    own = Mapping(given.spot, {name: value for name, value in given.items.items() if name not in _FACE})
    face = Mapping(given.spot, {name: value for name, value in given.items.items() if name in _FACE})
    if isinstance(standard, PageNumber):
        return replace(_with(standard, own, {}), block=_part(standard.block, face))
    block: Block = _with(standard, own, {})
    return replace(block, face=_with(block.face, face, {}))


def _with(standard: Value, given: Mapping, readers: Map[str, Callable[[Any, Mapping], Any]]) -> Value:
    changes: dict[str, Any] = {}
    for name, value in given.items.items():
        if isinstance(value, Mapping):
            changes[name] = readers[name](getattr(standard, name), value)
        elif isinstance(value, Scalar):
            changes[name] = float(value.data) if isinstance(value.data, Decimal) else value.data
    changed: Value = replace(standard, **changes)  # type: ignore[type-var]
    return changed


class _Fault(NamedTuple):
    """What is wrong with ``part.field`` (``page.left``; the whole part without a field), and the remedy."""

    part: str
    field: str
    message: Bilingual
    hint: Bilingual


def _page_faults(style: Style) -> Iterator[_Fault]:
    page = style.page
    width, height = page.width - page.left - page.right, page.height - page.top - page.bottom
    if width < _SMALLEST_MM:
        yield _Fault("page", "left", *_too_small("宽", "wide", width))
    if height < _SMALLEST_MM:
        yield _Fault("page", "top", *_too_small("高", "high", height))
    if page.footer >= page.bottom:
        yield _Fault(
            "page",
            "footer",
            Bilingual(
                f"页码离纸边 {page.footer:g} 毫米，落到正文里",
                f"a page number at {page.footer:g} mm stands in the text",
            ),
            Bilingual(f"写小于下边距 {page.bottom:g} 的数", f"write less than the bottom margin, {page.bottom:g}"),
        )
    size = style.body.size * _MM_PER_POINT
    if page.lines * size > height:
        yield _Fault("page", "lines", *_too_many("行", "lines", page.lines, int(height / size)))
    if page.characters * size * _CLOSEST > width:
        yield _Fault("page", "characters", *_too_many("字", "characters", page.characters, int(width / size)))
    if 0 < page.lines < _FEWEST:
        yield _Fault("page", "lines", *_too_few("每页只有", "行", "lines a page", page.lines))
    if 0 < page.characters < _FEWEST:
        yield _Fault("page", "characters", *_too_few("每行只有", "字", "characters a line", page.characters))


def _size_faults(style: Style, given: Mapping) -> Iterator[_Fault]:
    most = (style.page.width - style.page.left - style.page.right) / _MM_PER_POINT / _FEWEST
    for name in _RUNNING:
        block: Block = getattr(style, name)
        if block.size > most:
            yield _Fault(name, "size", *_too_large(block.size, most))
        if 0 < block.line < block.size:
            yield _Fault(name, "line", *_too_low(block))
    if "smallest" in given.items and style.smallest > style.cell.size:
        yield _Fault(
            "smallest",
            "",
            Bilingual(
                f"表内最小字号 {style.smallest:g} 大于单元格字号 {style.cell.size:g}",
                f"the smallest size in a table, {style.smallest:g}, is larger than that of a cell, {style.cell.size:g}",
            ),
            Bilingual(f"写不大于 {style.cell.size:g} 的数", f"write at most {style.cell.size:g}"),
        )


def _too_few(zh: str, zh_unit: str, en: str, given: int) -> tuple[Bilingual, Bilingual]:
    return (
        Bilingual(f"{zh} {given} {zh_unit}", f"{given} is too few {en}"),
        Bilingual(f"写不小于 {_FEWEST} 的数；写 0 则不用网格", f"write at least {_FEWEST}, or 0 for no grid"),
    )


def _too_large(size: float, most: float) -> tuple[Bilingual, Bilingual]:
    return (
        Bilingual(
            f"{size:g} 磅的字，一行排不下 {_FEWEST} 个", f"{_FEWEST} characters of {size:g} pt do not fit a line"
        ),
        Bilingual(
            f"写不大于 {int(most)} 的字号，或减小边距", f"write at most {int(most)}, or make the margins smaller"
        ),
    )


def _too_low(block: Block) -> tuple[Bilingual, Bilingual]:
    return (
        Bilingual(
            f"行高 {block.line:g} 磅小于字号 {block.size:g} 磅，字会被截去",
            f"lines of {block.line:g} pt cut off characters of {block.size:g} pt",
        ),
        Bilingual(f"写不小于 {block.size:g} 的行高，或减小字号", f"write at least {block.size:g}, or a smaller size"),
    )


def _too_small(zh: str, en: str, length: float) -> tuple[Bilingual, Bilingual]:
    return (
        Bilingual(f"版心只有 {length:g} 毫米{zh}", f"the type area is only {length:g} mm {en}"),
        Bilingual(
            f"减小边距，使版心不小于 {_SMALLEST_MM} 毫米{zh}",
            f"make the margins smaller, so that it is at least {_SMALLEST_MM} mm {en}",
        ),
    )


def _too_many(zh: str, en: str, given: int, most: int) -> tuple[Bilingual, Bilingual]:
    return (
        Bilingual(f"版心内排不下 {given} {zh}正文", f"{given} {en} of body text do not fit the type area"),
        Bilingual(
            f"写不大于 {most} 的数，或减小正文字号、边距",
            f"write at most {most}, or make the body text or the margins smaller",
        ),
    )


def _finding(tree: Mapping, lang: Lang, fault: _Fault) -> Finding:
    """At the field if it is written, else at its part or whatever else is."""
    part = _below(tree, fault.part)
    spot = part.keys.get(fault.field, tree.keys.get(fault.part, next(iter(part.keys.values()), tree.spot)))
    value = part.items.get(fault.field) if fault.field else tree.items.get(fault.part)
    if isinstance(value, Scalar):
        spot = value.spot
    path = ".".join(filter(None, ("style", lang, fault.part, fault.field)))
    return Finding(STYLE_PAGE.code, STYLE_PAGE.severity, spot.place, path, fault.message, fault.hint)


def _below(tree: Mapping, key: str) -> Mapping:
    """The mapping under ``key``, empty where there is none."""
    found = tree.items.get(key)
    return found if isinstance(found, Mapping) else Mapping(tree.spot)
