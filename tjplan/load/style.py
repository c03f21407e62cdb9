"""The style file: what it says laid over the standard, and what no page can hold."""

from collections.abc import Callable, Iterator
from collections.abc import Mapping as Map
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any, TypeVar

from tjplan.load import schema
from tjplan.load.tree import Mapping, Scalar
from tjplan.model.finding import Finding, Rule
from tjplan.model.style import STANDARD, Block, Face, Page, PageNumber, Style
from tjplan.model.text import LANGS, Bilingual, Lang

STYLE_PAGE = Rule(
    "style-page", "error",
    Bilingual("版面放不下", "does not fit the page"),
    Bilingual(
        "版式文件中的纸张、边距和网格互相矛盾：版心过小，页码落到正文里，或行数、字数在版心内排不下。\nGB/T 9704-2012 的 A4 版心是 156 毫米 × 225 毫米，每页 22 行，每行 28 字。",
        "Paper, margins and grid of the style file contradict each other: the type area is too small, the\npage number stands in the text, or so many lines or characters do not fit. GB/T 9704-2012 sets\nA4 paper with a type area of 156 mm x 225 mm, 22 lines of 28 characters.",
    ),
)  # fmt: skip
_SMALLEST_MM = 50
_MM_PER_POINT = 25.4 / 72
# Characters may be set this much closer than their own width before they touch.
_CLOSEST = 0.95
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
        for field, message, hint in _faults(style):
            yield _finding(tree, lang, field, message, hint)
            break


def _read(file: Mapping) -> dict[Lang, Style]:
    given = _below(file, "style")
    return {lang: _style(STANDARD[lang], _below(given, lang)) for lang in LANGS}


def _style(standard: Style, given: Mapping) -> Style:
    return _with(standard, given, {name: _part for name in given.items if name != "smallest"})


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


def _faults(style: Style) -> Iterator[tuple[str, Bilingual, Bilingual]]:
    """Field of the page, message and remedy."""
    page = style.page
    width, height = page.width - page.left - page.right, page.height - page.top - page.bottom
    if width < _SMALLEST_MM:
        yield "left", *_too_small("宽", "wide", width)
    if height < _SMALLEST_MM:
        yield "top", *_too_small("高", "high", height)
    if page.footer >= page.bottom:
        yield (
            "footer",
            Bilingual(
                f"页码离纸边 {page.footer:g} 毫米，落到正文里",
                f"a page number at {page.footer:g} mm stands in the text",
            ),
            Bilingual(f"写小于下边距 {page.bottom:g} 的数", f"write less than the bottom margin, {page.bottom:g}"),
        )
    size = style.body.size * _MM_PER_POINT
    if page.lines * size > height:
        yield "lines", *_too_many("行", "lines", page.lines, int(height / size))
    if page.characters * size * _CLOSEST > width:
        yield "characters", *_too_many("字", "characters", page.characters, int(width / size))


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


def _finding(tree: Mapping, lang: Lang, field: str, message: Bilingual, hint: Bilingual) -> Finding:
    """At the field of the page if it is written, else at the page or whatever else is."""
    page = _below(tree, "page")
    spot = page.keys.get(field, tree.keys.get("page", next(iter(page.keys.values()), tree.spot)))
    if field in page.items:
        value = page.items[field]
        spot = value.spot if isinstance(value, Scalar) else spot
    return Finding(STYLE_PAGE.code, STYLE_PAGE.severity, spot.place, f"style.{lang}.page.{field}", message, hint)


def _below(tree: Mapping, key: str) -> Mapping:
    """The mapping under ``key``, empty where there is none."""
    found = tree.items.get(key)
    return found if isinstance(found, Mapping) else Mapping(tree.spot)
