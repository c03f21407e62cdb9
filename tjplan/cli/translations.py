"""``tjplan translations``: which English was confirmed against which Chinese, and what changed since."""

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tjplan import workspace
from tjplan.cli import opened
from tjplan.cli.parser import Parser
from tjplan.model.source import Place
from tjplan.model.text import Bilingual, Lang

if TYPE_CHECKING:
    from tjplan.diff.confirming import Changed, Spoken, Unconfirmed

SUMMARY = Bilingual("哪些中英文对应尚未确认", "which translations are not confirmed")
HELP = Bilingual(
    "列出中英文未经确认的文字：确认后改过的（哪种语言、第几句、在何处）和从未确认的；有则退出码 1。\n"
    "核对过的用 --confirm 记下，记在规划旁的 translations.json 中，请一并提交。地址包括其下的全部文字，\n"
    "章节包括其中的全部段落。\n\n"
    "例：\n  tjplan translations\n  tjplan translations --confirm nodes.water columns.wells",
    "Lists the texts whose Chinese and English are not confirmed as they stand: those that changed since\n"
    "(which language, which sentence, where) and those that never were; exits with 1 if there are any.\n"
    "--confirm records what you have compared, in translations.json beside the plan: commit that too. An\n"
    "address covers all texts below it, a chapter or section all its paragraphs.\n\n"
    "example:\n  tjplan translations\n  tjplan translations --confirm nodes.water columns.wells",
)
_LANGUAGES = {"zh": Bilingual("中文", "Chinese"), "en": Bilingual("英文", "English")}
_STATES = {
    "changed": Bilingual("确认后有改动", "changed since it was confirmed"),
    "never": Bilingual("从未确认", "never confirmed"),
}
_LONG = 80


def arguments(parser: Parser, lang: Lang) -> None:
    """The command's own options."""
    form = Bilingual("输出形式（默认 text）", "form of the output (default text)")
    confirm = Bilingual(
        "记下这些地址（及其下）的中英文相符", "record that both languages agree at and below these addresses"
    )
    everything = Bilingual("记下全部中英文相符", "record that both languages agree everywhere")
    address = Bilingual("地址", "ADDRESS")
    parser.add_argument("--format", choices=("text", "json"), default="text", help=form[lang])
    parser.add_argument("--confirm", nargs="+", metavar=address[lang], help=confirm[lang])
    parser.add_argument("--confirm-all", action="store_true", help=everything[lang])


def run(options: Any, lang: Lang) -> int:
    """List what is not confirmed, 1 if there is any; or confirm, and say how much was recorded."""
    folder = opened.folder(options)
    plan = workspace.whole(workspace.open_plan(folder))
    confirms = bool(options.confirm) or options.confirm_all
    if confirms:
        found = workspace.confirm(folder, plan, None if options.confirm_all else options.confirm)
    else:
        found = workspace.translated(folder, plan)
    if options.format == "json":
        sys.stdout.flush()
        text = json.dumps(as_json(found), ensure_ascii=False, indent=2) + "\n"
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    else:
        print("\n".join([_recorded(found, lang)] if confirms else _text(found, lang)))
    return 1 if found.open and not confirms else 0


def as_json(found: workspace.Translations) -> dict[str, Any]:
    """How many pairs there are, which are open, which the plan no longer has, which were just recorded."""
    return {
        "pairs": found.pairs,
        "confirmed": found.pairs - len(found.open),
        "open": [
            {"path": one.address, "state": one.state, **_place(one.place), "sentences": [*map(_sentence, one.changed)]}
            for one in found.open
        ],
        "gone": list(found.gone),
        "recorded": list(found.recorded),
    }


def _sentence(one: "Changed") -> dict[str, Any]:
    said = {"text": one.said.words, **_place(one.said.place)} if one.said else {"text": None}
    other = {"text": one.other.words, **_place(one.other.place)} if one.other else None
    return {"lang": one.lang, "sentence": one.number, **said, "other": other}


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "col": place.col}


def _text(found: workspace.Translations, lang: Lang) -> Iterator[str]:
    for one in found.open:
        yield from _open(one, lang)
    if found.gone:
        yield _gone(found, lang)
    if not found.open:
        yield Bilingual(
            f"{found.pairs} 对文字均已确认。", f"All {found.pairs} pairs of texts are confirmed as they stand."
        )[lang]
        return
    changed = sum(one.state == "changed" for one in found.open)
    yield Bilingual(
        f"{found.pairs} 对文字中 {len(found.open)} 对尚未确认：确认后改过 {changed}，从未确认 {len(found.open) - changed}。",
        f"{len(found.open)} of {found.pairs} pairs of texts are not confirmed: {changed} changed since, "
        f"{len(found.open) - changed} never were.",
    )[lang]


def _open(one: "Unconfirmed", lang: Lang) -> Iterator[str]:
    yield f"{_at(one.place)} {_STATES[one.state][lang]}: {one.address}"
    for changed in one.changed:
        yield f"    {_changed(changed, lang)}"
        if changed.other:
            other = _LANGUAGES["en" if changed.lang == "zh" else "zh"]
            yield f"        {Bilingual(f'{other.zh}未改', f'{other.en}, unchanged')[lang]} {_quoted(changed.other)}"


def _changed(one: "Changed", lang: Lang) -> str:
    language = _LANGUAGES[one.lang]
    if one.said is None:
        return Bilingual(f"{language.zh}第 {one.number} 句已不在", f"{language.en}, sentence {one.number} is gone")[
            lang
        ]
    return (
        Bilingual(f"{language.zh}第 {one.number} 句", f"{language.en}, sentence {one.number}")[lang]
        + f" {_quoted(one.said)}"
    )


def _quoted(said: "Spoken") -> str:
    """The place and the words, cut where they are long."""
    words = said.words if len(said.words) <= _LONG else f"{said.words[: _LONG - 1]}…"
    return f"({_at(said.place)}): {words}"


def _gone(found: workspace.Translations, lang: Lang) -> str:
    count, listed = len(found.gone), ", ".join(found.gone[:3]) + ("…" if len(found.gone) > 3 else "")
    return Bilingual(
        f"记录中有 {count} 条规划已没有的文字（{listed}）；--confirm 这些地址或 --confirm-all 时去掉。",
        f"The record has {count} that the plan no longer has ({listed}); --confirm with their addresses, or --confirm-all, drops them.",
    )[lang]


def _recorded(found: workspace.Translations, lang: Lang) -> str:
    if not found.recorded:
        return Bilingual("这些早已确认，记录未改动。", "They were confirmed already; the record is unchanged.")[lang]
    where = workspace.shown(found.file)
    count, left = len(found.recorded), len(found.open)
    return Bilingual(
        f"已确认 {count} 对，记入 {where}，请一并提交；尚未确认 {left} 对。",
        f"Recorded {count} in {where}: commit that too; {left} not confirmed yet.",
    )[lang]


def _at(place: Place) -> str:
    return ":".join(map(str, place))
