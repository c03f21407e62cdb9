"""The table of amendments (修订对照表) as a paper: clause, old words, new words, reason."""

from collections.abc import Iterator, Sequence

from tjplan.diff.amendments import Amendment, Sides, amendments
from tjplan.diff.versions import day, version
from tjplan.document import Document
from tjplan.model.text import Bilingual, Lang
from tjplan.paper import Block, Grid, Marked, Paper, Prose, said
from tjplan.review import Review

_TITLE = Bilingual("《{}》修订对照表", "Table of Amendments to the {}")
_HEADS = (
    Bilingual("序号", "No."),
    Bilingual("条款", "Clause"),
    Bilingual("原文", "Previous text"),
    Bilingual("修订后", "Amended text"),
    Bilingual("修订理由", "Reason"),
)
_SHARES = (6, 14, 32, 32, 16)
_VERSIONS = Bilingual("原文为{old}，修订后为{new}。", "Previous text: {old}. Amended text: {new}.")
_LEGEND = Bilingual(
    "本表由 tjplan 比较两个版本印出的文字自动生成，按修订后的次序排列。原文中加删除线的文字为删去，修订后中加粗并加下划线的文字为新增。",
    "Made by tjplan from what the two versions print, in the order of the amended text. Words struck through in the previous text were deleted; words in bold and underlined in the amended text are new.",
)
_TRANSLATION = Bilingual("", "Unofficial translation; the Chinese text prevails.")
_EQUAL = Bilingual("两个版本印出的文字相同。", "The two versions print the same text.")
_MOVED = Bilingual(
    "移动的标题，其下未另列的内容随之移动。",
    "Whatever stands under a heading that moved and is not listed moved with it.",
)
_FOLLOWS = Bilingual("编号顺延", "the number follows from other amendments")
_OPEN = Bilingual("（未说明）", "(none given)")
_UNEXPLAINED = Bilingual(
    "尚未说明理由的修订：第{}项，共{}项。", "Amendments for which no reason is given yet: No. {} ({} in all)."
)
_HIDDEN = Bilingual(
    "另有{}处修订不改变本表所比的文字（数据、规则、术语等），未列入。",
    "Not listed: {} further changes, to data, rules, terms and the like, which do not alter the text compared here.",
)
_ONE_HIDDEN = Bilingual(
    _HIDDEN.zh,
    "Not listed: {} further change, to data, rules, terms or the like, which does not alter the text compared here.",
)
_OTHER = Bilingual(
    "另有{}处修订只涉及英文译文，未列入。", "Not listed: {} changes to the Chinese text alone; see the Chinese table."
)
_ONE_OTHER = Bilingual(_OTHER.zh, "Not listed: {} change to the Chinese text alone; see the Chinese table.")
_ROUTINE = ("renamed", "renumbered")


def comparison_paper(sides: Sides, review: Review, document: Document) -> Paper:
    """The table in the language of ``sides``; ``document`` is the new side's."""
    lang = sides.lang
    rows = amendments(sides)
    return Paper(
        title=_TITLE[lang].format(titled(document, "" if lang == "zh" else " ")),
        lang=lang,
        blocks=tuple(_blocks(rows, sides, review)),
        lying=True,
        plan_id=document.plan_id,
        issuer=document.cover.issuer,
        date=day(review.new.day, lang),
    )


def titled(document: Document, gap: str) -> str:
    """What the plan is called: its title and subtitle as on the cover, ``gap`` between them."""
    parts = [" ".join(words.split()) for words in (document.cover.title, document.cover.subtitle)]
    return gap.join(filter(None, parts)) or document.plan_id


def _blocks(rows: Sequence[Amendment], sides: Sides, review: Review) -> Iterator[Block]:
    lang = sides.lang
    versions = _VERSIONS[lang].format(old=version(review.old, lang), new=version(review.new, lang))
    gap = "" if lang == "zh" else " "
    yield Prose(gap.join(filter(None, (versions, _LEGEND[lang] if rows else "", _TRANSLATION[lang]))), small=True)
    if rows:
        yield _grid(rows, lang)
    else:
        yield Prose(_EQUAL[lang])
    for words in _notes(rows, sides, review):
        yield Prose(words, small=True)


def _grid(rows: Sequence[Amendment], lang: Lang) -> Grid:
    return Grid(
        heads=tuple(head[lang] for head in _HEADS),
        rows=tuple(
            (said(str(at)), said(row.where), row.old, row.new, _reason(row, lang)) for at, row in enumerate(rows, 1)
        ),
        shares=_SHARES,
        centred=frozenset((0,)),
    )


def _reason(row: Amendment, lang: Lang) -> Marked:
    """The reasons that were given, each once; a number that follows from its place needs none."""
    found = _reasons(row, lang)
    if not found:
        found = [_FOLLOWS[lang] if _is_consequence(row) else _OPEN[lang]]
    return said(("；" if lang == "zh" else "; ").join(words.rstrip("。；;.") for words in found))


def _reasons(row: Amendment, lang: Lang) -> list[str]:
    told = (item.reason for item in row.items if item.reason)
    other: Lang = "en" if lang == "zh" else "zh"
    return list(dict.fromkeys(words for reason in told if (words := (reason[lang] or reason[other]).strip())))


def _is_consequence(row: Amendment) -> bool:
    """Whether nothing but numbers changed that follow from other amendments."""
    return row.kind == "renumbered" or (
        row.kind == "edited" and bool(row.items) and all(item.change.kind in _ROUTINE for item in row.items)
    )


def _notes(rows: Sequence[Amendment], sides: Sides, review: Review) -> Iterator[str]:
    lang = sides.lang
    if any(row.kind == "moved" for row in rows):
        yield _MOVED[lang]
    open_rows = [at for at, row in enumerate(rows, 1) if not _reasons(row, lang) and not _is_consequence(row)]
    if open_rows:
        listed = ("、" if lang == "zh" else ", ").join(map(str, open_rows))
        yield _UNEXPLAINED[lang].format(listed, len(open_rows))
    yield from _unlisted(rows, sides, review)
    yield from (remark[lang] for remark in review.remarks)


def _unlisted(rows: Sequence[Amendment], sides: Sides, review: Review) -> Iterator[str]:
    """How many changes of the review no row is about."""
    lang = sides.lang
    told = {id(item) for row in rows for item in row.items}
    left = [item for item in review.items if id(item) not in told and item.change.kind not in _ROUTINE]
    others = [item for item in left if item.lang not in (None, lang)]
    alone = {(item.change.address, item.change.field.rpartition(".")[0]) for item in others} - {
        (item.change.address, item.change.field.rpartition(".")[0]) for item in review.items if item.lang == lang
    }
    hidden = len(left) - len(others)
    if hidden:
        yield (_HIDDEN if hidden > 1 else _ONE_HIDDEN)[lang].format(hidden)
    if alone:
        yield (_OTHER if len(alone) > 1 else _ONE_OTHER)[lang].format(len(alone))
