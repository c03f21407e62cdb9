"""The lines that count what changed and what that did."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tjplan.model.change import KINDS, Kind
from tjplan.model.finding import Finding
from tjplan.model.text import Bilingual, Lang
from tjplan.review import FindingChanges, Item, Review
from tjplan.telling.blocks import Block, blocks
from tjplan.telling.words import KIND_WORDS

_SAME = Bilingual("没有差别。", "They do not differ.")
_ASIDE = Bilingual("除注意事项所说的以外没有差别。", "Apart from what the notes say they do not differ.")


def summary(review: Review, lang: Lang) -> Iterator[str]:
    """Plain lines that count: changes by kind, findings, what is out of step, what nobody explained."""
    yield _changes(review, lang)
    if is_empty(review):
        return
    if review.findings is not None and (line := finding_counts(review.findings, lang)):
        yield line
    if count := len(review.untranslated):
        yield Bilingual(
            f"{count} 处文字只改了一种语言",
            f"{count} {_plural(count, 'text')} changed in one language alone",
        )[lang]
    if (count := len(unexplained(review))) and not none_is_explained(review):
        yield Bilingual(f"{count} 处改动没有说明理由", f"{count} {_plural(count, 'change')} without a reason")[lang]


def _changes(review: Review, lang: Lang) -> str:
    count = len(blocks(review.items))
    if not count:
        if review.findings is None or not any(some for _, some in finding_lists(review.findings)):
            return (_ASIDE if review.remarks else _SAME)[lang]
        return Bilingual("内容没有差别，核对结果有变化。", "They say the same, but the checks find other things.")[lang]
    listed = [
        f"{KIND_WORDS[kind][lang]} {some}" if lang == "zh" else f"{some} {KIND_WORDS[kind].en}"
        for kind, some in counted(review.items)
    ]
    if lang == "zh":
        return f"{count} 处改动：{'，'.join(listed)}"
    return f"{count} {_plural(count, 'change')}: {', '.join(listed)}"


def is_empty(review: Review) -> bool:
    """Whether there is nothing to say: no change of content or findings, and no remark; what is still open does not count."""
    found = review.findings or FindingChanges()
    return not any((review.items, review.remarks, review.untranslated, *(some for _, some in finding_lists(found))))


def counted(items: Sequence[Item]) -> tuple[tuple[Kind, int], ...]:
    """How many entries there are of each kind that occurs, counted as they are listed."""
    found = Counter(block.kind for block in blocks(items))
    return tuple((kind, found[kind]) for kind in KINDS if found[kind])


def finding_counts(found: FindingChanges, lang: Lang) -> str:
    """One line on what became of the findings, empty where there were and are none."""
    counts = (
        (Bilingual("新增", "new"), len(found.new)),
        (Bilingual("已解决", "fixed"), len(found.fixed)),
        (Bilingual("新接受", "newly accepted"), len(found.waived)),
        (Bilingual("重新出现", "reopened"), len(found.reopened)),
        (Bilingual("仍未解决", "still open"), len(found.open)),
    )
    some = [(words, count) for words, count in counts if count]
    if not some:
        return Bilingual("核对结果没有变化", "The checks find the same as before")[lang]
    if lang == "zh":
        return "核对发现的问题：" + "，".join(f"{words.zh} {count}" for words, count in some)
    return "Findings: " + ", ".join(f"{count} {words.en}" for words, count in some)


def finding_lists(found: FindingChanges) -> tuple[tuple[Bilingual, tuple[Finding, ...]], ...]:
    """What is listed of the findings, with its headings; those open before and now are counted only."""
    return (
        (Bilingual("新增的问题", "New findings"), found.new),
        (Bilingual("原已接受、现又出现的问题", "Findings accepted before that are open again"), found.reopened),
        (Bilingual("已解决的问题", "Fixed findings"), found.fixed),
        (Bilingual("新接受的问题", "Newly accepted findings"), found.waived),
    )


def unexplained(review: Review) -> tuple[Block, ...]:
    """The entries without any reason; a Word file has none to give, so that none is missing there."""
    if "docx" in (review.old.kind, review.new.kind):
        return ()
    return tuple(block for block in blocks(review.items) if _wants_reason(block))


def _wants_reason(block: Block) -> bool:
    unforced = any(item.change.kind != "renumbered" for item in block.items)
    return unforced and all(item.reason is None for item in block.items)


def none_is_explained(review: Review) -> bool:
    """Whether no change has a reason, of those that want one."""
    return all(item.reason is None for item in explainable(review))


def explainable(review: Review) -> tuple[Item, ...]:
    """The changes that want a reason; a number that follows from a place needs none."""
    return tuple(item for item in review.items if item.change.kind != "renumbered")


def none_explained(count: int, lang: Lang) -> str:
    """That no change has a reason."""
    return Bilingual(
        f"{count} 处改动{'都' if count > 1 else ''}没有说明理由。",
        f"No reason is given for {'any of the ' if count > 1 else 'the '}{_plural(count, 'change') if count == 1 else f'{count} changes'}.",
    )[lang]


def _plural(count: int, word: str) -> str:
    return word if count == 1 else f"{word}s"
