"""Findings beside the paragraph or table that they concern, for the people who work on a plan."""

from collections.abc import Iterable, Mapping

from tjplan.document import Document
from tjplan.model.finding import Finding
from tjplan.model.text import Lang
from tjplan.pages import escape
from tjplan.pages.outline import Outline
from tjplan.pages.words import WORDS

Notes = Mapping[str, str]
"""Anchor of a block -> the HTML that stands behind it."""
NO_NOTES: Notes = {}


def notes(findings: Iterable[Finding], document: Document) -> Notes:
    """Each finding behind every block that it or one of its operands stands in, open ones first."""
    outline = Outline(document)
    found: dict[str, dict[str, None]] = {}
    for finding in sorted(findings, key=lambda one: one.waived is not None):
        note = _note(finding, document.lang)
        paths = (finding.path, *(operand.path for operand in finding.operands))
        for anchor in dict.fromkeys(anchor for path in paths for anchor in _anchors(path, outline)):
            found.setdefault(anchor, {})[note] = None
    return {anchor: "\n".join(texts) for anchor, texts in found.items()}


def joined(first: Notes, then: Notes) -> Notes:
    """What either says, that of ``first`` before."""
    return {
        anchor: "\n".join(filter(None, (first.get(anchor), then.get(anchor))))
        for anchor in dict.fromkeys((*first, *then))
    }


def _anchors(path: str, outline: Outline) -> list[str]:
    address = path.removesuffix(".zh").removesuffix(".en")
    return [spot.target.partition("#")[2] for spot in outline.standing(address)]


def _note(finding: Finding, lang: Lang) -> str:
    """One line: how grave, what, and what to do; a contradiction on record gives its reason instead."""
    colon = "：" if lang == "zh" else ": "
    grade = "known" if finding.waived else finding.severity
    advice = finding.waived.reason[lang] if finding.waived else finding.hint[lang]
    place = f"{finding.place.file}:{finding.place.line}:{finding.place.col}"
    return (
        f'<aside class="tj-finding tj-{grade}"><p><strong>{WORDS[f"grade_{grade}"][lang]}</strong>{colon}'
        f"{escape.markup(finding.message[lang])}</p><p>{escape.markup(advice)}</p>"
        f"<p><code>{escape.markup(place)}</code> <code>{escape.markup(finding.code)}</code></p></aside>"
    )
