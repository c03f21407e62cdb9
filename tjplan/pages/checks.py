"""The page that says how the plan was checked: contradictions known, rules, and how far they go."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tjplan.document import Document
from tjplan.model.finding import Finding, Operand, Rule
from tjplan.model.plan import Entity, Figure, Plain, Plan
from tjplan.model.text import Bilingual, Lang, Text
from tjplan.model.wording import wording
from tjplan.pages import escape
from tjplan.pages.naming import capital, figure_name
from tjplan.pages.outline import Outline, Spot
from tjplan.pages.words import WORDS


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a plan gave, as plain values.

    ``general`` are the rules for any plan, ``own`` those of this one, ``form`` how many more look
    at the form of its files. ``numbers`` of all texts and tables in both languages, ``bound`` of
    them tied to data; of these ``related`` are weighed against other figures and ``witnessed``
    stand in a second place or language, the rest once.
    """

    findings: tuple[Finding, ...]
    general: tuple[Rule, ...]
    own: tuple[Rule, ...]
    form: int
    numbers: int
    bound: int
    related: int
    witnessed: int
    weighed: Mapping[str, tuple[tuple[str, bool | None], ...]] = field(default_factory=dict)
    """Address of a figure -> the plan's own rules that look at it, and whether each holds, None where
    it cannot say."""
    beside: bool = False
    """Whether pages show the findings beside the text, for the people who work on the plan."""


def to_checks(checked: Checked, plan: Plan, document: Document) -> str:
    """The Markdown of checks.md."""
    page = _Page(checked, plan, document)
    return "\n\n".join(filter(None, page.blocks())) + "\n"


class _Page:
    def __init__(self, checked: Checked, plan: Plan, document: Document) -> None:
        self.checked = checked
        self.plan = plan
        self.outline = Outline(document)
        self.lang: Lang = document.lang
        self.own = {rule.code: rule for rule in checked.own}
        self.names = {rule.code: rule.name[self.lang] for rule in (*checked.general, *checked.own)}
        self.known = [finding for finding in checked.findings if finding.waived]
        self.anchors = _anchors(self.known)

    def blocks(self) -> Iterator[str]:
        yield f"# {self._word('checks')} {{: #checks }}"
        yield self._word("checks_note")
        yield from self._open()
        yield f"## {self._counted('known', len(self.known))} {{: #known }}"
        yield self._word("known_note" if self.known else "none_known")
        for number, finding in enumerate(self.known, 1):
            yield from self._contradiction(number, finding)
        yield f"## {self._word('rules')} {{: #rules }}"
        yield from self._rules("own_rules", self.checked.own)
        yield from self._rules("general_rules", self.checked.general)
        yield _form(self.checked.form)[self.lang]
        yield f"## {self._word('coverage')} {{: #coverage }}"
        yield _coverage(self.checked)[self.lang]

    def _open(self) -> Iterator[str]:
        """What is wrong and not explained, where the website was built in spite of it."""
        found = [finding for finding in self.checked.findings if finding.waived is None]
        if found:
            yield f"## {self._counted('open', len(found))} {{: #open }}"
            yield "\n".join(f"- {escape.line(escape.markdown(finding.message[self.lang]))}" for finding in found)

    def _contradiction(self, number: int, finding: Finding) -> Iterator[str]:
        """A section under a number, which the list of rules refers to: reason, figures, places, owner."""
        waived = finding.waived
        assert waived
        yield f"### {number}\\. {escape.markdown(self._heading(finding))} {{: #{self.anchors[number - 1]} }}"
        yield escape.line(escape.markdown(waived.reason[self.lang]))
        owner, until = escape.markdown(waived.owner[self.lang]), escape.markdown(waived.expires)
        lines = [
            *self._figures(finding),
            *self._labelled("where", _links(self._places(finding), self.lang)),
            *self._labelled("owner", owner),
            *self._labelled("expires", until),
        ]
        yield "\n".join(lines)

    def _heading(self, finding: Finding) -> str:
        """What is wrong: a general rule is named after its fault and the words that have it, a plan's own
        says what should hold."""
        name = capital(self.names.get(finding.code, finding.code))
        if finding.code in self.own:
            return f"{self._word('not_kept')}{_colon(self.lang)}{name}"
        quoted = [operand.printed for operand in finding.operands if self._is_quoted(operand, finding)]
        about = f"“{quoted[0]}”" if quoted else self._subject(finding.path)
        return name + (f"{_colon(self.lang)}{about}" if about else "")

    def _subject(self, path: str) -> str:
        """What the finding is about, in words: a figure by its name, a text by the place that it stands in."""
        address = _unspoken(path)
        if isinstance(self.plan.resolve(address), Figure | Entity):
            return figure_name(address, self.plan, self.lang)
        return next((spot.label for spot in self.outline.standing(address)), "")

    def _is_quoted(self, operand: Operand, finding: Finding) -> bool:
        """Whether the operand is words of the very text that the finding is about, in this page's language."""
        return _unspoken(operand.path) == _unspoken(finding.path) and self._is_said(operand)

    def _is_said(self, operand: Operand) -> bool:
        """Whether the text or cell at the operand's address shows it to readers of this page."""
        return operand.printed in self.outline.words_at(operand.path) and not _foreign(operand.path, self.lang)

    def _places(self, finding: Finding) -> Iterator[Spot]:
        """Where the finding stands, and the texts that it holds against that."""
        yield from self.outline.standing(finding.path)
        for operand in finding.operands:
            if not self._is_said(operand):
                yield from self.outline.standing(operand.path)

    def _figures(self, finding: Finding) -> Iterator[str]:
        operands = {operand.path: operand for operand in finding.operands}.values()
        lines = [line for operand in operands if (line := self._figure(operand, finding))]
        if lines:
            yield f"- {self._word('figures')}{_colon(self.lang).rstrip()}"
            yield from (f"    - {line}" for line in lines)

    def _figure(self, operand: Operand, finding: Finding) -> str:
        """What is weighed, named and stated for readers, with links; empty where they could not know it."""
        found = self.plan.resolve(operand.path)
        if isinstance(found, Figure):
            return self._stated(
                figure_name(operand.path, self.plan, self.lang),
                wording(found, self.lang),
                self.outline.spots(operand.path),
            )
        if isinstance(found, Text | Plain) and not operand.path.startswith("plan."):
            if operand.path.endswith(".name"):  # stated all over the plan, so without links
                return self._stated(self._word("proper"), wording(found, self.lang), ())
            return self._stated(
                figure_name(operand.path, self.plan, self.lang),
                wording(found, self.lang),
                self.outline.spots(operand.path),
            )
        if self._is_said(operand) and not self._is_quoted(operand, finding):
            return self._stated("", operand.printed, self.outline.standing(operand.path))
        return ""

    def _stated(self, name: str, value: str, places: Sequence[Spot]) -> str:
        words = f"{capital(name)}{_colon(self.lang)}{value}" if name else value
        return escape.line(escape.markdown(words)) + self._bracketed(_links(places, self.lang))

    def _rules(self, word: str, rules: Sequence[Rule]) -> Iterator[str]:
        if rules:
            yield f"### {self._counted(word, len(rules))} {{: #{word.replace('_', '-')} }}"
            yield self._word(f"{word}_note")
            yield "\n".join(f"- {self._rule(rule)}" for rule in rules)

    def _rule(self, rule: Rule) -> str:
        """A rule's name, with links to the contradictions that it found."""
        numbers = [number for number, finding in enumerate(self.known, 1) if finding.code == rule.code]
        links = ", ".join(f"[{number}](#{self.anchors[number - 1]})" for number in numbers)
        known = f"{self._word('known')}{_colon(self.lang)}{links}" if links else ""
        return escape.line(escape.markdown(capital(rule.name[self.lang]))) + self._bracketed(known)

    def _bracketed(self, words: str) -> str:
        if not words:
            return ""
        return f"（{words}）" if self.lang == "zh" else f" ({words})"

    def _labelled(self, word: str, content: str) -> Iterator[str]:
        if content:
            yield f"- {self._word(word)}{_colon(self.lang)}{content}"

    def _counted(self, word: str, count: int) -> str:
        return self._word(word) + self._bracketed(str(count))

    def _word(self, name: str) -> str:
        return WORDS[name][self.lang]


def known_anchors(checked: Checked) -> dict[str, str]:
    """Code of a rule -> the anchor on checks.md of the first contradiction on record that it found."""
    known = [finding for finding in checked.findings if finding.waived]
    found: dict[str, str] = {}
    for finding, anchor in zip(known, _anchors(known), strict=True):
        found.setdefault(finding.code, anchor)
    return found


def _anchors(findings: Sequence[Finding]) -> list[str]:
    """An id for each finding, from code and address, so that a link to it outlives edits elsewhere."""
    seen: Counter[str] = Counter()
    anchors = []
    for finding in findings:
        about = () if finding.path == f"rules.{finding.code}" else (finding.path,)
        slug = re.sub(r"[^A-Za-z0-9]+", "-", "-".join(("known", finding.code, *about))).strip("-")
        seen[slug] += 1
        anchors.append(slug if seen[slug] == 1 else f"{slug}_{seen[slug]}")
    return anchors


def _unspoken(path: str) -> str:
    """An address without the language at its end."""
    return path.removesuffix(".zh").removesuffix(".en")


def _foreign(path: str, lang: Lang) -> bool:
    """Whether ``path`` is a text in the other language."""
    return path.endswith(".en" if lang == "zh" else ".zh")


def _links(found: Iterable[Spot], lang: Lang) -> str:
    listed = "、" if lang == "zh" else ", "
    return listed.join(f"[{escape.markdown(spot.label)}]({spot.target})" for spot in dict.fromkeys(found))


def _colon(lang: Lang) -> str:
    return "：" if lang == "zh" else ": "


def _form(count: int) -> Bilingual:
    return Bilingual(
        f"此外有 {count} 条规则核对数据文件本身的写法。",
        f"{count} more rules look at how the data files themselves are written.",
    )


def _coverage(checked: Checked) -> Bilingual:
    loose, once = checked.numbers - checked.bound, checked.bound - checked.related - checked.witnessed
    zh = f"，其余 {loose:,} 处没有" if loose else ""
    en = f", the other {loose:,} are not" if loose else ""
    return Bilingual(
        f"正文和专栏（中英文）共有 {checked.numbers:,} 处数字，其中 {checked.bound:,} 处与数据对照{zh}："
        f"{checked.related:,} 处还与其他数字相比，{checked.witnessed:,} 处在别处或另一语言中再次出现，{once:,} 处只出现一次。"
        "核对只能看出文本与数据、文本与文本是否一致；数字本身是否符合实际，程序看不出来。",
        f"Text and columns in both languages state {checked.numbers:,} numbers. {checked.bound:,} are held against "
        f"the data{en}: {checked.related:,} of them are also weighed against other figures, {checked.witnessed:,} "
        f"stand in another place or language too, {once:,} stand once. The checks see whether text and data, and "
        "text and text, agree; whether a figure is true to the facts they cannot see.",
    )
