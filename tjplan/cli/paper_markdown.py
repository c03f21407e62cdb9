"""A paper as GitHub Flavored Markdown."""

from collections.abc import Iterator, Sequence

from tjplan.cli import gfm
from tjplan.paper import Grid, Heading, Marked, Paper, Prose
from tjplan.textdiff import Piece


def render(paper: Paper) -> str:
    """The whole paper; deleted words are struck through, inserted ones bold."""
    return "\n\n".join(_blocks(paper)) + "\n"


def _blocks(paper: Paper) -> Iterator[str]:
    yield f"# {gfm.text(paper.title.replace(chr(10), '' if paper.lang == 'zh' else ' '))}"
    for block in paper.blocks:
        match block:
            case Heading():
                yield f"## {gfm.text(block.text)}"
            case Prose():
                yield gfm.text(block.text)
            case Grid():
                yield "\n".join(_table(block))


def _table(block: Grid) -> Iterator[str]:
    yield _row([gfm.text(head) for head in block.heads])
    yield _row([_rule(block, at) for at in range(len(block.heads))])
    for cells in block.rows:
        yield _row([_cell(words) for words in cells])


def _rule(block: Grid, at: int) -> str:
    return ":-:" if at in block.centred else "--:" if at in block.right else "---"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(words: Marked) -> str:
    return "".join(_piece(piece) for piece in words)


def _piece(piece: Piece) -> str:
    """Marks by element, not by sign: signs beside Chinese characters are not always read as marks."""
    lines = "<br>".join(gfm.text(line) for line in piece.text.split("\n"))
    match piece.kind:
        case "deleted":
            return f"<del>{lines}</del>"
        case "inserted":
            return f"<ins>{lines}</ins>"
        case _:
            return lines
