"""What the file says of itself for catalogues."""

from dataclasses import dataclass

from tjplan.model.text import Lang
from tjplan.word.properties import KEYWORDS, NAMESPACES
from tjplan.word.xml import BrokenXml, parse


@dataclass(frozen=True, slots=True)
class Described:
    """The subject and keywords of a Document."""

    subject: str = ""
    keywords: tuple[str, ...] = ()


def of(core: bytes, lang: Lang) -> Described:
    """What the part ``core.xml`` says; nothing where it is missing or broken."""
    try:
        root = parse(core)
    except BrokenXml:
        return Described()
    subject = root.findtext(f"{{{NAMESPACES['dc']}}}subject") or ""
    keywords = root.findtext(f"{{{NAMESPACES['cp']}}}keywords") or ""
    return Described(subject, split(keywords, lang))


def split(keywords: str, lang: Lang) -> tuple[str, ...]:
    """The keywords that the writer joined."""
    return tuple(filter(None, keywords.split(KEYWORDS[lang])))
