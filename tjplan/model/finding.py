"""What checking says: findings, the rules that make them, and the waivers that accept them."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from tjplan.model.source import Place
from tjplan.model.text import Bilingual, Lang

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of fault: its code, how grave it is, its name, and its page in both languages."""

    code: str
    severity: Severity
    name: Bilingual
    page: Bilingual


class Operand(NamedTuple):
    """One figure or name that a finding weighed, as printed, and where it stands."""

    path: str
    printed: str
    place: Place | None = None
    en: str = ""
    """What English readers are told, where ``printed`` is Chinese; a waiver stores ``printed``."""

    def shown(self, lang: Lang) -> str:
        """``path = words`` in the reader's language; with English words the path is of no language."""
        if lang == "zh" or not self.en:
            return f"{self.path} = {self.printed}"
        return f"{self.path.removesuffix('.zh')} = {self.en}"


class Waived(NamedTuple):
    """Why a finding is accepted, by whom, until when (a date or a round)."""

    reason: Bilingual
    owner: Bilingual
    expires: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one spot. ``path`` is the address it is about, stable under renumbering."""

    code: str
    severity: Severity
    place: Place
    path: str
    message: Bilingual
    hint: Bilingual
    operands: tuple[Operand, ...] = field(default=())
    waived: Waived | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sorts findings by place, then code and path."""
        return (*self.place, self.code, self.path)


def at_least(findings: tuple[Finding, ...], severity: Severity) -> bool:
    """Whether an unwaived finding reaches ``severity``."""
    threshold = SEVERITIES.index(severity)
    return any(f.waived is None and SEVERITIES.index(f.severity) >= threshold for f in findings)
