"""Numbers of chapters, sections, items and columns, computed from their order."""

from collections.abc import Iterator

from tjplan.model.plan import Column, Node, Paragraph, Placement, Plan, walk
from tjplan.model.text import Lang, unmarked

_ONES = "零一二三四五六七八九"
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def han(value: int) -> str:
    """``value`` from 1 as Chinese numerals; above 999 as digits.

    >>> han(3), han(10), han(21), han(101), han(110)
    ('三', '十', '二十一', '一百零一', '一百一十')
    """
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    if hundreds > 9:
        return str(value)
    high = f"{_ONES[hundreds]}百" if hundreds else ""
    if not rest:
        return high
    if not tens:
        return high + ("零" if high else "") + _ONES[ones]
    return high + ("" if tens == 1 and not high else _ONES[tens]) + "十" + (_ONES[ones] if ones else "")


def roman(value: int) -> str:
    """``value`` from 1 as a Roman numeral."""
    out = ""
    for size, mark in _ROMAN:
        while value >= size:
            out, value = out + mark, value - size
    return out


def printed(kind: str, value: int, lang: Lang) -> str:
    """A number with its mark: "第一章", "一、", "1、", "（1）"; "Chapter 1", "I.", "1.", "(1)"."""
    if lang == "zh":
        return {
            "chapter": f"第{han(value)}章",
            "section": f"{han(value)}、",
            "item": f"{value}、",
            "subitem": f"（{value}）",
        }[kind]
    return {
        "chapter": f"Chapter {value}",
        "section": f"{roman(value)}.",
        "item": f"{value}.",
        "subitem": f"({value})",
    }[kind]


def shown(node: Node, value: int, lang: Lang) -> str:
    """What is printed before a node's title: its own number, else the one of its place ``value``, else nothing."""
    if node.number and node.number != "none":
        return node.number
    return printed(node.kind, value, lang) if value else ""


def names(plan: Plan, found: Column | Node, lang: Lang) -> tuple[str, ...]:
    """What a sentence may call a column, chapter or section: "专栏4", "第三章" first, then its title.

    The number of a section ("一、") is no name: it begins anew in each chapter.
    """
    title = unmarked(found.title[lang]) if found.title else ""
    if isinstance(found, Column):
        label_ = next((label(number, lang) for column, number, _ in columns(plan) if column.id == found.id), "")
    else:
        label_ = next((shown(part, at, lang) for part, at in numbered(plan.chapters) if part is found), "")
    return tuple(name for name in (label_, title) if name)


def numbered(
    body: tuple[Node | Paragraph | Placement, ...],
) -> Iterator[tuple[Node | Paragraph | Placement, int]]:
    """The parts of one body, nodes with their place among siblings of the same kind, else 0."""
    counts: dict[str, int] = {}
    for part in body:
        counted = isinstance(part, Node) and part.number != "none" and part.kind not in ("preamble", "heading")
        if counted and isinstance(part, Node):
            counts[part.kind] = counts.get(part.kind, 0) + 1
            yield part, counts[part.kind]
        else:
            yield part, 0


def columns(plan: Plan) -> Iterator[tuple[Column, int, int]]:
    """Columns as placed: the column, the number it prints, and the number that its place gives.

    A printed override is the published plan's own number; the sequence goes on from it.
    """
    expected = 0
    for part in walk(plan.chapters):
        if isinstance(part, Placement):
            column = plan.columns.get(part.column.path.removeprefix("columns."))
            if column:
                expected += 1
                number = column.printed_number or expected
                yield column, number, expected
                expected = number


def label(number: int, lang: Lang) -> str:
    """A column's label: "专栏9", "Column 9"."""
    return f"专栏{number}" if lang == "zh" else f"Column {number}"
