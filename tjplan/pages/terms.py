"""Defined terms in the text: the first time that a chapter uses one, it can be opened like a figure."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tjplan.document import Block, Document, Heading, Inline, Inlines, Paragraph, Run
from tjplan.model.plan import Plan
from tjplan.model.text import Lang, unmarked
from tjplan.pages.glossary import definition


def marked(document: Document, plan: Plan) -> Document:
    """``document`` with the address of each defined term on its first words in each chapter."""
    terms = _phrases(plan, document.lang)
    if not terms:
        return document
    return replace(document, blocks=tuple(_blocks(document, terms)))


def _phrases(plan: Plan, lang: Lang) -> dict[str, str]:
    """What a defined term is called, in lower case -> its address; the plan's own definitions go before
    explanations of this website."""
    found = (plan.collections.get(name, {}).values() for name in ("glossary", "terms"))
    entities = [entity for members in found for entity in members]
    named = ((unmarked(one.name[lang]), one.address) for one in entities if one.name and definition(one, lang))
    called = {name.lower(): address for name, address in named if name}
    return {f"{name}s": address for name, address in called.items()} | called if lang == "en" else called


def _blocks(document: Document, terms: dict[str, str]) -> Iterator[Block]:
    bound = r"\b" if document.lang == "en" else ""
    longest = sorted(terms, key=len, reverse=True)
    pattern = re.compile(f"{bound}(?:{'|'.join(map(re.escape, longest))}){bound}", re.IGNORECASE)
    seen: set[str] = set()
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            seen = set()
        yield replace(block, text=_marked(block.text, pattern, terms, seen)) if isinstance(block, Paragraph) else block


def _marked(text: Inlines, pattern: re.Pattern[str], terms: dict[str, str], seen: set[str]) -> Inlines:
    out: list[Inline] = []
    for part in text:
        if isinstance(part, Run) and part.address is None:
            out += _split(part.text, pattern, terms, seen)
        else:
            out.append(part)
    return tuple(out)


def _split(text: str, pattern: re.Pattern[str], terms: dict[str, str], seen: set[str]) -> Iterator[Run]:
    at = 0
    for match in pattern.finditer(text):
        address = terms[match[0].lower()]
        if address in seen:
            continue
        seen.add(address)
        if match.start() > at:
            yield Run(text[at : match.start()])
        yield Run(match[0], address)
        at = match.end()
    if at < len(text):
        yield Run(text[at:])
