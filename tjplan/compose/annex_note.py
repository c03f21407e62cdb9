"""The line below an annexed table: year and scope, what a blank means, where its figures are stated."""

from collections.abc import Iterator, Sequence

from tjplan.model.annex import Annex
from tjplan.model.plan import Blank
from tjplan.model.text import Bilingual, Lang

_MEANINGS: dict[Blank, Bilingual] = {
    "zero": Bilingual("零", "zero"),
    "unknown": Bilingual("规划未载明", "not stated in the plan"),
    "not_applicable": Bilingual("不适用", "not applicable"),
}


def note(annex: Annex) -> str:
    """The note of ``annex`` in its language, empty where there is nothing to say."""
    lang = annex.lang
    parts = [part for part in (_about(annex), *_blanks(annex), _sources(annex)) if part]
    if not parts:
        return ""
    return f"注：{''.join(parts)}" if lang == "zh" else f"Note: {' '.join(parts)}"


def _about(annex: Annex) -> str:
    if annex.lang == "zh":
        said = [f"数据为{annex.year}年" if annex.year else "", f"范围为{annex.scope}" if annex.scope else ""]
        return "；".join(filter(None, said)) + ("。" if any(said) else "")
    said = [f"for {annex.year}" if annex.year else "", f"for {annex.scope}" if annex.scope else ""]
    return f"Figures are {' and '.join(filter(None, said))}." if any(said) else ""


def _blanks(annex: Annex) -> Iterator[str]:
    """One sentence for each meaning; the columns are named only where meanings differ."""
    groups: dict[frozenset[Blank], list[str]] = {}
    for head in annex.heads:
        if head.name in annex.blanks:
            groups.setdefault(annex.blanks[head.name], []).append(head.label)
    for meanings, labels in groups.items():
        yield _blank(meanings, labels if len(groups) > 1 else [], annex.lang)


def _blank(meanings: frozenset[Blank], labels: Sequence[str], lang: Lang) -> str:
    told = [word[lang] for meaning, word in _MEANINGS.items() if meaning in meanings]
    if lang == "zh":
        where = f"“{'”“'.join(labels)}”栏的" if labels else ""
        return f"{where}空白表示{'或'.join(told)}。"
    where = f" under {_or([f'“{label}”' for label in labels])}" if labels else ""
    return f"A blank{where} means {_or(told)}."


def _or(words: Sequence[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def _sources(annex: Annex) -> str:
    if not annex.sources:
        return ""
    if annex.lang == "zh":
        return f"来源：本规划{'、'.join(annex.sources)}。"
    return f"Source: {', '.join(annex.sources)} of this plan."
