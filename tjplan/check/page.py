"""A rule from its module: the docstring is the English page, its examples serve both languages."""

from tjplan.model.finding import Rule, Severity
from tjplan.model.text import Bilingual

_WRONG, _RIGHT = "\nWrong:\n", "\nRight:\n"


def rule(code: str, severity: Severity, *, zh: str, en: str, page_zh: str, page_en: str | None) -> Rule:
    """The rule ``code`` named ``zh`` / ``en``; ``page_en`` is the module's docstring."""
    page = (page_en or "").strip() + "\n"
    examples = page[page.find(_WRONG) :] if _WRONG in page else ""
    zh_examples = examples.replace(_WRONG, "\n错例：\n").replace(_RIGHT, "\n正例：\n")
    return Rule(code, severity, Bilingual(zh, en), Bilingual(page_zh.strip() + "\n" + zh_examples, page))


def examples(page: str) -> tuple[str, str]:
    """The wrong and the right example of an English page, as YAML documents; empty where none."""
    if _WRONG not in page:
        return "", ""
    wrong, _, right = page.partition(_WRONG)[2].partition(_RIGHT)
    return _dedented(wrong), _dedented(right)


def _dedented(block: str) -> str:
    lines = [line[4:] if line.startswith("    ") else line for line in block.strip("\n").split("\n")]
    return "\n".join(lines) + "\n" if block.strip() else ""
