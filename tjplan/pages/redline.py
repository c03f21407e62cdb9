"""Words with what was taken out and put in, told by strike and underline, and to those who listen by words."""

from collections.abc import Sequence

from tjplan.model.text import Lang
from tjplan.model.visible import visible
from tjplan.pages import escape
from tjplan.pages.languages import HTML_LANG
from tjplan.pages.review_words import WORDS
from tjplan.textdiff import Piece

_TAGS = {"deleted": "del", "inserted": "ins"}


def to_redline(pieces: Sequence[Piece], spoken: Lang, page: Lang, caption: str = "") -> str:
    """A paragraph of HTML in the language ``spoken``; ``caption`` is plain text before it.

    It keeps out of the search: deleted and inserted words run into each other there.
    """
    lang = "" if spoken == page else f' lang="{HTML_LANG[spoken]}"'
    before = f'<span class="tj-which">{escape.markup(caption)}</span>' if caption else ""
    words = "".join(_piece(piece, page) for piece in pieces)
    return f'<p class="tj-redline" data-search="off">{before}<span{lang}>{words}</span></p>'


def _piece(piece: Piece, page: Lang) -> str:
    text = lines(piece.text)
    if piece.kind == "same":
        return text
    tag = _TAGS[piece.kind]
    return f"<{tag}>{_unseen(WORDS[piece.kind][page], page)}{text}{_unseen(WORDS['end_of_piece'][page], page)}</{tag}>"


def _unseen(words: str, page: Lang) -> str:
    return f'<span class="tj-unseen" lang="{HTML_LANG[page]}">{words}</span>'


def lines(text: str) -> str:
    """``text`` as HTML whose lines stay apart; what would not show, or turn other words round, is written as its
    code point, so that no change hides."""
    return "<br>".join(escape.markup(visible(line)) for line in text.split("\n"))
